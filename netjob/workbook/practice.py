"""Read the last weeks of practice, and the focused touchpoints of one."""

from __future__ import annotations

from datetime import date

from netjob.coaching.strands import Focused
from netjob.coaching.weeks import WEEK, Week, monday
from netjob.workbook import cadence
from netjob.workbook.book import Workbook
from netjob.workbook.cadence import FOCUS

# `people`: how many got the same text that day, whether it was focused or not.
FOCUSED = f"""
    WITH sent AS (
        SELECT t.id, t.happened_on, t.circle, t.angle, t.ask, t.target IS NOT NULL OR coalesce(t.decision_maker, false)
                AS aimed, nullif(t.batch, '') AS batch, c.status <> 'pool' AND {FOCUS} AS focused,
            CASE WHEN nullif(t.batch, '') IS NULL THEN 1
                ELSE count(DISTINCT t.contact) OVER (PARTITION BY t.happened_on, t.batch) END AS people
        FROM touchpoint t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN $first AND $today AND t.direction = 'out'
    )
    SELECT happened_on, circle, angle, ask, aimed, batch, people FROM sent WHERE focused ORDER BY happened_on, id
"""


def weeks(book: Workbook, first: date, today: date) -> list[Week]:
    """The weeks from the Monday `first` to this one with what counts towards goals, those without anything included."""
    found = cadence.counted(book, first, today)
    count = (monday(today) - first).days // WEEK.days + 1
    return [found.get(first + WEEK * at, Week(first + WEEK * at)) for at in range(count)]


def focused(book: Workbook, today: date) -> list[Focused]:
    """The focused touchpoints of this week up to today."""
    return [Focused(*row) for row in book.rows(FOCUSED, {"first": monday(today), "today": today})]
