"""Say what the person who opened a door could hear: thanks, each step that follows, or that there is no news yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from netjob.coaching import workdays
from netjob.coaching.referral import NEWS

OPENED = ("agreed", "introduced")
OVER = ("accepted", "declined", "lapsed")
LATELY = timedelta(days=30)  # what happened longer ago asks for no thanks and no news any more
QUIET = timedelta(days=21)  # the introducer hears at each step, or after three weeks
LONGEST = timedelta(days=90)  # from then on a door without news rests
FOLLOW_WORKDAYS = 3  # a warm introduction cools
THANKS_WORKDAYS = 2
THANKED_WITHIN = timedelta(days=7)  # thanks for a talk that come later are a hello


class Step(NamedTuple):
    """A dated step of a referral, and when its referrer was told of it."""

    name: str
    reached_on: date
    told_on: date | None


class Owed(NamedTuple):
    """What somebody could hear: `kind` is 'thanks', 'news' or 'update'; `step` and its day are what it is about."""

    kind: str
    step: str
    day: date


def owed(steps: Sequence[Step], thanked: date | None, heard: date | None, today: date) -> list[Owed]:
    """What the person who opened a door could hear; `thanked` and `heard`: when there were thanks, or a word, last.

    Thanks for opening it, until there were thanks on that day or later; news of the latest step beyond that they were
    not told of, the end included, unless they were told of a later one; three weeks after the last word, while there is
    no news: that there is none.
    """
    lately = [step for step in steps if today - LATELY <= step.reached_on <= today]
    found = list[Owed]()
    opened = min((step for step in lately if step.name in OPENED), key=_day, default=None)
    if opened and (thanked is None or thanked < opened.reached_on):
        found.append(Owed("thanks", opened.name, opened.reached_on))
    stood_open = any(step.name in OPENED or step.name in NEWS[:-1] for step in steps)
    latest = max((step for step in steps if step.name in NEWS and step.reached_on <= today), key=_place, default=None)
    if latest and latest in lately and latest.told_on is None and stood_open:
        return [*found, Owed("news", latest.name, latest.reached_on)]
    return found or _quiet(steps, [day for day in (thanked, heard) if day], today)


def follow_by(introduced: date, days_off: Collection[date] = ()) -> date:
    """The day by which a warm introduction could be followed: the third working day."""
    return workdays.after(introduced, FOLLOW_WORKDAYS, days_off)


def thank_by(talked: date, days_off: Collection[date] = ()) -> date:
    """The day by which thanks for a talk could go out: the second working day."""
    return workdays.after(talked, THANKS_WORKDAYS, days_off)


def _quiet(steps: Sequence[Step], words: Sequence[date], today: date) -> list[Owed]:
    """Three weeks without a word on a door that is open and led to an introduction."""
    introduced = min((step.reached_on for step in steps if step.name == "introduced"), default=None)
    if introduced is None or today - introduced > LONGEST or any(step.name in OVER for step in steps):
        return []
    last = max([introduced, *words, *(step.told_on for step in steps if step.told_on)])
    return [Owed("update", "introduced", introduced)] if today - last >= QUIET else []


def _day(step: Step) -> date:
    return step.reached_on


def _place(step: Step) -> tuple[date, int]:
    return step.reached_on, NEWS.index(step.name)
