"""Keep the people the user would like to know, and the homework done on each before a first message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coaching.contact import ContactForm
from netjob.coaching.paths import HOMEWORK
from netjob.errors import NotFound, Refused
from netjob.workbook import answers, contacts
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

# Answers about one person: `item` is the contact's id. Whoever forgets or merges contacts moves these as well.
PROMPTS = {part: f"wanted_{part}" for part in HOMEWORK if part != "read"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody the user would like to know; `written_on` is the first message to them, None before it."""

    id: int
    name: str
    organisation: str | None
    position: str | None
    written_on: date | None
    answered: bool
    homework: dict[str, str]  # by the words of HOMEWORK; empty where nothing is written


def page(book: Workbook, limit: int, offset: int) -> tuple[int, list[Wanted]]:
    """How many people the user would like to know, and `limit` of them: those not written to first, then by name."""
    rows = book.rows(
        """
        WITH person AS (
            SELECT id, name, organisation, position FROM contact
            WHERE circle = 'wanted' AND trashed_at IS NULL AND status <> 'closed'
        ), touched AS (
            SELECT contact, min(happened_on) FILTER (direction = 'out') AS written_on,
                count(*) FILTER (direction = 'in' OR talk) > 0 AS answered
            FROM touchpoint WHERE trashed_at IS NULL AND contact IN (SELECT id FROM person) GROUP BY contact
        )
        SELECT id, name, organisation, position, written_on, coalesce(answered, false), count(*) OVER ()
        FROM person LEFT JOIN touched ON contact = id
        ORDER BY written_on IS NOT NULL, name COLLATE NOCASE.NOACCENT, id LIMIT ? OFFSET ?
        """,
        [limit, offset],
    )
    done = {part: _bodies(book, part, [row[0] for row in rows]) for part in HOMEWORK} if rows else {}
    people = [
        Wanted(row_id, name, at, position, day, answered, {part: done[part].get(row_id, "") for part in HOMEWORK})
        for row_id, name, at, position, day, answered, _ in rows
    ]
    return rows[0][-1] if rows else 0, people


def add(writer: Writer, form: ContactForm) -> int:
    """Add somebody the user would like to know. Raises `Refused`."""
    return contacts.add(writer, form)


def want(writer: Writer, contact: int) -> None:
    """Make somebody who is in the workbook one the user would like to know.

    Raises `Refused` for one who is known, `NotFound` for one who is gone.
    """
    found = writer.rows("SELECT circle, status FROM contact WHERE id = ?", [contact])
    if not found:
        raise NotFound(what="This contact")
    circle, status = found[0]
    if circle == "known":
        raise Refused("who", "known_already")
    writer.update("contact", contact, {"circle": "wanted", "status": "kept" if status == "pool" else status})


def write(writer: Writer, contact: int, part: str, body: str) -> None:
    """Keep one part of the homework on a person; what they wrote or said that was read is common ground (M35)."""
    if part in PROMPTS:
        answers.write(writer, PROMPTS[part], body, contact)
        return
    body = body.strip()
    found = writer.rows(
        "SELECT id, coalesce(detail, '') FROM common_ground WHERE contact = ? AND kind = 'reading' ORDER BY id",
        [contact],
    )
    if not found and body:
        writer.insert("common_ground", contact=contact, kind="reading", detail=body)
    elif found and not body:
        writer.delete("common_ground", found[0][0])
    elif found:
        writer.update("common_ground", found[0][0], {"detail": body})


def homework(book: Workbook, contact: int) -> dict[str, str]:
    """The homework on one person, by the words of HOMEWORK; empty where nothing is written."""
    return {part: _bodies(book, part, [contact]).get(contact, "") for part in HOMEWORK}


def _bodies(book: Workbook, part: str, people: list[int]) -> dict[int, str]:
    """What stands in one part of the homework, by contact."""
    if part in PROMPTS:
        return {answer.item: answer.body for answer in answers.standing(book, PROMPTS[part])}
    rows = book.rows(
        """
        SELECT contact, arg_min(detail, id) FROM common_ground
        WHERE kind = 'reading' AND contact IN (SELECT unnest(?)) GROUP BY contact
        """,
        [people],
    )
    return {contact: detail or "" for contact, detail in rows}
