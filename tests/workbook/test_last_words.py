"""What passed last with a few contacts."""

from __future__ import annotations

from datetime import date

from netjob.workbook import Workbook
from netjob.workbook.last_words import Latest, latest
from tests.hand import Hand, ago


def test_the_last_exchange_the_last_words_and_the_last_answer(book: Workbook, today: date) -> None:
    hand, before = Hand(book), date(2020, 1, 1)
    ann, bob, cy = hand.contact("Ann"), hand.contact("Bob", last_before=before), hand.contact("Cy")
    told = hand.touch(ann, ago(5), channel="call", talk=True)
    hand.row("heard", touchpoint=told, kind="news", body="She moved")
    hand.touch(ann, today)
    hand.touch(cy, ago(9), direction="in", channel="email")
    assert latest(book, [ann, bob, cy]) == {
        ann: Latest(today, "message", "out", ago(5), "She moved", None, ago(5)),
        bob: Latest(last_before=before),
        cy: Latest(ago(9), "email", "in", answered_on=ago(9)),
    }
