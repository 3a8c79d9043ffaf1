"""Gaps, new contacts and asks counted by hand."""

from __future__ import annotations

from netjob.coaching.gaps import Gap
from netjob.workbook import Workbook, gaps
from tests.hand import TODAY, Hand, ago


def test_gaps_run_between_days_and_the_last_is_open(book: Workbook) -> None:
    hand = Hand(book)
    ada, ben = hand.contact(tie="close"), hand.contact("Ben", tie="close")
    for day in (40, 30, 30, 5):
        hand.touch(ada, ago(day), tie="slight")
    hand.touch(ben, ago(5))
    hand.touch(ben, ago(3), trashed_at="2026-02-28")
    hand.touch(hand.contact("Pool", status="pool"), ago(9))
    assert gaps.gaps(book, TODAY) == [
        Gap("close", 5, True, 2), Gap("close", 10, False, 1), Gap("close", 25, False, 1),
    ]  # fmt: skip


def test_a_contact_is_new_in_the_week_of_the_first_touchpoint_ever(book: Workbook) -> None:
    hand = Hand(book)
    ada, ben = hand.contact(), hand.contact("Ben")
    hand.touch(ada, ago(100))
    hand.touch(ada, ago(7))
    hand.touch(ben, ago(6), direction="in")
    hand.touch(hand.contact("Pool", status="pool"), ago(6))
    assert gaps.newcomers(book, ago(28), TODAY) == {ago(7): 1}


def test_asks_by_tie_as_it_was_then(book: Workbook) -> None:
    hand = Hand(book)
    ada = hand.contact(tie="close")
    hand.touch(ada, ago(3), ask="advice", tie="slight")
    hand.touch(ada, ago(3), ask="job", tie="slight")
    hand.touch(ada, ago(2))
    hand.touch(ada, ago(40), ask="advice", tie="close")
    assert gaps.asks(book, ago(29), TODAY) == {"slight": 1}
