"""Referrals: which doors are open, where each one stands, and who should hear about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from netjob.coach import promises
from netjob.coach.asks import Asks
from netjob.coach.topic import Topic, until_saved
from netjob.coaching import referral as rules
from netjob.coaching.promise import Promise
from netjob.coaching.referral import ReferralForm
from netjob.content import label
from netjob.workbook import chain, openings, preferences, referrals, standings, targets
from netjob.workbook.referrals import Details
from netjob.workbook.standings import Rung, Standing, View

if TYPE_CHECKING:
    import pandas as pd

FIRST = 3  # cards of a step before more are asked for
FEWER = 2  # the same where the board would hold more than ROOM cards
ROOM = 16  # where FEWER of each step are more than these, one step is shown at a time
ALONE = 6  # cards of a step that is shown alone
MORE = 12
TABLE = 50
EARLIER = 200  # referrals to choose from as where one came out of


@dataclass(frozen=True, slots=True)
class Card:
    """One referral in a list: where it stands, since when it stands still (None: it does not), what could follow."""

    standing: Standing
    still_since: date | None
    advice: str


@dataclass(frozen=True, slots=True)
class Board:
    """Where referrals stand: how many at each step, and the first cards of the steps that are shown.

    `alone` is the step that is shown alone, since together they would be too many to look at; None for all of them.
    """

    totals: Mapping[str, int]
    cards: Mapping[str, Sequence[Card]]
    alone: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """One door of a chain: how many doors in, and whether it is the one on screen."""

    standing: Standing
    depth: int
    here: bool


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral's whole screen: where it stands, its dated steps, what can follow, what was skipped."""

    standing: Standing
    rungs: tuple[Rung, ...]
    following: tuple[str, ...]
    gaps: tuple[str, ...]
    ended: str | None
    details: Details
    still_since: date | None
    advice: str
    chain: tuple[Link, ...]


def where(standing: Standing) -> str:
    """Where a door leads: the person, and the organisation with the role, as far as they are known."""
    return ", ".join(filter(None, (standing.person_name, place(standing))))


def place(standing: Standing) -> str:
    """The organisation a door leads into, and the role there when there is an opening."""
    return " · ".join(filter(None, (standing.organisation or standing.target_name, standing.role)))


class Referrals(Topic):
    """What the Referrals page asks. Nothing here moves by itself."""

    def counts(self) -> dict[str, dict[str, int]]:
        """How many referrals stand at each step or end, by direction."""
        return standings.counts(self.book)

    def still(self) -> tuple[tuple[str, date], ...]:
        """For each step the day before which a referral must have come there to count as standing still."""
        return tuple((step, self.today - timedelta(days=days)) for step, days in self._patience.items())

    def board(self, view: View, more: Mapping[str, int], at: str | None = None) -> Board:
        """A view by step: `more` is how often more were asked for, `at` the step to show where it is one alone."""
        return self._board(view, tuple(more.items()), at)

    def page(self, view: View, offset: int = 0, limit: int = TABLE) -> tuple[int, list[Card]]:
        """How many referrals a view leaves, and one page of them by step."""
        total, rows = standings.page(self.book, view, limit, offset)
        return total, [self._card(row) for row in rows]

    def table(self, view: View, offset: int = 0) -> tuple[int, pd.DataFrame]:
        """The same as a table, with the words people read."""
        import pandas as pd

        total, cards = self.page(view, offset)
        columns = [
            (one.referrer_name, where(one), label("step", one.step), one.since, card.still_since, card.advice,
             one.to_tell, one.began_on)
            for card in cards for one in (card.standing,)
        ]  # fmt: skip
        return total, pd.DataFrame(columns, columns=COLUMNS)

    def targets(self) -> dict[int, str]:
        """The targets a door may lead to, by id."""
        return targets.listed(self.book)

    def referral(self, row_id: int) -> Referral:
        """One referral's whole screen. Raises `NotFound`."""
        standing = standings.standing(self.book, row_id)
        rungs = tuple(standings.rungs(self.book, row_id))
        ladder = {rung.step: rung.reached_on for rung in rungs}
        return Referral(
            standing=standing,
            rungs=rungs,
            following=rules.following(ladder, standing.direction),
            gaps=rules.gaps(ladder, standing.direction),
            ended=rules.ended(ladder),
            details=referrals.details(self.book, row_id),
            still_since=self._still_since(standing),
            advice=self.asks.sentence(f"referral:{row_id}"),
            chain=tuple(self._chain(standing)),
        )

    @cached_property
    def asks(self) -> Asks:
        """What could follow asks that have no answer yet."""
        return Asks(self.book, self.today)

    def earlier(self, but: int | None = None, linked: int | None = None) -> dict[int, Standing]:
        """The referrals one may have come out of, the newest first, and behind them the one that is `linked` now."""
        found = {row.id: row for row in standings.newest(self.book, EARLIER) if row.id != but}
        return found if linked is None or linked in found else found | standings.some(self.book, [linked])

    def credits(self, referrer: int | None) -> list[tuple[str, int, str, str, date]]:
        """What may have come back as a door: ('give' or 'seed', id, kind, what, its day)."""
        return referrals.credits(self.book, referrer)

    def organisation(self, standing: Standing) -> str:
        """Where a door leads, as far as it is known: its target, else where its person works."""
        return standing.target_name or referrals.works_at(self.book, standing.person) or ""

    def promised(self) -> list[Promise]:
        """The introductions that were promised and did not happen yet, the newest first."""
        return promises.standing(self.book, self.today)

    def introduced(self, promise: int, person: int, token: str | None = None) -> int | None:
        """A promised introduction happened; its referral, None when that was noted before. Raises `Refused`."""
        return promises.introduced(self.book, promise, person, self.today, token)

    def make_opening(self, row_id: int, organisation: str, token: str | None = None) -> int | None:
        """Make a referral's opening; its id, None when it leads to one already. Raises `Refused`, `NotFound`."""
        return self.book.save(lambda writer: openings.made_of(writer, row_id, organisation, self.today), token)

    def attach(self, row_id: int, opening: int, token: str | None = None) -> None:
        """Say which opening a referral leads to. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: openings.attach(writer, row_id, opening), token)

    def detach(self, row_id: int, token: str | None = None) -> None:
        """Take a referral off its opening."""
        self.book.save(lambda writer: openings.detach(writer, row_id), token)

    def add(self, form: ReferralForm, token: str | None = None) -> int | None:
        """Add a referral; its id, None when this form was saved before. Raises `Refused`."""
        return self.book.save(lambda writer: referrals.add(writer, form, self.today), token)

    def edit(self, row_id: int, now: Details, opened: Details, token: str | None = None) -> None:
        """Save details as compared with how they were opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: referrals.edit(writer, row_id, now, opened, self.today), token)

    def step(self, row_id: int, step: str, day: date, token: str | None = None) -> None:
        """Date a step or an end. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: referrals.step(writer, row_id, step, day, self.today), token)

    def move(self, row_id: int, step: str, day: date, opened: date, token: str | None = None) -> None:
        """Correct the day of a step. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: referrals.move(writer, row_id, step, day, opened, self.today), token)

    def tell(self, row_id: int, step: str, told: bool, token: str | None = None) -> None:
        """The referrer was told of a step today, or was not after all. Raises `Refused`."""
        day = self.today if told else None
        self.book.save(lambda writer: referrals.tell(writer, row_id, step, day), token)

    def remove_step(self, row_id: int, step: str, token: str | None = None) -> None:
        """Take out a step that was dated by mistake. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: referrals.remove_step(writer, row_id, step), token)

    def reopen(self, row_id: int, token: str | None = None) -> None:
        """Take a referral up again where it stood before it ended."""
        self.book.save(lambda writer: referrals.reopen(writer, row_id), token)

    def trash(self, row_id: int, token: str | None = None) -> None:
        """Move a referral to the trash."""
        self.book.save(lambda writer: referrals.trash(writer, row_id), token)

    # ------------------------------------------------------------------

    @property
    @until_saved
    def _patience(self) -> Mapping[str, int]:
        return rules.patience(preferences.read(self.book)["horizons"]["referral"])

    @until_saved
    def _board(self, view: View, more: tuple[tuple[str, int], ...], at: str | None) -> Board:
        asked = dict(more)
        added = {step: MORE * asked.get(step, 0) for step in standings.FACTS["order"]}
        found = standings.board(self.book, view, {step: ALONE + 1 + further for step, further in added.items()})
        totals = {step: total for step, total, _ in found}
        first = _first(totals)
        alone = None if first else at if at in totals else next(iter(totals))
        cards = {
            step: [self._card(row) for row in rows[: _or_all((first or ALONE) + added[step], total)]]
            for step, total, rows in found
            if alone in (None, step)
        }
        return Board(totals, cards, alone)

    def _still_since(self, standing: Standing) -> date | None:
        return rules.still_since(standing.step, standing.since, self._patience, self.today)

    def _card(self, standing: Standing) -> Card:
        open_ask = standing.step == rules.FIRST["outgoing"]
        advice = self.asks.sentence(f"referral:{standing.id}") if open_ask else ""
        return Card(standing, self._still_since(standing), advice)

    def _chain(self, here: Standing) -> list[Link]:
        """The doors that led here, this one, and the doors behind it; none when it stands alone."""
        above, below = chain.before(self.book, here.id), chain.behind(self.book, here.id)
        placed = [*((row_id, at) for at, row_id in enumerate(above)), (here.id, len(above))]
        placed += [(row_id, len(above) + depth) for row_id, depth in below]
        if len(placed) == 1:
            return []
        found = standings.some(self.book, [row_id for row_id, _ in placed])
        return [Link(found[row_id], depth, row_id == here.id) for row_id, depth in placed if row_id in found]


COLUMNS = ["referrer", "where", "step", "since", "still_since", "advice", "to_tell", "began_on"]


def _first(totals: Mapping[str, int]) -> int:
    """How many cards of each step a board has room for; 0 where one step is better shown alone."""
    if len(totals) == 1 and max(totals.values()) > FIRST + 1:
        return 0
    return next((most for most in (FIRST, FEWER) if sum(min(total, most) for total in totals.values()) <= ROOM), 0)


def _or_all(most: int, total: int) -> int:
    """One more where that is the last one: a button to show it would take its place."""
    return most + (total == most + 1)
