"""Write a file anew without what was removed: DELETE alone leaves the words of deleted rows in it.

The workbook is copied to `w.duckdb.new`, changed there, and copied once more to `w.duckdb.restoring`, which never held
what was removed. That one takes the workbook's place as a restored backup does (`moves`): a stop before leaves the old
file, a stop after it the new one, and what else there was is thrown away at the next opening.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import duckdb

from netjob import errors
from netjob.content import text
from netjob.workbook import backups, copying, moves, reading, schema
from netjob.workbook.backups import Backup, Draft
from netjob.workbook.book import CONFIG, Workbook
from netjob.workbook.faults import translated
from netjob.workbook.writer import Writer

T = TypeVar("T")
Work = Callable[[Writer], T]


def rewrite(book: Workbook, work: Work[T]) -> T:
    """Let `work` change the workbook, and have nothing in the file of what it removed; whoever reads waits meanwhile.

    It can't be undone. Raises `DiskFull`, `WorkbookReadOnly`, `WorkbookLocked`, `WorkbookDamaged`;
    then nothing changed.
    """

    def swap() -> T:
        staged, scratch = moves.beside(book.path, "restoring"), moves.beside(book.path, "new")
        moves.discard_staged(book.path)
        moves.throw_away(scratch)
        try:
            with duckdb.connect(str(book.path), config=dict(CONFIG)) as held:
                copying.copy_into(held, scratch)
            done, rows = _changed(scratch, staged, work, book.clock())
            _finished(staged, rows)
        except BaseException:
            moves.discard_staged(book.path)
            raise
        finally:
            backups.drop(scratch)
        moves.exchange(book.path, book.clock(), moves.REPLACED)
        return done

    return book.exchange(swap)


def rewrite_backup(path: Path, backup: Backup, work: Work[T], now: datetime) -> Backup:
    """Put a backup that `work` changed, with a hash of its own, in the place of one; it gets the next free second.

    Raises `BackupUnsound` for one that is not what was made, `BackupNotMade`, `DiskFull`.
    """
    backups.prove(backup.path, backup)
    draft = backups.begun(path, backup.reason, backup.made_at)
    scratch = draft.partial.with_name(f"{draft.partial.name}.old")
    try:
        with translated(path):
            shutil.copyfile(backup.path, scratch)
            _, rows = _changed(scratch, draft.partial, work, now)
        made = backups.proved(Draft(draft.partial, draft.final, rows), path)
    except BaseException:
        backups.drop(draft.partial)
        raise
    finally:
        backups.drop(scratch)
    backups.delete(backup)
    return made


def begin_again(book: Workbook, keep: bool) -> Path | None:
    """Put an empty workbook in the place of the open one, which is set aside, or deleted; where it went."""

    def swap() -> Path | None:
        staged = moves.beside(book.path, "restoring")
        moves.discard_staged(book.path)
        with duckdb.connect(str(staged), config=dict(CONFIG)) as connection:
            schema.bring_up(connection, book.path, book.clock())
            rows = reading.rows(connection)
        _finished(staged, rows)
        return moves.exchange(book.path, book.clock(), moves.ASIDE if keep else moves.REPLACED)

    gone = book.exchange(swap)
    return gone if keep else None


def _changed(scratch: Path, new: Path, work: Work[T], now: datetime) -> tuple[T, dict[str, int]]:
    """Change `scratch` and copy it into `new`; what `work` gave, and the rows by table that are to stand there."""
    with duckdb.connect(str(scratch), config=dict(CONFIG)) as connection:
        done = _worked(connection, work, now)
        return done, copying.copy_into(connection, new)


def _worked(connection: duckdb.DuckDBPyConnection, work: Work[T], now: datetime) -> T:
    found = connection.execute(
        "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE NOT internal GROUP BY 1"
    )
    columns = {table: frozenset(names) for table, names in found.fetchall()}
    connection.execute("BEGIN")
    done = work(Writer(connection, columns, now, ""))
    connection.execute("UPDATE meta SET revision = revision + 1")
    connection.execute("COMMIT")
    return done


def _finished(new: Path, rows: dict[str, int]) -> None:
    """Have the disk keep a new file, after every column of it was read."""
    os.chmod(new, moves.OWNER_ONLY)
    moves.sync(new)
    with duckdb.connect(str(new), read_only=True, config=dict(CONFIG)) as connection:
        if reading.whole(connection) != rows:
            raise errors.WorkbookLost(path=new, detail=text("errors", "unmade.differs"))
