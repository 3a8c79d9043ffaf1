"""Follow each referral along its ladder: the days as dated, waits between steps, steps that have no day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netjob.coaching.ladders import LADDERS, RANGE_FROM, Unit, filled

ONE_PERSON = 0.4  # above this part of the introductions, one person is worth a sentence

Wait = tuple[int, str | None]


@dataclass(frozen=True)
class Journey:
    """One referral: who opened the door, its direction, and the day of each dated step and end."""

    referrer: int
    direction: str
    dated: dict[str, date]

    @cached_property
    def unit(self) -> Unit:
        """The referral on its ladder, a skipped step taking the next dated step's day."""
        days = filled([self.dated.get(step) for step in LADDERS[self.direction]])
        return Unit(days, self.ended_on)

    @property
    def ended_on(self) -> date | None:
        """The day it declined or lapsed, whichever came first."""
        return min((self.dated[end] for end in ("declined", "lapsed") if end in self.dated), default=None)

    @property
    def ended_as(self) -> str | None:
        """'declined' or 'lapsed', whichever came first."""
        ends = [end for end in ("declined", "lapsed") if end in self.dated]
        return min(ends, key=lambda end: self.dated[end], default=None)


def begun(journeys: Iterable[Journey], direction: str, start: date) -> list[Journey]:
    """The journeys of a direction whose first rung was reached on `start` or later."""
    own = [journey for journey in journeys if journey.direction == direction]
    return [journey for journey in own if (first := journey.unit.days[0]) is not None and first >= start]


def waits(journeys: Iterable[Journey], step: str, today: date) -> list[Wait]:
    """For each journey with a day for the step before `step`: days from there, and how it went on.

    The second is the step itself, 'declined', 'lapsed', or None while it is open. A journey that went past `step`
    without a day for it stays out, since nobody knows how long it took.
    """
    found: list[Wait] = []
    for journey in journeys:
        steps = LADDERS[journey.direction]
        at = steps.index(step)
        began, reached = journey.dated.get(steps[at - 1]), journey.dated.get(step)
        if began is None or (reached is None and journey.unit.days[at] is not None):
            continue
        how = step if reached else journey.ended_as
        until = reached or journey.ended_on or today
        found.append((max(0, (until - began).days), how))
    return found


def skipped(journeys: Iterable[Journey]) -> int:
    """How many went past a step that has no day: the curves would gain from it."""
    return sum(_has_gap(journey) for journey in journeys)


def most_from_one(journeys: Sequence[Journey]) -> tuple[int, int, int] | None:
    """(contact, their introductions, all) when one contact gave more than 40 % of five or more; else None."""
    introduced = LADDERS["outgoing"].index("introduced")
    given = Counter(
        journey.referrer
        for journey in journeys
        if journey.direction == "incoming" or journey.unit.days[introduced] is not None
    )
    if given.total() < RANGE_FROM:
        return None
    contact, count = given.most_common(1)[0]
    return (contact, count, given.total()) if count > ONE_PERSON * given.total() else None


def _has_gap(journey: Journey) -> bool:
    steps = LADDERS[journey.direction]
    return any(
        day is not None and step not in journey.dated for step, day in zip(steps, journey.unit.days, strict=True)
    )
