"""Key weeks by their Monday, and say which of them were on goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netjob.coaching.estimates import Share, share

WEEK = timedelta(days=7)
LISTED = 104
BARS = ("direction", "channel", "circle")  # what the bars of a week can be split by


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week in numbers; `on_goal` is None where there was nothing to reach or it is not over yet.

    `outgoing`, `incoming` and `contacts` (the people in it, 0 where nobody asked for them) count every touchpoint;
    `focused`, `talks`, `asks` and `gives` leave the pool out, as goals do.
    """

    monday: date
    outgoing: int = 0
    incoming: int = 0
    talks: int = 0
    asks: int = 0
    focused: int = 0
    gives: int = 0
    contacts: int = 0
    goal: int | None = None
    rest: bool = False
    on_goal: bool | None = None

    @property
    def label(self) -> str:
        """The ISO week, such as '2026-W09'."""
        return label(self.monday)

    @property
    def touchpoints(self) -> int:
        """Both directions."""
        return self.outgoing + self.incoming


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def label(day: date) -> str:
    """The ISO week of a day, such as '2026-W53'; never (year, week), which goes wrong around New Year."""
    return day.strftime("%G-W%V")


def mondays(today: date, count: int = LISTED) -> list[date]:
    """The Mondays of the last `count` weeks, oldest first, the present one included."""
    last = monday(today)
    return [last - WEEK * back for back in range(count - 1, -1, -1)]


def on_goal(focused: int, goal: int | None, rest: bool, over: bool) -> bool | None:
    """Whether focused touchpoints reached the goal; None in a rest week, without a goal, or while it may yet be."""
    if goal is None or rest:
        return None
    return True if focused >= goal else False if over else None


def judged(weeks: Iterable[Week], today: date) -> Share:
    """Weeks on goal out of those that are over and had a goal: the present one counts in neither."""
    past = [week.on_goal for week in weeks if week.on_goal is not None and week.monday < monday(today)]
    return share(sum(past), len(past))


def streak(weeks: Sequence[Week]) -> int:
    """How many weeks up to now were on goal without a break; weeks that are not judged neither add nor break."""
    length = 0
    for week in reversed(weeks):
        if week.on_goal is False:
            break
        length += week.on_goal is True
    return length


def average(weeks: Sequence[Week], today: date, since: date | None) -> float | None:
    """Touchpoints a week over full weeks from `since`, else from the first one that had any; rest weeks left out."""
    first = monday(since) if since else next((week.monday for week in weeks if week.touchpoints), None)
    if first is None:
        return None
    full = [week.touchpoints for week in weeks if first <= week.monday < monday(today) and not week.rest]
    return sum(full) / len(full) if full else None


def with_goals(
    weeks: Iterable[Week], goals: Mapping[date, int], rests: Collection[date], since: date, today: date
) -> list[Week]:
    """Weeks from the one in which the search began on, with their goal (by Monday) and whether it was reached."""
    found = []
    for week in weeks:
        goal = goals.get(week.monday) if week.monday >= monday(since) else None
        rest = week.monday in rests
        reached = on_goal(week.focused, goal or None, rest, over=week.monday < monday(today))
        found.append(replace(week, goal=goal or None, rest=rest, on_goal=reached))
    return found
