"""Read the last weeks of practice, and the focused touchpoints of one."""

from __future__ import annotations

from datetime import date

from netjob.coaching.strands import Focused
from netjob.coaching.weeks import WEEK, Week, monday
from netjob.workbook.book import Workbook
from netjob.workbook.cadence import EXCHANGE, WEEKLY

# `people`: how many got the same text that day, whether it was focused or not.
FOCUSED = f"""
    WITH {EXCHANGE},
    sent AS (
        SELECT *, CASE WHEN batch IS NULL THEN 1
            ELSE count(DISTINCT contact) OVER (PARTITION BY happened_on, batch) END AS people
        FROM exchange WHERE direction = 'out'
    )
    SELECT happened_on, circle, angle, ask, target IS NOT NULL OR coalesce(decision_maker, false), batch, people
    FROM sent WHERE focused ORDER BY happened_on, id
"""


def weeks(book: Workbook, first: date, today: date) -> list[Week]:
    """The weeks from the Monday `first` to this one, those without anything included."""
    rows = {row[0]: Week(*row) for row in book.rows(WEEKLY, {"first": first, "today": today})}
    count = (monday(today) - first).days // WEEK.days + 1
    return [rows.get(first + WEEK * at, Week(first + WEEK * at)) for at in range(count)]


def focused(book: Workbook, today: date) -> list[Focused]:
    """The focused touchpoints of this week up to today."""
    return [Focused(*row) for row in book.rows(FOCUSED, {"first": monday(today), "today": today})]
