"""Read every table of the file whole and put them back; the file's own catalogue says which there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from netjob.workbook import bulk
from netjob.workbook.references import Reads
from netjob.workbook.snapshot import BATCH, Snapshot
from netjob.workbook.writer import Writer

# About the file, what was chosen and what undo needs: a workbook with nothing else in it holds nobody's work.
ABOUT = ("meta", "schema_step", "preference", "change")
# Nothing is packed inside the Parquet: the ZIP around it packs better, and what a file unpacks to is known beforehand.
_PLAIN = {"compression": "none", "use_dictionary": False, "write_statistics": False}
_PLAIN_ENCODINGS = {"PLAIN", "RLE", "BIT_PACKED"}
_NAME = "rows_to_put_back"


class Unfit(Exception):
    """A table that was to be put back does not fit: `table` says which."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file: its columns with their types, in order."""

    name: str
    columns: dict[str, str]

    def is_text(self, column: str) -> bool:
        """Whether words stand in a column: those of a number, a day or a truth are the file's own."""
        return self.columns[column].startswith("VARCHAR")


def catalogue(source: Reads) -> list[Table]:
    """Every table of the file, by name."""
    found = source.rows(
        """
        SELECT table_name, column_name, data_type FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index
        """
    )
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in found:
        tables.setdefault(table, {})[column] = kind
    return [Table(name, columns) for name, columns in tables.items()]


def sequences(source: Reads) -> dict[str, int | None]:
    """The last number each sequence gave; None where it gave none yet."""
    return dict(source.rows("SELECT sequence_name, last_value FROM duckdb_sequences() ORDER BY sequence_name"))


def version(source: Reads) -> tuple[int, str]:
    """The schema step of the file, and the DuckDB that has it open."""
    step = source.rows("SELECT max(step) FROM schema_step")[0][0]
    return int(step), duckdb.__version__


def as_parquet(snapshot: Snapshot, table: Table, stream: IO[bytes]) -> int:
    """Write a table exactly as it is; how many rows."""
    rows = 0
    columns, batches = snapshot.batches(f"SELECT * FROM {table.name}")
    with pq.ParquetWriter(stream, columns, **_PLAIN) as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def as_text(snapshot: Snapshot, table: Table) -> Iterator[list[list[str | None]]]:
    """A table as people read it, in batches of columns: lists parted by semicolons, true and false, days, numbers."""
    shown = ", ".join(
        f"array_to_string({name}, '; ')" if kind.endswith("[]") else f"{name}::VARCHAR"
        for name, kind in table.columns.items()
    )
    _, batches = snapshot.batches(f"SELECT {shown} FROM {table.name}")
    for batch in batches:
        yield [column.to_pylist() for column in batch.columns]


def holding(source: Reads) -> list[str]:
    """The tables with something of the user's in them."""
    names = [table.name for table in catalogue(source) if table.name not in ABOUT]
    return [name for name in names if source.rows(f"SELECT EXISTS (FROM {name})")[0][0]]


def put_back(writer: Writer, tables: Mapping[str, bytes]) -> dict[str, int]:
    """Put whole tables, as `as_parquet` wrote them, in the place of what is there; rows by table.

    Tables and columns that were not there yet when the file was written take their defaults. Raises `Unfit`.
    """
    known = {table.name: table for table in catalogue(writer)}
    counts: dict[str, int] = {}
    for name, data in tables.items():
        if name not in known:
            raise Unfit(name)
        try:
            counts[name] = _replace(writer, known[name], data)
        except (pa.ArrowException, duckdb.DataError, duckdb.IntegrityError, duckdb.ProgrammingError, OSError) as error:
            raise Unfit(name) from error
    if writer.value("SELECT count(*) FROM meta") != 1:
        raise Unfit("meta")
    # The transaction that puts it back counts, too.
    writer.execute("UPDATE meta SET revision = revision - 1")
    return counts


def go_on(writer: Writer, last: Mapping[str, int | None]) -> None:
    """Let every sequence go on where it stood, and give no number that a row has.

    Comes last in a transaction: sequences know no rollback.
    """
    known = {table.name: table for table in catalogue(writer)}
    for name, now in sequences(writer).items():
        stood = last.get(name)
        if stood is not None:
            writer.execute("SELECT setval(?, ?)", [name, stood])
        elif now is not None:
            writer.execute("SELECT setval(?, 1, false)", [name])
        table = known.get(name.removesuffix("_id"))
        if table and "id" in table.columns:
            bulk.advance(writer, name, writer.value(f"SELECT max(id) FROM {table.name}"))


def _replace(writer: Writer, table: Table, data: bytes) -> int:
    file = pq.ParquetFile(pa.BufferReader(data))
    names = file.schema_arrow.names
    if not names or not set(names) <= set(table.columns) or not _is_plain(file.metadata):
        raise Unfit(table.name)
    _clear(writer, table, file)
    values = ", ".join(f"{name}::{table.columns[name]}" for name in names)
    rows = 0
    for batch in file.iter_batches(BATCH):
        batch.validate(full=True)
        writer.register(_NAME, pa.Table.from_batches([batch]))
        writer.execute(f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {values} FROM {_NAME}")
        rows += batch.num_rows
    return rows


def _clear(writer: Writer, table: Table, file: pq.ParquetFile) -> None:
    """Steps of the schema that came after the file was written did happen to this workbook, and stay."""
    if table.name == "schema_step":
        steps = file.read(["step"]).column(0).to_pylist()
        writer.execute("DELETE FROM schema_step WHERE list_contains(?, step)", [steps])
    elif table.name in ABOUT:
        writer.execute(f"DELETE FROM {table.name}")


def _is_plain(about: pq.FileMetaData) -> bool:
    """Whether the rows take as much room as the bytes: packed inside, a few of them could fill the memory."""
    columns = (
        about.row_group(group).column(at)
        for group in range(about.num_row_groups)
        for at in range(about.row_group(group).num_columns)
    )
    return all(column.compression == "UNCOMPRESSED" and {*column.encodings} <= _PLAIN_ENCODINGS for column in columns)
