"""Waits along a referral, gaps in it, and one person who opens most doors."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.journeys import Journey, begun, most_from_one, skipped, waits

TODAY = date(2026, 3, 2)


def january(day: int) -> date:
    return date(2026, 1, day)


def test_waits_start_at_the_step_before_and_end_with_the_step_an_end_or_today() -> None:
    journeys = [
        Journey(1, "outgoing", {"asked": january(1), "agreed": january(3), "introduced": january(10)}),
        Journey(1, "outgoing", {"asked": january(1), "agreed": january(5), "lapsed": january(25)}),
        Journey(1, "outgoing", {"asked": january(1), "agreed": january(31)}),
        Journey(1, "outgoing", {"asked": january(1), "declined": january(2)}),
    ]
    assert waits(journeys, "introduced", TODAY) == [(7, "introduced"), (20, "lapsed"), (30, None)]


def test_a_skipped_step_stays_out_of_the_curve() -> None:
    journey = Journey(1, "outgoing", {"asked": january(1), "agreed": january(3), "talked": january(20)})
    assert waits([journey], "introduced", TODAY) == []
    assert waits([journey], "talked", TODAY) == []
    assert skipped([journey]) == 1


def test_whatever_came_first_is_how_it_ended() -> None:
    journey = Journey(1, "outgoing", {"asked": january(1), "lapsed": january(20), "declined": january(9)})
    assert (journey.ended_as, journey.ended_on) == ("declined", january(9))
    assert Journey(1, "outgoing", {"asked": january(1)}).ended_as is None


def test_a_ladder_counts_from_the_day_its_first_rung_was_reached() -> None:
    before = Journey(1, "outgoing", {"asked": january(1), "agreed": january(20)})
    incoming = Journey(1, "incoming", {"talked": january(20)})
    assert begun([before, incoming], "outgoing", january(2)) == []
    assert begun([before, incoming], "outgoing", january(1)) == [before]
    assert begun([before, incoming], "incoming", january(20)) == [incoming]
    assert begun([Journey(1, "outgoing", {"lapsed": january(9)})], "outgoing", january(1)) == []


@pytest.mark.parametrize(
    ("own", "others", "expected"), [(3, 3, (7, 3, 6)), (2, 3, None), (4, 0, None), (5, 0, (7, 5, 5))]
)
def test_one_person_is_named_above_40_percent_of_five_or_more(
    own: int, others: int, expected: tuple[int, int, int] | None
) -> None:
    introduced = {"asked": january(1), "introduced": january(9)}
    journeys = [Journey(7, "outgoing", introduced) for _ in range(own)]
    journeys += [Journey(contact, "incoming", {"introduced": january(9)}) for contact in range(100, 100 + others)]
    journeys += [Journey(8, "outgoing", {"asked": january(1)})]
    assert most_from_one(journeys) == expected
