"""Write within one open transaction, and remember what was written by hand so that it can be undone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb

from netjob import errors
from netjob.workbook import statements

Params = Sequence[object] | Mapping[str, object]
Columns = Mapping[str, frozenset[str]]

# A column named after a table holds that table's ids; these are the columns that are named for what they mean.
NAMED_FOR_MEANING = {
    "introduced_by": "contact",
    "other": "contact",
    "person": "contact",
    "referrer": "contact",
    "vouched_by": "contact",
    "came_from": "touchpoint",
    "came_from_referral": "referral",
}


class Writer:
    """One open transaction. What people write by hand goes through `insert` and `update`, which keep it for undo."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, columns: Columns, now: datetime, batch: str) -> None:
        self._cursor = cursor
        self._columns = columns
        self._there: set[object] = set()  # contacts that this transaction saw
        self.written: set[str] = set()  # the tables, and perhaps some that were only named
        self.now = now
        self.batch = batch

    def execute(self, sql: str, params: Params = ()) -> None:
        """Run a statement that undo need not know: imports, and what is derived from them."""
        self._run(sql, params)

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Every row of a query, as this transaction sees it."""
        return self._run(sql, params).fetchall()

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row; None when there is no row."""
        found = self._run(sql, params).fetchall()  # a result left open would keep `register` from working
        return found[0][0] if found else None

    def register(self, name: str, frame: object) -> None:
        """Let a frame or Arrow table be read as the table `name`: with external access off none is found by itself."""
        self._cursor.register(name, frame)

    def insert(self, table: str, **values: object) -> int:
        """Add a row and return its id; a table with created_at and updated_at gets them.

        Raises `NotFound` when it would speak of a contact who is not there: another tab may have merged them away.
        """
        values = self._stamped(table, values, ("created_at", "updated_at"))
        names = self._names(table, values)
        self._all_there(values)
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) RETURNING id, to_json({table})"
        ((row_id, row),) = self.rows(sql, list(values.values()))
        self._remember(table, row_id, None, row)
        return int(row_id)

    def update(
        self, table: str, row_id: int, values: Mapping[str, object], opened: Mapping[str, object] | None = None
    ) -> None:
        """Change columns of a row.

        `opened` holds the values the user saw when the edit began: when any of them is different now, somebody saved
        in between and `ChangedSince` is raised with the names of those columns. `NotFound` when the row is gone, or a
        contact it would speak of.
        """
        before, now = self._current(table, row_id)
        if before is None:
            raise errors.NotFound(what=table)
        if opened:
            changed = [name for name, value in opened.items() if now[name] != value]
            if changed:
                raise errors.ChangedSince(what=table, fields=", ".join(changed))
        values = {name: value for name, value in values.items() if now[name] != value}
        if not values:
            return
        self._all_there(values)
        values = self._stamped(table, values, ("updated_at",))
        sets = ", ".join(f"{name} = ?" for name in self._names(table, values))
        sql = f"UPDATE {table} SET {sets} WHERE id = ? RETURNING to_json({table})"
        self._remember(table, row_id, before, self.value(sql, [*values.values(), row_id]))

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row that has no trash of its own; it stays in `change` for undo."""
        before = self.value(f"DELETE FROM {self._known(table)} WHERE id = ? RETURNING to_json({table})", [row_id])
        self._remember(table, row_id, before, None)

    def restore(self, table: str, row_id: int, row: str) -> None:
        """Write a row as `change` holds it, over what stands there or anew."""
        before = self.json(table, row_id)
        names = sorted(self._columns[self._known(table)])
        types = dict(self.rows("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?", [table]))
        shape = json.dumps({name: [types[name][:-2]] if types[name].endswith("[]") else types[name] for name in names})
        source, listed = "(SELECT unnest(from_json(?, ?)))", ", ".join(names)
        if before is None:
            self.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {source}", [row, shape])
        else:
            sets = ", ".join(f"{name} = o.{name}" for name in names if name != "id")
            self.execute(f"UPDATE {table} SET {sets} FROM {source} o WHERE {table}.id = o.id", [row, shape])
        self._remember(table, row_id, before, row)

    def json(self, table: str, row_id: int) -> str | None:
        """A row as `change` holds it, or None when there is no such row."""
        found = self.value(f"SELECT to_json(t) FROM {self._known(table)} t WHERE id = ?", [row_id])
        return None if found is None else str(found)

    def _run(self, sql: str, params: Params) -> duckdb.DuckDBPyConnection:
        statement = statements.of(self._cursor, sql)
        if statement.type != duckdb.StatementType.SELECT:
            self.written |= self._columns.keys() & statements.words(sql)
        if statement.type == duckdb.StatementType.DELETE:
            self._there.clear()
        return self._cursor.execute(statement, params)

    def _current(self, table: str, row_id: int) -> tuple[str | None, dict[str, Any]]:
        """A row as `change` holds it, and its columns; (None, nothing) when there is no such row."""
        self._run(f"SELECT to_json(t) AS json, t.* FROM {self._known(table)} t WHERE id = ?", [row_id])
        found = records(self._cursor)
        return (found[0].pop("json"), found[0]) if found else (None, {})

    def _remember(self, table: str, row_id: int, before: str | None, after: str | None) -> None:
        self.execute(
            "INSERT INTO change (batch, made_at, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            [self.batch, self.now, table, row_id, before, after],
        )

    def _all_there(self, values: Mapping[str, object]) -> None:
        """No foreign key says so: every contact that these values speak of is there."""
        spoken_of = {value for name, value in values.items() if NAMED_FOR_MEANING.get(name, name) == "contact"}
        spoken_of -= self._there | {None}
        there = "SELECT count(*) FROM contact WHERE list_contains(?, id)"
        if spoken_of and self.value(there, [list(spoken_of)]) != len(spoken_of):
            raise errors.NotFound(what="This contact")
        self._there |= spoken_of

    def _stamped(self, table: str, values: Mapping[str, object], names: Sequence[str]) -> dict[str, object]:
        return dict(values) | {name: self.now for name in names if name in self._columns[table]}

    def _known(self, table: str) -> str:
        """Names go into SQL as text, so only names that the file itself has are let through."""
        if table not in self._columns:
            raise KeyError(table)
        return table

    def _names(self, table: str, values: Mapping[str, object]) -> list[str]:
        unknown = set(values) - self._columns[self._known(table)]
        if unknown:
            raise KeyError(f"{table}: {', '.join(sorted(unknown))}")
        return list(values)


def records(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every row a cursor holds, as dictionaries by column name."""
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
