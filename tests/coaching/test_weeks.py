"""Weeks by their Monday, goals, streaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.weeks import Week, average, judged, label, monday, mondays, on_goal, streak, with_goals

TODAY = date(2026, 3, 4)
THIS = date(2026, 3, 2)


def test_weeks_are_keyed_by_monday_around_a_53rd_week() -> None:
    assert (monday(date(2027, 1, 1)), label(date(2027, 1, 1))) == (date(2026, 12, 28), "2026-W53")
    assert label(date(2027, 1, 4)) == "2027-W01"
    assert label(date(2024, 12, 30)) == "2025-W01"


def test_the_last_weeks_end_with_this_one() -> None:
    assert mondays(TODAY, 3) == [date(2026, 2, 16), date(2026, 2, 23), THIS]
    assert len(mondays(TODAY)) == 104


@pytest.mark.parametrize(
    ("focused", "goal", "rest", "over", "expected"),
    [
        (8, 8, False, True, True),
        (7, 8, False, True, False),
        (7, 8, False, False, None),
        (8, 8, False, False, True),
        (0, 8, True, True, None),
        (9, None, False, True, None),
    ],
)
def test_a_week_is_judged_when_it_is_over_or_the_goal_is_reached(
    focused: int, goal: int | None, rest: bool, over: bool, expected: bool | None
) -> None:
    assert on_goal(focused, goal, rest, over) is expected


def weeks(*focused: int, goal: int = 2, rests: tuple[int, ...] = (), since: date | None = None) -> list[Week]:
    """Weeks that end with this one."""
    days = [THIS - timedelta(weeks=back) for back in range(len(focused) - 1, -1, -1)]
    plain = [Week(day, outgoing=count, focused=count) for day, count in zip(days, focused, strict=True)]
    return with_goals(plain, dict.fromkeys(days, goal), {days[rest] for rest in rests}, since or days[0], TODAY)


def test_this_week_counts_in_neither_number_even_when_its_goal_is_reached() -> None:
    found = judged(weeks(2, 0, 3, 5), TODAY)
    assert (found.k, found.n) == (2, 3)


def test_rest_weeks_neither_add_nor_break() -> None:
    found = weeks(2, 2, 0, 2, 0, rests=(2,))
    assert streak(found) == 3
    assert (judged(found, TODAY).k, judged(found, TODAY).n) == (3, 3)


def test_this_week_breaks_no_streak_before_it_ends_and_adds_once_it_is_reached() -> None:
    assert streak(weeks(0, 2, 2, 1)) == 2
    assert streak(weeks(0, 2, 2, 2)) == 3
    assert streak(weeks(2, 0, 0)) == 0


def test_goals_hold_from_the_week_in_which_the_search_began() -> None:
    found = weeks(1, 1, 2, 2, since=date(2026, 2, 19))
    assert [week.goal for week in found] == [None, 2, 2, 2]
    assert [week.on_goal for week in found] == [None, False, True, True]


def test_the_average_leaves_out_this_week_and_rest_weeks() -> None:
    assert average(weeks(9, 2, 4, 9, 50, rests=(3,)), TODAY, date(2026, 2, 9)) == 3.0
    assert average(weeks(0, 2, 4, 9), TODAY, None) == 3.0
    assert average(weeks(7), TODAY, THIS) is None
    assert average([], TODAY, None) is None
