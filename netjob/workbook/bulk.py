"""Insert many rows of many tables in one transaction, with the sequences kept beyond every id.

For imports, the demo network and the return of an export: rows come as columns and go in through Arrow, which keeps
whole numbers whole. (Measured: 200,000 rows of four columns 0.2 s, as lists of parameters 1.3 s.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa  # type: ignore[import-untyped]

from netjob import errors
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

Columns = Mapping[str, Sequence[object]]

_NAME = "rows_to_insert"


def fill(book: Workbook, tables: Mapping[str, Columns], demo: bool = False) -> None:
    """Put whole tables, ids included, into an empty workbook in one transaction.

    Raises `WorkbookNotEmpty` when it holds anybody or anything; then, and at any error, nothing is changed.
    """

    def work(writer: Writer) -> None:
        if not book.empty:  # asked inside the write lock: nobody can have saved in between
            raise errors.WorkbookNotEmpty(path=book.path)
        for table, columns in tables.items():
            insert(writer, table, columns)
        if demo:
            writer.execute("UPDATE meta SET demo = true")

    book.save(work)


def insert(writer: Writer, table: str, columns: Columns) -> None:
    """Add rows given as columns of equal length; sequences move beyond ids given by hand.

    Columns left out get their default. `KeyError` for a table or column that the file has not, `ValueError` for
    columns of unequal length.
    """
    types = _types(writer, table)
    unknown = set(columns) - set(types)
    if unknown:
        raise KeyError(f"{table}: {', '.join(sorted(unknown))}")
    if not _length(table, columns):
        return
    names = ", ".join(columns)
    values = ", ".join(f"{name}::{types[name]}" for name in columns)
    writer.register(_NAME, pa.table({name: pa.array(column) for name, column in columns.items()}))
    writer.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {_NAME}")
    for column, sequence in (("id", f"{table}_id"), ("occasion", "occasion_id")):
        if column in columns:
            advance(writer, sequence, writer.value(f"SELECT max({column}) FROM {table}"))


def reserve(writer: Writer, sequence: str, count: int) -> range:
    """The next `count` numbers of a sequence, for rows that refer to each other before they are inserted."""
    if not count:
        return range(0)
    first = int(writer.value("SELECT min(nextval(?)) FROM range(?)", [sequence, count]))
    return range(first, first + count)


def advance(writer: Writer, sequence: str, highest: int | None) -> None:
    """Let a sequence go on after `highest`; it never goes back."""
    found = writer.rows(
        "SELECT last_value FROM duckdb_sequences() WHERE sequence_name = ? AND database_name = current_database()",
        [sequence],
    )
    if highest is not None and found and highest > (found[0][0] or 0):
        writer.execute("SELECT setval(?, ?)", [sequence, highest])


def _length(table: str, columns: Columns) -> int:
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"{table}: columns of unequal length, {sorted(lengths)}")
    return lengths.pop() if lengths else 0


def _types(writer: Writer, table: str) -> dict[str, str]:
    """The file's own columns with their types; names go into SQL as text, so only these are let through."""
    found = dict(
        writer.rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' "
            "AND table_name = ?",
            [table],
        )
    )
    if not found:
        raise KeyError(table)
    return found
