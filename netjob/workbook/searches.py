"""Keep the searches: periods of looking, of which one at most is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coaching import words
from netjob.errors import Refused
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer


@dataclass(frozen=True, slots=True)
class Search:
    """The open period of looking; `hours_a_week` 0 means no goals yet."""

    id: int
    started_on: date
    situation: str
    hours_a_week: int


def current(book: Workbook) -> Search | None:
    """The open search; None in keeping mode."""
    found = book.row(
        """
        SELECT id, started_on, situation, hours_a_week FROM search WHERE ended_on IS NULL
        ORDER BY started_on DESC, id DESC LIMIT 1
        """
    )
    return Search(*found) if found else None


def begin(writer: Writer, situation: str, started_on: date, today: date) -> int:
    """Open a search without goals yet; the new id. Raises `Refused` for a day to come, or while one is open."""
    words.one_of("situation", situation, words.SITUATIONS)
    if started_on > today:
        raise Refused("started_on", "future_date")
    if writer.value("SELECT count(*) FROM search WHERE ended_on IS NULL"):
        raise Refused("situation", "search_open")
    return writer.insert("search", started_on=started_on, situation=situation, hours_a_week=0)


def change(writer: Writer, search: int, **values: object) -> None:
    """Change the situation or the hours of a search. Raises `Refused`."""
    if "situation" in values:
        words.one_of("situation", str(values["situation"]), words.SITUATIONS)
    writer.update("search", search, values)


def end(writer: Writer, search: Search, outcome: str, ended_on: date, today: date) -> None:
    """Close a search with how it ended. Raises `Refused` for a day to come or one before its start."""
    words.one_of("outcome", outcome, words.OUTCOMES)
    if ended_on > today:
        raise Refused("ended_on", "future_date")
    if ended_on < search.started_on:
        raise Refused("ended_on", "end_before_start")
    writer.update("search", search.id, {"outcome": outcome, "ended_on": ended_on})
