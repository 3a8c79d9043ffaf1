"""Open the user's file, read it with one cursor for each operation, and write it one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any, TypeVar

import duckdb

from netjob import errors
from netjob.workbook import backups, first_look, moves, reading, recall, schema, statements
from netjob.workbook.backups import Backup
from netjob.workbook.faults import named, translated
from netjob.workbook.gate import Gate
from netjob.workbook.recall import Answer
from netjob.workbook.snapshot import Snapshot
from netjob.workbook.writer import Params, Writer

T = TypeVar("T")
Clock = Callable[[], datetime]

# DuckDB gives memory back while nobody asks: at a million touchpoints 17 MB within twelve seconds.
CONFIG = {**backups.CLOSED, "preserve_insertion_order": "true", "allocator_background_threads": "true"}


def _nothing() -> None:
    """Tell nobody."""


class Workbook:
    """The user's DuckDB file, open. Threads may share it; each operation gets its own cursor.

    A connection shared by threads returns another thread's rows, without an error; a cursor each does not.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        """Open the file at `path`, making it when there is none; `clock` gives UTC without a zone.

        Finishes a restore that a stop left half done. Raises `WorkbookLocked`, `NotAWorkbook`, `WorkbookDamaged`,
        `WorkbookGone`, `UnknownFormat`, `NewerWorkbook`, `WorkbookReadOnly`, `DiskFull`, `BackupNotMade` or
        `WorkbookLost`.
        """
        self.path = path
        self.clock = clock
        self.after_save: Callable[[], None] = _nothing  # told of each save, on the thread that saved
        self.before_close: Callable[[], None] = _nothing
        self.asked_at = 0.0  # when something was last read, by `time.monotonic`
        self.backup_trouble = ""  # why the last backup that was due could not be made
        self._write_lock = RLock()
        self._backup_lock = RLock()  # taken before the write lock where both are
        self._gate = Gate()
        self._closed = False
        self._recall = recall.of(path)
        self._recall.forget()
        self._connection = self._opened()
        self._columns = self._column_names()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        with translated(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            moves.recover(self.path)
            first_look.look(self.path)
            if not self.path.exists():
                if backups.listed(self.path):
                    raise errors.WorkbookGone(path=self.path)
                make(self.path, self.clock())
            backups.sweep(self.path)
            closed_well = not moves.log_of(self.path).exists()
            connection = self._connected()
            try:
                if closed_well:  # else blocks may be in use that the log brings only now
                    first_look.length_fits(self.path, *reading.blocks(connection))
                self._bring_up(connection)
                self._shut_in(connection)
            except BaseException:
                connection.close()
                raise
            with suppress(OSError):  # in the way of nobody
                moves.put_away(self.path)
            self._file = self.path.stat().st_ino
            return connection

    def _connected(self) -> duckdb.DuckDBPyConnection:
        """Whatever keeps DuckDB from opening the file is the file's fault, not a mistake in a query."""
        try:
            return duckdb.connect(str(self.path), config=dict(CONFIG))
        except duckdb.Error as error:
            raise named(error, self.path) from error

    def _bring_up(self, connection: duckdb.DuckDBPyConnection) -> None:
        """The missing steps of the schema, after a backup when there is something to lose."""
        step = schema.reached(connection, self.path)
        if 0 < step < schema.latest() and reading.holds_data(connection):
            draft = backups.copied(connection, self.path, "schema", self.clock())
            backups.thin(self.path, backups.proved(draft, self.path))
        schema.bring_up(connection, self.path, self.clock())

    def _shut_in(self, connection: duckdb.DuckDBPyConnection) -> None:
        """From here on DuckDB reaches the file and the folder of its backups, and nothing else."""
        (open_to_all,) = connection.execute("SELECT current_setting('enable_external_access')").fetchone() or (True,)
        if open_to_all:
            connection.execute("SET allowed_directories = ?", [[f"{backups.folder(self.path)}/"]])
            connection.execute("SET enable_external_access = false")

    def _column_names(self) -> dict[str, frozenset[str]]:
        found = self.rows("SELECT table_name, list(column_name) FROM duckdb_columns() WHERE NOT internal GROUP BY ALL")
        return {table: frozenset(names) for table, names in found}

    def close(self) -> None:
        """Write everything into the file and let go of it; a backup under way is finished first."""
        self.before_close()
        with self._backup_lock, self._write_lock:
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
        return next(iter(self.row(sql, params) or ()), None)

    def records(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """Every row of a query as a dictionary by column name."""
        found = self._asked(sql, params)
        return [dict(zip(found.names, row, strict=True)) for row in found.rows]

    def once(self, name: Hashable, today: date, work: Callable[[], T]) -> T:
        """What `work` makes of the file on a day, remembered until the next save; nobody may change what comes back."""
        return self._recall.once((id(self), name, today), work)

    def _asked(self, sql: str, params: Params) -> Answer:
        self.asked_at = monotonic()
        return self._recall.ask(sql, params, lambda: self._fetched(sql, params))

    def _fetched(self, sql: str, params: Params) -> Answer:
        with self._cursor() as cursor:
            cursor.execute(statements.of(cursor, sql), params)
            names = tuple(column[0] for column in cursor.description or ())
            return Answer(names, tuple(cursor.fetchall()))

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Read many things as they are at one moment, while others may go on writing."""
        with self._cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield Snapshot(cursor, self.path)
            finally:
                with suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")

    # ------------------------------------------------------------------ writing

    def save(self, work: Callable[[Writer], T], token: str | None = None) -> T | None:
        """Run `work` in one transaction and return what it returns.

        With a `token` that was saved before, nothing runs and None comes back: a form sent twice saves once.
        Rolls back on `BaseException`, since Streamlit stops a script by raising one in the middle.
        """
        with self._write_lock, self._cursor() as cursor:
            self._still_there()
            written = None  # not known yet: anything
            cursor.execute("BEGIN")
            try:
                writer = Writer(cursor, self._columns, self.clock(), token or "")
                if token and writer.value("SELECT count(*) FROM change WHERE batch = ?", [token]):
                    cursor.execute("ROLLBACK")
                    return None
                result = work(writer)
                writer.execute("UPDATE meta SET revision = revision + 1")
                cursor.execute("COMMIT")
                written = writer.written
            except BaseException:
                with suppress(duckdb.Error):  # a fatal error has ended the transaction already
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._recall.forget(written)
        self.after_save()
        return result

    def checkpoint(self) -> None:
        """Fold the log into the file; nothing else may be writing."""
        with self._write_lock, self._cursor() as cursor:
            cursor.execute("CHECKPOINT")

    def _still_there(self) -> None:
        """What is saved into a file that was moved or deleted while it is open would be lost: rather save nothing."""
        if not self.path.exists() or self.path.stat().st_ino != self._file:
            raise errors.WorkbookMoved(path=self.path)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one operation."""
        with self._reopening(), translated(self.path), self._gate.through(), self._connection.cursor() as cursor:
            yield cursor

    @contextmanager
    def _reopening(self) -> Iterator[None]:
        """After a fatal error every cursor is dead: close and open the file again. Nothing confirmed is lost."""
        broken = self._connection
        try:
            yield
        except errors.NetjobError as error:
            fatal = isinstance(error.__cause__, (duckdb.FatalException, duckdb.ConnectionException))
            if fatal and not self._closed and not self._gate.held_here:
                with self._gate.alone():
                    if self._connection is broken:  # else another thread was faster
                        with suppress(duckdb.Error):
                            broken.close()
                        self._connection = self._opened()
            raise

    # ------------------------------------------------------------------ the whole file

    def back_up(self, reason: str, spare: Backup | None = None) -> Backup:
        """Make a backup of what is confirmed by now, while saving goes on; one at a time. Raises `BackupNotMade`.

        `spare` is not deleted when there are too many. Raises `WorkbookDamaged` when the workbook can't be copied.
        """
        with self._backup_lock:
            with self._cursor() as cursor:
                draft = backups.copied(cursor, self.path, reason, self.clock())
            made = backups.proved(draft, self.path)
            backups.thin(self.path, made, spare)
        self.backup_trouble = ""
        return made

    @contextmanager
    def nobody_else_saving(self) -> Iterator[None]:
        """As long as this lasts, saving waits on every other thread, and so do backups."""
        with self._backup_lock, self._write_lock:
            yield

    def exchange(self, swap: Callable[[], T]) -> T:
        """Let go of the file, let `swap` put another in its place, and open that; whoever reads waits meanwhile.

        A backup under way is finished first, and has its name: who removes something finds it there.
        """
        with self._backup_lock, self._write_lock, self._gate.alone(), translated(self.path):
            self._connection.close()
            try:
                return swap()
            finally:
                self._connection = self._opened()
                self._recall.forget()
                self._columns = self._column_names()

    # ------------------------------------------------------------------ about the file

    @property
    def revision(self) -> int:
        """A number that every write moves."""
        return int(self.value("SELECT revision FROM meta"))

    @property
    def workbook_id(self) -> str:
        """What tells this workbook from every other; exports and calendars carry it."""
        return str(self.value("SELECT workbook_id FROM meta"))

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
        return not self.value(f"SELECT {reading.HOLDS_DATA}")


def make(path: Path, now: datetime) -> None:
    """Make an empty workbook under another name, and give it its own when it is whole."""
    with translated(path):
        new = moves.beside(path, "new")
        moves.throw_away(new)
        with duckdb.connect(str(new), config=dict(CONFIG)) as connection:
            schema.bring_up(connection, path, now)
        new.chmod(moves.OWNER_ONLY)
        moves.put_in_place(new, path)
