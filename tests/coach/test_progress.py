"""What the Progress pages ask, on small networks."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach.progress import Progress
from netjob.workbook import Workbook, preferences
from netjob.workbook.cadence import Silence
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def progress(book: Workbook) -> Progress:
    return Progress(book, TODAY)


def test_keeping_mode_has_neither_ladders_nor_goals(book: Workbook, hand: Hand) -> None:
    hand.goal(ago(70), 1)
    hand.touch(hand.contact(), ago(14), angle="role", points=["next"])
    found = progress(book)
    assert found.search is None
    assert not found.early
    assert found.day == 0
    assert found.people() == []
    assert found.referrals("outgoing") is None
    assert found.early_signs() is None
    assert found.one_person() is None
    assert found.curve("introduced") is None
    assert found.compared("circle") == []
    assert all(week.goal is None for week in found.weeks)
    assert found.average == 0.5


def test_a_search_counts_from_its_start(book: Workbook, hand: Hand) -> None:
    hand.search(ago(28))
    ada = hand.contact()
    hand.touch(ada, ago(50))
    for days in (21, 20, 7):
        hand.touch(ada, ago(days))
    found = progress(book)
    assert found.average == 0.75
    assert found.early
    assert found.day == 29
    assert found.people()[0].entered == 1


def test_goals_hold_from_their_monday_until_the_next(book: Workbook, hand: Hand) -> None:
    hand.search(ago(21))
    hand.goal(ago(21), 4)
    hand.goal(ago(7), 8)
    hand.rest(ago(14))
    hand.touch(hand.contact(), ago(1))
    last = progress(book).weeks[-5:]
    assert [week.goal for week in last] == [None, 4, 4, 8, 8]
    assert [week.rest for week in last] == [False, False, True, False, False]


def test_the_streak_is_told_only_when_it_is_wanted(book: Workbook, hand: Hand) -> None:
    hand.search(ago(14))
    hand.goal(ago(14), 1)
    for days in (14, 7):
        hand.touch(hand.contact(), ago(days), angle="role", points=["next"])
    assert progress(book).streak is None
    preferences.choose(book, streaks=True)
    assert progress(book).streak == 2


def test_who_stands_where(book: Workbook, hand: Hand) -> None:
    hand.contact("Never")
    for name, days in (("Green", 30), ("Amber", 31), ("Red", 61)):
        hand.touch(hand.contact(name, tie="close"), ago(days))
    found = progress(book)
    assert (found.standing.never, found.standing.red, found.standing.amber, found.standing.green) == (1, 1, 1, 1)
    assert (found.standing.listed, found.standing.everyone) == (3, 4)
    assert [one.contact for one in found.silent] == ["Never", "Red", "Amber"]
    assert [one.contact for one in found.due] == ["Never", "Red", "Amber", "Green"]


def test_days_given_are_the_users_own(book: Workbook, hand: Hand) -> None:
    hand.search(ago(60))
    hand.touch(hand.contact(), ago(10))
    assert progress(book).people()[0].steps[0].n == 0
    preferences.choose(
        book, horizons={**progress(book).horizons, "people": {"replied": 7, "talked": 30, "asked": 30, "referred": 30}}
    )
    assert progress(book).people()[0].steps[0].n == 1


def test_one_person_who_gave_most_introductions_is_named(book: Workbook, hand: Hand) -> None:
    hand.search(ago(100))
    ada, ben = hand.contact("Ada"), hand.contact("Ben")
    for _ in range(3):
        hand.referral(ada, asked=ago(50), introduced=ago(40))
    for _ in range(2):
        hand.referral(ben, "incoming", introduced=ago(40))
    assert progress(book).one_person() == ("Ada", 3, 5)


def test_a_part_of_a_page_that_runs_alone_sees_what_was_saved(book: Workbook, hand: Hand) -> None:
    found = progress(book)
    assert found.weeks == []
    assert found.weeks is found.weeks
    hand.touch(hand.contact(), date(2026, 3, 1))
    assert len(found.weeks) == 104


def test_the_forecast_reads_the_pauses_of_the_same_tie(book: Workbook, hand: Hand) -> None:
    for contact in (hand.contact(tie="close") for _ in range(10)):
        for days in (60, 40):
            hand.touch(contact, ago(days))
    newcomer = hand.contact(tie="slight")
    hand.touch(newcomer, ago(200))
    found = progress(book)
    by_name = dict(zip([one.tie for one in found.silent], found.rhythm.again(found.silent), strict=True))
    assert by_name["slight"] is None  # nothing of this tie ever finished
    # 10 pauses of 20 days ended, 10 stand open at 40: of those 40 days old none is known to last longer.
    assert by_name["close"] is None
    early = [Silence(1, "Ada", None, "close", ago(10), 10, 30, 0.3, "green")]
    assert found.rhythm.again(early) == [pytest.approx(0.5)]
