"""Turn "so many days ago" into calendar days: weekdays, and the same story on whatever day it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar as seen from `today`, with the Mondays of weeks in which nothing happens.

    Later stays later: no two days change places by moving off a weekend or out of a quiet week.
    """

    today: date
    quiet: frozenset[date] = frozenset()

    def ago(self, days: int) -> date:
        """So many days before today, as a working day."""
        return self.working(self.today - days * _DAY)

    def ahead(self, days: int) -> date:
        """So many days after today; a weekend becomes the Monday after, today stays today. Negative: before today."""
        if days <= 0:
            return self.ago(-days) if days else self.today
        day = self.today + days * _DAY
        return day if day.weekday() < _SATURDAY else monday(day) + _WEEK

    def monday(self, weeks_ago: int = 0) -> date:
        """The Monday of this week, or of an earlier one."""
        return monday(self.today) - weeks_ago * _WEEK

    def working(self, day: date) -> date:
        """The day, a Saturday's Friday or a Sunday's Monday; out of a quiet week the Friday before or Monday after."""
        if day.weekday() >= _SATURDAY:
            day += _DAY if day.weekday() > _SATURDAY else -_DAY
        if monday(day) not in self.quiet:
            return day
        begins = ends = monday(day)
        while begins - _WEEK in self.quiet:
            begins -= _WEEK
        while ends in self.quiet:
            ends += _WEEK
        return begins - 3 * _DAY if day - begins < (ends - begins) / 2 else ends


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - day.weekday() * _DAY


def saturday(day: date) -> date:
    """The last Saturday on or before the day."""
    return day - ((day.weekday() - _SATURDAY) % 7) * _DAY


def written(day: date) -> datetime:
    """When something of that day was written down: five in the afternoon."""
    return datetime.combine(day, time(17))
