"""Contacts: who do I know, and who would like to hear from me?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, contacts
from netjob.workbook.contacts import Match


class People:
    """What the Contacts page asks, and every form that names people."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    def matching(self, words: str, limit: int = 8) -> list[Match]:
        """Contacts whose name or organisation holds every word."""
        return contacts.matching(self.book, words, limit)

    def kept(self) -> list[Match]:
        """Everyone outside the pool, by name."""
        return contacts.kept(self.book)

    def add(self, form: ContactForm, token: str | None = None) -> int | None:
        """Add a contact; the new id, None when this form was saved before. Raises `Refused`."""
        return self.book.save(lambda writer: contacts.add(writer, form), token)

    def edit(self, contact: int, form: ContactForm, opened: ContactForm, token: str | None = None) -> None:
        """Save a contact's form as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: contacts.edit(writer, contact, form, opened), token)

    def keep(self, chosen: Sequence[int]) -> None:
        """Keep in touch with these contacts."""
        self.book.save(lambda writer: contacts.change_status(writer, chosen, "kept"))
