"""Keep what the user chose instead of a default."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from netjob.coaching import holiday
from netjob.coaching.preferences import DEFAULTS
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

AROUND = timedelta(days=120)  # days that are counted in working days reach no further from today


def read(book: Workbook | Writer) -> dict[str, Any]:
    """Every preference by name: the user's choice, else the default."""
    chosen = {name: json.loads(value) for name, value in book.rows("SELECT name, value FROM preference")}
    return DEFAULTS | {name: value for name, value in chosen.items() if name in DEFAULTS}


def days_off(book: Workbook | Writer, today: date) -> frozenset[date]:
    """The user's public holidays around today, which are no working days; none until a country is chosen."""
    chosen = read(book)
    first, last = today - AROUND, today + AROUND
    return holiday.days_off(chosen["country"], chosen["subdivision"], first.year, last.year)


def choose(book: Workbook, **values: object) -> None:
    """Set preferences; `KeyError` for a name that there is not."""
    book.save(lambda writer: put(writer, **values))


def put(writer: Writer, **values: object) -> None:
    """Set preferences as a part of something larger; `KeyError` for a name that there is not."""
    unknown = set(values) - set(DEFAULTS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    for name, value in values.items():
        writer.execute("INSERT OR REPLACE INTO preference VALUES (?, ?)", [name, json.dumps(value)])
