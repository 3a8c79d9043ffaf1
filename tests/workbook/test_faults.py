"""What DuckDB says of a disk becomes one of our sentences; a mistake in a query stays a bug."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from netjob import errors
from netjob.workbook.faults import translated

PATH = Path("w.duckdb")


def test_a_log_that_can_not_be_written_any_more_is_a_full_disk() -> None:
    """As DuckDB 2.0 said it of a full tmpfs while saving: no IOException."""
    said = 'TransactionContext Error: Failed to commit: Could not write file "w.duckdb.wal": No space left on device'
    with pytest.raises(errors.DiskFull, match="no room left"), translated(PATH):
        raise duckdb.TransactionException(said)


def test_a_mistake_in_a_query_keeps_its_traceback() -> None:
    with pytest.raises(duckdb.TransactionException), translated(PATH):
        raise duckdb.TransactionException("TransactionContext Error: cannot start a transaction within a transaction")
    with pytest.raises(duckdb.BinderException), translated(PATH):
        duckdb.sql("SELECT no_such_column")
