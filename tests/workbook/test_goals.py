"""The week's goals, its rest, its plans, and what was reached of it."""

from __future__ import annotations

from datetime import date, timedelta

from netjob.coaching.contact import ContactForm
from netjob.coaching.goals import Goals
from netjob.coaching.touchpoint import TouchpointForm
from netjob.workbook import Workbook, contacts, goals, touchpoints

MONDAY = date(2026, 3, 2)
EASY, FULL = Goals(4, 1, 1, 1), Goals(8, 2, 2, 2)


def test_new_goals_take_the_place_of_later_ones_only(book: Workbook) -> None:
    book.save(lambda writer: goals.replace(writer, [(MONDAY - timedelta(days=7), FULL)]))
    book.save(lambda writer: goals.replace(writer, [(MONDAY, EASY), (MONDAY + timedelta(days=14), FULL)]))
    book.save(lambda writer: goals.replace(writer, [(MONDAY, FULL)]))
    assert goals.rows(book) == [(MONDAY - timedelta(days=7), FULL), (MONDAY, FULL)]


def test_the_week_counts_focused_touchpoints_up_to_a_day(book: Workbook) -> None:
    contact = book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee"))) or 0
    for day, points in ((1, ("doing",)), (2, ("doing",)), (3, ("next",)), (3, ())):
        form = TouchpointForm(date(2026, 3, day), "message", (contact,), angle="acquaintance", points=points)
        book.save(lambda writer, form=form: touchpoints.log(writer, form, date(2026, 3, 3)))
    now, before = goals.so_far(book, date(2026, 3, 3))
    assert (now.focused, before) == (2, 1)
    now, before = goals.so_far(book, MONDAY)
    assert (now.focused, before) == (1, 0)


def test_a_week_of_rest_is_set_and_taken_back(book: Workbook) -> None:
    for on in (True, True, False):
        book.save(lambda writer, on=on: goals.rest(writer, MONDAY, on))
        assert goals.rests(book, MONDAY) is on
    assert not goals.rests(book, MONDAY + timedelta(days=7))


def test_plans_of_a_week_are_listed_until_they_were_looked_at(book: Workbook) -> None:
    plan = {"monday": MONDAY, "when_": "Wednesday 4 March, 09:00", "then_": "ten minutes"}
    row_id = book.save(lambda writer: writer.insert("intention", **plan))
    assert goals.planned(book, MONDAY) == [(row_id, "Wednesday 4 March, 09:00", "ten minutes")]
    book.save(lambda writer: goals.forget_plan(writer, "something else"))
    assert len(goals.planned(book, MONDAY)) == 1
    book.save(lambda writer: goals.forget_plan(writer, "ten minutes"))
    assert goals.planned(book, MONDAY) == []
