"""Where each opening stands."""

from __future__ import annotations

from netjob.workbook import Workbook, flow
from tests.hand import Hand, ago


def test_an_opening_stands_at_its_furthest_stage_or_is_closed(book: Workbook) -> None:
    hand = Hand(book)
    hand.opening()
    hand.opening(stages={"interview": ago(3), "applied": ago(1)})
    hand.opening("posting", stages={"accepted": ago(9), "closed": ago(2)})
    hand.opening("posting", stages={"applied": ago(9)}, trashed_at="2026-02-28")
    assert flow.standing(book) == [("network", "heard", 1), ("network", "interview", 1), ("posting", "closed", 1)]
