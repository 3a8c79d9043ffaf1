"""Restore: the backup in the workbook's place for everybody, what was there before kept, and the way back."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import duckdb
import pytest

from netjob import errors
from netjob.workbook import Workbook, backups, moves, restoration, schema
from netjob.workbook.soundness import check
from tests.conftest import noon
from tests.workbook.test_backups import add
from tests.workbook.test_stored import stored


def people(book: Workbook) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM contact ORDER BY id")]


def damage(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[13] ^= 1
    path.write_bytes(data)
    return bytes(data)


def test_what_is_there_now_is_kept_and_comes_back(book: Workbook) -> None:
    add(book, "Before")
    made = book.back_up("hand")
    add(book, "After")
    done = restoration.restore(book, made.name)
    assert people(book) == ["Before"]
    assert done.backup == made
    assert done.aside is None
    assert done.kept is not None
    assert (done.kept.reason, done.kept.counts["contacts"]) == ("restore", 2)
    assert [file.name for file in book.path.parent.iterdir() if file.name.startswith("workbook.duckdb.2")] == []
    again = restoration.restore(book, done.kept.name)
    assert people(book) == ["Before", "After"]
    assert again.kept is not None
    assert again.kept.counts["contacts"] == 1
    assert check(book).sound
    assert [backup.reason for backup in backups.listed(book.path)] == ["restore", "restore", "hand"]


def test_saving_goes_on_and_ids_go_on_where_the_backup_stood(book: Workbook) -> None:
    assert add(book, "Before") == 1
    made = book.back_up("hand")
    add(book, "After")
    restoration.restore(book, made.name)
    assert add(book, "New") == 2
    path = book.path
    book.close()
    again = Workbook(path, noon)
    assert people(again) == ["Before", "New"]
    again.close()


def test_a_form_that_was_saved_after_the_backup_may_be_saved_again(book: Workbook) -> None:
    made = book.back_up("hand")
    assert book.save(lambda writer: writer.execute("DELETE FROM heard"), "token") is None
    book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body="x"), "form")
    restoration.restore(book, made.name)
    book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body="x"), "form")
    assert book.value("SELECT count(*) FROM heard") == 1


def test_whoever_reads_meanwhile_sees_the_old_or_the_new_and_no_error(book: Workbook) -> None:
    add(book, "Before")
    made = book.back_up("hand")
    add(book, "After")
    stop, at_work = Event(), Event()
    seen: set[tuple[str, ...]] = set()

    def read(number: int) -> None:
        while not stop.is_set():  # each question is its own, so that none is remembered
            seen.add(tuple(name for (name,) in book.rows(f"SELECT name FROM contact WHERE id > -{number} ORDER BY id")))
            number += 8
            at_work.set()

    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(read, number) for number in range(4)]
        assert at_work.wait(10)
        restoration.restore(book, made.name)
        assert people(book) == ["Before"]
        stop.set()
        for one in reads:
            one.result()
    assert seen <= {("Before", "After"), ("Before",)}


def test_whoever_saves_meanwhile_saves_into_the_old_or_the_new(book: Workbook) -> None:
    add(book, "Before")
    made = book.back_up("hand")
    with ThreadPoolExecutor(2) as pool:
        saves = pool.submit(lambda: [add(book, f"P{at}") for at in range(30)])
        done = restoration.restore(book, made.name)
        assert len(saves.result()) == 30
    assert done.kept is not None
    after = people(book)
    with duckdb.connect(str(done.kept.path), read_only=True) as kept:
        before = [name for (name,) in kept.execute("SELECT name FROM contact ORDER BY id").fetchall()]
    assert before + after[1:] == ["Before", *(f"P{at}" for at in range(30))]
    assert check(book).sound


@pytest.mark.parametrize("name", ["20260302T120000Z-daily", "", "../workbook"])
def test_a_name_that_is_not_listed_changes_nothing(book: Workbook, name: str) -> None:
    add(book, "Now")
    with pytest.raises(errors.BackupMissing, match="Choose one from the list"):
        restoration.restore(book, name)
    assert people(book) == ["Now"]


def test_a_backup_that_changed_is_refused_and_nothing_is_touched(book: Workbook) -> None:
    made = book.back_up("hand")
    add(book, "Now")
    damage(made.path)
    with pytest.raises(errors.BackupUnsound, match="Nothing was changed"):
        restoration.restore(book, made.name)
    assert people(book) == ["Now"]
    assert len(backups.listed(book.path)) == 1
    assert not moves.beside(book.path, "restoring").exists()


def test_a_backup_of_an_earlier_step_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    stored("step1", path)
    Workbook(path, noon).close()
    book = Workbook(path, noon)
    (before,) = backups.listed(path)
    assert before.reason == "schema"
    restoration.restore(book, before.name)
    assert book.value("SELECT max(step) FROM schema_step") == schema.latest()
    assert people(book) == ["Ann Lee", "Bo Li", "Çağla Öz"]
    assert check(book).sound
    book.close()


def test_a_backup_from_the_future_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    made = book.back_up("hand")
    stored("future", made.path)
    Path(f"{made.path}.sha256").write_text(f"{backups.digest(made.path)}  {made.path.name}\n")
    with pytest.raises(errors.NewerWorkbook, match="step 99"):
        restoration.restore(book, made.name)
    assert people(book) == []
    book.close()


def test_a_damaged_file_is_set_aside_with_its_log_and_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    add(book, "Before")
    made = book.back_up("hand")
    book.close()
    damaged = damage(path)
    moves.log_of(path).write_bytes(b"d\0b its log")
    done = restoration.rescue(path, made.name, noon())
    assert done.kept is None
    assert done.aside == tmp_path / "w.duckdb.20260302T120000Z-aside"
    assert done.aside.read_bytes() == damaged
    assert moves.log_of(done.aside).read_bytes() == b"d\0b its log"
    assert not moves.log_of(path).exists()
    again = Workbook(path, noon)
    assert people(again) == ["Before"]
    again.close()
    assert done.aside.read_bytes() == damaged  # opening deletes what was replaced, never what was set aside


def test_two_damaged_files_in_one_second_get_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    gone = []
    for content in (b"one", b"two"):
        path.write_bytes(content)
        gone.append(moves.set_aside(path, noon()))
    assert [place and place.read_bytes() for place in gone] == [b"one", b"two"]


def test_a_workbook_that_turns_out_damaged_while_open_is_set_aside(tmp_path: Path) -> None:
    """A block that is read only now: the copy can't be made, so the file itself is what is kept."""
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    for at in range(50):
        add(book, f"Person {at} " + "long name " * 20)
    made = book.back_up("hand")
    book.close()
    data = bytearray(path.read_bytes())
    block = data.find(b"Person 1 long name") // 262_144
    assert block >= 0
    spot = data.find(b"Person 1 long name")
    data[spot] ^= 1
    path.write_bytes(data)
    book = Workbook(path, noon)
    assert check(book).unreadable
    done = restoration.restore(book, made.name)
    assert done.kept is None
    assert done.aside is not None
    assert done.aside.read_bytes() == bytes(data)
    assert len(people(book)) == 50
    book.close()


def test_a_file_that_is_gone_is_not_replaced_by_an_empty_one_while_there_are_backups(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    add(book, "Before")
    made = book.back_up("hand")
    book.close()
    path.unlink()
    with pytest.raises(errors.WorkbookGone, match="there are backups of it"):
        Workbook(path, noon)
    assert not path.exists()
    assert restoration.rescue(path, made.name, noon()).aside is None
    again = Workbook(path, noon)
    assert people(again) == ["Before"]
    again.close()


def test_beginning_anew_keeps_the_damaged_file_and_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"not a workbook")
    gone = restoration.begin_anew(path, noon())
    assert gone is not None
    assert gone.read_bytes() == b"not a workbook"
    book = Workbook(path, noon)
    assert book.empty
    book.close()


def test_without_its_log_a_workbook_opens_as_it_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    add(book, "Closed well")
    book.close()
    moves.log_of(path).write_bytes(b"damaged log")
    with pytest.raises(errors.WorkbookDamaged, match=r"its log, w\.duckdb\.wal"):
        Workbook(path, noon)
    gone = restoration.leave_log(path, noon())
    assert gone == tmp_path / "w.duckdb.20260302T120000Z-aside.wal"
    assert gone.read_bytes() == b"damaged log"
    again = Workbook(path, noon)
    assert people(again) == ["Closed well"]
    again.close()


def test_a_file_that_another_program_has_open_is_not_moved(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    made = book.back_up("hand")
    book.close()
    code = f"import duckdb,sys; c = duckdb.connect({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    before = sorted(file.name for file in tmp_path.iterdir())
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        for work in (
            lambda: restoration.rescue(path, made.name, noon()),
            lambda: restoration.begin_anew(path, noon()),
        ):
            with pytest.raises(errors.WorkbookLocked, match="Another program"):
                work()
        other.communicate(b"")
    moves.discard_staged(path)
    assert sorted(file.name for file in tmp_path.iterdir()) == before


def test_nothing_is_saved_into_a_file_that_was_moved_away(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "w.duckdb", tmp_path / "elsewhere"
    book = Workbook(path, noon)
    add(book, "Before")
    path.rename(elsewhere)
    with pytest.raises(errors.WorkbookMoved, match="nothing was saved"):
        add(book, "Lost")
    assert book.back_up("hand").counts["contacts"] == 1  # what is open can still be kept
    elsewhere.rename(path)
    add(book, "After")
    assert people(book) == ["Before", "After"]
    book.close()
