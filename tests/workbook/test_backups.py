"""Backups: made whole or not at all, listed, thinned, and told from what changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import duckdb
import pytest

from netjob import errors
from netjob.workbook import Workbook, Writer, backups, reading, rewriting
from tests.conftest import ROOT, noon

PERSON = {"circle": "known", "tie": "close", "status": "pool", "source": "hand"}


def add(book: Workbook, name: str = "Ana") -> int:
    def work(writer: Writer) -> int:
        return writer.insert("contact", name=name, **PERSON)

    return book.save(work) or 0


def at(book: Workbook, moment: datetime) -> None:
    book.clock = lambda: moment


def test_a_backup_has_a_name_a_hash_and_counts(book: Workbook) -> None:
    add(book)
    made = book.back_up("hand")
    folder = book.path.with_name("workbook.duckdb.backups")
    assert made.path == folder / "20260302T120000Z-hand.duckdb"
    assert (made.name, made.reason, made.made_at) == ("20260302T120000Z-hand", "hand", noon())
    assert made.counts == {"contacts": 1, "kept": 0, "touchpoints": 0, "targets": 0, "referrals": 0, "openings": 0}
    assert made.size == made.path.stat().st_size
    assert made.sha256 == backups.digest(made.path)
    assert backups.listed(book.path) == [made]
    assert backups.holds(made)
    assert {file.name for file in folder.iterdir()} == {made.path.name, f"{made.path.name}.sha256"}


def test_it_is_for_its_owners_eyes(book: Workbook) -> None:
    made = book.back_up("hand")
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in made.path.parent.iterdir()] == [0o600, 0o600]


def test_sha256sum_reads_its_hash(book: Workbook) -> None:
    made = book.back_up("hand")
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    done = subprocess.run(
        ["sha256sum", "-c", f"{made.path.name}.sha256"], cwd=made.path.parent, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"{made.path.name}: OK\n")


def test_every_row_key_and_number_to_come_is_in_it(demo: Workbook) -> None:
    made = demo.back_up("hand")
    tables = [name for (name,) in demo.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    with duckdb.connect(str(made.path), read_only=True) as copy:
        for table in tables:
            sql = f"SELECT * FROM {table} ORDER BY ALL"
            assert copy.execute(sql).fetchall() == demo.rows(sql), table
        for sql in (
            "SELECT table_name, sql FROM duckdb_tables() ORDER BY 1",
            "SELECT sequence_name, last_value, increment_by FROM duckdb_sequences() ORDER BY 1",
            "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints() ORDER BY ALL",
        ):
            assert copy.execute(sql).fetchall() == demo.rows(sql)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_one_bit_is_noticed(book: Workbook, part: float) -> None:
    made = book.back_up("hand")
    data = bytearray(made.path.read_bytes())
    data[int((len(data) - 1) * part)] ^= 16
    made.path.write_bytes(data)
    assert not backups.holds(made)
    assert backups.newest_sound(book.path) is None
    with pytest.raises(errors.BackupUnsound, match="its hash is another one"):
        backups.prove(made.path, made)


def test_one_without_its_hash_is_listed_and_not_sound(book: Workbook) -> None:
    made = book.back_up("hand")
    Path(f"{made.path}.sha256").unlink()
    (found,) = backups.listed(book.path)
    assert (found.sha256, found.counts, backups.holds(found)) == (None, {}, False)


def test_one_that_is_damaged_and_hashed_anew_is_read(book: Workbook) -> None:
    """The hash tells of accidents; reading every column still finds what no longer fits its checksum."""
    add(book)
    made = book.back_up("hand")
    data = bytearray(made.path.read_bytes())
    data[13] ^= 1
    made.path.write_bytes(data)
    Path(f"{made.path}.sha256").write_text(f"{backups.digest(made.path)}  {made.path.name}\n")
    (found,) = backups.listed(book.path)
    assert backups.holds(found)
    with pytest.raises(errors.BackupUnsound, match="can't be read whole"):
        backups.prove(found.path, found)


def test_two_in_the_same_second_get_names_of_their_own(book: Workbook) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: book.back_up("hand"), range(4)))
    assert sorted(backup.name for backup in made) == [f"20260302T12000{second}Z-hand" for second in range(4)]
    assert all(backups.holds(backup) for backup in backups.listed(book.path))


def test_saving_goes_on_while_one_is_made_and_each_holds_what_was_saved_before(book: Workbook) -> None:
    with ThreadPoolExecutor(2) as pool:
        saves = pool.submit(lambda: [add(book, f"P{at}") for at in range(60)])
        made = []
        while not saves.done():
            before = book.value("SELECT count(*) FROM contact")
            made.append((before, book.back_up("hand"), book.value("SELECT count(*) FROM contact")))
    assert len(saves.result()) == 60
    assert all(before <= backup.counts["contacts"] <= after for before, backup, after in made)


def test_it_is_of_one_moment_and_saving_does_not_wait_while_it_is_copied(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "Ana")
    counted = reading.rows

    def and_another_saves(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
        found = counted(cursor)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(add, book, "Bo").result(10)
        return found

    monkeypatch.setattr(reading, "rows", and_another_saves)
    made = book.back_up("hand")
    assert made.counts["contacts"] == 1
    assert book.value("SELECT count(*) FROM contact") == 2


def test_one_under_way_has_its_name_before_the_file_is_written_anew(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "Ana")
    begun, go_on, real = Event(), Event(), backups.proved

    def slow(draft: backups.Draft, path: Path) -> backups.Backup:
        begun.set()
        assert go_on.wait(10)
        return real(draft, path)

    monkeypatch.setattr(backups, "proved", slow)
    with ThreadPoolExecutor(2) as pool:
        made = pool.submit(book.back_up, "hand")
        assert begun.wait(10)
        seen = pool.submit(rewriting.rewrite, book, lambda _: [backup.name for backup in backups.listed(book.path)])
        assert not wait([seen], 0.3).done
        go_on.set()
        assert seen.result(20) == [made.result().name]


def test_closing_waits_for_one_under_way(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    add(book, "Ana")
    begun, go_on, counted = Event(), Event(), reading.rows

    def slow(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
        begun.set()
        assert go_on.wait(10)
        return counted(cursor)

    monkeypatch.setattr(reading, "rows", slow)
    with ThreadPoolExecutor(2) as pool:
        made = pool.submit(book.back_up, "hand")
        assert begun.wait(10)
        closed = pool.submit(book.close)
        assert not wait([closed], 0.3).done
        go_on.set()
        closed.result(20)
        assert backups.holds(made.result())


def test_fourteen_daily_and_five_of_each_other_reason_stay(book: Workbook) -> None:
    for day in range(16):
        at(book, noon() + timedelta(days=day))
        book.back_up("daily")
        if day < 7:
            book.back_up("hand")
            book.back_up("import")
    found = [(backup.reason, backup.made_at.day) for backup in backups.listed(book.path)]
    assert sorted(day for reason, day in found if reason == "daily") == list(range(4, 18))
    assert sorted(day for reason, day in found if reason == "hand") == [4, 5, 6, 7, 8]
    assert sorted(day for reason, day in found if reason == "import") == [4, 5, 6, 7, 8]
    hashes = [file for file in backups.folder(book.path).iterdir() if file.suffix == ".sha256"]
    assert len(hashes) == len(found)


def test_a_clock_that_was_set_back_deletes_nothing_that_looks_newer(book: Workbook) -> None:
    for day in range(5):
        at(book, datetime(2099, 1, 1 + day))
        book.back_up("hand")
    for day in range(6):
        at(book, noon() + timedelta(days=day))
        book.back_up("hand")
    years = [backup.made_at.year for backup in backups.listed(book.path)]
    assert (years.count(2099), years.count(2026)) == (5, 5)


def test_what_is_about_to_be_restored_is_not_deleted(book: Workbook) -> None:
    made = [book.back_up("restore") for _ in range(5)]
    book.back_up("restore", spare=made[0])
    assert made[0] in backups.listed(book.path)
    book.back_up("restore")
    assert made[0] not in backups.listed(book.path)


def test_other_files_in_the_folder_are_left_alone(book: Workbook) -> None:
    book.back_up("hand")
    mine = backups.folder(book.path) / "my notes.txt"
    mine.write_text("kept")
    half = backups.folder(book.path) / "20260302T110000Z-daily.duckdb.partial"
    half.write_text("half")
    backups.sweep(book.path)
    assert mine.read_text() == "kept"
    assert not half.exists()
    assert len(backups.listed(book.path)) == 1


def test_a_name_never_leads_out_of_the_folder(book: Workbook) -> None:
    made = book.back_up("hand")
    assert backups.find(book.path, made.name) == backups.find(book.path, f"{made.name}.duckdb") == made
    for name in ("", "..", "../workbook", str(made.path), f"{made.name}.sha256", "20260302T120000Z-other"):
        with pytest.raises(errors.BackupMissing):
            backups.find(book.path, name)


def test_nothing_but_the_folder_of_the_backups_can_be_reached(book: Workbook, tmp_path: Path) -> None:
    outside = str(tmp_path / "other.duckdb")
    with pytest.raises(duckdb.PermissionException):
        book.save(lambda writer: writer.execute("ATTACH ? AS other", [outside]))
    assert not Path(outside).exists()


@pytest.mark.parametrize("name", ["my workbook.v2", 'o\'brien "x"', "çağla", "backup", "copy;--"])
def test_a_workbook_of_any_name_is_backed_up(tmp_path: Path, name: str) -> None:
    book = Workbook(tmp_path / name, noon)
    add(book)
    assert book.back_up("hand").counts["contacts"] == 1
    book.close()


# ------------------------------------------------------------------------------------------------ faults of the disk

FAULT = """
import _strptime, json, os, resource, shutil, signal, sys
from datetime import datetime
from pathlib import Path
from netjob.content import chapter
from netjob.errors import NetjobError
from netjob.workbook import Workbook, backups, restoration
folder, fault = Path(sys.argv[1]), sys.argv[2]
path = folder / "w.duckdb"
chapter("errors")  # somebody else may not be allowed to read it
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
clock = lambda: datetime(2026, 3, 2, 12)
book = Workbook(path, clock)
add = lambda name: book.save(lambda writer: writer.insert(
    "contact", name=name, circle="known", tie="close", status="pool", source="hand"))
add("Ana")
older = book.back_up("hand")
def tried(work):
    try:
        work()
    except NetjobError as error:
        return [type(error).__name__, str(error)]
    return ["done", ""]
if fault == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
elif fault == "denied":
    backups.folder(path).chmod(0o500)
elif fault == "read-only":
    folder.chmod(0o500)
elif fault == "gone":
    shutil.rmtree(backups.folder(path))
elif fault == "in the way":
    shutil.rmtree(backups.folder(path))
    backups.folder(path).write_text("a file")
told = {"back_up": tried(lambda: book.back_up("daily"))}
told["restore"] = tried(lambda: restoration.restore(book, older.name))
if fault == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for place in (folder, backups.folder(path)):
    if place.is_dir():
        place.chmod(0o700)
add("Bo")
told["people"] = [name for (name,) in book.rows("SELECT name FROM contact ORDER BY id")]
told["sound"] = [b.name for b in backups.listed(path) if backups.holds(b)]
book.close()
told["files"] = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
told["again"] = Workbook(path, clock).value("SELECT count(*) FROM contact")
print(json.dumps(told))
"""


@pytest.fixture
def nobodys() -> Iterator[Path]:
    """A folder in which somebody who is not root may write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits and modes")
@pytest.mark.parametrize(
    ("fault", "back_up", "restore"),
    [
        ("full", ("BackupNotMade", "there is no room left on the disk"), ("DiskFull", "There is no room left")),
        ("denied", ("BackupNotMade", "it can't be written"), ("BackupNotMade", "it can't be written")),
        ("read-only", ("done", ""), ("WorkbookReadOnly", "can't be written")),
        ("gone", ("done", ""), ("BackupMissing", "There is no backup named")),
        ("in the way", ("BackupNotMade", "No backup could be made"), ("BackupMissing", "There is no backup named")),
    ],
)
def test_a_fault_of_the_disk_is_one_sentence_and_nothing_is_lost(
    nobodys: Path, fault: str, back_up: tuple[str, str], restore: tuple[str, str]
) -> None:
    command = [sys.executable, "-c", FAULT, str(nobodys), fault]
    if os.geteuid() == 0:  # root may write everywhere, so the process becomes somebody else
        os.chown(nobodys, 65534, 65534)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for action, (kind, words) in (("back_up", back_up), ("restore", restore)):
        assert told[action][0] == kind, told
        assert words in told[action][1]
        assert "\n" not in told[action][1]
    assert (told["people"], told["again"]) == (["Ana", "Bo"], 2)
    if fault not in ("gone", "in the way"):
        assert "20260302T120000Z-hand" in told["sound"]
    assert not [name for name in told["files"] if ".partial" in name or ".restoring" in name or ".ready" in name]
