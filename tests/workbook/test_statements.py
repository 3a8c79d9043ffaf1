"""Statements are read once and run by whoever likes."""

from __future__ import annotations

import duckdb
import pytest

from netjob.workbook import Workbook, statements


def test_a_statement_is_read_once_and_runs_on_any_connection_with_any_values() -> None:
    sql = "SELECT $number + 1, $words"
    with duckdb.connect() as one, duckdb.connect() as other:
        read = statements.of(one, sql)
        assert statements.of(other, sql) is read
        assert one.execute(read, {"number": 1, "words": "x"}).fetchall() == [(2, "x")]
        assert other.execute(read, {"number": 2.5, "words": None}).fetchall() == [(3.5, None)]


def test_not_too_many_are_kept(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "_READ", {})
    monkeypatch.setattr(statements, "MOST", 3)
    assert [book.value(f"SELECT {number}") for number in range(9)] == [*range(9)]
    assert len(statements._READ) == 3


def test_a_mistake_in_one_is_said_as_duckdb_says_it(book: Workbook) -> None:
    with pytest.raises(duckdb.ParserException, match="SELEC"):
        book.rows("SELEC 1")


def test_a_table_that_changed_its_columns_is_read_as_it_is_now() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE thing (id INTEGER)")
        asked = statements.of(connection, "SELECT * FROM thing")
        connection.execute(asked)
        connection.execute("ALTER TABLE thing ADD COLUMN name VARCHAR")
        connection.execute("INSERT INTO thing VALUES (1, 'x')")
        assert connection.execute(asked).fetchall() == [(1, "x")]
