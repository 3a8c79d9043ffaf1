"""Read the demo network as a coach wrote it: `data/demo/*.csv` and `*.toml`."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from typing import Any

from netjob.content import PROSE

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_FOLDER = PROSE / "demo"


def rows(name: str) -> list[dict[str, str | None]]:
    """The rows of a CSV file; an empty cell is None."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{column: value or None for column, value in row.items()} for row in csv.DictReader(file)]


@cache
def chapter(name: str) -> Row:
    """A TOML file as nested dictionaries, to be read only."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def whole(text: str | None) -> int | None:
    """A cell that holds a whole number, or nothing."""
    return None if text is None else int(text)


def columns(table: list[Row]) -> dict[str, list[object]]:
    """Rows that share the same columns, as columns."""
    return {name: [row[name] for row in table] for name in table[0]}
