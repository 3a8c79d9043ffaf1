"""Turn what DuckDB and the disk say into the project's own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from netjob import errors
from netjob.content import text

# What is said, the error, and the word of errors.toml ([kind] or [damage]) that says more.
SIGNS: tuple[tuple[str, type[errors.NetjobError], str], ...] = (
    ("could not set lock", errors.WorkbookLocked, ""),
    ("being used by another process", errors.WorkbookLocked, ""),
    ("no space left", errors.DiskFull, ""),
    ("disk quota", errors.DiskFull, ""),
    ("file too large", errors.DiskFull, ""),
    ("could not write", errors.DiskFull, ""),
    ("out of memory", errors.DiskFull, ""),
    ("permission denied", errors.WorkbookReadOnly, ""),
    ("read-only", errors.WorkbookReadOnly, ""),
    ("is a directory", errors.NotAWorkbook, "kind.folder"),
    ("not a valid duckdb", errors.NotAWorkbook, "kind.other"),
    ("storage version", errors.UnknownFormat, ""),
    ("replaying wal", errors.WorkbookDamaged, "damage.log"),
    ("wal was created", errors.WorkbookDamaged, "damage.log"),
    ("corrupt", errors.WorkbookDamaged, "damage.block"),
    ("checksum", errors.WorkbookDamaged, "damage.block"),
    ("could not read enough bytes", errors.WorkbookDamaged, "damage.short"),
)
DISK: dict[type[errors.NetjobError], str] = {errors.DiskFull: "full", errors.WorkbookReadOnly: "denied"}


FAULTS = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.OutOfMemoryException,
    duckdb.SerializationException,
    duckdb.ConnectionException,
    OSError,
)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Run a block on the file at `path`; `duckdb.Error` and `OSError` leave it as a `NetjobError`.

    A mistake in the project's own SQL is a bug and keeps its traceback.
    """
    try:
        yield
    except FAULTS as error:
        raise named(error, path) from error
    except duckdb.Error as error:
        # DuckDB says no more than this of a damaged file, and of a log that can't be written any more.
        if type(error) is duckdb.Error or "Failed to commit" in str(error):
            raise named(error, path) from error
        raise


def named(error: Exception, path: Path) -> errors.NetjobError:
    """The project's error for one of DuckDB's or the disk's."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    for sign, kind, more in SIGNS:
        if sign in str(error).lower():
            said = text("errors", more, log=f"{path.name}.wal") if more else lines[0]
            return kind(path=path, what=said, detail=said, known=duckdb.__version__)
    return errors.WorkbookLost(path=path, detail=lines[0])
