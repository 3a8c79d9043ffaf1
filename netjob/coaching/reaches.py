"""Follow each person who was reached out to: what came of it, and how the first approach was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching.journeys import Journey
from netjob.coaching.ladders import LADDERS, Horizons, Ladder, Unit, ladder
from netjob.coaching.words import POINTS

USED, NOT_USED, UNSAID = "used", "not_used", "unsaid"

# What people can be grouped by: the first outgoing touchpoint as it was then, its month, and whether something was
# used in it: common ground, or one talking point.
GROUPS = ("circle", "channel", "angle", "tie", "common_ground", "month", *(f"point:{point}" for point in POINTS))


@dataclass(frozen=True, slots=True)
class First:
    """The first outgoing touchpoint of a search with a contact; circle and tie as they were then."""

    circle: str
    tie: str
    channel: str
    angle: str | None
    common_ground: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A contact who was reached out to, and the first days of what followed."""

    contact: int
    reached_out: date
    replied: date | None
    talked: date | None
    asked: date | None
    mean_to_ask_on: date | None
    first: First

    @property
    def meant(self) -> bool:
        """Whether the user marked *mean to ask* before asking: the mark counts only where it came first."""
        return self.mean_to_ask_on is not None and (self.asked is None or self.mean_to_ask_on < self.asked)

    @property
    def for_the_relationship(self) -> bool:
        """A talk that was not meant to lead to an ask: never divided by."""
        return self.talked is not None and not self.meant


def group_of(reach: Reach, by: str) -> str:
    """The group of a contact by one of `GROUPS`; `KeyError` for anything else."""
    if by not in GROUPS:
        raise KeyError(by)
    if by == "month":
        return reach.reached_out.strftime("%Y-%m")
    if by == "common_ground":
        return USED if reach.first.common_ground else NOT_USED
    if by.startswith("point:"):
        return USED if by.removeprefix("point:") in reach.first.points else NOT_USED
    return str(getattr(reach.first, by) or UNSAID)


def people(
    reaches: Sequence[Reach], asked_for: Iterable[Journey], horizons: Horizons, today: date, by: str | None = None
) -> list[Ladder]:
    """The people ladder: one, or one for each group of `by` that has anybody, in the groups' order of words.

    `asked_for` are the outgoing referrals of the search: one by the contact that reached `agreed` is what `referred`
    means.
    """
    opened: dict[int, list[Unit]] = defaultdict(list)
    for journey in asked_for:
        opened[journey.referrer].append(journey.unit)
    units = [(reach, _unit(reach, opened[reach.contact])) for reach in reaches]
    if by is None:
        return [ladder("people", [unit for _, unit in units], horizons, today)]
    groups: dict[str, list[Unit]] = defaultdict(list)
    for reach, unit in units:
        groups[group_of(reach, by)].append(unit)
    return [ladder("people", groups[group], horizons, today, group) for group in sorted(groups)]


def _unit(reach: Reach, doors: Sequence[Unit]) -> Unit:
    """The contact on the people ladder; it ended when every door that was asked for ended without a yes."""
    agreed = LADDERS["outgoing"].index("agreed")
    later = [door for door in doors if (day := door.days[agreed]) is None or day >= reach.reached_out]
    referred = min((day for door in later if (day := door.days[agreed])), default=None)
    ends = [door.ended_on for door in later if door.ended_on is not None]
    ended_on = max(ends) if later and referred is None and len(ends) == len(later) else None
    return Unit((reach.reached_out, reach.replied, reach.talked, reach.asked, referred), ended_on, reach.meant)
