"""Measure how long answers take, those that are still to come included."""

from __future__ import annotations

from datetime import date

from netjob.coaching.timing import Reply
from netjob.workbook.book import Workbook


def replies(book: Workbook, today: date) -> list[Reply]:
    """What became of everything written to a contact outside the pool, over all history, by days, shortest first.

    An answer is the next incoming touchpoint or talk; without one the wait is cut off at the next outgoing touchpoint,
    else today. A talk of one's own needs no answer. On a day without times the outgoing touchpoint comes first.
    """
    rows = book.rows(
        """
        WITH exchange AS (
            SELECT contact, happened_on, id, direction = 'in' OR talk AS heard,
                coalesce(happened_at, CASE WHEN direction = 'out' AND NOT talk THEN '-infinity'::TIMESTAMP
                    ELSE 'infinity'::TIMESTAMP END) AS moment
            FROM touchpoint
            WHERE trashed_at IS NULL AND happened_on <= $today
                AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
        ), followed AS (
            SELECT happened_on, heard, lead(happened_on) OVER next AS next_on, lead(heard) OVER next AS answered
            FROM exchange WINDOW next AS (PARTITION BY contact ORDER BY happened_on, moment, id)
        )
        SELECT coalesce(next_on, $today) - happened_on, coalesce(answered, false), next_on IS NULL, count(*)
        FROM followed WHERE NOT heard GROUP BY ALL ORDER BY ALL
        """,
        {"today": today},
    )
    return [Reply(*row) for row in rows]
