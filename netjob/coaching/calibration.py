"""Hold guesses against what came: of asks for which a yes was guessed likely, how many were answered with a yes.

An ask is judged as the ladder judges it: asked at least H days ago (H of the step `agreed`), whatever happened since;
a yes is one that came within H days. All guesses count, of every search: it is the user's judgement that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from netjob.coaching.estimates import Share, share
from netjob.coaching.ladders import PERCENT_FROM

# Three groups, as a search holds some dozens of asks: with ten groups none of them would ever reach 5.
GROUPS = ((0, 33), (34, 66), (67, 100))
FEWEST = PERCENT_FROM  # judged guesses before there is a chart: where a percentage is earned


@dataclass(frozen=True, slots=True)
class Guess:
    """One ask with the guess before it, 0 to 100, and the day of the yes (None: none so far)."""

    guess: int
    asked_on: date
    agreed_on: date | None


@dataclass(frozen=True)
class Group:
    """Asks whose guess lay from `low` to `high`: `guessed` is their mean, k of n were answered with a yes."""

    low: int
    high: int
    guessed: float | None
    k: int
    n: int

    @cached_property
    def share(self) -> Share:
        """k of n with its 95 % Wilson band."""
        return share(self.k, self.n)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Every group, and how many asks are too recent to judge."""

    groups: tuple[Group, ...]
    too_recent: int

    @property
    def n(self) -> int:
        """How many guesses are judged."""
        return sum(group.n for group in self.groups)

    @property
    def k(self) -> int:
        """How many of them were answered with a yes."""
        return sum(group.k for group in self.groups)

    @property
    def enough(self) -> bool:
        """Whether a chart may be drawn."""
        return self.n >= FEWEST


def calibrated(guesses: Iterable[Guess], horizon: int, today: date) -> Calibration:
    """The guesses in their groups, judged after `horizon` days."""
    every = list(guesses)
    judged = [guess for guess in every if (today - guess.asked_on).days >= horizon]
    groups = tuple(_group(low, high, judged, timedelta(days=horizon)) for low, high in GROUPS)
    return Calibration(groups, len(every) - len(judged))


def _group(low: int, high: int, judged: Sequence[Guess], horizon: timedelta) -> Group:
    own = [guess for guess in judged if low <= guess.guess <= high]
    k = sum(guess.agreed_on is not None and guess.agreed_on - guess.asked_on <= horizon for guess in own)
    return Group(low, high, sum(guess.guess for guess in own) / len(own) if own else None, k, len(own))
