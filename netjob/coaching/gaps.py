"""Say how long it takes until people hear from each other again, and whom the asks go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netjob.coaching.estimates import typical_wait
from netjob.coaching.ladders import PERCENT_FROM
from netjob.coaching.words import TIES

MOST_MARKS = 150  # of one kind and tie, so that a long history stays legible
ASKED_DAYS = 30
ASKS_FROM = 5
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


def by_tie(gaps: Iterable[Gap]) -> list[Gaps]:
    """The gaps of each tie that has any, the nearest first."""
    found = list(gaps)
    groups = [[gap for gap in found if gap.tie == tie] for tie in TIES]
    return [_of_one(group) for group in groups if group]


def comfort(asks: Mapping[str, int]) -> tuple[int, int] | None:
    """(asks of the nearest, all) when four in five of at least five asks went to them; else None."""
    total, near = sum(asks.values()), asks.get(TIES[0], 0)
    return (near, total) if total >= ASKS_FROM and near >= COMFORT * total else None


def _of_one(gaps: Sequence[Gap]) -> Gaps:
    closed, still = ([gap for gap in gaps if gap.open is wanted] for wanted in (False, True))
    finished = sum(gap.count for gap in closed)
    typical = None
    if finished >= PERCENT_FROM:
        counts = [gap.count for gap in gaps]
        days, happened = (
            np.repeat([gap.days for gap in gaps], counts),
            np.repeat([not gap.open for gap in gaps], counts),
        )
        typical = typical_wait(days, happened)
    return Gaps(
        gaps[0].tie, finished, sum(gap.count for gap in still), None if typical is None else int(typical),
        _thinned(closed), _thinned(still),
    )  # fmt: skip


def _thinned(gaps: Sequence[Gap]) -> tuple[int, ...]:
    """The days of every gap in order, or as many spread evenly over them as may be drawn."""
    days = np.sort(np.repeat([gap.days for gap in gaps], [gap.count for gap in gaps])).astype(int)
    if days.size > MOST_MARKS:
        days = days[np.linspace(0, days.size - 1, MOST_MARKS).round().astype(int)]
    return tuple(days.tolist())
