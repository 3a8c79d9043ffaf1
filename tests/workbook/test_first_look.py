"""What stands in the workbook's place: one sentence each, and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from netjob import errors
from netjob.workbook import Workbook
from netjob.workbook.first_look import log_is_whole
from netjob.workbook.moves import log_of
from tests.conftest import ROOT, noon
from tests.workbook.test_stored import stored

KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from netjob.workbook import Workbook
book = Workbook(Path(sys.argv[1]), lambda: datetime(2026, 3, 2, 12))
for at in range(12):
    book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body=f"news number {at}"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A file and its log after twelve saves and a kill."""
    path = tmp_path_factory.mktemp("stopped") / "w.duckdb"
    subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    return path.read_bytes(), log_of(path).read_bytes()


def refused(path: Path) -> errors.NetjobError:
    """The error, its one sentence, and every file as it was."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(errors.NetjobError) as refusal:
        Workbook(path, noon)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    said = str(refusal.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "0x" not in said
    return refusal.value


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"x", "a file of another kind"),
        (bytes(range(256)) * 400, "a file of another kind"),
        (b"SQLite format 3\0" + bytes(5000), "an SQLite file"),
        (b"PK\x03\x04" + bytes(500), "a ZIP file"),
        (b"First Name,Last Name\nBo,Li\n", "a file of another kind"),
    ],
    ids=["empty", "one byte", "garbage", "sqlite", "zip", "csv"],
)
def test_a_file_of_something_else(path: Path, data: bytes, what: str) -> None:
    path.write_bytes(data)
    error = refused(path)
    assert isinstance(error, errors.NotAWorkbook)
    assert f"is not a netjob workbook but {what}." in str(error)


def test_a_folder(path: Path) -> None:
    path.mkdir()
    assert "but a folder." in str(refused(path))


def test_a_duckdb_file_of_something_else(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    assert "but a DuckDB file of something else." in str(refused(path))


@pytest.mark.parametrize("keep", [12, 5_000, 12_288, 100_000, -1])
def test_a_file_that_was_cut_short(path: Path, keep: int) -> None:
    path.write_bytes(stored("future", path)[:keep])
    error = refused(path)
    assert isinstance(error, errors.WorkbookDamaged)
    assert "its end is missing" in str(error)


@pytest.mark.parametrize("at", [0, 13, 3_000, 4_096, 4_140, 8_192, 8_250])
def test_a_bit_turned_over_in_a_header(path: Path, at: int) -> None:
    data = bytearray(stored("step1", path))
    data[at] ^= 4
    path.write_bytes(data)
    error = refused(path)
    assert isinstance(error, errors.WorkbookDamaged)
    assert "a part of it is not what was written" in str(error)


def test_a_log_without_its_file_is_not_deleted(path: Path) -> None:
    log_of(path).write_bytes(b"what was saved last")
    assert "only its log, w.duckdb.wal, is there" in str(refused(path))


def test_a_log_after_a_stop_gives_everything_back(path: Path, stopped: tuple[bytes, bytes]) -> None:
    path.write_bytes(stopped[0])
    log_of(path).write_bytes(stopped[1])
    book = Workbook(path, noon)
    assert book.value("SELECT count(*) FROM heard") == 12
    book.close()


@pytest.mark.parametrize("share", [0.0, 0.004, 0.3, 0.6, 0.9])
def test_a_bit_turned_over_in_the_log(path: Path, stopped: tuple[bytes, bytes], share: float) -> None:
    log = bytearray(stopped[1])
    log[int(len(log) * share)] ^= 1
    path.write_bytes(stopped[0])
    log_of(path).write_bytes(log)
    error = refused(path)
    assert isinstance(error, errors.WorkbookDamaged)
    assert "its log, w.duckdb.wal, is not what was written" in str(error)


@pytest.mark.parametrize("log", [b"abc" * 100, bytes(5_000), b"x"], ids=["garbage", "zeros", "one byte"])
def test_a_log_of_something_else(path: Path, stopped: tuple[bytes, bytes], log: bytes) -> None:
    path.write_bytes(stopped[0])
    log_of(path).write_bytes(log)
    assert isinstance(refused(path), errors.WorkbookDamaged)


def test_the_log_of_another_file(path: Path, stopped: tuple[bytes, bytes]) -> None:
    stored("step1", path)
    log_of(path).write_bytes(stopped[1])
    assert isinstance(refused(path), errors.WorkbookDamaged)


def test_a_log_that_ends_anywhere_is_what_a_stop_leaves(stopped: tuple[bytes, bytes]) -> None:
    assert [at for at in range(len(stopped[1])) if not log_is_whole(stopped[1][:at])] == []


def test_a_length_that_was_damaged_is_noticed_but_in_the_last_frame(stopped: tuple[bytes, bytes]) -> None:
    """Every bit of every length: DuckDB itself takes what leads behind the end for the end of the log."""
    log = stopped[1]
    starts, at = [], log.index(b"\xff\xff") + 2
    while at < len(log):
        starts.append(at)
        at += 16 + int.from_bytes(log[at : at + 8], "little")
    assert at == len(log)
    assert len(starts) > 24
    for start in starts[:-1]:
        for bit in range(64):
            length = int.from_bytes(log[start : start + 8], "little") ^ (1 << bit)
            if start + 16 + length > len(log):  # else DuckDB compares the checksum
                turned = log[:start] + length.to_bytes(8, "little") + log[start + 8 :]
                assert not log_is_whole(turned), (start, bit)


def test_a_file_nobody_may_read(path: Path) -> None:
    """As a user who is not root: root may read everything."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    stored("step1", path)
    path.chmod(0)
    with pytest.raises(errors.WorkbookReadOnly):
        Workbook(path, noon)
