"""Keep the minutes a week that went into each source of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netjob.coaching import words
from netjob.errors import Refused
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

WEEK_MINUTES = 7 * 24 * 60


def minutes(book: Workbook, week: date) -> dict[str, int]:
    """Minutes by source in the week of a Monday; empty where the question was not answered."""
    sql = "SELECT source, sum(minutes)::INTEGER FROM effort WHERE monday = ? GROUP BY source ORDER BY min(id)"
    return dict(book.rows(sql, [week]))


def by_week(book: Workbook) -> dict[date, int]:
    """All minutes of each week that has any, by its Monday."""
    return dict(book.rows("SELECT monday, sum(minutes)::INTEGER FROM effort GROUP BY monday ORDER BY monday"))


def spend(writer: Writer, week: date, spent: Mapping[str, int]) -> bool:
    """Make these the minutes of a week, in place of what stood there; whether that changed anything.

    A source with 0 minutes has no row. Raises `Refused` for an unknown source, or minutes that no week has.
    """
    for source, number in spent.items():
        words.one_of("source", source, words.SOURCES)
        if not 0 <= number <= WEEK_MINUTES:
            raise Refused("minutes", "range", low=0, high=WEEK_MINUTES)
    rows = writer.rows("SELECT id, source, minutes FROM effort WHERE monday = ? ORDER BY id", [week])
    wanted = {source: number for source, number in spent.items() if number}
    if sorted((source, number) for _, source, number in rows) == sorted(wanted.items()):
        return False
    for row_id, _, _ in rows:
        writer.delete("effort", row_id)
    for source, number in wanted.items():
        writer.insert("effort", monday=week, source=source, minutes=number)
    return True
