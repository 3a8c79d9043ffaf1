"""Find out whether the file is sound: read every value, and look for rows that speak of rows that are not there."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.errors import NetjobError
from netjob.workbook import reading, schema
from netjob.workbook.book import Workbook
from netjob.workbook.references import references


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found. Orphans are by `table.column`; unreadable columns likewise, with what the file said."""

    rows: dict[str, int]
    orphans: dict[str, int]
    unreadable: dict[str, str]
    schema_step: int

    @property
    def sound(self) -> bool:
        """Every column could be read, nothing is orphaned, one row says what file it is, no schema step is missing."""
        whole = self.rows.get("meta") == 1 and self.schema_step == schema.latest()
        return whole and not self.unreadable and not any(self.orphans.values())


def check(book: Workbook) -> Soundness:
    """Read every column of every table, and count orphans for each column that holds ids."""
    columns = book.rows(
        """
        SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' GROUP BY table_name ORDER BY table_name
        """
    )
    unreadable: dict[str, str] = {}
    rows = {table: _read(book, table, names, unreadable) for table, names in columns}
    orphans = (
        {}
        if unreadable
        else {f"{table}.{column}": _orphans(book, table, column, of) for table, column, of in references(book)}
    )
    return Soundness(rows, orphans, unreadable, int(book.value("SELECT max(step) FROM schema_step") or 0))


def counts(book: Workbook) -> dict[str, int]:
    """How much is in the workbook, the trash left out."""
    row = book.records(reading.COUNTS)
    return {name: int(count) for name, count in row[0].items()}


def _read(book: Workbook, table: str, columns: list[str], unreadable: dict[str, str]) -> int:
    """The number of rows. A hash over each column reads all of its blocks, whose checksums the file verifies."""
    rows = 0
    for column in columns:
        try:
            rows = int(book.value(f'SELECT count(*), bit_xor(hash("{column}")) FROM {table}'))
        except NetjobError as error:
            unreadable[f"{table}.{column}"] = str(error)
    return rows


def _orphans(book: Workbook, table: str, column: str, of: str) -> int:
    return int(
        book.value(f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {of})")
    )
