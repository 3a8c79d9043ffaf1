"""Promised introductions in the file: what is written at once, and what only once they happened."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coach import promises
from netjob.coaching.contact import ContactForm
from netjob.coaching.promise import Promise
from netjob.coaching.touchpoint import NameGiven, NextStep, TouchpointForm
from netjob.workbook import Workbook, contacts, referrals, targets, touchpoints
from netjob.workbook.undo import undo
from tests.workbook.doors import TODAY, add, day

DUE = date(2026, 3, 10)
LADDER = """
    SELECT r.id, direction, step, reached_on FROM referral r JOIN referral_step s ON s.referral = r.id
    WHERE r.trashed_at IS NULL ORDER BY r.id, reached_on, s.id
"""


def promise(book: Workbook, ann: int, *names: NameGiven, ask: str | None = None, on: int = 20, what: str = "") -> int:
    line = what or f"introduce me to {' and '.join(name.name for name in names)}"
    form = TouchpointForm(day(on), "call", (ann,), ask=ask, names=names, next_steps=(NextStep(line, DUE, "them"),))
    written = book.save(lambda writer: touchpoints.log(writer, form, TODAY))
    assert written is not None
    return written[0]


def called(book: Workbook, name: str) -> int:
    return int(book.value("SELECT id FROM contact WHERE name = ?", [name]))


def test_a_promise_makes_a_contact_and_no_door(book: Workbook, ann: int) -> None:
    touchpoint = promise(book, ann, NameGiven("Grace Hopper", "Orbit", promised=True))
    grace = book.records("SELECT id, circle, introduced_by, organisation, source FROM contact WHERE id <> ?", [ann])
    assert grace == [{"id": 2, "circle": "known_of", "introduced_by": ann, "organisation": "Orbit", "source": "named"}]
    assert book.rows("SELECT contact, person, target, said_on FROM knows") == [(ann, 2, None, day(20))]
    assert book.rows("SELECT kind, body FROM heard") == [("name", "Grace Hopper, Orbit")]
    assert book.rows(LADDER) == []
    assert promises.standing(book, TODAY) == [
        Promise(1, touchpoint, ann, "Ann Lee", 2, "Grace Hopper", "introduce me to Grace Hopper", day(20), DUE, None)
    ]


def test_who_knows_somebody_at_a_target_is_kept_too(book: Workbook, ann: int) -> None:
    orbit = book.save(lambda writer: targets.of_name(writer, "Orbit"))
    promise(book, ann, NameGiven("Grace", "Orbit", promised=True))
    assert book.rows("SELECT contact, target FROM knows WHERE target IS NOT NULL") == [(ann, orbit)]


@pytest.mark.parametrize(("ask", "marked"), [("introduction", None), ("recommendation", None), (None, True)])
def test_what_was_asked_for_and_promised_stands_at_agreed(
    book: Workbook, ann: int, ask: str | None, marked: bool | None
) -> None:
    promise(book, ann, NameGiven("Grace", asked=marked, promised=True, guess=70), ask=ask)
    assert book.rows(LADDER) == [(1, "outgoing", "asked", day(20)), (1, "outgoing", "agreed", day(20))]
    assert book.rows("SELECT person, touchpoint, guess FROM referral") == [(called(book, "Grace"), 1, 70)]


def test_a_promise_answers_the_ask_that_is_open_and_no_later_one(book: Workbook, ann: int) -> None:
    early = add(book, ann, person_name="Grace")
    late = add(book, ann, on=25, person_name="Bob")
    given = [NameGiven("", contact=called(book, name), promised=True) for name in ("Grace", "Bob")]
    promise(book, ann, *given, what="introduce me to Grace and Bob")
    assert book.rows(LADDER) == [
        (early, "outgoing", "asked", day(1)), (early, "outgoing", "agreed", day(20)),
        (late, "outgoing", "asked", day(25)),
    ]  # fmt: skip


def test_once_it_happened_it_came_by_itself_on_that_day(book: Workbook, ann: int) -> None:
    touchpoint = promise(book, ann, NameGiven("Grace", promised=True))
    grace = called(book, "Grace")
    made = promises.introduced(book, 1, grace, TODAY, "happened")
    assert book.rows(LADDER) == [(made, "incoming", "introduced", TODAY)]
    assert book.rows("SELECT referrer, person, touchpoint FROM referral") == [(ann, grace, touchpoint)]
    assert book.rows("SELECT done_on FROM follow_up") == [(TODAY,)]
    assert promises.standing(book, TODAY) == []
    assert promises.introduced(book, 1, grace, TODAY, "again") is None
    assert len(book.rows(LADDER)) == 1
    book.save(lambda writer: undo(writer, "happened"))
    assert book.rows(LADDER) == []
    assert [one.to for one in promises.standing(book, TODAY)] == [grace]


def test_once_it_happened_an_open_ask_goes_on(book: Workbook, ann: int) -> None:
    promise(book, ann, NameGiven("Grace", promised=True), ask="introduction")
    assert promises.introduced(book, 1, called(book, "Grace"), TODAY) == 1
    assert [row[1:] for row in book.rows(LADDER)] == [
        ("outgoing", "asked", day(20)), ("outgoing", "agreed", day(20)), ("outgoing", "introduced", TODAY),
    ]  # fmt: skip


def test_a_promise_ticked_off_is_offered_for_two_weeks_with_its_day(book: Workbook, ann: int) -> None:
    promise(book, ann, NameGiven("Grace", promised=True))
    book.save(lambda writer: writer.update("follow_up", 1, {"done_on": day(26)}))
    assert [one.done_on for one in promises.standing(book, day(26) + timedelta(days=14))] == [day(26)]
    assert promises.standing(book, day(26) + timedelta(days=15)) == []
    promises.introduced(book, 1, called(book, "Grace"), TODAY)
    assert book.rows(LADDER) == [(1, "incoming", "introduced", day(26))]
    assert book.rows("SELECT done_on FROM follow_up") == [(day(26),)]


def test_a_promise_of_two_is_kept_with_the_second(book: Workbook, ann: int) -> None:
    promise(book, ann, NameGiven("Grace", promised=True), NameGiven("Bob Ray", promised=True))
    done = []
    for name in ("Bob Ray", "Grace"):
        promises.introduced(book, 1, called(book, name), TODAY)
        done.append(book.value("SELECT done_on FROM follow_up"))
    assert done == [None, TODAY]


@pytest.mark.parametrize(
    ("what", "count"),
    [("an introduction to Grace", 1), ("put me in touch with grace hopper", 1), ("send me Grace's slides", 0),
     ("ask her boss to introduce me to Grace", 1), ("ask Grace about the slides", 0), ("introduce me to Bob", 0)],
)  # fmt: skip
def test_a_line_that_speaks_of_no_introduction_to_them_is_none(book: Workbook, ann: int, what: str, count: int) -> None:
    promise(book, ann, NameGiven("Grace Hopper", promised=True), what=what)
    assert len(promises.standing(book, TODAY)) == count


def test_a_promise_holds_for_somebody_who_is_called_otherwise_since(book: Workbook, ann: int) -> None:
    promise(book, ann, NameGiven("Grace Hopper", "Orbit", promised=True), NameGiven("Bob", promised=True))
    grace, bob = called(book, "Grace Hopper"), called(book, "Bob")
    book.save(lambda writer: writer.update("contact", grace, {"name": "G. Murray"}))
    assert [(one.to, one.to_name) for one in promises.standing(book, TODAY)] == [(grace, "G. Murray"), (bob, "Bob")]
    book.save(lambda writer: writer.update("contact", bob, {"name": "Robert Ray"}))
    assert promises.standing(book, TODAY) == []  # two who are called otherwise: nobody knows who is who
    book.save(lambda writer: writer.update("contact", bob, {"name": "Bob Ray"}))
    promises.introduced(book, 1, grace, TODAY)
    assert [one.to for one in promises.standing(book, TODAY)] == [bob]


def test_a_promise_goes_with_its_exchange_and_with_the_people(book: Workbook, ann: int) -> None:
    touchpoint = promise(book, ann, NameGiven("Grace", promised=True))
    for table, row_id in (("touchpoint", touchpoint), ("contact", ann), ("contact", called(book, "Grace"))):
        book.save(lambda writer, at=(table, row_id): writer.update(*at, {"trashed_at": writer.now}))  # type: ignore[misc]
        assert promises.standing(book, TODAY) == []
        book.save(lambda writer, at=(table, row_id): writer.update(*at, {"trashed_at": None}))  # type: ignore[misc]
    assert len(promises.standing(book, TODAY)) == 1


def test_who_was_introduced_is_promised_no_more_and_who_declined_before_may_be(book: Workbook, ann: int) -> None:
    grace = book.save(lambda writer: contacts.add(writer, ContactForm("Grace")))
    door = add(book, ann, on=2, person=grace)
    book.save(lambda writer: referrals.step(writer, door, "declined", day(3), TODAY))
    promise(book, ann, NameGiven("Grace", contact=grace, promised=True))
    assert len(promises.standing(book, TODAY)) == 1
    book.save(lambda writer: writer.update("referral_step", 2, {"reached_on": day(21)}))
    assert promises.standing(book, TODAY) == []
    book.save(lambda writer: writer.update("referral_step", 2, {"step": "introduced", "reached_on": day(3)}))
    assert promises.standing(book, TODAY) == []
