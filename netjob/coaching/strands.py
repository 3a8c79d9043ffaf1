"""Tell the three strands of practice apart: people known, relationships without an ask, people reached on purpose (M9).

Each focused touchpoint belongs to one strand: *purpose* when it reached somebody the user did not know, somebody who
decides, or was about a target; else *relationship* when nothing was asked and it was for the acquaintance itself; else
*known*: the network at work, with an ask or about the user's direction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KNOWN, RELATIONSHIP, PURPOSE = STRANDS = ("known", "relationship", "purpose")
ABOUT_WORK = ("role", "insight")
MANY = 5  # the same text to this many people in a day counts once


@dataclass(frozen=True, slots=True)
class Focused:
    """One focused touchpoint; `people` are those who got the same text that day (`batch`), 1 without one."""

    happened_on: date
    circle: str
    angle: str
    ask: str | None = None
    aimed: bool = False  # at a target, or at somebody who decides
    batch: str | None = None
    people: int = 1


def strand(one: Focused) -> str:
    """The strand of a focused touchpoint."""
    if one.circle != "known" or one.aimed:
        return PURPOSE
    return KNOWN if one.ask or one.angle in ABOUT_WORK else RELATIONSHIP


def counted(touchpoints: Iterable[Focused]) -> dict[str, int]:
    """How many of each strand; the same text to many people in a day counts once, for the strand of the first."""
    found = dict.fromkeys(STRANDS, 0)
    seen: set[tuple[date, str]] = set()
    for one in touchpoints:
        if one.batch and one.people >= MANY:
            if (one.happened_on, one.batch) in seen:
                continue
            seen.add((one.happened_on, one.batch))
        found[strand(one)] += 1
    return found
