"""Say which week a review is about, what weeks before it were like, and which beginnings led to introductions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching.comparing import Group
from netjob.coaching.journeys import Journey
from netjob.coaching.ladders import LADDERS, Horizons
from netjob.coaching.reaches import NOT_USED, Reach, group_of
from netjob.coaching.weeks import WEEK, Week, monday

FRIDAY = 4
ASKED, INTRODUCED = (LADDERS["outgoing"].index(step) for step in ("asked", "introduced"))


@dataclass(frozen=True, slots=True)
class Averages:
    """What a week was like on average: focused touchpoints, talks, asks, gives, and people in touch."""

    touchpoints: float
    talks: float
    asks: float
    gives: float
    contacts: float


def reviewed(today: date, first: date) -> date:
    """The Monday of the week a review is about: this week from Friday on, before that the last one.

    `first` is the Monday of the first week there is anything to say about: nothing earlier is proposed.
    """
    this = monday(today)
    return this if today.weekday() >= FRIDAY else max(this - WEEK, min(first, this))


def averages(weeks: Sequence[Week], before: date, since: date | None) -> Averages | None:
    """The average of the full weeks before the Monday `before`, rest weeks left out; None without one.

    They count from the week of `since`, else from the first one in which there was anything.
    """
    first = monday(since) if since else next((week.monday for week in weeks if anything(week)), before)
    full = [week for week in weeks if first <= week.monday < before and not week.rest]
    if not full:
        return None
    sums = ((week.focused, week.talks, week.asks, week.gives, week.contacts) for week in full)
    return Averages(*(sum(column) / len(full) for column in zip(*sums, strict=True)))


def anything(week: Week) -> bool:
    """Whether anything was logged in a week."""
    return bool(week.touchpoints or week.gives)


def closes_month(week: date) -> bool:
    """Whether the Friday of a Monday's week is the last one of its month."""
    friday = week + timedelta(days=FRIDAY)
    return friday.month != (friday + WEEK).month


def given_days(horizons: Horizons) -> int:
    """How long an ask is given to become an introduction: the days of the two steps on the way, one after the other."""
    return horizons["referral"]["agreed"] + horizons["referral"]["introduced"]


def judged(
    asked_for: Iterable[Journey], reaches: Iterable[Reach], horizons: Horizons, today: date
) -> list[tuple[Reach, bool]]:
    """For each ask made at least `given_days` ago: who was asked, and whether it was an introduction in those days.

    Younger asks are left out, even those that came already; so are people who were not reached out to in the search.
    """
    begun: Mapping[int, Reach] = {reach.contact: reach for reach in reaches}
    days = given_days(horizons)
    found = []
    for journey in asked_for:
        reach, asked, came = begun.get(journey.referrer), *(journey.unit.days[at] for at in (ASKED, INTRODUCED))
        if reach is not None and asked is not None and (today - asked).days >= days:
            found.append((reach, came is not None and (came - asked).days <= days))
    return found


def preceded(asks: Iterable[tuple[Reach, bool]], by: str) -> list[Group]:
    """Of the asks that can be judged, how many became introductions, by how the first touchpoint was.

    `by` is one of `reaches.GROUPS`. The largest group comes first, and what was used before what was not.
    """
    n, k = Counter[str](), Counter[str]()
    for reach, came in asks:
        group = group_of(reach, by)
        n[group] += 1
        k[group] += came
    order = sorted(n, key=lambda group: (group == NOT_USED, -n[group], group))
    return [Group(group, k[group], n[group]) for group in order]
