"""Openings: which possible jobs there are, where each stands, and what is known of how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coach.topic import Topic
from netjob.coaching import opening as rules
from netjob.coaching.opening import OpeningForm
from netjob.coaching.side_door import Voucher
from netjob.workbook import opening_listing, openings, side_door, standings, targets
from netjob.workbook.opening_listing import Known, Listed, OpeningView
from netjob.workbook.openings import Description
from netjob.workbook.standings import Standing, View

PAGE = 20
CHOICES = 200
REFERRALS = 20


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening's whole screen: what is known, where it stands, what can follow, which referrals lead to it."""

    known: Known
    description: Description
    stands: str | None
    following: tuple[str, ...]
    referrals: tuple[Standing, ...]


class Openings(Topic):
    """What the Openings view asks. Nothing here moves by itself."""

    def counts(self) -> dict[str, int]:
        """How many openings stand at each stage."""
        return opening_listing.counts(self.book)

    def page(self, view: OpeningView, offset: int = 0) -> tuple[int, list[Listed]]:
        """How many openings a view leaves, and one page of them."""
        return opening_listing.page(self.book, view, PAGE, offset)

    def names(self) -> dict[int, str]:
        """The openings a referral may lead to, by id."""
        return opening_listing.names(self.book, CHOICES)

    def targets(self) -> dict[int, str]:
        """The targets an opening may be at, by id."""
        return targets.listed(self.book)

    def opening(self, row_id: int) -> Opening:
        """One opening's whole screen. Raises `NotFound`."""
        known = opening_listing.known(self.book, row_id)
        return Opening(
            known=known,
            description=openings.description(self.book, row_id),
            stands=rules.standing(known.stages),
            following=rules.following(known.stages),
            referrals=tuple(standings.page(self.book, View(opening=row_id), REFERRALS)[1]),
        )

    def add(self, form: OpeningForm, token: str | None = None) -> int | None:
        """Add an opening; its id, None when this form was saved before. Raises `Refused`."""
        return self.book.save(lambda writer: openings.add(writer, form, self.today), token)

    def edit(self, row_id: int, now: Description, opened: Description, token: str | None = None) -> None:
        """Save the description as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: openings.edit(writer, row_id, now, opened), token)

    def stage(self, row_id: int, stage: str, day: date, token: str | None = None) -> None:
        """Date a stage. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: openings.stage(writer, row_id, stage, day, self.today), token)

    def move(self, row_id: int, stage: str, day: date, opened: date, token: str | None = None) -> None:
        """Correct the day of a stage. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: openings.move(writer, row_id, stage, day, opened, self.today), token)

    def remove_stage(self, row_id: int, stage: str, token: str | None = None) -> None:
        """Take out a stage that was dated by mistake. Raises `NotFound`."""
        self.book.save(lambda writer: openings.remove_stage(writer, row_id, stage), token)

    def note(self, row_id: int, fact: str, value: bool | None, token: str | None = None) -> None:
        """Say that a fact of the side door holds, does not, or is not known. Raises `NotFound`."""
        self.book.save(lambda writer: openings.note(writer, row_id, **{fact: value}), token)

    def vouch(self, row_id: int, contact: int | None, name: str = "", token: str | None = None) -> None:
        """Say whose standing rubbed off, nobody's with None and no name. Raises `NotFound`."""
        self.book.save(lambda writer: openings.vouch(writer, row_id, contact, name), token)

    def takes_part(self, row_id: int, contact: int | None, name: str, part: str, token: str | None = None) -> None:
        """Somebody has a part in an opening. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: openings.takes_part(writer, row_id, contact, name, part), token)

    def leaves(self, opening_contact: int, token: str | None = None) -> None:
        """Somebody has no part in an opening after all."""
        self.book.save(lambda writer: openings.leaves(writer, opening_contact), token)

    def vouchers(self) -> list[Voucher]:
        """Whose standing rubbed off, and on how many openings of each source."""
        return side_door.vouchers(self.book)

    def trash(self, row_id: int, token: str | None = None) -> None:
        """Move an opening to the trash."""
        self.book.save(lambda writer: openings.trash(writer, row_id), token)
