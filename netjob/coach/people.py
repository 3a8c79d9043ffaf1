"""Contacts: who do I know, and who would like to hear from me?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coach.topic import Topic
from netjob.coaching import cadence, words
from netjob.coaching.contact import ContactForm, identities
from netjob.coaching.touchpoint import STEP_WORKDAYS
from netjob.coaching.workdays import after
from netjob.errors import Refused
from netjob.workbook import contacts, history, listing, matches, preferences
from netjob.workbook.contacts import Match
from netjob.workbook.history import Door, Exchange, Kin, Known, Part, Promise
from netjob.workbook.listing import Filter, Guess, Listed

PAGE = 10
DECK = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the contact, and its colour by the cadence that holds for it."""

    contact: Listed
    colour: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """Everything about one contact but the exchanges, which are read a page at a time."""

    id: int
    form: ContactForm
    source: str
    trashed: bool
    mean_to_ask_on: date | None
    last_on: date | None
    due_on: date | None
    colour: str
    cadence: int | None
    promises: list[Promise]
    doors: list[Door]
    gives: list[tuple[date, str, str | None]]
    ground: list[tuple[str, str | None]]
    introducer: Kin | None
    introduced: list[Kin]
    also_known_by: list[str]
    parts: list[Part]
    knows: list[Known]


class People(Topic):
    """What the Contacts page asks, and every form that names people."""

    # ------------------------------------------------------------------ many

    def counts(self) -> dict[str, int]:
        """How many contacts there are by status."""
        return listing.counts(self.book)

    def page(self, narrowed: Filter, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Row]]:
        """How many contacts a filter leaves, and one page of them."""
        total, rows = listing.page(self.book, narrowed, self._by_tie(), self.today, limit, offset)
        return total, [self._row(row) for row in rows]

    def matching(self, typed: str, limit: int = 8) -> list[Match]:
        """Contacts whose name or organisation holds every word."""
        return contacts.matching(self.book, typed, limit)

    def kept(self) -> list[Match]:
        """Everyone outside the pool, by name."""
        return contacts.kept(self.book)

    def deck(self) -> list[Guess]:
        """The thirty pool contacts most likely worth keeping."""
        return listing.guesses(self.book, DECK)

    def keep(self, contact: int, tie: str) -> None:
        """Keep in touch with a contact from now on."""
        self.book.save(lambda writer: writer.update("contact", contact, {"status": "kept", "tie": tie}))

    def not_now(self, contact: int) -> None:
        """Leave a contact in the pool and out of the deck."""
        values = {"shown_on": self.today, "key": f"keep:{contact}", "outcome": "not_this_one"}
        self.book.save(lambda writer: writer.insert("suggestion", **values))

    # ------------------------------------------------------------------ one

    def person(self, contact: int) -> Person:
        """One contact's whole screen. Raises `NotFound`."""
        row = contacts.record(self.book, contact)
        form = contacts.form_of(row)
        own = identities(row)
        last = contacts.last_touch(self.book, contact)
        days = cadence.days(form.circle, form.tie, form.cadence_days, self._by_tie())
        return Person(
            id=contact,
            form=form,
            source=row["source"],
            trashed=row["trashed_at"] is not None,
            mean_to_ask_on=row["mean_to_ask_on"],
            last_on=last,
            due_on=cadence.due_on(last, days) if form.status == "kept" else None,
            colour=cadence.colour(form.status, last, days, self.today, form.paused_until),
            cadence=days,
            promises=history.promises(self.book, contact),
            doors=history.doors(self.book, contact),
            gives=history.gives(self.book, contact),
            ground=history.ground(self.book, contact),
            introducer=history.introducer(self.book, contact),
            introduced=history.introduced(self.book, contact),
            also_known_by=[value for kind, value in matches.also_known(self.book, contact) if (kind, value) not in own],
            parts=history.parts(self.book, contact),
            knows=history.knows(self.book, contact),
        )

    def exchanges(self, contact: int, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Exchange]]:
        """How many touchpoints there are with a contact, and one page of them, newest first."""
        return history.exchanges(self.book, contact, limit, offset)

    def add(self, form: ContactForm, token: str | None = None) -> int | None:
        """Add a contact; the new id, None when this form was saved before. Raises `Refused`."""
        return self.book.save(lambda writer: contacts.add(writer, form), token)

    def edit(self, contact: int, form: ContactForm, opened: ContactForm, token: str | None = None) -> None:
        """Save a contact's form as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: contacts.edit(writer, contact, form, opened), token)

    def move(self, chosen: Sequence[int], status: str) -> None:
        """Keep contacts, let them rest, or put them back into the pool."""
        self.book.save(lambda writer: contacts.change_status(writer, chosen, status))

    def pause(self, contact: int, days: int) -> None:
        """No colour and no suggestion for a contact for so many days."""
        until = self.today + timedelta(days=days)
        self.book.save(lambda writer: writer.update("contact", contact, {"paused_until": until}))

    def mean_to_ask(self, contact: int, on: bool) -> None:
        """Mark that the user means to ask a contact to open a door, or no longer means to; the first day stands."""
        self.book.save(lambda writer: contacts.mean_to_ask(writer, contact, on, self.today))

    def trash(self, contact: int, token: str | None = None) -> None:
        """Move a contact to the trash."""
        self.book.save(lambda writer: contacts.trash(writer, contact), token)

    def untrash(self, contact: int) -> None:
        """Take a contact out of the trash."""
        self.book.save(lambda writer: contacts.untrash(writer, contact))

    def promise_done(self, promise: int) -> None:
        """A follow-up was kept today."""
        self.book.save(lambda writer: writer.update("follow_up", promise, {"done_on": self.today}))

    def promise(
        self, contact: int, what: str, due_on: date | None, owed_by: str = "me", token: str | None = None
    ) -> None:
        """Note a next step, due in two working days where no day is named. Raises `Refused` for `what`."""
        what, due_on = " ".join(what.split()), due_on or self._soon()
        if not what:
            raise Refused("what", "what_needed")
        row = {"contact": contact, "owed_by": owed_by, "due_on": due_on, "what": what}
        self.book.save(lambda writer: writer.insert("follow_up", **row), token)

    def gave(self, contact: int, kind: str, what: str, token: str | None = None) -> None:
        """Note what was done for a contact today. Raises `Refused` for `kind`."""
        words.one_of("kind", kind, words.GIVES)
        row = {"contact": contact, "given_on": self.today, "kind": kind, "what": " ".join(what.split()) or None}
        self.book.save(lambda writer: writer.insert("give", **row), token)

    def knows(self, contact: int, name: str, organisation: str, token: str | None = None) -> None:
        """Note whom a contact knows, or at which organisation they know somebody. Raises `Refused` for `name`."""
        self.book.save(lambda writer: contacts.knows(writer, contact, name, organisation, self.today), token)

    def _soon(self) -> date:
        return after(self.today, STEP_WORKDAYS, self.days_off)

    def _by_tie(self) -> dict[str, int]:
        found: dict[str, int] = preferences.read(self.book)["cadence_days"]
        return found

    def _row(self, row: Listed) -> Row:
        colour = cadence.colour(row.status, row.last_on, row.cadence, self.today, row.paused_until)
        return Row(row, colour, None if row.last_on is None else (self.today - row.last_on).days)
