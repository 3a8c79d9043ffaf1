"""Open the user's file, read it with one cursor for each operation, and write it one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from netjob import errors
from netjob.workbook import recall, schema
from netjob.workbook.faults import translated
from netjob.workbook.recall import Answer
from netjob.workbook.writer import Params, Writer

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
Clock = Callable[[], datetime]

MAGIC = b"DUCK"  # at byte 8 of every DuckDB file
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "preserve_insertion_order": "true",
}


class Workbook:
    """The user's DuckDB file, open. Threads may share it; each operation gets its own cursor.

    A connection shared by threads returns another thread's rows, without an error; a cursor each does not.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        """Open the file at `path`, making it when there is none; `clock` gives UTC without a zone.

        Raises `WorkbookLocked`, `NotAWorkbook`, `NewerWorkbook`, `WorkbookReadOnly`, `DiskFull` or `WorkbookLost`.
        """
        self.path = path
        self.clock = clock
        self._write_lock = RLock()
        self._closed = False
        self._recall = recall.of(path)
        self._recall.forget()
        self._connection = self._opened()
        self._columns = self._column_names()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        with translated(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._looks_right()
            connection = duckdb.connect(str(self.path), config=dict(CONFIG))
            try:
                schema.bring_up(connection, self.path, self.clock())
                connection.execute("SET enable_external_access = false")
            except BaseException:
                connection.close()
                raise
            return connection

    def _looks_right(self) -> None:
        """DuckDB would open a CSV or Parquet file as if it were a database, and the workbook would not be in it."""
        if self.path.is_file() and self.path.stat().st_size:
            with self.path.open("rb") as file:
                if file.read(12)[8:] != MAGIC:
                    raise errors.NotAWorkbook(path=self.path)

    def _column_names(self) -> dict[str, frozenset[str]]:
        found = self.rows("SELECT table_name, list(column_name) FROM duckdb_columns() WHERE NOT internal GROUP BY ALL")
        return {table: frozenset(names) for table, names in found}

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        with self._write_lock:
            self._closed = True
            self._connection.close()

    # ------------------------------------------------------------------ reading

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        return list(self._asked(sql, params).rows)

    def row(self, sql: str, params: Params = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        return next(iter(self._asked(sql, params).rows), None)

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row; None when there is no row."""
        found = self.row(sql, params)
        return found[0] if found else None

    def records(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """Every row of a query as a dictionary by column name."""
        found = self._asked(sql, params)
        return [dict(zip(found.names, row, strict=True)) for row in found.rows]

    def frame(self, sql: str, params: Params = ()) -> pd.DataFrame:
        """Every row of a query as a DataFrame of Python objects: whole numbers stay whole when some are missing."""
        import pandas as pd

        found = self._asked(sql, params)
        return pd.DataFrame.from_records(list(found.rows), columns=list(found.names))

    def _asked(self, sql: str, params: Params) -> Answer:
        return self._recall.ask(sql, params, lambda: self._fetched(sql, params))

    def _fetched(self, sql: str, params: Params) -> Answer:
        with self._reopening(), translated(self.path), self._connection.cursor() as cursor:
            cursor.execute(sql, params)
            names = tuple(column[0] for column in cursor.description or ())
            return Answer(names, tuple(cursor.fetchall()))

    # ------------------------------------------------------------------ writing

    def save(self, work: Callable[[Writer], T], token: str | None = None) -> T | None:
        """Run `work` in one transaction and return what it returns.

        With a `token` that was saved before, nothing runs and None comes back: a form sent twice saves once.
        Rolls back on `BaseException`, since Streamlit stops a script by raising one in the middle.
        """
        with self._write_lock, self._reopening(), translated(self.path), self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                writer = Writer(cursor, self._columns, self.clock(), token or "")
                if token and writer.value("SELECT count(*) FROM change WHERE batch = ?", [token]):
                    cursor.execute("ROLLBACK")
                    return None
                result = work(writer)
                cursor.execute("UPDATE meta SET revision = revision + 1")
                cursor.execute("COMMIT")
            except BaseException:
                with suppress(duckdb.Error):  # a fatal error has ended the transaction already
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._recall.forget()
            return result

    def checkpoint(self) -> None:
        """Fold the log into the file; nothing else may be writing."""
        with self._write_lock, self._reopening(), translated(self.path), self._connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")

    @contextmanager
    def _reopening(self) -> Iterator[None]:
        """After a fatal error every cursor is dead: close and open the file again. Nothing confirmed is lost."""
        try:
            yield
        except errors.NetjobError as error:
            if isinstance(error.__cause__, (duckdb.FatalException, duckdb.ConnectionException)) and not self._closed:
                with suppress(duckdb.Error):
                    self._connection.close()
                self._connection = self._opened()
            raise

    # ------------------------------------------------------------------ about the file

    @property
    def revision(self) -> int:
        """A number that every write moves."""
        return int(self.value("SELECT revision FROM meta"))

    @property
    def demo(self) -> bool:
        """True for the demo network."""
        return bool(self.value("SELECT demo FROM meta"))

    @property
    def made_on(self) -> date:
        """The day, in UTC, on which the file was made."""
        made: date = self.value("SELECT min(applied_at)::DATE FROM schema_step")
        return made

    @property
    def empty(self) -> bool:
        """True while nobody is in it, no answer was given and no search was begun."""
        return not self.value(
            "SELECT EXISTS (FROM contact) OR EXISTS (FROM answer) OR EXISTS (FROM search) OR EXISTS (FROM target)"
        )
