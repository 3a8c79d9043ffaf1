"""The trash: listed, taken out, emptied so that the file holds nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach import Coach
from netjob.coaching.touchpoint import NextStep, TouchpointForm
from netjob.errors import NotFound
from netjob.workbook import Workbook, removal, targets
from netjob.workbook.references import references
from netjob.workbook.soundness import check
from tests.conftest import TODAY


def coach(book: Workbook) -> Coach:
    return Coach(book, TODAY)


def thrown(book: Workbook) -> int:
    """A contact, a touchpoint with a promise, a referral, a target and an opening of the demo go to the trash."""
    found = coach(book)
    step = NextStep("send the zanzibarish list", date(2026, 3, 9))
    made = found.log.touchpoint(TouchpointForm(TODAY, "call", (2,), next_steps=(step,)), "t")
    assert made
    found.log.trash(made[0])
    found.people.trash(1)
    found.referrals.trash(2)
    found.openings.trash(1)
    book.save(lambda writer: targets.trash(writer, 1))
    return made[0]


def test_what_was_thrown_away_is_listed_the_last_first(demo: Workbook) -> None:
    assert coach(demo).trash.page() == (0, [])
    thrown(demo)
    total, rows = coach(demo).trash.page()
    assert (total, {row.kind for row in rows}) == (5, {"contact", "touchpoint", "referral", "target", "opening"})
    assert all(row.said for row in rows)
    assert len(coach(demo).trash.page(4, 3)[1]) == 1


def test_a_touchpoint_comes_back_with_what_was_promised_in_it(demo: Workbook) -> None:
    touchpoint = thrown(demo)
    coach(demo).trash.restore("touchpoint", touchpoint)
    promise = "SELECT trashed_at FROM follow_up WHERE what = 'send the zanzibarish list'"
    assert demo.rows(promise) == [(None,)]
    assert coach(demo).trash.page()[0] == 4
    with pytest.raises(NotFound):
        coach(demo).trash.restore("touchpoint", touchpoint)
    with pytest.raises(NotFound):
        coach(demo).trash.restore("change", 1)


def test_an_emptied_trash_is_gone_from_the_file(demo: Workbook) -> None:
    thrown(demo)
    name = demo.value("SELECT name FROM contact WHERE id = 1")
    others = demo.value("SELECT count(*) FROM contact")
    counts = coach(demo).trash.empty()
    assert counts["contact"] == counts["target"] == counts["opening"] == 1
    assert counts["referral"] >= 1
    assert check(demo).sound
    assert demo.value("SELECT count(*) FROM contact") == others - 1
    assert demo.value("SELECT count(*) FROM change WHERE contains(after, ?)", [name]) == 0
    assert coach(demo).trash.page() == (0, [])
    demo.checkpoint()
    assert b"zanzibarish" not in demo.path.read_bytes()


def test_a_column_that_can_not_be_cleared_takes_its_row_along(book: Workbook) -> None:
    asked = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT is_nullable AND NOT internal"
    fixed = set(book.rows(asked))
    assert {found[:2] for found in references(book)} & fixed <= removal.OWNED
