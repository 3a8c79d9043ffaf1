"""Say how many suggestions a day bears."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from netjob.coaching import workdays
from netjob.coaching.suggestions import MOST

AWAY = 4  # whole days without a word that make a fresh start
FRESH_WORKDAYS = 10


def portion(goal: int | None, before: int, today: date, most: int, days_off: Collection[date] = ()) -> int:
    """How many suggestions a day bears.

    What was left of the week's goal this morning (`goal` less the `before` of earlier days), divided by the working
    days left and rounded up, `most` at the most. Without a goal it is `most`; at the weekend and on a day off one.
    """
    if goal is None:
        return min(most, MOST)
    left = max(0, goal - before)
    if not workdays.works(today, days_off):
        return min(1, left)
    return min(most, MOST, -(-left // workdays.left_in_week(today, days_off)))


def eased(portion: int, due: int, fresh: int | None) -> int:
    """The portion after a fresh start (`fresh` working days ago; None: without one).

    One on the day itself, and for the ten working days after as many as spread the `due` people over them.
    """
    if fresh is None:
        return portion
    return min(portion, -(-due // FRESH_WORKDAYS) if fresh else 1)


def number(portion: int, more: int, done: int, promises: int, most: int, fresh: bool = False) -> int:
    """How many to show now, five at most: the portion, `more` that were asked for, less what was `done` today.

    Open `promises` fill a smaller portion up to `most`; on the day of a `fresh` start they come on top of it.
    """
    kept = min(promises + done, most)
    bears = portion + kept if fresh else max(portion, kept)
    return max(0, min(MOST, bears) - done) + more


def fresh_start(active: Sequence[date], today: date, days_off: Collection[date] = ()) -> int | None:
    """Working days since the user came back after four whole days away; None when that is more than ten ago.

    `active` are days on which something was written, in any order.
    """
    returns = [now for before, now in pairwise(sorted({*active, today})) if (now - before).days > AWAY]
    if not returns:
        return None
    since = workdays.between(returns[-1], today, days_off)
    return since if since <= FRESH_WORKDAYS else None
