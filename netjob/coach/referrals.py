"""Referrals: which doors are open, where each one stands, and who should hear about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netjob.coaching import referral as rules
from netjob.coaching.referral import ReferralForm
from netjob.content import label
from netjob.workbook import Workbook, referrals, standings, targets
from netjob.workbook.referrals import Details
from netjob.workbook.standings import Rung, Standing, View

if TYPE_CHECKING:
    import pandas as pd

PAGE = 20
TABLE = 50


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral's whole screen: where it stands, its dated steps, what can follow, what was skipped."""

    standing: Standing
    rungs: tuple[Rung, ...]
    following: tuple[str, ...]
    gaps: tuple[str, ...]
    ended: str | None
    details: Details


def where(standing: Standing) -> str:
    """Where a door leads: the person, and the organisation with the role, as far as they are known."""
    return ", ".join(filter(None, (standing.person_name, place(standing))))


def place(standing: Standing) -> str:
    """The organisation a door leads into, and the role there when there is an opening."""
    return " · ".join(filter(None, (standing.organisation or standing.target_name, standing.role)))


class Referrals:
    """What the Referrals page asks. Nothing here moves by itself."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    def counts(self) -> dict[str, dict[str, int]]:
        """How many referrals stand at each step or end, by direction."""
        return standings.counts(self.book)

    def page(self, view: View, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Standing]]:
        """How many referrals a view leaves, and one page of them by step."""
        return standings.page(self.book, view, limit, offset)

    def table(self, view: View, offset: int = 0, limit: int = TABLE) -> tuple[int, pd.DataFrame]:
        """The same as a table, a longer page at a time, with the words people read."""
        import pandas as pd

        total, rows = self.page(view, offset, limit)
        columns = [(row.referrer_name, where(row), label("step", row.step), row.since, row.began_on) for row in rows]
        return total, pd.DataFrame(columns, columns=["referrer", "where", "step", "since", "began_on"])

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
        )

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
