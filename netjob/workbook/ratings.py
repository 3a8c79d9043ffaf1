"""Keep the self-ratings of readiness: append-only, each time they are taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netjob.coaching.words import READINESS, one_of
from netjob.errors import Refused
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

SCORES = (1, 2, 3, 4, 5)


def write(writer: Writer, scores: Mapping[str, int]) -> None:
    """Add one score for each item rated. Raises `Refused` for an item or a score that there is not."""
    for item, score in scores.items():
        one_of("item", item, READINESS)
        if score not in SCORES:
            raise Refused("score", "range", low=SCORES[0], high=SCORES[-1])
        writer.insert("rating", item=item, score=score, rated_at=writer.now)


def taken(book: Workbook) -> list[tuple[str, date, int]]:
    """(item, day, score), the last of each day, oldest first."""
    return [
        (item, day, score)
        for item, day, score in book.rows(
            """
            SELECT item, rated_at::DATE AS day, arg_max(score, id) FROM rating
            GROUP BY item, day ORDER BY day, item
            """
        )
    ]
