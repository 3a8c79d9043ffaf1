"""Keep the people: add, edit, find, and list them a page at a time."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from netjob.coaching import contact as rules
from netjob.errors import NotFound, Refused
from netjob.workbook import targets
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

# Last touch is derived, never stored: logging something for last month must not move it.
LAST_TOUCH = """
    last_touch AS (
        SELECT contact, max(happened_on) AS last_on, count(*) AS touchpoints
        FROM touchpoint WHERE trashed_at IS NULL GROUP BY contact
    )
"""


@dataclass(frozen=True, slots=True)
class Match:
    """A contact as a list of choices shows it."""

    id: int
    name: str
    organisation: str | None
    status: str
    tie: str
    circle: str


def add(writer: Writer, form: rules.ContactForm, source: str = "hand") -> int:
    """Add a contact and how it is known again; the new id. Raises `Refused`."""
    columns = rules.checked(form)
    row_id = writer.insert("contact", **columns, source=source)
    _identify(writer, row_id, columns)
    return row_id


def edit(writer: Writer, contact: int, form: rules.ContactForm, opened: rules.ContactForm) -> None:
    """Save the form of a contact; only what differs from how it was `opened` is written.

    Columns written by hand are remembered, so that an import leaves them alone. Raises `Refused`, `NotFound`, and
    `ChangedSince` when one of the edited columns was saved by somebody else in between.
    """
    now, before = rules.checked(form), rules.checked(opened)
    changed = {name: value for name, value in now.items() if value != before[name]}
    if not changed:
        return
    edited = writer.value("SELECT edited FROM contact WHERE id = ?", [contact]) or []
    typed = changed.keys() - {"organisation_key"}  # derived from the organisation
    seen = {name: before[name] for name in typed}
    writer.update("contact", contact, {**changed, "edited": sorted({*edited, *typed})}, seen)
    _identify(writer, contact, now)


def change_status(writer: Writer, contacts: Sequence[int], status: str) -> None:
    """Move contacts to a status: keep them, let them rest, put them back into the pool."""
    for contact in contacts:
        writer.update("contact", contact, {"status": status})


def mean_to_ask(writer: Writer, contact: int, on: bool, today: date) -> None:
    """Mark a contact as one the user means to ask, from today or from the day that stands; or take the mark away."""
    marked = writer.value("SELECT mean_to_ask_on FROM contact WHERE id = ?", [contact])
    writer.update("contact", contact, {"mean_to_ask_on": (marked or today) if on else None})


def knows(writer: Writer, contact: int, name: str, organisation: str, day: date) -> None:
    """A contact knows somebody, who is added as known through them; or somebody at an organisation, a target then."""
    if name.strip():
        form = rules.ContactForm(name, organisation, circle="known_of", tie="none", introduced_by=contact)
        writer.insert("knows", contact=contact, person=add(writer, form, source="named"), said_on=day)
    elif organisation.strip():
        writer.insert("knows", contact=contact, target=targets.of_name(writer, organisation), said_on=day)
    else:
        raise Refused("name", "name_needed")


def trash(writer: Writer, contact: int) -> None:
    """Move a contact to the trash; everything about them stays and comes back with them."""
    writer.update("contact", contact, {"trashed_at": writer.now}, {"trashed_at": None})


def untrash(writer: Writer, contact: int) -> None:
    """Take a contact out of the trash."""
    writer.update("contact", contact, {"trashed_at": None})


def matching(book: Workbook, words: str, limit: int = 8) -> list[Match]:
    """Contacts whose name or organisation holds every word, kept ones and whole names first."""
    conditions = " AND ".join(
        ["contains(strip_accents(lower(concat_ws(' ', name, organisation))), ?)"] * len(words.split())
    )
    rows = book.rows(
        f"""
        SELECT id, name, organisation, status, tie, circle FROM contact
        WHERE trashed_at IS NULL AND {conditions or "true"}
        ORDER BY lower(name) = lower(?) DESC, status = 'kept' DESC, name COLLATE NOCASE.NOACCENT, id LIMIT ?
        """,
        [*map(bare, words.split()), words.strip(), limit],
    )
    return [Match(*row) for row in rows]


def kept(book: Workbook) -> list[Match]:
    """Everyone whose status is not pool, by name: the choices a form shows at once."""
    rows = book.rows(
        """
        SELECT id, name, organisation, status, tie, circle FROM contact
        WHERE trashed_at IS NULL AND status <> 'pool' ORDER BY name COLLATE NOCASE.NOACCENT, id
        """
    )
    return [Match(*row) for row in rows]


def found(book: Workbook, ids: Sequence[int]) -> list[Match]:
    """These contacts, those in the trash left out, by name."""
    rows = book.rows(
        """
        SELECT id, name, organisation, status, tie, circle FROM contact
        WHERE trashed_at IS NULL AND list_contains(?, id) ORDER BY name COLLATE NOCASE, id
        """,
        [list(ids)],
    )
    return [Match(*row) for row in rows]


def record(book: Workbook, contact: int) -> dict[str, Any]:
    """All columns of a contact; raises `NotFound`."""
    found = book.records("SELECT * FROM contact WHERE id = ?", [contact])
    if not found:
        raise NotFound(what="This contact")
    return found[0]


def form_of(row: Mapping[str, Any]) -> rules.ContactForm:
    """A contact's row as the form shows it."""
    columns: dict[str, Any] = {
        field.name: row[field.name] or "" if field.default == "" else row[field.name]
        for field in fields(rules.ContactForm)
    }
    return rules.ContactForm(**columns)


def bare(word: str) -> str:
    """A word in lower case and without accents, to be looked for in `strip_accents(lower(...))`."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def holding(columns: str, words: str) -> tuple[list[str], dict[str, object]]:
    """Conditions that these columns, joined, hold each word of a search, and the values they ask for."""
    parts = words.split()
    found = [f"contains(strip_accents(lower(concat_ws(' ', {columns}))), $word{at})" for at in range(len(parts))]
    return found, {f"word{at}": bare(word) for at, word in enumerate(parts)}


def _identify(writer: Writer, contact: int, columns: dict[str, object]) -> None:
    """Add the identities the columns give; an address that another contact holds stays with that contact.

    A telephone number may be that of several people.
    """
    held = "SELECT count(*) FROM contact_identity WHERE kind = ? AND value = ? AND (kind <> 'phone' OR contact = ?)"
    for kind, value in rules.identities(columns):
        taken = writer.value(held, [kind, value, contact])
        if not taken:
            writer.insert("contact_identity", contact=contact, kind=kind, value=value)


def last_touch(book: Workbook, contact: int) -> date | None:
    """The day of the last touchpoint with a contact, or None."""
    found: date | None = book.value(
        "SELECT max(happened_on) FROM touchpoint WHERE contact = ? AND trashed_at IS NULL", [contact]
    )
    return found
