"""Public holidays are no working days, wherever working days are counted: a Thursday before Easter, in Germany."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from netjob.coach import Coach
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import NextStep, TouchpointForm
from netjob.workbook import Workbook, preferences

THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, TUESDAY, WEDNESDAY = (date(2026, 4, day) for day in (2, 3, 6, 7, 8))


@pytest.fixture
def coach(book: Workbook) -> Coach:
    coach = Coach(book, THURSDAY)
    coach.people.add(ContactForm("Ada Byron"))
    return coach


def planned(coach: Coach) -> date:
    coach.people.promise(1, "Send the list", None)
    return last_due(coach)


def logged(coach: Coach) -> date:
    coach.log.touchpoint(TouchpointForm(THURSDAY, "call", contacts=(1,), next_steps=(NextStep("Send it", None),)))
    return last_due(coach)


def last_due(coach: Coach) -> date:
    due_on: date = coach.book.value("SELECT due_on FROM follow_up ORDER BY id DESC")
    return due_on


def said(sentence: str) -> Callable[[Coach], date | None]:
    return lambda coach: coach.log.proposal(sentence).said.promises[0].due_on


@pytest.mark.parametrize(
    ("counted", "plain", "expected"),
    [
        (planned, EASTER_MONDAY, WEDNESDAY),
        (logged, EASTER_MONDAY, WEDNESDAY),
        (said("Coffee with Ada, I will send her the list"), EASTER_MONDAY, WEDNESDAY),
        (said("Coffee with Ada, I will call her in three working days"), TUESDAY, date(2026, 4, 9)),
        (lambda coach: coach.garden.usual_day("me"), EASTER_MONDAY, WEDNESDAY),
        (lambda coach: coach.welcome.look_again("sent"), date(2026, 4, 13), date(2026, 4, 15)),
        (lambda coach: coach.welcome.two_days()[0], EASTER_MONDAY, WEDNESDAY),
        (lambda coach: coach.start.who_next().week.days_left, 2, 1),
        (lambda coach: GOOD_FRIDAY in coach.referrals.asks.days_off, False, True),
    ],
)
def test_holidays_are_left_out(
    book: Workbook, coach: Coach, counted: Callable[[Coach], object], plain: object, expected: object
) -> None:
    assert counted(coach) == plain
    preferences.choose(book, country="DE")
    assert counted(Coach(book, THURSDAY)) == expected


def test_a_fresh_start_is_counted_in_working_days(book: Workbook, coach: Coach) -> None:
    for written in (datetime(2026, 3, 25, 12), datetime(2026, 4, 2, 12)):
        book.clock = lambda written=written: written
        book.save(lambda w: w.insert("seed", planted_on=THURSDAY, kind="post", what="x"))
    book.save(lambda w: w.execute("DELETE FROM change WHERE table_name <> 'seed'"))
    assert Coach(book, EASTER_MONDAY).start.who_next().fresh == 2
    preferences.choose(book, country="DE")
    assert Coach(book, EASTER_MONDAY).start.who_next().fresh == 0


def test_around_a_day_whole_years_are_known(book: Workbook) -> None:
    preferences.choose(book, country="DE")
    found = preferences.days_off(book, THURSDAY)
    assert {GOOD_FRIDAY, date(2025, 12, 25), date(2026, 12, 25)} <= found
    assert date(2027, 1, 1) not in found
