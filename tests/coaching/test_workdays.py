"""Working days are Monday to Friday."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import workdays

FRIDAY, SATURDAY, SUNDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9)


@pytest.mark.parametrize(("day", "left"), [(date(2026, 3, 2), 5), (FRIDAY, 1), (SATURDAY, 0), (SUNDAY, 0)])
def test_days_left_in_a_week_count_today(day: date, left: int) -> None:
    assert workdays.left_in_week(day) == left


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [(FRIDAY, 0, FRIDAY), (FRIDAY, 1, MONDAY), (SATURDAY, 1, MONDAY), (date(2026, 3, 2), 7, date(2026, 3, 11))],
)
def test_so_many_working_days_after(day: date, count: int, expected: date) -> None:
    assert workdays.after(day, count) == expected


def test_working_days_between() -> None:
    assert workdays.between(FRIDAY, MONDAY) == 1
    assert workdays.between(MONDAY, MONDAY) == 0
    assert workdays.between(MONDAY, FRIDAY) == 0
    assert workdays.between(date(2026, 3, 2), date(2026, 3, 16)) == 10


def test_days_off_are_no_working_days() -> None:
    easter = {date(2026, 4, 3), date(2026, 4, 6)}
    assert workdays.after(date(2026, 4, 2), 1, easter) == date(2026, 4, 7)
    assert workdays.between(date(2026, 4, 2), date(2026, 4, 8), easter) == 2
    assert workdays.after(FRIDAY, 1, {SATURDAY}) == MONDAY
    assert [workdays.left_in_week(date(2026, 4, day), easter) for day in (1, 2, 3, 4, 6)] == [2, 1, 0, 0, 4]
    assert [workdays.works(date(2026, 4, day), easter) for day in (2, 3, 4, 6, 7)] == [True, False, False, False, True]
