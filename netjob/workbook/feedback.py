"""Read what people said that bears on the offer, and news that could be of use to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.workbook.book import Workbook


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was heard: from whom, and when."""

    contact: int
    name: str
    said_on: date
    body: str


def feedback(book: Workbook, limit: int, offset: int = 0) -> tuple[int, list[Said]]:
    """How many pieces of feedback were heard, and one page of them, newest first."""
    rows = book.rows(
        """
        SELECT contact.id, contact.name, happened_on, body, count(*) OVER () FROM heard
        JOIN touchpoint ON touchpoint.id = heard.touchpoint AND touchpoint.trashed_at IS NULL
        JOIN contact ON contact.id = touchpoint.contact AND contact.trashed_at IS NULL
        WHERE kind = 'feedback' ORDER BY happened_on DESC, heard.id DESC LIMIT ? OFFSET ?
        """,
        [limit, offset],
    )
    return (rows[0][4] if rows else 0), [Said(*row[:4]) for row in rows]


def news(book: Workbook, except_from: int, since: date, limit: int) -> list[Said]:
    """News heard from others since a day, newest first."""
    rows = book.rows(
        """
        SELECT contact.id, contact.name, happened_on, body FROM heard
        JOIN touchpoint ON touchpoint.id = heard.touchpoint AND touchpoint.trashed_at IS NULL
        JOIN contact ON contact.id = touchpoint.contact AND contact.trashed_at IS NULL
        WHERE kind = 'news' AND contact.id <> ? AND happened_on >= ? ORDER BY happened_on DESC, heard.id DESC LIMIT ?
        """,
        [except_from, since, limit],
    )
    return [Said(*row) for row in rows]


def talks_since(book: Workbook, day: date) -> int:
    """How many talks there were since a day."""
    return int(
        book.value("SELECT count(*) FROM touchpoint WHERE talk AND trashed_at IS NULL AND happened_on >= ?", [day])
    )
