"""Once an offer was accepted, and after the search."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coach import Coach
from netjob.workbook import Workbook
from tests.hand import Hand, ago


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


def test_an_accepted_offer_asks_once_whether_the_search_is_over(coach: Coach, book: Workbook) -> None:
    hand = Hand(book)
    hand.search(ago(60))
    hand.opening(stages={"accepted": ago(30)})
    assert coach.keeping.accepted() == ("Fen Rail", ago(30))
    assert Coach(book, coach.today + timedelta(days=1)).keeping.accepted() is None
    coach.keeping.go_on()
    assert coach.keeping.accepted() is None
    hand.opening(stages={"accepted": coach.today})
    assert coach.keeping.accepted() is None  # answered today
    coach.prepare.choose(accepted_answered_on=ago(1).isoformat())
    coach.prepare.end("found", coach.today)
    assert coach.keeping.accepted() is None
