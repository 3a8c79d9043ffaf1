"""Count in working days: Monday to Friday."""

from __future__ import annotations

from datetime import date, timedelta

WORKING = 5
DAY = timedelta(days=1)


def left_in_week(today: date) -> int:
    """Working days of the week from today on, today included; 0 at the weekend."""
    return max(0, WORKING - today.weekday())


def after(day: date, count: int) -> date:
    """The working day that lies `count` working days after `day`."""
    while count:
        day += DAY
        count -= day.weekday() < WORKING
    return day


def between(first: date, last: date) -> int:
    """Working days after `first` up to and including `last`; 0 when `last` is not later."""
    return sum((first + DAY * ahead).weekday() < WORKING for ahead in range(1, (last - first).days + 1))
