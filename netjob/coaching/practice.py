"""Say how regular the practice was, and when a larger goal could be offered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coaching.goals import Goals
from netjob.coaching.weeks import WEEK, Week, monday

WEEKS = 7
FEWEST = 2
RUNNING = 3  # weeks on goal before a larger one is offered


def practised(weeks: Sequence[Week], since: date, today: date) -> tuple[int, int] | None:
    """(weeks with a talk or a focused touchpoint, weeks) of the last seven of the search; None before two are over.

    Weeks of rest count in neither, and the present one is not over.
    """
    over = [week for week in weeks if monday(since) <= week.monday < monday(today) and not week.rest][-WEEKS:]
    if len(over) < FEWEST:
        return None
    return sum(bool(week.focused or week.talks) for week in over), len(over)


def may_grow(weeks: Sequence[Week], goal: int, today: date, answered_on: date | None) -> bool:
    """Whether the goal was reached in the last three weeks, rest left out, each at the goal that holds now.

    Once the user answered the offer, three more weeks pass before the next.
    """
    since = monday(answered_on) if answered_on else date.min
    over = [week for week in weeks if since <= week.monday < monday(today) and not week.rest][-RUNNING:]
    return len(over) == RUNNING and all(week.on_goal and week.goal == goal for week in over)


def grown(goals: Goals) -> Goals:
    """A fifth more: touchpoints rounded up, the others down."""
    others = (number * 6 // 5 for number in (goals.talks, goals.asks, goals.gives))
    return Goals(-(-goals.touchpoints * 6 // 5), *others)


def looked_at(today: date) -> date:
    """The Monday from which weeks are needed: twice the seven, so that weeks of rest leave enough."""
    return monday(today) - WEEK * 2 * WEEKS
