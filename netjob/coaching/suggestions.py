"""Rank who could come next, and say how many suggestions a day bears.

The ranking, from the top; nothing in it is random, and equal ones follow by name and key:

1. What the user promised, the earliest day first.
2. Thanks that are open, then news for somebody who opened a door, then what others promised: each the earliest first.
3. Everybody else by pressure, the highest first:
   *past their cadence*: days since the last touchpoint over the cadence, 4 at most, times the tie (3 close, 2 familiar,
   1 slight), since the strong tie is the one that helps soonest and cools at a higher cost;
   *kept and never touched*: as if twice past the cadence, where the long silence begins;
   *people the user would like to know*: 1, and up to 3 more for the motivation of the target they work at.

No person and no organisation comes twice on one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from netjob.coaching import workdays
from netjob.coaching.cadence import RED
from netjob.coaching.identity import organisation_key
from netjob.coaching.words import one_of

OPENED = ("agreed", "introduced")
WENT_ON = ("talked", "decision_maker", "put_forward", "interview", "offer", "accepted")
FIRM = ("promise", "thanks", "news", "expected")
MOST = 5
TIE_WEIGHT = {"close": 3.0, "familiar": 2.0, "slight": 1.0, "none": 1.0}
MOST_RATIO = 4.0
AWAY = 4  # whole days without a word that make a fresh start
FRESH_WORKDAYS = 10
NOT_NOW = timedelta(days=90)
TURNED_DOWN = ("not_now", "not_again")
LATER = ("tomorrow", "next_week")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be suggested.

    `due_on` belongs to the firm kinds, `ratio` to 'cadence', `motivation` (0 to 3) to 'wanted'.
    """

    key: str
    kind: str
    contact: int
    name: str
    organisation: str | None = None
    tie: str = "familiar"
    due_on: date | None = None
    ratio: float = 0.0
    motivation: int = 0


def chosen(candidates: Iterable[Candidate], number: int) -> list[Candidate]:
    """The first `number` by rank, nobody and no organisation twice."""
    found: list[Candidate] = []
    people: set[int] = set()
    organisations: set[str] = set()
    for candidate in sorted(candidates, key=rank):
        if len(found) >= number:
            break
        at = organisation_key(candidate.organisation or "")
        if candidate.contact in people or at in organisations:
            continue
        found.append(candidate)
        people.add(candidate.contact)
        organisations |= {at} if at else set()
    return found


def rank(candidate: Candidate) -> tuple[int, date, float, str, str]:
    """The key to sort by, as the module says."""
    firm = candidate.kind in FIRM
    tier = FIRM.index(candidate.kind) if firm else len(FIRM)
    day = candidate.due_on if firm and candidate.due_on else date.max
    return tier, day, 0.0 if firm else -pressure(candidate), candidate.name.casefold(), candidate.key


def pressure(candidate: Candidate) -> float:
    """How much speaks for somebody to whom nothing is owed."""
    if candidate.kind == "wanted":
        return 1.0 + candidate.motivation
    ratio = RED if candidate.kind == "first" else min(candidate.ratio, MOST_RATIO)
    return ratio * TIE_WEIGHT[candidate.tie]


def owed(steps: Sequence[tuple[str, date, date | None]], thanked: date | None) -> list[tuple[str, str, date]]:
    """What the person who opened a door could hear, as (kind, step, its day).

    `steps` are (step, reached on, told on) of one referral. 'thanks' for opening it, until there were thanks on that
    day or later; 'news' of the latest step beyond, until it was told.
    """
    opened = min(((day, step) for step, day, _ in steps if step in OPENED), default=None)
    news = max(((day, step) for step, day, told in steps if step in WENT_ON and told is None), default=None)
    found = [("thanks", opened)] if opened and (thanked is None or thanked < opened[0]) else []
    found += [("news", news)] if news else []
    return [(kind, step, day) for kind, (day, step) in found]


def portion(goal: int | None, before: int, today: date, most: int) -> int:
    """How many suggestions a day bears.

    What was left of the week's goal this morning (`goal` less the `before` of earlier days), divided by the working
    days left and rounded up, `most` at the most. Without a goal it is `most`; at the weekend one.
    """
    if goal is None:
        return min(most, MOST)
    left, days = max(0, goal - before), workdays.left_in_week(today)
    return min(most, MOST, -(-left // days)) if days else min(1, left)


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


def fresh_start(active: Sequence[date], today: date) -> int | None:
    """Working days since the user came back after four whole days away; None when that is more than ten ago.

    `active` are days on which something was written, in any order.
    """
    returns = [now for before, now in pairwise(sorted({*active, today})) if (now - before).days > AWAY]
    if not returns:
        return None
    since = workdays.between(returns[-1], today)
    return since if since <= FRESH_WORKDAYS else None


def until(choice: str | date, today: date) -> date:
    """The day to which a suggestion is put off: 'tomorrow', the Monday of 'next_week', or a day after today."""
    if choice == "next_week":
        return today + timedelta(days=7 - today.weekday())
    tomorrow = today + timedelta(days=1)
    return max(choice, tomorrow) if isinstance(choice, date) else tomorrow


def rests_until(choice: str, today: date) -> date | None:
    """How long "not this one" lasts: 90 days for 'not_now', for good (None) for 'not_again'."""
    return today + NOT_NOW if one_of("choice", choice, TURNED_DOWN) == "not_now" else None
