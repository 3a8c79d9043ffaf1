"""Bring a file up to the present schema, one numbered step at a time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

import duckdb

from netjob import errors
from netjob.content import text


@cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """Every step as (number, name, SQL), in order."""
    files = sorted(Path(__file__).parent.glob("[0-9]*.sql"))
    return tuple((int(f.stem[:4]), f.stem[5:], f.read_text(encoding="utf-8")) for f in files)


def latest() -> int:
    """The number of the last step this version knows."""
    return steps()[-1][0]


def reached(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The last step applied to an open file, 0 for an empty one; `NotAWorkbook` for a file of something else."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if not {"schema_step", "meta", "contact"} <= tables:
        raise errors.NotAWorkbook(path=path, what=text("errors", "kind.duckdb"))
    found = connection.execute("SELECT max(step) FROM schema_step").fetchone()
    return found[0] if found else 0


def bring_up(connection: duckdb.DuckDBPyConnection, path: Path, now: datetime) -> None:
    """Apply each step that is missing, in one transaction with its record, checkpointed at once.

    DuckDB's log has failed to replay after a crash in the middle of schema changes, hence the checkpoint.
    Raises `NewerWorkbook` when the file knows a step that this version does not.
    """
    at = reached(connection, path)
    if at > latest():
        raise errors.NewerWorkbook(path=path, found=at, known=latest())
    for number, name, sql in steps():
        if number <= at:
            continue
        connection.execute("BEGIN")
        try:
            connection.execute(sql)
            connection.execute("INSERT INTO schema_step VALUES (?, ?, ?, ?)", [number, name, now, duckdb.__version__])
            if number == 1:
                connection.execute("INSERT INTO meta VALUES (?, 0, false)", [str(uuid4())])
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("CHECKPOINT")
