"""Count in SQL the gaps between touchpoints, new contacts by week, and asks by tie."""

from __future__ import annotations

from datetime import date

from netjob.coaching.gaps import Gap
from netjob.workbook.book import Workbook


def gaps(book: Workbook, today: date) -> list[Gap]:
    """Days between touchpoints with each kept contact over all history, and since the last one, counted by tie."""
    rows = book.rows(
        """
        WITH met AS (
            SELECT DISTINCT c.tie, t.contact, t.happened_on FROM touchpoint t JOIN contact c ON c.id = t.contact
            WHERE t.trashed_at IS NULL AND t.happened_on <= $today AND c.status = 'kept' AND c.trashed_at IS NULL
        ), followed AS (
            SELECT tie, happened_on, lead(happened_on) OVER (PARTITION BY contact ORDER BY happened_on) AS next_on
            FROM met
        )
        SELECT tie, coalesce(next_on, $today) - happened_on AS days, next_on IS NULL AS still, count(*) FROM followed
        GROUP BY ALL ORDER BY ALL
        """,
        {"today": today},
    )
    return [Gap(*row) for row in rows]


def newcomers(book: Workbook, first: date, today: date) -> dict[date, int]:
    """By Monday, contacts outside the pool whose first touchpoint ever fell into that week."""
    rows = book.rows(
        """
        SELECT date_trunc('week', began)::DATE, count(*) FROM (
            SELECT min(happened_on) AS began FROM touchpoint
            WHERE trashed_at IS NULL AND happened_on <= $today
                AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
            GROUP BY contact
        ) WHERE began >= $first GROUP BY 1 ORDER BY 1
        """,
        {"first": first, "today": today},
    )
    return dict(rows)


def asks(book: Workbook, first: date, today: date) -> dict[str, int]:
    """Asks by tie as it was then, contacts in the pool and asks for a job left out, as in goals."""
    rows = book.rows(
        """
        SELECT tie, count(*) FROM touchpoint
        WHERE ask <> 'job' AND trashed_at IS NULL AND happened_on BETWEEN ? AND ?
            AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
        GROUP BY tie ORDER BY tie
        """,
        [first, today],
    )
    return dict(rows)
