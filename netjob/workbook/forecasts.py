"""Keep each forecast that was shown, one a week at most, and what came of it."""

from __future__ import annotations

from datetime import date

from netjob.coaching.projection import Forecast, Outlook
from netjob.coaching.weeks import monday
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer


def kept(book: Workbook, search: int, step: str) -> list[Forecast]:
    """The forecasts of a search about `step`, oldest first."""
    rows = book.rows(
        "SELECT issued_on, horizon_on, chance, happened FROM forecast WHERE search = ? AND step = ? ORDER BY id",
        [search, step],
    )
    return [Forecast(*row) for row in rows]


def keep(writer: Writer, search: int, step: str, outlook: Outlook, today: date, horizon_on: date) -> None:
    """Keep what was shown today, unless this week has one already."""
    if not writer.value("SELECT count(*) FROM forecast WHERE search = ? AND issued_on >= ?", [search, monday(today)]):
        writer.execute(
            """
            INSERT INTO forecast (issued_on, search, step, horizon_on, chance, low, high) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [today, search, step, horizon_on, outlook.chance, outlook.low, outlook.high],
        )


def settle(writer: Writer, search: int, step: str, forecast: Forecast, happened: bool) -> None:
    """Note what came of a forecast."""
    writer.execute(
        "UPDATE forecast SET happened = ? WHERE search = ? AND step = ? AND issued_on = ? AND happened IS NULL",
        [happened, search, step, forecast.issued_on],
    )
