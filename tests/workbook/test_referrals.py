"""Referrals in the file: steps, ends, news passed on, with and without an opening."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import TouchpointForm
from netjob.errors import ChangedSince, NotFound, Refused
from netjob.workbook import Workbook, Writer, contacts, referrals, standings, touchpoints
from tests.workbook.doors import TODAY, add, day, opening


def test_an_end_stands_above_every_step(book: Workbook, ann: int) -> None:
    row_id = add(book, ann, "offer", 3)
    book.save(lambda writer: referrals.step(writer, row_id, "declined", day(5), TODAY))
    assert standings.standing(book, row_id).step == "declined"
    assert standings.counts(book) == {"outgoing": {"declined": 1}, "incoming": {}}
    book.save(lambda writer: referrals.reopen(writer, row_id))
    assert standings.standing(book, row_id).step == "offer"


def test_with_an_opening_the_last_steps_are_dated_there(book: Workbook, ann: int) -> None:
    opened = opening(book, final=9)
    row_id, other = add(book, ann, opening=opened), add(book, ann, "introduced", 2, opening=opened)
    book.save(lambda writer: referrals.step(writer, row_id, "offer", day(20), TODAY))
    assert standings.standing(book, other).step == "offer"
    assert book.value("SELECT count(*) FROM referral_step WHERE step = 'offer'") == 0
    book.save(lambda writer: referrals.move(writer, row_id, "interview", day(10), day(9), TODAY))
    assert book.rows("SELECT stage, reached_on FROM opening_stage ORDER BY id") == [
        ("final", day(10)), ("offer", day(20)),
    ]  # fmt: skip
    book.save(lambda writer: referrals.remove_step(writer, row_id, "offer"))
    assert standings.standing(book, other).step == "interview"


def test_news_from_an_opening_is_told_and_keeps_the_openings_day(book: Workbook, ann: int) -> None:
    opened = opening(book, interview=9)
    row_id = add(book, ann, opening=opened)
    book.save(lambda writer: referrals.tell(writer, row_id, "interview", TODAY))
    book.save(lambda writer: writer.execute("UPDATE opening_stage SET reached_on = ?", [day(10)]))
    found = standings.rungs(book, row_id)[-1]
    assert (found.step, found.reached_on, found.told_on, found.from_opening) == ("interview", day(10), TODAY, True)
    assert not standings.standing(book, row_id).to_tell


def test_a_step_that_was_not_reached_cannot_be_told(book: Workbook, ann: int) -> None:
    row_id = add(book, ann)
    with pytest.raises(Refused):
        book.save(lambda writer: referrals.tell(writer, row_id, "talked", TODAY))


def test_a_day_corrected_elsewhere_is_noticed(book: Workbook, ann: int) -> None:
    row_id = add(book, ann)
    book.save(lambda writer: referrals.move(writer, row_id, "asked", day(2), day(1), TODAY))
    with pytest.raises(ChangedSince):
        book.save(lambda writer: referrals.move(writer, row_id, "asked", day(3), day(1), TODAY))


def test_a_new_person_is_known_through_the_referrer(book: Workbook, ann: int) -> None:
    row_id = add(book, ann, person_name="Dora", target_name="Orbit GmbH")
    dora = referrals.details(book, row_id).person
    row = book.row("SELECT name, circle, tie, status, introduced_by, source FROM contact WHERE id = ?", [dora])
    assert row == ("Dora", "known_of", "none", "kept", ann, "named")
    assert book.rows("SELECT contact, person FROM knows") == [(ann, dora)]
    add(book, ann, person=dora, target_name="ORBIT")
    assert book.value("SELECT count(*) FROM knows") == 1
    assert book.value("SELECT count(*) FROM target") == 1


def test_in_the_trash_it_is_nowhere(book: Workbook, ann: int) -> None:
    row_id = add(book, ann)
    book.save(lambda writer: referrals.trash(writer, row_id))
    assert standings.counts(book) == {"outgoing": {}, "incoming": {}}
    with pytest.raises(NotFound):
        standings.standing(book, row_id)
    with pytest.raises(NotFound):
        book.save(lambda writer: referrals.step(writer, row_id, "agreed", TODAY, TODAY))


def test_what_it_may_have_grown_from(book: Workbook, ann: int) -> None:
    def work(writer: Writer) -> None:
        writer.insert("give", contact=ann, given_on=day(3), kind="help", what="a review")
        writer.insert("give", contact=contacts.add(writer, ContactForm("Bob Ray")), given_on=day(4), kind="help")
        writer.insert("seed", planted_on=day(5), kind="article", what="on timetables")

    book.save(work)
    seed = ("seed", 1, "article", "on timetables", day(5))
    assert referrals.credits(book, ann) == [("give", 1, "help", "a review", day(3)), seed]
    assert referrals.credits(book, None) == [seed]


def test_what_it_grew_from_and_came_out_of_is_kept(book: Workbook, ann: int) -> None:
    first = add(book, ann)
    row_id = add(book, ann, came_from_referral=first, seed=4, give=5)
    opened = referrals.details(book, row_id)
    assert (opened.came_from_referral, opened.seed, opened.give) == (first, 4, 5)
    now = replace(opened, came_from_referral=None, seed=None)
    book.save(lambda writer: referrals.edit(writer, row_id, now, opened, TODAY))
    assert referrals.details(book, row_id) == now


def test_what_lies_in_the_trash_is_kept_by_an_edit_that_cannot_show_it(book: Workbook, ann: int) -> None:
    first = add(book, ann)
    bob = book.save(lambda writer: contacts.add(writer, ContactForm("Bob Ray")))
    talk = book.save(lambda writer: touchpoints.log(writer, TouchpointForm(TODAY, "call", (ann,)), TODAY))
    give = book.save(lambda writer: writer.insert("give", contact=ann, given_on=TODAY, kind="help", touchpoint=1))
    row_id = add(book, ann, person=bob, target_name="Orbit", came_from_referral=first, give=give)
    opened = referrals.details(book, row_id)
    assert talk == [1]
    spoken_of = [("contact", bob), ("target", 1), ("referral", first), ("touchpoint", 1)]
    empty = replace(opened, person=None, target=None, came_from_referral=None, give=None, notes="x")

    def move(trashed: bool) -> None:
        for table, one in spoken_of:
            stamp = {"trashed_at": datetime(2026, 3, 2) if trashed else None}
            book.save(lambda writer, at=(table, one), stamp=stamp: writer.update(*at, stamp))  # type: ignore[misc]

    move(trashed=True)
    book.save(lambda writer: referrals.edit(writer, row_id, empty, opened, TODAY))
    assert referrals.details(book, row_id) == replace(opened, notes="x")
    book.save(lambda writer: referrals.edit(writer, row_id, replace(empty, seed=4), replace(opened, notes="x"), TODAY))
    assert referrals.details(book, row_id) == replace(opened, notes="x", seed=4, give=None)
    move(trashed=False)
    opened = referrals.details(book, row_id)
    book.save(lambda writer: referrals.edit(writer, row_id, replace(empty, seed=None), opened, TODAY))
    assert referrals.details(book, row_id) == replace(empty, seed=None)


def test_where_the_person_works(book: Workbook, ann: int) -> None:
    book.save(lambda writer: writer.update("contact", ann, {"organisation": "Acme"}))
    assert referrals.works_at(book, ann) == "Acme"
    assert referrals.works_at(book, None) is None
