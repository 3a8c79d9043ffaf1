"""Say what each table and column holds, in the words of the schema's own comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from netjob.workbook import schema

_TABLE = re.compile(r"CREATE TABLE (\w+) \(\s*(?:-- (.*))?")
_ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (\w+)[^-]*(?:-- (.*))?")
_COLUMN = re.compile(r"    (\w+) +[^-]*?(?:-- (.*))?")
_GOES_ON = re.compile(r"\s+-- (.*)")


@dataclass(slots=True)
class Entry:
    """What a table holds, and each of its columns; empty where the schema says nothing."""

    said: str = ""
    columns: dict[str, str] = field(default_factory=dict)


@cache
def legend() -> dict[str, Entry]:
    """Every table that the schema makes, in its order."""
    found: dict[str, Entry] = {}
    table, column = "", ""
    for line in (line for _, _, sql in schema.steps() for line in sql.splitlines()):
        if made := _TABLE.fullmatch(line):
            table, column = made[1], ""
            found[table] = Entry(made[2] or "")
        elif added := _ADDED.fullmatch(line):
            table, column = added[1], added[2]
            found[table].columns[column] = added[3] or ""
        elif table and (further := _GOES_ON.fullmatch(line)):
            entry = found[table]
            if column:
                entry.columns[column] = f"{entry.columns[column]} {further[1]}".strip()
            else:
                entry.said = f"{entry.said} {further[1]}".strip()
        elif table and (named := _COLUMN.fullmatch(line)):
            column = named[1]
            found[table].columns[column] = named[2] or ""
        elif not line.startswith(" "):
            table = ""
    return found
