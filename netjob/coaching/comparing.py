"""Say when one group may be called ahead of another: seldom, and never on one look."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from netjob.coaching.estimates import Share, chance_better, pooled
from netjob.coaching.ladders import PERCENT_FROM

SUCCESSES = 5
LEADS = 0.95
AHEAD = 0.80
WEIGHT = 10  # each group starts from the overall rate as if this many had been seen
APART = timedelta(days=28)  # between the two looks
MOST_ASKED = 500  # beyond this a number of contacts is no use to anybody
PER_GROUP = 12.4  # times p (1 - p) / delta squared: how many in each group a difference of delta asks for


@dataclass(frozen=True, slots=True)
class Group:
    """One group at one step: k of n mature units moved on in time."""

    group: str
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said: 'leads', 'ahead' or 'not_enough'; `more` in each group when it is known how many it takes."""

    said: str
    first: Group
    second: Group
    more: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups by `by` at `step`: each with its share drawn towards the overall rate and its words, and the sentence."""

    by: str
    step: str
    groups: tuple[Group, ...]
    shares: dict[str, Share]
    words: dict[str, str]
    sentence: str


def overall(groups: Sequence[Group]) -> float:
    """The rate of all groups together; 0 when there is nothing to divide."""
    n = sum(group.n for group in groups)
    return sum(group.k for group in groups) / n if n else 0.0


def drawn(groups: Sequence[Group]) -> dict[str, Share]:
    """Each group's share, drawn towards the overall rate."""
    rate = overall(groups)
    return {group.group: pooled(group.k, group.n, rate, WEIGHT) for group in groups}


def verdict(now: Sequence[Group], earlier: Sequence[Group]) -> Verdict | None:
    """About the two groups that stand highest now; `earlier` are the same groups as seen 28 days ago.

    A difference leads only when each group has 8 mature units, both together 5 successes, the chance of being better
    is 0.95 or more, and all of that held at the earlier look too. None with fewer than two groups.
    """
    if len(now) < 2:
        return None
    rate = overall(now)
    points = {group.group: (group.k + WEIGHT * rate) / (group.n + WEIGHT) for group in now}
    first, second = sorted(now, key=lambda group: (group.n >= PERCENT_FROM, points[group.group]), reverse=True)[:2]
    if points[second.group] > points[first.group]:
        first, second = second, first
    chance = _chance(first, second, rate)
    before: Mapping[str, Group] = {group.group: group for group in earlier}
    held = _chance(before.get(first.group), before.get(second.group), overall(earlier))
    said = "not_enough" if chance < AHEAD else "leads" if min(chance, held) >= LEADS else "ahead"
    return Verdict(said, first, second, _more(rate, points[first.group] - points[second.group]))


def _chance(first: Group | None, second: Group | None, rate: float) -> float:
    """The chance that the first is better; 0 while there is too little to say so."""
    if first is None or second is None or min(first.n, second.n) < PERCENT_FROM or first.k + second.k < SUCCESSES:
        return 0.0
    if rate in (0.0, 1.0):
        return 0.0
    prior = (WEIGHT * rate, WEIGHT * (1 - rate))
    return chance_better(first.k, first.n, second.k, second.n, prior)


def _more(rate: float, delta: float) -> int | None:
    needed = PER_GROUP * rate * (1 - rate)
    more = math.ceil(needed / delta**2) if delta > 0 else 0
    return more if 0 < more <= MOST_ASKED else None
