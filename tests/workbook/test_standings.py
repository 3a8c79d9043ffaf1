"""Where referrals stand, with and without an opening, a page at a time."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook, contacts, referrals, standings
from netjob.workbook.standings import View

TODAY = date(2026, 3, 2)


def day(number: int) -> date:
    return date(2026, 2, number)


@pytest.fixture
def ann(book: Workbook) -> int:
    found = book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee")))
    assert found is not None
    return found


def add(book: Workbook, referrer: int, step: str = "asked", on: int = 1, **values: object) -> int:
    form = ReferralForm(referrer, "outgoing", step, day(on), **values)  # type: ignore[arg-type]
    found = book.save(lambda writer: referrals.add(writer, form, TODAY))
    assert found is not None
    return found


def opening(book: Workbook, **stages: int) -> int:
    """An opening whose stages were reached on these days of February."""
    row_id = book.save(
        lambda writer: writer.insert(
            "opening", organisation="Orbit", organisation_key="orbit", role="Lead", source="network"
        )
    )
    assert row_id is not None
    for stage, on in stages.items():
        values = {"opening": row_id, "stage": stage, "reached_on": day(on)}
        book.save(lambda writer, values=values: writer.insert("opening_stage", **values))  # type: ignore[misc]
    return row_id


def test_the_furthest_step_counts_whatever_was_dated_last(book: Workbook, ann: int) -> None:
    row_id = add(book, ann)
    book.save(lambda writer: referrals.step(writer, row_id, "talked", day(20), TODAY))
    book.save(lambda writer: referrals.step(writer, row_id, "agreed", day(20), TODAY))
    found = standings.standing(book, row_id)
    assert (found.step, found.since, found.began_on, found.to_tell) == ("talked", day(20), day(1), True)


def test_with_an_opening_the_last_steps_are_its_stages(book: Workbook, ann: int) -> None:
    row_id = add(book, ann, opening=opening(book, heard=2, final=9, offer=12))
    found = standings.rungs(book, row_id)
    assert [(rung.step, rung.reached_on, rung.from_opening) for rung in found] == [
        ("asked", day(1), False), ("interview", day(9), True), ("offer", day(12), True),
    ]  # fmt: skip


def test_a_page_is_ordered_by_step_and_then_by_the_longest_rest(book: Workbook, ann: int) -> None:
    late, agreed, early = add(book, ann, on=9), add(book, ann, "agreed", 2), add(book, ann, on=3)
    total, rows = standings.page(book, View("outgoing"), 2)
    assert (total, [row.id for row in rows]) == (3, [early, late])
    assert [row.id for row in standings.page(book, View("outgoing"), 2, 2)[1]] == [agreed]
    assert standings.page(book, View("outgoing"), 2, 40)[1][0].id == early
    assert standings.page(book, View("incoming"), 2) == (0, [])


def test_words_are_found_in_every_name(book: Workbook, ann: int) -> None:
    add(book, ann, person_name="Björn 100%")
    for words, total in (("ann bjorn", 1), ("100%", 1), ("cy", 0)):
        assert standings.page(book, View(words=words), 5)[0] == total, words
