"""Count openings by where they came from and where they stand."""

from __future__ import annotations

from netjob.coaching.words import STAGES
from netjob.workbook.book import Workbook


def standing(book: Workbook) -> list[tuple[str, str, int]]:
    """(source, stage, openings): closed where it was closed, else the furthest stage reached, 'heard' without any."""
    return book.rows(
        """
        WITH furthest AS (
            SELECT opening, list_position($stages, stage) AS at_stage FROM opening_stage
        ), reached AS (SELECT opening, max(at_stage) AS at_stage FROM furthest GROUP BY opening)
        SELECT o.source, $stages[coalesce(r.at_stage, 1)] AS stage, count(*)
        FROM opening o LEFT JOIN reached r ON r.opening = o.id WHERE o.trashed_at IS NULL GROUP BY ALL ORDER BY ALL
        """,
        {"stages": list(STAGES)},
    )
