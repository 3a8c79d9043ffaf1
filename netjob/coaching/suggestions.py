"""Rank who could come next on Today.

The ranking, from the top; nothing in it is random, and equal ones follow by name and key:

1. What the user promised, the earliest day first.
2. Once work was found, everybody who opened a door: those first whose door led to it.
3. Warm introductions that nobody followed within three working days, the earliest first.
4. Thanks for a talk (within two working days) or for a door that was opened, the earliest first.
5. News for somebody who opened a door, then three weeks without any: the earliest first.
6. Asks without an answer whose next day has come (three by seven), then what others promised: the earliest first.
7. Everybody else by pressure, the highest first:
   *past their cadence* (amber, red and dormant): days since the last touchpoint over the cadence, 4 at most, times the
   tie (3 close, 2 familiar, 1 slight), since the strong tie is the one that helps soonest and cools at a higher cost,
   and a quarter more for each point of motivation (0 to 3) of the target they work at;
   *kept and never touched*: as if twice past the cadence, where the long silence begins, with the same weights;
   *people the user would like to know*: 1, and up to 3 more for the motivation of the target they work at.

No person and no organisation comes twice on one day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching.cadence import DORMANT, RED
from netjob.coaching.identity import organisation_key

TIERS = {
    "promise": 0, "opened": 1, "introduction": 2, "talk": 3, "thanks": 3, "news": 4, "update": 5, "again": 6,
    "second": 6, "expected": 7,
}  # fmt: skip
SEARCHING = ("again", "second", "news", "update")  # with work found, *opened* tells those who opened a door
FREE = ("cadence", "dormant", "first", "wanted")  # nothing is owed: ranked by pressure
KINDS = (*TIERS, *FREE)
MOST = 5
TIE_WEIGHT = {"close": 3.0, "familiar": 2.0, "slight": 1.0, "none": 1.0}
TARGET_WEIGHT = 0.25
MOST_RATIO = 4.0
RUNNING = 2  # days on which the same list may stand; on the third it is another one


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be suggested; `kind` is one of `KINDS`.

    `due_on` belongs to the kinds of `TIERS`, `ratio` to 'cadence' and 'dormant'; `motivation` (0 to 3) is that of the
    target they work at.
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


def varied(candidates: Sequence[Candidate], number: int, before: Sequence[Collection[str]]) -> list[Candidate]:
    """The same, but never one list three days running.

    `before` are the keys that stood, without an outcome, on each of the days before, the latest first. Where all of
    today's stood on the last two, they have a day off and the next ones come. Only promises stay; where there is
    nothing else, one more joins them, if there is anybody.
    """
    found = chosen(candidates, number)
    standing = {candidate.key for candidate in found}
    if not found or len(before) < RUNNING or not all(standing <= set(keys) for keys in before[:RUNNING]):
        return found
    others = [one for one in candidates if one.kind == "promise" or one.key not in standing]
    again = chosen(others, number)
    return chosen(candidates, number + 1) if {one.key for one in again} == standing else again


def rank(candidate: Candidate) -> tuple[int, date, float, str, str]:
    """The key to sort by, as the module says."""
    tier = TIERS.get(candidate.kind)
    day = candidate.due_on if tier is not None and candidate.due_on else date.max
    weight = -pressure(candidate) if tier is None else 0.0
    return len(TIERS) if tier is None else tier, day, weight, candidate.name.casefold(), candidate.key


def pressure(candidate: Candidate) -> float:
    """How much speaks for somebody to whom nothing is owed."""
    if candidate.kind == "wanted":
        return 1.0 + candidate.motivation
    ratio = RED if candidate.kind == "first" else min(candidate.ratio, MOST_RATIO)
    return ratio * TIE_WEIGHT[candidate.tie] * (1 + TARGET_WEIGHT * candidate.motivation)


def approach(candidate: Candidate, answered: date | None, today: date) -> str:
    """What could be said first: 'hello', 'ask' or '' where neither needs saying.

    Who has not answered within three years, or never, gets a hello or a give first, and so does a slight tie; a slight
    tie that answered could be asked something.
    """
    if candidate.kind not in FREE:
        return ""
    if answered is None or today - answered >= DORMANT:
        return "hello"
    return "ask" if candidate.tie == "slight" else ""
