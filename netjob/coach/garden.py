"""Garden: what was given and promised both ways, what was planted, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import garden as rules
from netjob.coaching.garden import Entry, Given, Period, Seed, Wait
from netjob.workbook import contacts, garden, gives
from netjob.workbook.garden import Harvest, Planted
from netjob.workbook.gives import LedgerView, Line

PAGE = 6
FEW = 8


@dataclass(frozen=True, slots=True)
class Grown:
    """A door that came by itself, how many days after what it grew from, and what it may have grown from else.

    `days` is None where nothing is named, or what is named came later than the door.
    """

    harvest: Harvest
    days: int | None
    may_have: Sequence[Given]


class Garden(Topic):
    """What the Garden page asks. Nothing is credited by itself, and nothing is balanced."""

    # ------------------------------------------------------------------ given and promised

    @property
    @until_saved
    def anything(self) -> bool:
        """Whether a give, a promise or a door is written down."""
        return gives.anything(self.book)

    def ledger(self, view: LedgerView, offset: int = 0) -> tuple[int, list[Line]]:
        """How many lines a view leaves, for the pages of the list, and one page of them, the newest first."""
        return gives.page(self.book, view, PAGE, offset)

    def entry(self, place: str, row_id: int) -> Entry:
        """A 'give' or a 'promise' as its form shows it. Raises `NotFound`."""
        return gives.entry(self.book, place, row_id)

    def name(self, contact: int) -> str:
        """What a contact is called. Raises `NotFound`."""
        return str(contacts.record(self.book, contact)["name"])

    def add(self, entry: Entry, contact: int | None, name: str, token: str | None = None) -> int | None:
        """Add a give or a promise; its id, None when this form was saved before. Raises `Refused`, `NotFound`."""
        return self.book.save(lambda writer: gives.add(writer, entry, contact, name, self.today), token)

    def edit(self, row_id: int, now: Entry, opened: Entry, token: str | None = None) -> None:
        """Save an entry as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: gives.edit(writer, row_id, now, opened, self.today), token)

    def keep(self, promise: int, token: str | None = None) -> None:
        """A promise was kept today. Raises `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: gives.keep(writer, promise, self.today), token)

    def remove(self, place: str, row_id: int, token: str | None = None) -> None:
        """Take out a 'give' or a 'promise'. Raises `NotFound`."""
        self.book.save(lambda writer: gives.remove(writer, place, row_id), token)

    def usual_day(self, kind: str | None) -> date:
        """The day an entry begins with: today for a give, some working days ahead for a promise."""
        return rules.usual_day(kind, self.today, self.days_off)

    # ------------------------------------------------------------------ garden and hunt

    def periods(self, unit: str) -> list[Period]:
        """The last 26 weeks or 24 months, oldest first: what was planted, apart from what was asked for."""
        first = rules.firsts(unit, self.today)[0]
        return rules.periods(unit, self.today, garden.counted(self.book, unit, first, self.today))

    def waits(self) -> list[Wait]:
        """How long everything planted took until a door came from it, or has been waiting."""
        return garden.waits(self.book, self.today)

    def harvests(self, unnamed: bool, offset: int = 0) -> tuple[int, list[Grown]]:
        """How many doors came by themselves, and one page of them, the newest first."""
        total, found = garden.harvests(self.book, unnamed, FEW, offset)
        open_to = {one.standing.referrer for one in found if one.place is None}
        given = garden.given_to(self.book, sorted(open_to)) if open_to else {}
        return total, [_grown(one, given.get(one.standing.referrer, [])) for one in found]

    def credit(self, referral: int, place: str | None, row_id: int | None, token: str | None = None) -> None:
        """Say what a door grew from: a 'give', a 'seed', or nothing known. Raises `NotFound`, `Refused`."""
        self.book.save(lambda writer: garden.credit(writer, referral, place, row_id), token)

    def seeds(self, offset: int = 0) -> tuple[int, list[Planted]]:
        """How many things were planted at large, and one page of them, the newest first."""
        return garden.seeds(self.book, FEW, offset)

    def seed(self, row_id: int) -> Seed:
        """One thing planted at large. Raises `NotFound`."""
        return garden.seed(self.book, row_id)

    def plant(self, seed: Seed, token: str | None = None) -> int | None:
        """Add something planted at large. Raises `Refused`."""
        return self.book.save(lambda writer: garden.plant(writer, seed, self.today), token)

    def replant(self, row_id: int, now: Seed, opened: Seed, token: str | None = None) -> None:
        """Save a seed as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: garden.replant(writer, row_id, now, opened, self.today), token)

    def uproot(self, row_id: int, token: str | None = None) -> None:
        """Take out something planted at large. Raises `NotFound`."""
        self.book.save(lambda writer: garden.uproot(writer, row_id), token)


def _grown(harvest: Harvest, given: Sequence[Given]) -> Grown:
    came_on = harvest.standing.began_on
    days = None if harvest.day is None or harvest.day > came_on else (came_on - harvest.day).days
    return Grown(harvest, days, rules.may_have_grown(given, came_on) if harvest.place is None else ())
