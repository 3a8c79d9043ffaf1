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
    """Every open follow-up, and those whose day, or whose being settled, is `settled_from` or later, by day.

    Of what was emptied out of the trash or forgotten nothing is left that could be given.
    """
    rows = book.rows(
        """
        SELECT f.id, f.owed_by, f.due_on, f.what, c.name, c.organisation,
               f.done_on IS NULL AND f.trashed_at IS NULL AND c.trashed_at IS NULL AND c.status <> 'closed' AS is_open
        FROM follow_up f JOIN contact c ON c.id = f.contact
        WHERE is_open OR greatest(f.due_on, f.done_on, f.trashed_at::DATE, c.trashed_at::DATE,
            CASE c.status WHEN 'closed' THEN c.updated_at::DATE END) >= ?
        ORDER BY f.due_on, f.id
        """,
        [settled_from],
    )
    return [Promise(*row) for row in rows]


def rested(book: Workbook, since: date, today: date) -> list[tuple[int, str, str | None, date]]:
    """(contact, name, organisation, day) of people whose cadence may have stopped since a day, or pauses now.

    Whoever was kept, with a cadence and a touchpoint, before something about them was changed; the day is that of the
    last such change. Some of them may still be kept; of those merged or forgotten none is given.
    """
    return book.rows(
        """
        WITH stopped AS (
            SELECT row_id AS contact, made_at::DATE AS day FROM change
            WHERE table_name = 'contact' AND made_at >= $since AND (before ->> 'status') = 'kept'
                AND ((before ->> 'tie') <> 'none' OR (before ->> 'cadence_days') IS NOT NULL)
            UNION ALL SELECT id, $today FROM contact WHERE status = 'kept' AND paused_until >= $today
            UNION ALL SELECT c.id, $today FROM suggestion s JOIN contact c ON s.key = 'cadence:' || c.id
            WHERE s.until > $today
        )
        SELECT c.id, c.name, c.organisation, max(s.day) FROM stopped s JOIN contact c ON c.id = s.contact
        WHERE c.id IN (SELECT contact FROM touchpoint WHERE trashed_at IS NULL) GROUP BY ALL ORDER BY c.id
        """,
        {"since": since, "today": today},
    )


def plans(book: Workbook, first: date) -> list[Plan]:
    """What was planned for the weeks from the Monday `first` on."""
    rows = book.rows("SELECT id, monday, when_, then_ FROM intention WHERE monday >= ? ORDER BY monday, id", [first])
    return [Plan(*row) for row in rows]


def dropped_plans(book: Workbook, first: date) -> list[Plan]:
    """What was planned for the weeks from the Monday `first` on, and taken out again."""
    rows = book.rows(
        """
        SELECT row_id, (before ->> 'monday')::DATE AS monday, before ->> 'when_', before ->> 'then_' FROM change
        WHERE table_name = 'intention' AND after IS NULL AND monday >= ?
            AND row_id NOT IN (SELECT id FROM intention)
        QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY id DESC) = 1 ORDER BY monday, row_id
        """,
        [first],
    )
    return [Plan(*row) for row in rows]
