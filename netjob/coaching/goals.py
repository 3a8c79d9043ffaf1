"""Propose the week's goals from the hours a person has, and say which hold in a week.

The numbers are defaults: judgements of long coaching practice, not findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from netjob.coaching.weeks import WEEK, monday

HOURS = (2, 5, 10, 20, 0)  # as they are offered; 0: no goals yet
EASY_WEEKS = 2


@dataclass(frozen=True, slots=True)
class Goals:
    """A week's targets: focused touchpoints, talks, asks (never for a job) and gives."""

    touchpoints: int
    talks: int
    asks: int
    gives: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What fits into the hours a week: goals, people to keep up with, suggestions a day, targets."""

    goals: Goals
    kept: int
    suggestions: int
    targets: int


NONE = Goals(0, 0, 0, 0)

PACES = {
    0: Pace(NONE, kept=12, suggestions=1, targets=5),
    2: Pace(Goals(3, 1, 1, 1), kept=12, suggestions=1, targets=5),
    5: Pace(Goals(8, 2, 2, 2), kept=35, suggestions=2, targets=10),
    10: Pace(Goals(15, 4, 3, 3), kept=65, suggestions=3, targets=20),
    20: Pace(Goals(30, 8, 6, 5), kept=120, suggestions=5, targets=40),
}


def pace(hours: int) -> Pace:
    """The defaults for the hours a week: those of the most hours offered that fit."""
    return PACES[max(offered for offered in PACES if offered <= max(hours, 0))]


def half(goals: Goals) -> Goals:
    """Half of each, rounded up."""
    return Goals(*(-(-number // 2) for number in astuple(goals)))


def plan(goals: Goals, started_on: date, today: date) -> list[tuple[date, Goals]]:
    """(Monday, goals) from this week on: half in weeks 1 and 2 of the search, rounded up, then all.

    Week 1 is the calendar week in which the search was begun.
    """
    this_week, settled = monday(today), monday(started_on) + WEEK * EASY_WEEKS
    if goals == NONE or this_week >= settled:
        return [(this_week, goals)]
    return [(this_week, half(goals)), (settled, goals)]


def in_force(rows: Sequence[tuple[date, Goals]], day: date) -> Goals | None:
    """The goals that hold in the week of a day, from (starts_on, goals) in order; None without any."""
    found = [goals for starts_on, goals in rows if monday(starts_on) <= monday(day)]
    return found[-1] if found and found[-1] != NONE else None


def eases_until(started_on: date, today: date) -> date | None:
    """The last day on which goals are halved; None once it has passed."""
    last = monday(started_on) + WEEK * EASY_WEEKS - timedelta(days=1)
    return last if today <= last else None
