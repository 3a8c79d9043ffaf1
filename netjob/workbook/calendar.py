"""Read what has a day: promises on both sides, and what was planned for a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.workbook.book import Workbook


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up with whom it is; `open` is false once it is done, in the trash, or its contact is closed."""

    id: int
    owed_by: str
    due_on: date
    what: str
    name: str
    organisation: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What was planned for the week of `monday`, and when in it, in the user's words."""

    id: int
    monday: date
    when: str
    what: str


def promises(book: Workbook, settled_from: date) -> list[Promise]:
    """Every open follow-up, and those settled whose day is `settled_from` or later, by day."""
    rows = book.rows(
        """
        SELECT f.id, f.owed_by, f.due_on, f.what, c.name, c.organisation,
               f.done_on IS NULL AND f.trashed_at IS NULL AND c.trashed_at IS NULL AND c.status <> 'closed' AS is_open
        FROM follow_up f JOIN contact c ON c.id = f.contact
        WHERE is_open OR f.due_on >= ? ORDER BY f.due_on, f.id
        """,
        [settled_from],
    )
    return [Promise(*row) for row in rows]


def plans(book: Workbook, first: date) -> list[Plan]:
    """What was planned for the weeks from the Monday `first` on."""
    rows = book.rows("SELECT id, monday, when_, then_ FROM intention WHERE monday >= ? ORDER BY monday, id", [first])
    return [Plan(*row) for row in rows]
