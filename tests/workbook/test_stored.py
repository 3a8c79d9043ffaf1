"""Files as people have them: of an earlier step, of an older DuckDB, of the future."""

from __future__ import annotations

import gzip
import struct
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from netjob import errors
from netjob.workbook import Workbook, backups, schema
from netjob.workbook.soundness import check
from tests.conftest import noon

STORED = Path(__file__).parent / "stored"
WRITTEN_BY = {"step1": "v2.0.0", "duckdb15": "v1.5.6"}


def stored(name: str, path: Path) -> bytes:
    data = gzip.decompress((STORED / f"{name}.duckdb.gz").read_bytes())
    path.write_bytes(data)
    return data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def rows(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    return {
        "people": book.rows("SELECT id, name, organisation, status, tie FROM contact ORDER BY id"),
        "talks": book.rows("SELECT contact, happened_on, talk FROM touchpoint ORDER BY id"),
        "steps": book.rows("SELECT step, reached_on FROM referral_step ORDER BY id"),
        "heard": book.rows("SELECT body FROM heard"),
        "due": book.rows("SELECT due_on, what FROM follow_up"),
        "preferences": book.rows("SELECT name, value FROM preference"),
    }


EXPECTED = {
    "people": [
        (1, "Ann Lee", "Lumen Works", "kept", "close"),
        (2, "Bo Li", "Papaya Books", "pool", "slight"),
        (3, "Çağla Öz", None, "pool", "none"),
    ],
    "talks": [(1, date(2026, 1, 8), True), (1, date(2026, 1, 9), False)],
    "steps": [("asked", date(2026, 1, 8)), ("agreed", date(2026, 1, 9))],
    "heard": [("Talk to Çağla",)],
    "due": [(date(2026, 1, 15), "send the page")],
    "preferences": [("zone", '"Europe/Lisbon"')],
}


@pytest.mark.parametrize("name", ["step1", "duckdb15"])
def test_an_earlier_file_opens_at_the_present_step_with_every_row(path: Path, name: str) -> None:
    stored(name, path)
    book = Workbook(path, noon)
    assert rows(book) == EXPECTED
    steps = book.rows("SELECT step, applied_at, duckdb_version FROM schema_step ORDER BY step")
    assert steps[0] == (1, datetime(2026, 1, 5, 8), WRITTEN_BY[name].removeprefix("v"))
    assert steps[1:] == [(step, noon(), duckdb.__version__) for step in range(2, schema.latest() + 1)]
    assert check(book).sound
    assert book.revision == 7
    assert book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body="x")) == 2
    book.close()


@pytest.mark.parametrize("name", ["step1", "duckdb15"])
def test_a_backup_is_made_before_an_earlier_file_is_changed(path: Path, name: str) -> None:
    stored(name, path)
    Workbook(path, noon).close()
    (made,) = backups.listed(path)
    assert (made.reason, made.counts["contacts"], backups.holds(made)) == ("schema", 3, True)
    with duckdb.connect(str(made.path), read_only=True) as before:
        assert before.execute("SELECT max(step) FROM schema_step").fetchall() == [(1,)]
        tables = before.execute("SELECT count(*) FROM duckdb_tables()").fetchall()
    assert tables == [(31,)]
    Workbook(path, noon).close()
    assert backups.listed(path) == [made]  # nothing was left to change


def test_no_step_is_taken_without_a_backup(path: Path) -> None:
    before = stored("step1", path)
    backups.folder(path).write_text("a file where the folder belongs")
    with pytest.raises(errors.BackupNotMade, match="No backup could be made in"):
        Workbook(path, noon)
    assert path.read_bytes() == before
    backups.folder(path).unlink()
    book = Workbook(path, noon)
    assert rows(book) == EXPECTED
    book.close()


def test_a_step_that_goes_wrong_leaves_the_file_and_its_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored("step1", path)
    real = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: (real[0], (2, "broken", "CREATE TABLE extra (a INTEGER); FROM gone;")))
    with pytest.raises(duckdb.CatalogException):
        Workbook(path, noon)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT max(step) FROM schema_step").fetchall() == [(1,)]
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(31,)]
    assert [backup.reason for backup in backups.listed(path)] == ["schema"]


def test_a_file_from_the_future_is_refused_and_left_alone(path: Path) -> None:
    before = stored("future", path)
    with pytest.raises(errors.NewerWorkbook, match=f"step 99, this one knows step {schema.latest()}"):
        Workbook(path, noon)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["w.duckdb"]


@pytest.mark.parametrize("version", [3, 120])
def test_a_format_that_this_duckdb_can_not_read_is_one_sentence(path: Path, version: int) -> None:
    """The number stands in both headers, each under a checksum."""
    data = bytearray(stored("step1", path))
    for header in (4096, 8192):
        struct.pack_into("<Q", data, header + 56, version)
        struct.pack_into("<Q", data, header, checksum(bytes(data[header + 8 : header + 4096])))
    path.write_bytes(data)
    with pytest.raises(errors.UnknownFormat, match=f"DuckDB {duckdb.__version__} can't read") as refused:
        Workbook(path, noon)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == bytes(data)


def checksum(block: bytes) -> int:
    """DuckDB's, for whole words."""
    found = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        found ^= word * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
    return found
