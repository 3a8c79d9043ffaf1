"""Which week a review is about, the average before it, and which beginnings led to introductions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.comparing import Group
from netjob.coaching.journeys import Journey
from netjob.coaching.preferences import HORIZONS
from netjob.coaching.reaches import First, Reach
from netjob.coaching.review import Averages, averages, closes_month, given_days, judged, preceded, reviewed
from netjob.coaching.weeks import Week

MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
LONG_AGO = date(2025, 1, 6)


@pytest.mark.parametrize(
    ("day", "about"),
    [
        (date(2026, 3, 2), date(2026, 2, 23)),  # Monday to Thursday: the week that is over
        (date(2026, 3, 5), date(2026, 2, 23)),
        (date(2026, 3, 6), MONDAY),  # Friday to Sunday: the one that ends
        (date(2026, 3, 8), MONDAY),
        (date(2026, 12, 31), date(2026, 12, 21)),  # Thursday of 2026-W53
        (date(2027, 1, 1), date(2026, 12, 28)),  # its Friday lies in the next year
        (date(2027, 1, 3), date(2026, 12, 28)),
        (date(2027, 1, 4), date(2026, 12, 28)),  # Monday of 2027-W01
    ],
)
def test_a_review_is_about_the_week_that_ends(day: date, about: date) -> None:
    assert reviewed(day, LONG_AGO) == about


def test_nothing_before_the_first_week_is_proposed() -> None:
    assert reviewed(date(2026, 3, 4), MONDAY) == MONDAY


def test_the_average_is_of_full_weeks_before_without_rest() -> None:
    weeks = [
        Week(MONDAY - 4 * WEEK, outgoing=9, focused=9, talks=9, asks=9, gives=9, contacts=9),
        Week(MONDAY - 3 * WEEK, outgoing=3, focused=2, talks=1, contacts=3),
        Week(MONDAY - 2 * WEEK, rest=True),
        Week(MONDAY - WEEK, outgoing=4, focused=3, talks=2, asks=1, gives=4, contacts=2),
        Week(MONDAY, outgoing=50, focused=50),
    ]
    since = MONDAY - 3 * WEEK + timedelta(days=2)
    assert averages(weeks, MONDAY, since) == Averages(2.5, 1.5, 0.5, 2.0, 2.5)
    assert averages(weeks, MONDAY, None) == Averages(14 / 3, 4.0, 10 / 3, 13 / 3, 14 / 3)


def test_without_a_full_week_there_is_no_average() -> None:
    assert averages([Week(MONDAY, outgoing=3)], MONDAY, None) is None
    assert averages([], MONDAY, None) is None
    assert averages([Week(MONDAY - WEEK, outgoing=3)], MONDAY, MONDAY) is None


@pytest.mark.parametrize(
    ("monday", "closes"),
    [
        (date(2026, 2, 23), True),  # Friday 27 February
        (date(2026, 2, 16), False),
        (date(2026, 3, 23), True),  # Friday 27 March, in the week in which clocks change
        (date(2026, 3, 30), False),  # its Friday is in April
        (date(2026, 12, 21), True),  # Friday 25 December
        (date(2026, 12, 28), False),  # its Friday is 1 January
    ],
)
def test_the_last_friday_closes_a_month(monday: date, closes: bool) -> None:
    assert closes_month(monday) is closes


def reach(contact: int, angle: str | None, *points: str) -> Reach:
    return Reach(
        contact, LONG_AGO, None, None, None, None, First("known", "close", "message", angle, (), tuple(points))
    )


def asked(referrer: int, days_ago: int, introduced_after: int | None = None) -> Journey:
    day = MONDAY - timedelta(days=days_ago)
    dated = {"asked": day}
    if introduced_after is not None:
        dated["introduced"] = day + timedelta(days=introduced_after)
    return Journey(referrer, "outgoing", dated)


def test_an_ask_is_given_the_days_of_two_steps() -> None:
    assert given_days(HORIZONS) == 44


def test_introductions_are_counted_by_how_it_began() -> None:
    reaches = [reach(1, "role", "whom"), reach(2, "insight"), reach(3, "role"), reach(4, None)]
    journeys = [
        asked(1, 44, 44),  # on the last day of each: counts
        asked(1, 60, 45),  # later than given: judged, and not counted
        asked(1, 43, 1),  # too recent, though it came
        asked(2, 100, 3),
        asked(3, 100),
        asked(4, 100),
        asked(9, 100, 1),  # nobody who was reached out to in this search
    ]
    asks = judged(journeys, reaches, HORIZONS, MONDAY)
    assert preceded(asks, "angle") == [
        Group("role", 1, 3), Group("insight", 1, 1), Group("unsaid", 0, 1),
    ]  # fmt: skip
    assert preceded(asks, "point:whom") == [
        Group("used", 1, 2), Group("not_used", 1, 3),
    ]  # fmt: skip
    assert preceded(judged([], reaches, HORIZONS, MONDAY), "angle") == []
