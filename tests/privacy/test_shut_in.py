"""DuckDB reaches the workbook and its backups and nothing else, and nobody can let it out again."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from netjob.coaching.contact import ContactForm
from netjob.errors import NetjobError
from netjob.workbook import Workbook, contacts

SHUT = "external access|file system operations are disabled|disabled by configuration|locked|allowed_directories"
READS = (
    "SELECT * FROM read_csv('{file}')",
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM '{file}'",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM read_text('https://elsewhere.example/')",
)
REACHES = (
    "COPY contact TO '{folder}/out.csv'",
    "ATTACH '{folder}/other.duckdb'",
    "EXPORT DATABASE '{folder}/out'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "INSTALL quack FROM community",
)
WAYS_OUT = (
    "SET enable_external_access = true",
    "SET allow_community_extensions = true",
    "SET allowed_directories = ['/']",
    "SET allowed_paths = ['{file}']",
)


def said(book: Workbook, sql: str, folder: Path) -> str:
    """What DuckDB answers through the book's own connection; empty when it let it pass."""
    file = folder / "secret.csv"
    file.write_text("who\nAda\n")
    try:
        book.save(lambda writer: writer.execute(sql.format(file=file, folder=folder)))
    except (duckdb.Error, NetjobError) as refusal:
        return f"{refusal} {refusal.__cause__}"
    return ""


@pytest.mark.parametrize("sql", [*READS, *REACHES, *WAYS_OUT])
def test_nothing_else_can_be_read_written_or_loaded(book: Workbook, tmp_path: Path, sql: str) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    refusal = said(book, sql, folder)
    assert refusal, sql
    assert "Parser Error" not in refusal
    assert sorted(file.name for file in folder.iterdir()) == ["secret.csv"]
    assert book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee")))  # it goes on


def test_extensions_are_neither_fetched_nor_loaded_by_themselves(book: Workbook) -> None:
    names = ("enable_external_access", "autoinstall_known_extensions", "autoload_known_extensions",
             "allow_community_extensions")  # fmt: skip
    found = {name: book.value(f"SELECT current_setting('{name}')") for name in names}
    assert found == dict.fromkeys(names, False)
