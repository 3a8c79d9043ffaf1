"""How regular the practice was, and when a larger goal could be offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching import practice
from netjob.coaching.goals import Goals
from netjob.coaching.weeks import Week

TODAY = date(2026, 3, 4)
MONDAY = date(2026, 3, 2)
LONG_AGO = date(2025, 1, 1)


def weeks(*numbers: int | None, goal: int = 4) -> list[Week]:
    """One for each number of focused touchpoints, None for a week of rest; the last is the present one."""
    first = MONDAY - timedelta(weeks=len(numbers) - 1)
    return [
        Week(
            first + timedelta(weeks=at), focused=number or 0, goal=goal, rest=number is None,
            on_goal=None if number is None else number >= goal,
        )
        for at, number in enumerate(numbers)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "since", "expected"),
    [
        ((1, 0, 2, 3, 0, 1, 5, 0), LONG_AGO, (5, 7)),
        ((9, 1, 0, 2, 3, 0, 1, 5, 0), LONG_AGO, (5, 7)),  # the last seven
        ((1, None, 0, 0), LONG_AGO, (1, 2)),
        ((1, 0), LONG_AGO, None),
        ((1, 1, 0, 0), date(2026, 2, 18), (1, 2)),  # begun on a Wednesday: its week counts
    ],
)
def test_practised_weeks(numbers: tuple[int | None, ...], since: date, expected: tuple[int, int] | None) -> None:
    assert practice.practised(weeks(*numbers), since, TODAY) == expected


def test_a_talk_is_practice() -> None:
    talked = [Week(MONDAY - timedelta(weeks=2), talks=1), Week(MONDAY - timedelta(weeks=1)), Week(MONDAY)]
    assert practice.practised(talked, LONG_AGO, TODAY) == (1, 2)


@pytest.mark.parametrize(
    ("numbers", "answered_on", "expected"),
    [
        ((4, 5, 4, 0), None, True),
        ((4, 5, 3, 0), None, False),
        ((4, 4, None, 4, 0), None, True),
        ((4, 4, 4), None, False),  # the present week is not over
        ((4, 4, 4, 0), date(2026, 2, 18), False),
        ((4, 4, 4, 0), date(2026, 2, 10), True),
    ],
)
def test_three_weeks_on_goal_may_grow(
    numbers: tuple[int | None, ...], answered_on: date | None, expected: bool
) -> None:
    assert practice.may_grow(weeks(*numbers), 4, TODAY, answered_on) is expected


def test_weeks_at_half_do_not_count_for_the_whole_goal() -> None:
    assert not practice.may_grow(weeks(8, 8, 8, 0, goal=4), 8, TODAY, None)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        (Goals(3, 1, 1, 1), Goals(4, 1, 1, 1)),
        (Goals(8, 2, 2, 2), Goals(10, 2, 2, 2)),
        (Goals(15, 4, 3, 3), Goals(18, 4, 3, 3)),
        (Goals(30, 8, 6, 5), Goals(36, 9, 7, 6)),
    ],
)
def test_a_fifth_more(goals: Goals, expected: Goals) -> None:
    assert practice.grown(goals) == expected
