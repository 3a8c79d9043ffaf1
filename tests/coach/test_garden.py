"""What the Garden page asks, answered from a small network."""

from __future__ import annotations

import pytest

from netjob.coach import Coach
from netjob.coaching.garden import Given
from netjob.workbook import Workbook
from netjob.workbook.gives import LedgerView
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


@pytest.fixture
def coach(book: Workbook) -> Coach:
    return Coach(book, TODAY)


def test_a_door_offers_what_went_before_it_until_its_seed_is_named(coach: Coach, hand: Hand) -> None:
    ann = hand.contact("Ann")
    before, after = hand.give(ann, ago(30)), hand.give(ann, ago(3))
    door = hand.referral(ann, "incoming", introduced=ago(10))
    (one,) = coach.garden.harvests(False)[1]
    assert (one.days, list(one.may_have)) == (None, [Given(before, "help", "", ago(30))])
    coach.garden.credit(door, "give", before)
    (one,) = coach.garden.harvests(False)[1]
    assert (one.days, list(one.may_have)) == (20, [])
    coach.garden.credit(door, "give", after)  # said so all the same: it has no lag
    assert coach.garden.harvests(False)[1][0].days is None


def test_a_form_sent_twice_saves_once(coach: Coach, hand: Hand) -> None:
    row = hand.row("follow_up", contact=hand.contact(), owed_by="them", due_on=ago(2), what="Ask Liam")
    coach.garden.keep(row, "token")
    coach.garden.keep(row, "token")
    assert coach.garden.ledger(LedgerView())[1][0].done_on == TODAY


def test_every_week_and_month_is_there(coach: Coach, hand: Hand) -> None:
    hand.give(hand.contact(), TODAY)
    weeks, months = coach.garden.periods("week"), coach.garden.periods("month")
    assert (len(weeks), weeks[-1].gives, weeks[-2].gives) == (26, 1, 0)
    assert (len(months), months[-1].gives) == (24, 1)
