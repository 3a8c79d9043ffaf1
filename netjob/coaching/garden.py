"""Hold the rules of the garden: what is given and promised, what is planted at large, what came back, and how soon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from netjob.coaching import words, workdays
from netjob.coaching.estimates import waiting
from netjob.coaching.sentence import DEFAULT_DAYS
from netjob.coaching.timing import FEWEST, LARGEST_MOVE
from netjob.coaching.weeks import mondays
from netjob.errors import Refused

if TYPE_CHECKING:
    import pandas as pd

ENTRIES = (*words.GIVES, *words.OWED_BY)
UNITS = {"week": 26, "month": 24}  # how many are looked at
THANKS = "thanks"
MOST_CREDITS = 2
AT_LARGE = "seed"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is given or promised: `kind` is that of a give, or who promised it; `day` when given, or promised for."""

    kind: str | None
    what: str = ""
    day: date | None = None
    done_on: date | None = None

    @property
    def promise(self) -> bool:
        """Whether it is a promise, by either side."""
        return self.kind in words.OWED_BY


@dataclass(frozen=True, slots=True)
class Seed:
    """What was planted at large."""

    kind: str | None
    what: str
    planted_on: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """Something done for a person that a door may have grown from."""

    id: int
    kind: str
    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Period:
    """A week or month from its `first` day: what was planted, what was asked for, and doors that came by themselves."""

    first: date
    gives: int = 0
    catch_ups: int = 0
    seeds: int = 0
    asks: int = 0
    doors: int = 0

    @property
    def planted(self) -> int:
        """Everything but the asks."""
        return self.gives + self.catch_ups + self.seeds


@dataclass(frozen=True, slots=True)
class Wait:
    """`count` plantings of a kind (of a give, or 'seed') from which a door came after `days`, or has not in so many."""

    kind: str
    days: int
    came: bool
    count: int = 1


def usual_day(kind: str | None, today: date, days_off: Collection[date] = ()) -> date:
    """The day an entry begins with: today for a give, some working days ahead for a promise."""
    return workdays.after(today, DEFAULT_DAYS.get(kind or "", 0), days_off)


def checked(entry: Entry, today: date) -> Entry:
    """The entry with spaces folded. Raises `Refused` naming kind, what, day or done_on."""
    if entry.kind is None:
        raise Refused("kind", "kind_needed")
    words.one_of("kind", entry.kind, ENTRIES)
    if entry.day is None:
        raise Refused("day", "day_needed")
    what = " ".join(entry.what.split())
    if entry.promise and not what:
        raise Refused("what", "promise_needed")
    if not entry.promise and entry.day > today:
        raise Refused("day", "future_date")
    if entry.done_on is not None and entry.done_on > today:
        raise Refused("done_on", "future_date")
    return replace(entry, what=what, done_on=entry.done_on if entry.promise else None)


def checked_seed(seed: Seed, today: date) -> Seed:
    """The seed with spaces folded. Raises `Refused` naming kind, what or planted_on."""
    if seed.kind is None:
        raise Refused("kind", "kind_needed")
    words.one_of("kind", seed.kind, words.SEEDS)
    what = " ".join(seed.what.split())
    if not what:
        raise Refused("what", "seed_needed")
    if seed.planted_on is None:
        raise Refused("planted_on", "day_needed")
    if seed.planted_on > today:
        raise Refused("planted_on", "future_date")
    return replace(seed, what=what)


def may_have_grown(given: Iterable[Given], came_on: date) -> list[Given]:
    """What a door that came on a day may have grown from, at most two, the newest first, thanks last.

    Thanks count only from before that day: those of the day itself are for the door.
    """
    before = [one for one in given if one.day < came_on or (one.day == came_on and one.kind != THANKS)]
    return sorted(before, key=lambda one: (one.kind != THANKS, one.day, one.id), reverse=True)[:MOST_CREDITS]


def firsts(unit: str, today: date) -> list[date]:
    """The first days of the weeks or months that are looked at, oldest first, the present one included."""
    count = UNITS[unit]
    return mondays(today, count) if unit == "week" else months(today, count)


def months(today: date, count: int) -> list[date]:
    """The first days of the last `count` months, oldest first, the present one included."""
    last = 12 * today.year + today.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(last - count + 1, last + 1)]


def periods(unit: str, today: date, found: Iterable[Period]) -> list[Period]:
    """Every week or month that is looked at, with what was `found` in it."""
    by_first = {period.first: period for period in found}
    return [by_first.get(first, Period(first)) for first in firsts(unit, today)]


def lag(waits: Sequence[Wait]) -> pd.DataFrame | None:
    """How soon a door came from what was planted, with what has brought none yet counted as still waiting.

    Kaplan-Meier, upwards. Columns day, at_risk, events, share, low, high; a row for each day on which one came. None
    with fewer than 5 doors, or where the first of them would already move the curve by more than 10 points; it ends
    where one more would.
    """
    if sum(wait.count for wait in waits if wait.came) < FEWEST:
        return None
    counts = [wait.count for wait in waits]
    found = waiting(np.repeat([wait.days for wait in waits], counts), np.repeat([wait.came for wait in waits], counts))
    before = found["remaining"].shift(fill_value=1.0)
    steady = (before / found["at_risk"] <= LARGEST_MOVE).cummin()
    kept = found[steady]
    if kept.empty:
        return None
    upwards = {"share": 1 - kept["remaining"], "low": 1 - kept["high"], "high": 1 - kept["low"]}
    return kept[["day", "at_risk", "events"]].assign(**upwards).reset_index(drop=True)
