"""Two workbooks, one to be exported and an empty one to take it, and what stands in an export."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from netjob.coach.archive import Archive, read
from netjob.errors import NetjobError
from netjob.exchange import export as own
from netjob.workbook import Workbook, Writer, tables
from tests.conftest import TODAY, noon

Change = Callable[[dict[str, bytes], dict[str, Any]], None]


class Pair:
    """A workbook to be exported and an empty one, used again and again: to make one takes longer than to empty it."""

    def __init__(self, folder: Path) -> None:
        self.full = Workbook(folder / "full.duckdb", noon)
        self.empty = Workbook(folder / "empty.duckdb", noon)
        self.tables = tables.catalogue(self.full)
        self.sequences = list(tables.sequences(self.full))
        self.needed = {
            (table, column): (not nullable, key)
            for table, column, nullable, key in self.full.rows(
                """
                SELECT table_name, column_name, is_nullable, list_contains(coalesce(keys, []), column_name)
                FROM duckdb_columns() LEFT JOIN (
                    SELECT table_name, constraint_column_names AS keys FROM duckdb_constraints()
                    WHERE constraint_type = 'PRIMARY KEY') USING (table_name)
                WHERE NOT internal
                """
            )
        }

    def close(self) -> None:
        self.full.close()
        self.empty.close()

    def clear(self) -> None:
        def work(writer: Writer) -> None:
            for table in self.tables:
                if table.name not in ("meta", "schema_step"):
                    writer.execute(f"DELETE FROM {table.name}")
            writer.execute("UPDATE meta SET revision = 0")
            for name, last in tables.sequences(writer).items():
                if last not in (None, 1):
                    writer.execute("SELECT setval(?, 1, false)", [name])

        for book in (self.full, self.empty):
            book.save(work)


def exported(book: Workbook) -> bytes:
    stream = io.BytesIO()
    Archive(book, TODAY).export(stream)
    return stream.getvalue()


def content(book: Workbook) -> dict[str, str]:
    """Every value of every table, and what the sequences gave last, as text that tells everything apart."""
    found = {table.name: repr(book.rows(f"SELECT * FROM {table.name}")) for table in tables.catalogue(book)}
    return found | {"sequences": repr(tables.sequences(book))}


def repacked(data: bytes, change: Change) -> bytes:
    """The export with its members and its manifest changed, the hashes in it as they were told to be."""
    with ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != own.MANIFEST}
        manifest = json.loads(archive.read(own.MANIFEST))
    change(members, manifest)
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
        if manifest:
            archive.writestr(own.MANIFEST, json.dumps(manifest))
    return stream.getvalue()


def vouch(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """Let the manifest vouch for the members as they are now."""
    manifest["members"] = {name: sha256(member).hexdigest() for name, member in members.items()}


def refused(pair: Pair, data: bytes) -> NetjobError:
    """What is said of a file that is not taken; nothing changes."""
    before = content(pair.empty)
    with pytest.raises(NetjobError) as said:
        Archive(pair.empty, TODAY).bring_in(read("e.zip", data))
    assert content(pair.empty) == before
    assert "\n" not in str(said.value)
    return said.value
