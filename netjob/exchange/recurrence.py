"""Find the days of a recurring event, bounded: a rule may name days that never come, or every second of a century.

Tried in its place: recurring-ical-events 3.8 (over dateutil's rrule) ran without end on `FREQ=SECONDLY`, `INTERVAL=0`
and `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`. On ordinary rules it finds the days that rrule finds (tests).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
_FREQUENCIES: Mapping[str, Frequency] = {
    "DAILY": "DAILY",
    "WEEKLY": "WEEKLY",
    "MONTHLY": "MONTHLY",
    "YEARLY": "YEARLY",
}
_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}
_MOST_COUNT = 100_000
_LONGEST = {"WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}


@dataclass(frozen=True, slots=True)
class Rule:
    """When an event recurs; empty parts ask nothing. `weekdays` are (0 to 6, which of its period; 0 for each)."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_starts: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


def rule(text: str) -> Rule:
    """A recurrence rule as RFC 5545 3.3.10 writes it; ValueError for one that is broken or finer than days."""
    parts = dict(part.partition("=")[::2] for part in text.upper().replace(" ", "").split(";") if part)
    if not parts.keys() <= _KNOWN or parts.get("FREQ") not in _FREQUENCIES:
        raise ValueError(text)
    found = [_BYDAY.fullmatch(part) for part in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    until = re.match(r"(\d{4})(\d\d)(\d\d)", parts["UNTIL"]) if "UNTIL" in parts else None
    if None in found or ("UNTIL" in parts and until is None):
        raise ValueError(text)
    return Rule(
        _FREQUENCIES[parts["FREQ"]],
        interval=_within(parts.get("INTERVAL", "1"), 1, 10_000),
        count=_within(parts["COUNT"], 1, _MOST_COUNT) if "COUNT" in parts else None,
        until=date(*map(int, until.groups())) if until else None,
        week_starts=_WEEKDAYS.get(parts.get("WKST", "MO"), 0),
        weekdays=tuple((_WEEKDAYS[day[2]], int(day[1] or 0)) for day in found if day),
        months=_numbers(parts.get("BYMONTH"), 1, 12),
        month_days=_numbers(parts.get("BYMONTHDAY"), -31, 31),
        positions=_numbers(parts.get("BYSETPOS"), -366, 366),
    )


def days(found: Rule, start: date, before: date) -> Iterator[date]:
    """The days from `start` on and before `before` on which it takes place, `start` itself always the first."""
    asked = _completed(found, start)
    last = min(before, asked.until + timedelta(days=1)) if asked.until else before
    if start >= before:
        return
    yield start
    left = (asked.count or _MOST_COUNT) - 1
    for day in _fitting(asked, start, last):
        if left <= 0:
            return
        if start < day < last:
            left -= 1
            yield day


def span(found: Rule, start: date, before: date) -> int:
    """How many days `days` looks at, at most."""
    return max(0, (min(before, found.until or before) - start).days)


def _completed(found: Rule, start: date) -> Rule:
    """The rule with what its start says where the rule does not."""
    days_, months, weekdays = found.month_days, found.months, found.weekdays
    if not days_ and not weekdays:
        if found.frequency == "WEEKLY":
            weekdays = ((start.weekday(), 0),)
        elif found.frequency in ("MONTHLY", "YEARLY"):
            days_ = (start.day,)
            months = months or ((start.month,) if found.frequency == "YEARLY" else ())
    return replace(found, weekdays=weekdays, months=months, month_days=days_)


def _fitting(found: Rule, start: date, last: date) -> Iterator[date]:
    """The days that a rule names, from the period of its start to that of the last day."""
    days_ = (day for day in _looked_at(found, start, last) if _fits(found, day))
    if not found.positions:
        yield from days_
        return
    for _, period in groupby(days_, lambda day: _period(found, day)):
        yield from _chosen(list(period), found.positions)


def _looked_at(found: Rule, start: date, last: date) -> Iterator[date]:
    """The days of every period that counts; with positions, which count through whole ones, all of first and last."""
    first, behind = start.toordinal(), last.toordinal()
    if found.frequency == "DAILY":
        return map(date.fromordinal, range(first, behind, found.interval))
    if found.positions:
        behind += _LONGEST[found.frequency]
        if found.frequency == "WEEKLY":
            first -= (start.weekday() - found.week_starts) % 7
        else:
            first = start.replace(month=start.month if found.frequency == "MONTHLY" else 1, day=1).toordinal()
    everyday = map(date.fromordinal, range(first, behind))
    if found.interval == 1:
        return everyday
    opening = _period(found, start)
    return (day for day in everyday if (_period(found, day) - opening) % found.interval == 0)


def _period(found: Rule, day: date) -> int:
    """The number of the day, week, month or year a day is in."""
    if found.frequency == "DAILY":
        return day.toordinal()
    if found.frequency == "WEEKLY":
        return (day.toordinal() - 1 - found.week_starts) // 7
    return day.year * 12 + day.month if found.frequency == "MONTHLY" else day.year


def _fits(found: Rule, day: date) -> bool:
    if found.months and day.month not in found.months:
        return False
    if found.month_days and day.day not in found.month_days:
        below = day.day - _length(day.year, day.month) - 1
        if below not in found.month_days:
            return False
    return not found.weekdays or any(_is_weekday(found, day, *asked) for asked in found.weekdays)


def _is_weekday(found: Rule, day: date, weekday: int, which: int) -> bool:
    """Whether it is the weekday, and the one asked for of its month or year."""
    if day.weekday() != weekday:
        return False
    if not which or found.frequency in ("DAILY", "WEEKLY"):
        return True
    if found.frequency == "YEARLY" and not found.months:
        place, length = day.timetuple().tm_yday, 366 if _length(day.year, 2) == 29 else 365
    else:
        place, length = day.day, _length(day.year, day.month)
    return which in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))


def _chosen(fitting: list[date], positions: Iterable[int]) -> list[date]:
    wanted = tuple(positions)
    if not wanted:
        return fitting
    count = len(fitting)
    places = {place - 1 if place > 0 else count + place for place in wanted}
    return [day for place, day in enumerate(fitting) if place in places]


def _numbers(text: str | None, least: int, most: int) -> tuple[int, ...]:
    return tuple(_within(part, least, most) for part in text.split(",")) if text else ()


def _within(text: str, least: int, most: int) -> int:
    number = int(text) if len(text) < 12 else most + 1
    if not least <= number <= most or not number:
        raise ValueError(text)
    return number


@lru_cache(maxsize=2_048)
def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]
