"""The dated steps of referrals, with openings, pool and trash."""

from __future__ import annotations

import pytest

from netjob.coaching.ladders import LADDERS
from netjob.workbook import Workbook, journey
from tests.hand import TODAY, Hand, ago

START = ago(100)


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def test_steps_as_they_are_dated(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.referral(ada, asked=ago(50), agreed=ago(45), lapsed=ago(10))
    hand.referral(ada, "incoming", introduced=ago(20))
    first, second = journey.journeys(book, START, TODAY)
    assert (first.referrer, first.direction) == (ada, "outgoing")
    assert first.dated == {"asked": ago(50), "agreed": ago(45), "lapsed": ago(10)}
    assert second.dated == {"introduced": ago(20)}


def test_with_an_opening_the_last_three_come_from_its_stages(book: Workbook, hand: Hand) -> None:
    opening = hand.opening(stages={"heard": ago(60), "interview": ago(30), "final": ago(20), "offer": ago(10)})
    hand.referral(hand.contact(), opening=opening, asked=ago(50), interview=ago(49), accepted=ago(48))
    (found,) = journey.journeys(book, START, TODAY)
    assert found.dated == {"asked": ago(50), "interview": ago(30), "offer": ago(10)}


def test_a_last_round_is_an_interview(book: Workbook, hand: Hand) -> None:
    hand.referral(hand.contact(), opening=hand.opening(stages={"final": ago(20)}), asked=ago(50))
    (found,) = journey.journeys(book, START, TODAY)
    reached = dict(zip(LADDERS["outgoing"], found.unit.days, strict=True))
    assert (reached["put_forward"], reached["interview"], reached["offer"]) == (ago(20), ago(20), None)


def test_pool_trash_and_days_to_come_are_left_out(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.referral(hand.contact(status="pool"), asked=ago(5))
    hand.referral(hand.contact(trashed_at="2026-02-01"), asked=ago(5))
    hand.referral(ada, trashed_at="2026-02-01", asked=ago(5))
    hand.referral(ada, asked=ago(-1))
    hand.referral(ada, asked=ago(200), agreed=ago(150))
    assert journey.journeys(book, START, TODAY) == []
    assert [found.dated for found in journey.journeys(book, START, ago(-1))] == [{"asked": ago(-1)}]


def test_a_journey_that_began_before_is_read_whole(book: Workbook, hand: Hand) -> None:
    hand.referral(hand.contact(), asked=ago(120), agreed=ago(90))
    (found,) = journey.journeys(book, START, TODAY)
    assert found.unit.days[0] == ago(120)
