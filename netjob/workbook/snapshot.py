"""Read the file as it was at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from netjob.workbook.faults import named, translated

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

BATCH = 65_536  # rows


class Snapshot:
    """The file as it was at one moment, while others may go on writing."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._cursor = cursor
        self._path = path

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        with translated(self._path):
            return self._cursor.execute(sql).fetchall()

    def batches(self, sql: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The columns of a query as Arrow knows them, and its rows, a batch at a time."""
        with translated(self._path):
            reader = self._cursor.sql(sql).to_arrow_reader(BATCH)
        return reader.schema, self._each(reader)

    def _each(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        try:
            with translated(self._path), reader:
                yield from reader
        except pa.ArrowException as error:  # what DuckDB said, as Arrow passes it on
            raise named(error, self._path) from error
