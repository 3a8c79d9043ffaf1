"""Count in SQL what a candidate can count too: talks, and the days of each application."""

from __future__ import annotations

from datetime import date

from netjob.coaching.rulers import Application
from netjob.workbook.book import Workbook


def talks(book: Workbook, start: date, today: date) -> int:
    """Talks since `start` with contacts outside the pool."""
    return int(
        book.value(
            """
            SELECT count(*) FROM touchpoint
            WHERE talk AND trashed_at IS NULL AND happened_on BETWEEN ? AND ?
                AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
            """,
            [start, today],
        )
    )


def applications(book: Workbook, start: date, today: date) -> list[Application]:
    """The days of every opening that was applied to, or brought an interview, since `start`."""
    rows = book.rows(
        """
        SELECT min(reached_on) FILTER (stage = 'applied') AS applied,
            min(reached_on) FILTER (stage IN ('answered', 'interview', 'final', 'offer', 'accepted')),
            min(reached_on) FILTER (stage IN ('interview', 'final')) AS met,
            min(reached_on) FILTER (stage IN ('offer', 'accepted')), min(reached_on) FILTER (stage = 'closed')
        FROM opening_stage
        WHERE reached_on <= $today AND opening IN (SELECT id FROM opening WHERE trashed_at IS NULL)
        GROUP BY opening HAVING applied >= $start OR met >= $start
        """,
        {"start": start, "today": today},
    )
    return [Application(*row) for row in rows]
