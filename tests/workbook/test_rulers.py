"""Talks and applications as they are counted for the rulers."""

from __future__ import annotations

from netjob.coaching.rulers import Application
from netjob.workbook import Workbook, rulers
from tests.hand import TODAY, Hand, ago


def test_talks_of_the_search_outside_the_pool(book: Workbook) -> None:
    hand = Hand(book)
    ada = hand.contact()
    for day in (ago(100), ago(20), ago(10)):
        hand.touch(ada, day, talk=True)
    hand.touch(ada, ago(9))
    hand.touch(ada, ago(8), talk=True, trashed_at="2026-02-28")
    hand.touch(hand.contact("Pool", status="pool"), ago(5), talk=True)
    assert rulers.talks(book, ago(50), TODAY) == 2


def test_the_days_of_applications(book: Workbook) -> None:
    hand = Hand(book)
    hand.opening(stages={"applied": ago(40), "answered": ago(30), "interview": ago(20), "closed": ago(2)})
    hand.opening(stages={"applied": ago(90), "final": ago(15), "offer": ago(5)})
    hand.opening(stages={"applied": ago(90)})
    hand.opening(stages={"heard": ago(9)})
    hand.opening(stages={"applied": ago(9)}, trashed_at="2026-02-28")
    found = sorted(rulers.applications(book, ago(50), TODAY), key=str)
    assert found == sorted(
        [
            Application(ago(40), ago(30), ago(20), None, ago(2)),
            Application(ago(90), ago(15), ago(15), ago(5), None),
        ],
        key=str,
    )
