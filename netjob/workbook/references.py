"""Know which columns hold the ids of other tables: there are no foreign keys that would say so."""

from __future__ import annotations

from typing import Any, Protocol

from netjob.workbook.writer import NAMED_FOR_MEANING


class Reads(Protocol):
    """The open workbook, or one transaction on it."""

    def rows(self, sql: str, /) -> list[tuple[Any, ...]]:
        """Every row of a query."""


def references(source: Reads) -> list[tuple[str, str, str]]:
    """(table, column, table whose ids the column holds) for every such column of the file."""
    columns = source.rows(
        """
        SELECT table_name, column_name, data_type FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index
        """
    )
    tables = {table for table, column, _ in columns if column == "id"}
    found = (
        (table, column, NAMED_FOR_MEANING.get(column, column)) for table, column, kind in columns if kind == "INTEGER"
    )
    return [(table, column, of) for table, column, of in found if of in tables]
