"""Find what the file says of a person beyond their own rows, and put another word there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import duckdb

from netjob.coaching import mention
from netjob.coaching.mention import Sought, folded
from netjob.workbook import contacts, removal
from netjob.workbook.backups import CLOSED, Backup
from netjob.workbook.book import Workbook
from netjob.workbook.faults import FAULTS
from netjob.workbook.writer import Params, Writer

# Where people write what they like. What a person, a place or a role is called stays: it is about somebody else.
TEXTS = (
    ("contact", "notes"), ("contact", "place"), ("common_ground", "detail"), ("touchpoint", "notes"), ("heard", "body"),
    ("follow_up", "what"), ("give", "what"), ("seed", "what"), ("referral", "notes"), ("opening", "notes"),
    ("target", "notes"), ("answer", "body"), ("intention", "when_"), ("intention", "then_"), ("suggestion", "reason"),
    ("market", "why"),
)  # fmt: skip
MOST = 200  # mentions that are laid before the user

Place = tuple[str, str, int]


class Reads(Protocol):
    """The open workbook, or one transaction on it."""

    def rows(self, sql: str, params: Params = ..., /) -> list[tuple[Any, ...]]:
        """Every row of a query."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten: the row, when it was made, and what they are known by."""

    id: int
    name: str
    created_at: datetime
    sought: Sought


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that is not about the person but names them; `sure`: it can be nobody else."""

    place: Place
    words: str
    sure: bool


def person(book: Workbook, contact: int) -> Person:
    """Who a contact is, and every name, address and number to look for. Raises `NotFound`."""
    row = contacts.record(book, contact)
    known = book.rows("SELECT value FROM contact_identity WHERE contact = ? ORDER BY id", [contact])
    same = "SELECT count(*) FROM contact WHERE id <> ? AND strip_accents(lower(name)) = ?"
    addresses = [row["email"], row["phone"], row["profile_url"], *(value for (value,) in known)]
    found = mention.sought(
        row["name"], [one for one in addresses if one], bool(book.value(same, [contact, folded(row["name"])]))
    )
    return Person(contact, row["name"], row["created_at"], found)


def rows_of(source: Reads, whom: Person) -> dict[str, list[int]]:
    """The person's own row, in this file or a backup; there it may have another number."""
    found = source.rows(
        """
        SELECT id FROM contact WHERE id = ? AND created_at = ? UNION
        SELECT contact FROM contact_identity WHERE kind IN ('email', 'profile_url') AND list_contains(?, value)
        """,
        [whom.id, whom.created_at, list(whom.sought.sure)],
    )
    return {"contact": [contact for (contact,) in found]}


def mentions(source: Reads, whom: Person, gone: Mapping[str, Sequence[int]]) -> list[Mention]:
    """Texts that name the person, the sure ones first; those of rows in `gone` left out."""
    found: list[Mention] = []
    for table, column in TEXTS:
        leaving = set(gone.get(table, ()))
        for row_id, words in _holding(source, table, column, whom.sought.all):
            if row_id not in leaving and mention.mentions(words, whom.sought.all):
                sure = mention.mentions(words, whom.sought.sure)
                found.append(Mention((table, column, row_id), words, sure))
    return sorted(found, key=lambda one: not one.sure)


def clear(writer: Writer, whom: Person, chosen: Mapping[Place, bool], instead: str) -> None:
    """Put `instead` where the person is named: in each text that the user chose, and in the sure ones not asked about.

    Undo, the records of imports and their files' names tell nothing of them either.
    """
    spoken: list[int] = []
    for one in mentions(writer, whom, {}):
        if not chosen.get(one.place, one.sure):
            continue
        table, column, row_id = one.place
        called = whom.sought.all if one.place in chosen else whom.sought.sure
        words = mention.without(one.words, called, instead)
        writer.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", [words, row_id])
        of = "SELECT id FROM change WHERE table_name = ? AND row_id = ?"
        spoken += [change for (change,) in writer.rows(of, [table, row_id])]
    kept = {(table, row_id) for (table, _, row_id), go in chosen.items() if not go}
    for column in ("before", "after"):
        for row_id, words in _holding(writer, "change", column, whom.sought.sure):
            about = writer.rows("SELECT table_name, row_id FROM change WHERE id = ?", [row_id])[0]
            if about not in kept and mention.mentions(words, whom.sought.sure):
                spoken.append(row_id)
    removal.forget_changes(writer, spoken)
    _imports(writer, whom, instead)


def holds(backup: Backup, whom: Person) -> bool:
    """Whether a backup has the person, or a text that can mean nobody else; yes for one that can't be read."""
    try:
        with duckdb.connect(str(backup.path), read_only=True, config=dict(CLOSED)) as connection:
            return _held(_Open(connection), whom)
    except (*FAULTS, duckdb.Error):
        return True


class _Open:
    """A connection that answers as the workbook does."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        return self._connection.execute(sql, params).fetchall()


def _held(reads: Reads, whom: Person) -> bool:
    columns = reads.rows(
        """
        SELECT table_name, column_name FROM duckdb_columns()
        WHERE NOT internal AND data_type = 'VARCHAR' AND database_name = current_database()
        """
    )
    return bool(rows_of(reads, whom)["contact"]) or any(
        mention.mentions(words, whom.sought.sure)
        for table, column in columns
        for _, words in _holding(reads, table, column, whom.sought.sure, key="0")
    )


def _holding(source: Reads, table: str, column: str, called: Sequence[str], key: str = "id") -> list[tuple[int, str]]:
    """Rows that have the letters of one of these in a column; whether they are words of their own is seen later."""
    wanted = [folded(one) for one in called]
    if not wanted:
        return []
    params = {f"called{at}": one for at, one in enumerate(wanted)}
    either = " OR ".join(f"contains(strip_accents(lower({column})), ${name})" for name in params)
    return source.rows(f"SELECT {key}, {column} FROM {table} WHERE {either} ORDER BY 1", params)


def _imports(writer: Writer, whom: Person, instead: str) -> None:
    for row_id, file, summary in writer.rows("SELECT id, file, summary FROM import_run ORDER BY id"):
        told = mention.without_in_json(summary, whom.sought.sure, instead)
        named = mention.without(file, whom.sought.sure, instead)
        if mention.mentions(summary, whom.sought.sure) or named != file:
            writer.execute("UPDATE import_run SET file = ?, summary = ? WHERE id = ?", [named, told, row_id])
