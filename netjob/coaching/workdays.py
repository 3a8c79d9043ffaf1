"""Count in working days: Monday to Friday, without the days off that are named."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

WORKING = 5
DAY = timedelta(days=1)


def left_in_week(today: date, days_off: Collection[date] = ()) -> int:
    """Working days of the week from today on, today included; 0 at the weekend."""
    return sum(works(today + DAY * ahead, days_off) for ahead in range(WORKING - today.weekday()))


def after(day: date, count: int, days_off: Collection[date] = ()) -> date:
    """The working day that lies `count` working days after `day`; `day` itself for 0."""
    while count:
        day += DAY
        count -= works(day, days_off)
    return day


def between(first: date, last: date, days_off: Collection[date] = ()) -> int:
    """Working days after `first` up to and including `last`; 0 when `last` is not later."""
    return sum(works(first + DAY * ahead, days_off) for ahead in range(1, (last - first).days + 1))


def works(day: date, days_off: Collection[date] = ()) -> bool:
    """Whether a day is a working day."""
    return day.weekday() < WORKING and day not in days_off
