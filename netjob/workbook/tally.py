"""Count what stands in the workbook, and list the promises that are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.workbook.book import Workbook


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up whose day has come, owed by 'me' or 'them'."""

    contact_id: int
    contact: str
    organisation: str | None
    owed_by: str
    what: str
    due_on: date


def counts(book: Workbook, today: date) -> dict[str, int]:
    """How much stands in the workbook, the trash left out; a target that is only suggested is none yet."""
    names = ("contacts", "kept", "touchpoints", "talks", "referrals", "openings", "targets", "follow_ups_due")
    row = book.row(
        """
        WITH alive AS (SELECT id, status FROM contact WHERE trashed_at IS NULL),
        exchange AS (
            SELECT count(*) AS touchpoints, count(*) FILTER (talk) AS talks FROM touchpoint
            WHERE trashed_at IS NULL AND contact IN (SELECT id FROM alive)
        )
        SELECT (SELECT count(*) FROM alive), (SELECT count(*) FROM alive WHERE status = 'kept'),
            (SELECT touchpoints FROM exchange), (SELECT talks FROM exchange),
            (SELECT count(*) FROM referral WHERE trashed_at IS NULL AND referrer IN (SELECT id FROM alive)),
            (SELECT count(*) FROM opening WHERE trashed_at IS NULL),
            (SELECT count(*) FROM target WHERE trashed_at IS NULL AND status <> 'suggested'),
            (SELECT count(*) FROM follow_up WHERE trashed_at IS NULL AND done_on IS NULL AND due_on <= $today
                AND contact IN (SELECT id FROM alive))
        """,
        {"today": today},
    )
    return dict(zip(names, row or (0,) * len(names), strict=True))


def promises_due(book: Workbook, today: date) -> list[Promise]:
    """Follow-ups whose day is today or was before, the oldest first."""
    rows = book.rows(
        """
        SELECT c.id, c.name, c.organisation, f.owed_by, f.what, f.due_on
        FROM follow_up f JOIN contact c ON c.id = f.contact AND c.trashed_at IS NULL
        WHERE f.trashed_at IS NULL AND f.done_on IS NULL AND f.due_on <= ? ORDER BY f.due_on, f.id
        """,
        [today],
    )
    return [Promise(*row) for row in rows]
