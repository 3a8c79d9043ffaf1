"""Find the people the user remembered in the welcome, and those a typed name may already mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coaching import contact as rules
from netjob.coaching.hello import Acquaintance
from netjob.coaching.names import Named
from netjob.workbook import contacts
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

MOST = 12


def remembered(book: Workbook) -> list[Acquaintance]:
    """Kept people in the order they were added, those with a remembered last time first; twelve at most."""
    rows = book.rows(
        """
        SELECT id, name, organisation, notes, last_before FROM contact
        WHERE status = 'kept' AND circle = 'known' AND trashed_at IS NULL
        ORDER BY last_before IS NULL, id LIMIT ?
        """,
        [MOST],
    )
    return [Acquaintance(*row) for row in rows]


def same_name(book: Workbook, names: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """(contact, status) of everybody who has one of these names, by the name in small letters."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, contact, status in book.rows(
        "SELECT lower(name), id, status FROM contact WHERE trashed_at IS NULL AND lower(name) IN (SELECT unnest(?))",
        [[name.lower() for name in names]],
    ):
        found.setdefault(name, []).append((contact, status))
    return found


def keep(writer: Writer, person: Named, last_before: date | None, known: Sequence[tuple[int, str]]) -> int | None:
    """Keep somebody remembered: the one of that name if everyone else holds exactly one, else a new contact.

    How they know each other becomes the note of somebody who has none. Returns the contact, None for somebody who is
    kept already. Raises `Refused`.
    """
    if any(status != "pool" for _, status in known):
        return None
    if len(known) == 1:
        contact = known[0][0]
        noted = writer.value("SELECT notes FROM contact WHERE id = ?", [contact])
        said = {"last_before": last_before, "notes": None if noted else person.how}
        new = {name: value for name, value in said.items() if value}
        writer.update("contact", contact, {"status": "kept", "tie": "familiar", **new})
        return contact
    form = rules.ContactForm(person.name, person.where, last_before=last_before, notes=person.how)
    return contacts.add(writer, form)
