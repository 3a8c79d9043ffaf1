"""Goals by hours, at half in the first two weeks."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import goals
from netjob.coaching.goals import NONE, Goals, Pace

MONDAY, THURSDAY = date(2026, 3, 2), date(2026, 3, 5)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Pace(NONE, 12, 1, 5)),
        (2, Pace(Goals(3, 1, 1, 1), 12, 1, 5)),
        (5, Pace(Goals(8, 2, 2, 2), 35, 2, 10)),
        (10, Pace(Goals(15, 4, 3, 3), 65, 3, 20)),
        (20, Pace(Goals(30, 8, 6, 5), 120, 5, 40)),
        (7, Pace(Goals(8, 2, 2, 2), 35, 2, 10)),
        (60, Pace(Goals(30, 8, 6, 5), 120, 5, 40)),
    ],
)
def test_the_pace_of_the_hours(hours: int, expected: Pace) -> None:
    assert goals.pace(hours) == expected


def test_half_is_rounded_up() -> None:
    assert goals.half(Goals(15, 4, 3, 1)) == Goals(8, 2, 2, 1)


def test_a_search_begun_on_a_thursday_is_at_half_for_that_week_and_the_next() -> None:
    full = Goals(8, 2, 2, 2)
    assert goals.plan(full, THURSDAY, THURSDAY) == [(MONDAY, Goals(4, 1, 1, 1)), (date(2026, 3, 16), full)]
    assert goals.plan(full, THURSDAY, date(2026, 3, 15)) == [
        (date(2026, 3, 9), Goals(4, 1, 1, 1)),
        (date(2026, 3, 16), full),
    ]
    assert goals.plan(full, THURSDAY, date(2026, 3, 16)) == [(date(2026, 3, 16), full)]
    assert goals.plan(NONE, THURSDAY, THURSDAY) == [(MONDAY, NONE)]


def test_goals_hold_until_the_next_ones() -> None:
    rows = [(MONDAY, Goals(4, 1, 1, 1)), (date(2026, 3, 16), Goals(8, 2, 2, 2)), (date(2026, 4, 6), NONE)]
    assert goals.in_force(rows, date(2026, 3, 1)) is None
    assert goals.in_force(rows, date(2026, 3, 15)) == Goals(4, 1, 1, 1)
    assert goals.in_force(rows, date(2026, 3, 22)) == Goals(8, 2, 2, 2)
    assert goals.in_force(rows, date(2026, 4, 6)) is None


def test_the_last_day_at_half() -> None:
    assert goals.eases_until(THURSDAY, THURSDAY) == date(2026, 3, 15)
    assert goals.eases_until(THURSDAY, date(2026, 3, 16)) is None
