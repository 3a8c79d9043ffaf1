"""How many suggestions a day bears."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching import portion as rules

TODAY = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("goal", "before", "day", "most", "expected"),
    [
        (8, 0, date(2026, 3, 2), 2, 2),  # 8 over 5 days
        (8, 6, TODAY, 2, 1),  # 2 over 3 days
        (8, 0, date(2026, 3, 6), 2, 2),  # 8 on the last day: still no more than the hours bear
        (30, 0, date(2026, 3, 2), 5, 5),  # 6 a day: five at most
        (8, 8, TODAY, 2, 0),
        (8, 9, TODAY, 2, 0),
        (8, 3, date(2026, 3, 7), 2, 1),  # the weekend
        (8, 8, date(2026, 3, 7), 2, 0),
        (None, 0, TODAY, 1, 1),
    ],
)
def test_what_is_left_of_the_week_divided_by_its_days(
    goal: int | None, before: int, day: date, most: int, expected: int
) -> None:
    assert rules.portion(goal, before, day, most) == expected


@pytest.mark.parametrize(
    ("goal", "day", "expected"),
    [
        (8, date(2026, 4, 1), 4),  # 8 over two days: Friday is Good Friday
        (8, date(2026, 4, 2), 5),
        (8, date(2026, 4, 3), 1),  # a day off, as at the weekend
        (8, date(2026, 4, 6), 1),  # Easter Monday, with four working days to come
        (0, date(2026, 4, 6), 0),
        (8, date(2026, 4, 7), 2),
        (None, date(2026, 4, 6), 5),
    ],
)
def test_days_off_bear_nothing_of_the_goal(goal: int | None, day: date, expected: int) -> None:
    assert rules.portion(goal, 0, day, 5, {date(2026, 4, 3), date(2026, 4, 6)}) == expected


@pytest.mark.parametrize(
    ("portion", "more", "done", "promises", "fresh", "expected"),
    [
        (2, 0, 0, 0, False, 2),
        (2, 0, 1, 0, False, 1),
        (2, 0, 3, 0, False, 0),
        (2, 1, 2, 0, False, 1),
        (0, 0, 0, 1, False, 1),  # the goal is reached, a promise still comes
        (1, 0, 0, 9, False, 2),  # promises fill up to what the hours bear, never a long list
        (1, 0, 2, 7, False, 0),
        (1, 0, 0, 0, True, 1),
        (1, 0, 0, 9, True, 3),  # a fresh start: one, with promises on top
        (9, 0, 0, 0, False, 5),
    ],
)
def test_how_many_to_show(portion: int, more: int, done: int, promises: int, fresh: bool, expected: int) -> None:
    assert rules.number(portion, more, done, promises, most=2, fresh=fresh) == expected


def test_a_fresh_start_comes_after_four_whole_days() -> None:
    four_days_ago, five_days_ago = TODAY - timedelta(days=4), TODAY - timedelta(days=5)
    assert rules.fresh_start([], TODAY) is None
    assert rules.fresh_start([TODAY], TODAY) is None
    assert rules.fresh_start([four_days_ago], TODAY) is None
    assert rules.fresh_start([five_days_ago], TODAY) == 0
    assert rules.fresh_start([five_days_ago, TODAY], TODAY) == 0
    assert rules.fresh_start([date(2026, 2, 1), date(2026, 2, 23), TODAY - timedelta(days=2)], TODAY) == 2


def test_a_fresh_start_lasts_ten_working_days() -> None:
    back, before = date(2026, 3, 2), date(2026, 1, 5)
    days = [before, *(back + timedelta(days=ahead) for ahead in range(14))]
    assert rules.fresh_start(days, date(2026, 3, 16)) == 10
    assert rules.fresh_start(days, date(2026, 3, 17)) is None
    assert rules.fresh_start(days, date(2026, 3, 17), {date(2026, 3, 10)}) == 10


@pytest.mark.parametrize(
    ("portion", "due", "fresh", "expected"),
    [(5, 50, None, 5), (5, 50, 0, 1), (5, 21, 3, 3), (2, 50, 3, 2), (5, 0, 3, 0)],
)
def test_after_a_fresh_start_the_rest_is_spread(portion: int, due: int, fresh: int | None, expected: int) -> None:
    assert rules.eased(portion, due, fresh) == expected


@pytest.mark.parametrize(
    ("goal", "before", "day", "expected"),
    [
        (8, 0, date(2026, 12, 31), 4),  # 8 over Thursday and Friday: the week goes on over New Year
        (8, 4, date(2027, 1, 1), 4),
        (8, 4, date(2027, 1, 2), 1),  # the Saturday of the same ISO week, 2026-W53
        (8, 0, date(2027, 1, 4), 2),
    ],
)
def test_a_week_that_crosses_new_year_is_one_week(goal: int, before: int, day: date, expected: int) -> None:
    assert rules.portion(goal, before, day, 5) == expected
