"""Keep the one intention of a week: when this happens, I will do that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.errors import Refused
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

MOST_LETTERS = 200

# The newest of a week counts. `$besides` are plans of the welcome for a time of the week, which share the table.
NEWEST = """
    FROM intention WHERE NOT list_contains($besides, then_)
    QUALIFY row_number() OVER (PARTITION BY monday ORDER BY id DESC) = 1
"""


@dataclass(frozen=True, slots=True)
class Intention:
    """What was intended for the week of `monday`: *when* ..., *I will* ...; `kept` is None until it was looked at."""

    id: int
    monday: date
    when: str
    then: str
    kept: bool | None


def by_week(book: Workbook, besides: Sequence[str]) -> dict[date, Intention]:
    """The intention of each week that has one, by its Monday."""
    rows = book.rows(f"SELECT id, monday, when_, then_, kept {NEWEST}", {"besides": list(besides)})
    return {row[1]: Intention(*row) for row in rows}


def intend(writer: Writer, week: date, when: str, then: str, besides: Sequence[str]) -> bool:
    """Make this the intention of a week, in place of the one that stood there; whether that changed anything.

    Both empty takes it out. A new wording was not looked at yet. Raises `Refused` for when or then.
    """
    now = {"when_": " ".join(when.split()), "then_": " ".join(then.split())}
    for name, words in now.items():
        if not words and any(now.values()):
            raise Refused(name.rstrip("_"), "intention_half")
        if len(words) > MOST_LETTERS:
            raise Refused(name.rstrip("_"), "intention_long", most=MOST_LETTERS)
    rows = writer.rows(f"SELECT id, monday, when_, then_ {NEWEST}", {"besides": list(besides)})
    found = next(((row_id, *said) for row_id, monday, *said in rows if monday == week), None)
    if found is None:
        if any(now.values()):
            writer.insert("intention", monday=week, **now)
        return any(now.values())
    row_id, *said = found
    if said == list(now.values()):
        return False
    if any(now.values()):
        writer.update("intention", row_id, {**now, "kept": None})
    else:
        writer.delete("intention", row_id)
    return True


def mark(writer: Writer, row_id: int, kept: bool | None) -> None:
    """Say whether an intention was kept; None: not looked at after all. Raises `NotFound`."""
    writer.update("intention", row_id, {"kept": kept})
