"""Say how long it takes until people hear from each other again, and whom the asks go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netjob.coaching.estimates import typical_wait, waiting
from netjob.coaching.ladders import PERCENT_FROM
from netjob.coaching.words import TIES

MOST_MARKS = 150  # of one kind and tie, so that a long history stays legible
ASKED_DAYS = 30
ASKS_FROM = 5
FORECAST_DAYS = 30
FEWEST_LASTING = 10  # gaps that lasted as long: with fewer, one more would move the forecast by over 10 points
COMFORT = 0.8  # from this part of the asks to the nearest on, comfort may be choosing


@dataclass(frozen=True, slots=True)
class Gap:
    """`count` gaps of so many days between touchpoints with a contact of this tie; still open, or finished."""

    tie: str
    days: int
    open: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of one tie: how many finished and open, and by when half are finished, the open ones counted in.

    `typical` is None below 8 finished gaps, or when fewer than half finished. `closed_at`, `open_at` are the days to
    draw, thinned evenly where there are many.
    """

    tie: str
    finished: int
    open: int
    typical: int | None
    closed_at: tuple[int, ...]
    open_at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lasting:
    """How gaps of one tie last: each one's days, ascending, and the days on which some end with what `remains` then."""

    days: np.ndarray
    ends: np.ndarray
    remains: np.ndarray

    def over_within(self, since: int, days: int = FORECAST_DAYS) -> float | None:
        """The chance that a gap open for `since` days ends within `days` more: 1 - S(a + h) / S(a), Kaplan-Meier.

        None when fewer than 10 gaps lasted longer than `since`, or none was watched as long as asked while some remain.
        """
        later = since + days
        now, then = self._remaining(since), self._remaining(later)
        too_few = self.days.size - np.searchsorted(self.days, since, side="right") < FEWEST_LASTING
        unseen = then > 0 and later > self.days[-1] if self.days.size else True
        return None if too_few or unseen else float(1 - then / now)

    def _remaining(self, day: int) -> float:
        place = np.searchsorted(self.ends, day, side="right")
        return float(self.remains[place - 1]) if place else 1.0


def by_tie(gaps: Iterable[Gap]) -> list[Gaps]:
    """The gaps of each tie that has any, the nearest first."""
    found = list(gaps)
    groups = [[gap for gap in found if gap.tie == tie] for tie in TIES]
    return [_of_one(group) for group in groups if group]


def lasting(gaps: Iterable[Gap]) -> dict[str, Lasting]:
    """How long gaps last, by tie, for each tie with at least 8 finished ones; those still open are counted in."""
    found = list(gaps)
    groups = {tie: [gap for gap in found if gap.tie == tie] for tie in TIES}
    enough = {tie: group for tie, group in groups.items() if _finished(group) >= PERCENT_FROM}
    return {tie: _lasting(group) for tie, group in enough.items()}


def comfort(asks: Mapping[str, int]) -> tuple[int, int] | None:
    """(asks of the nearest, all) when four in five of at least five asks went to them; else None."""
    total, near = sum(asks.values()), asks.get(TIES[0], 0)
    return (near, total) if total >= ASKS_FROM and near >= COMFORT * total else None


def thinned(days: Sequence[int], counts: Sequence[int]) -> tuple[int, ...]:
    """Every one of `counts` times these days in order, or as many spread evenly over them as may be drawn."""
    each = np.sort(np.repeat(days, counts)).astype(int)
    if each.size > MOST_MARKS:
        each = each[np.linspace(0, each.size - 1, MOST_MARKS).round().astype(int)]
    return tuple(each.tolist())


def _of_one(gaps: Sequence[Gap]) -> Gaps:
    closed, still = ([gap for gap in gaps if gap.open is wanted] for wanted in (False, True))
    finished = _finished(gaps)
    typical = typical_wait(*_each(gaps)) if finished >= PERCENT_FROM else None
    return Gaps(
        gaps[0].tie, finished, sum(gap.count for gap in still), None if typical is None else int(typical),
        *(thinned([gap.days for gap in one], [gap.count for gap in one]) for one in (closed, still)),
    )  # fmt: skip


def _lasting(gaps: Sequence[Gap]) -> Lasting:
    days, happened = _each(gaps)
    curve = waiting(days, happened)
    return Lasting(np.sort(days), curve["day"].to_numpy(), curve["remaining"].to_numpy())


def _finished(gaps: Iterable[Gap]) -> int:
    return sum(gap.count for gap in gaps if not gap.open)


def _each(gaps: Sequence[Gap]) -> tuple[np.ndarray, np.ndarray]:
    """The days of every single gap, and whether it finished."""
    counts = [gap.count for gap in gaps]
    return np.repeat([gap.days for gap in gaps], counts), np.repeat([not gap.open for gap in gaps], counts)
