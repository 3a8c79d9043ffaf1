"""Turn what DuckDB and the disk say into the project's own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from netjob import errors

SIGNS: tuple[tuple[str, type[errors.NetjobError]], ...] = (
    ("could not set lock", errors.WorkbookLocked),
    ("being used by another process", errors.WorkbookLocked),
    ("no space left", errors.DiskFull),
    ("disk quota", errors.DiskFull),
    ("could not write", errors.DiskFull),
    ("out of memory", errors.DiskFull),
    ("permission denied", errors.WorkbookReadOnly),
    ("read-only", errors.WorkbookReadOnly),
    ("is a directory", errors.NotAWorkbook),
    ("not a valid duckdb", errors.NotAWorkbook),
    ("newer version of duckdb", errors.NotAWorkbook),
)


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
        if type(error) is duckdb.Error:  # DuckDB says of a damaged file no more than this
            raise named(error, path) from error
        raise


def named(error: Exception, path: Path) -> errors.NetjobError:
    """The project's error for one of DuckDB's or the disk's."""
    said = str(error).lower()
    for sign, kind in SIGNS:
        if sign in said:
            return kind(path=path)
    detail = str(error).strip().splitlines() or [type(error).__name__]
    return errors.WorkbookLost(path=path, detail=detail[0])
