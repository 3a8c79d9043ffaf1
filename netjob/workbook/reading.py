"""Read a file whole over a connection of its own: every column of every table."""

from __future__ import annotations

from typing import Any

import duckdb

COUNTS = """
    SELECT (SELECT count(*) FROM contact WHERE trashed_at IS NULL) AS contacts,
           (SELECT count(*) FROM contact WHERE trashed_at IS NULL AND status = 'kept') AS kept,
           (SELECT count(*) FROM touchpoint WHERE trashed_at IS NULL) AS touchpoints,
           (SELECT count(*) FROM target WHERE trashed_at IS NULL) AS targets,
           (SELECT count(*) FROM referral WHERE trashed_at IS NULL) AS referrals,
           (SELECT count(*) FROM opening WHERE trashed_at IS NULL) AS openings
"""
HOLDS_DATA = "EXISTS (FROM contact) OR EXISTS (FROM answer) OR EXISTS (FROM search) OR EXISTS (FROM target)"


def whole(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table. A hash over each column reads all of its blocks, whose checksums the file verifies."""
    rows: dict[str, int] = {}
    for table, columns in _columns(connection):
        hashed = ", ".join(f'bit_xor(hash("{column}"))' for column in columns)
        rows[table] = int(_row(connection, f"SELECT count(*), {hashed} FROM {table}")[0])
    return rows


def rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table, counted only."""
    return {table: int(_row(connection, f"SELECT count(*) FROM {table}")[0]) for table, _ in _columns(connection)}


def counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How much is in the workbook, the trash left out."""
    connection.execute(COUNTS)
    names = [column[0] for column in connection.description or []]
    found = connection.fetchone() or ()
    return {name: int(count) for name, count in zip(names, found, strict=True)}


def holds_data(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether there is anything of the user's in the file; the demo network is nobody's."""
    return bool(_row(connection, f"SELECT NOT demo AND ({HOLDS_DATA}) FROM meta")[0])


def blocks(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """The size of a block in bytes, and how many are in use: free ones at the end of a file are cut off."""
    size, used = _row(
        connection,
        "SELECT block_size, used_blocks FROM pragma_database_size() WHERE database_name = current_database()",
    )
    return int(size), int(used)


def _columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    return connection.execute(
        """
        SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()
        GROUP BY table_name ORDER BY table_name
        """
    ).fetchall()


def _row(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    return connection.execute(sql).fetchone() or (0,)
