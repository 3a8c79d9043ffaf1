"""Say how far people and referrals came, and what may be divided: counts first, a percentage only when it is earned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from netjob.coaching import words
from netjob.coaching.estimates import Share, share

Horizons = Mapping[str, Mapping[str, int]]

RANGE_FROM = 5  # below: counts only, nothing is divided
PERCENT_FROM = 8  # below: counts and a range, no percentage
EARLY_SIGNS = timedelta(days=30)

LADDERS = {"people": words.PEOPLE_STEPS, "outgoing": words.STEPS, "incoming": words.STEPS[2:]}
MEANT = ("asked", "referred")  # people steps that divide only those whom the user meant to ask


@dataclass(frozen=True, slots=True)
class Unit:
    """A contact or a referral on a ladder: the day of each step in order, None where it was not reached.

    `ended_on` is the day it declined or lapsed; `meant` whether the user meant to ask before asking.
    """

    days: tuple[date | None, ...]
    ended_on: date | None = None
    meant: bool = True


@dataclass(frozen=True)
class Step:
    """One step of a ladder out of those who reached the step `previous`.

    `n` are mature: they reached `previous` at least H days ago, whatever happened since. `k` of them moved on within H
    days. `ended` declined or lapsed instead of moving on. Everyone else is `too_recent` and never divided by, even
    those who moved on already: counting them while leaving out the young who have not is the classic error.
    """

    step: str
    previous: str
    k: int
    n: int
    too_recent: int
    ended: int

    @cached_property
    def share(self) -> Share:
        """k of n with its 95 % Wilson band, whatever n is."""
        return share(self.k, self.n)

    @property
    def shown(self) -> str:
        """What may be said: 'counts', 'range' or 'percent'."""
        return shown(self.n)


@dataclass(frozen=True, slots=True)
class Rung:
    """How many reached a step, and where those stand who reached the one before it and not this one.

    `waiting` are still within the H days of the step, `ended` declined or lapsed, `open` are past the H days.
    """

    step: str
    reached: int
    waiting: int = 0
    open: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """One ladder of one group of contacts or referrals: its rungs as counts, its steps as k of n."""

    name: str
    group: str | None
    rungs: tuple[Rung, ...]
    steps: tuple[Step, ...]

    @property
    def entered(self) -> int:
        """How many stand on the ladder at all."""
        return self.rungs[0].reached


def shown(n: int) -> str:
    """What n mature units allow: 'counts' below 5, 'range' from 5 to 7, 'percent' from 8 on."""
    return "percent" if n >= PERCENT_FROM else "range" if n >= RANGE_FROM else "counts"


def horizon(name: str, step: str, horizons: Horizons) -> int:
    """H in days of a step: how long after the step before it is judged."""
    return int(horizons["people" if name == "people" else "referral"][step])


def early(started_on: date, today: date) -> bool:
    """True until day 30 of a search, while only early signs are shown."""
    return today - started_on < EARLY_SIGNS


def filled(days: Sequence[date | None]) -> tuple[date | None, ...]:
    """The days of a ladder's steps in order, a skipped one taking the next dated step's day."""
    following: date | None = None
    result: list[date | None] = []
    for day in reversed(days):
        following = day if day is not None else following
        result.append(following)
    return tuple(reversed(result))


def ladder(name: str, units: Iterable[Unit], horizons: Horizons, today: date, group: str | None = None) -> Ladder:
    """Tally units on the ladder `name` ('people', 'outgoing', 'incoming'), each step with its own H of `horizons`."""
    members = list(units)
    steps = LADDERS[name]
    rungs = [Rung(steps[0], sum(unit.days[0] is not None for unit in members))]
    divided = []
    for at, (previous, step) in enumerate(pairwise(steps), start=1):
        there = [unit for unit in members if unit.meant] if name == "people" and step in MEANT else members
        ends = name != "people" or step == "referred"  # a contact ends only as a door that was asked for
        tally = _tally(there, at, horizon(name, step, horizons), today, ends)
        rungs.append(
            Rung(
                step,
                reached=sum(unit.days[at] is not None for unit in members),
                waiting=tally["waiting"],
                open=tally["open"],
                ended=tally["ended"],
            )
        )
        divided.append(Step(step, previous, tally["k"], tally["n"], tally["too_recent"], tally["ended"]))
    return Ladder(name, group, tuple(rungs), tuple(divided))


def _tally(there: Sequence[Unit], at: int, horizon_days: int, today: date, ends: bool) -> dict[str, int]:
    """Count those of `there` who reached the step before `at` by what became of them."""
    counts = dict.fromkeys(("n", "k", "ended", "too_recent", "waiting", "open"), 0)
    for unit in there:
        began, moved = unit.days[at - 1], unit.days[at]
        if began is None:
            continue
        mature = (today - began).days >= horizon_days
        over = ends and moved is None and unit.ended_on is not None
        counts["n"] += mature
        counts["k"] += mature and moved is not None and (moved - began).days <= horizon_days
        counts["ended"] += over
        counts["too_recent"] += not mature and not over
        counts["waiting"] += not mature and moved is None and not over
        counts["open"] += mature and moved is None and not over
    return counts
