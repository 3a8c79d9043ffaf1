"""The sentences that wait: appended by processes of their own while the app saves and removes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from netjob.coach import Coach
from netjob.coaching.touchpoint import TouchpointForm
from netjob.errors import NetjobError
from netjob.workbook import Workbook, inbox
from tests.conftest import ROOT

NOON, DAY = datetime(2026, 3, 2, 12), date(2026, 3, 2)
APPENDING = """
import sys
from datetime import date, datetime
from pathlib import Path
from netjob.workbook import inbox
for number in range(int(sys.argv[3])):
    sentence = f"call with {sys.argv[2]} {number}"
    inbox.append(Path(sys.argv[1]), sentence, datetime(2026, 3, 2, 12), date(2026, 3, 2))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook that is not there: the inbox needs none."""
    return tmp_path / "my work.duckdb"


def sentences(path: Path) -> list[str]:
    return [line.sentence for line in inbox.waiting(path)]


def test_lines_come_back_as_they_were_said(path: Path) -> None:
    said = ["coffee with Ada", 'a "quote"\nand a line', "🙂 Zoë \u2028 end", "x" * 5000]
    lines = [inbox.append(path, sentence, NOON, DAY) for sentence in said]
    assert inbox.waiting(path) == lines
    assert [line.sentence for line in lines] == said
    assert len({line.id for line in lines}) == 4
    assert not path.exists()
    assert inbox.path_of(path).name == "my work.duckdb.inbox.jsonl"
    assert inbox.path_of(path).read_bytes().count(b"\n") == 4


def test_a_line_is_this_json(path: Path) -> None:
    line = inbox.append(path, "coffee with Ada", NOON, DAY)
    assert json.loads(inbox.path_of(path).read_text(encoding="utf-8")) == {
        "id": line.id,
        "when": "2026-03-02T12:00:00Z",
        "day": "2026-03-02",
        "sentence": "coffee with Ada",
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such bits")
def test_everything_is_for_its_owners_eyes(path: Path) -> None:
    mask = os.umask(0)
    try:
        first = inbox.append(path, "one", NOON, DAY)
        inbox.append(path, "two", NOON, DAY)
        inbox.remove(path, [first.id])
        with inbox.path_of(path).open("ab") as file:
            file.write(b"no json\n")
        inbox.waiting(path)
    finally:
        os.umask(mask)
    files = [inbox.path_of(path), inbox.aside_of(path), path.with_name(f"{path.name}.inbox.lock")]
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600] * 3


def test_removing_takes_these_lines_and_no_other(path: Path) -> None:
    first, second, third = (inbox.append(path, word, NOON, DAY) for word in ("one", "two", "three"))
    inbox.remove(path, [first.id, third.id, "nobody"])
    assert inbox.waiting(path) == [second]
    inbox.remove(path, [second.id])
    assert inbox.waiting(path) == []
    assert not inbox.path_of(path).exists()


@pytest.mark.parametrize(
    "damaged",
    [
        b"no json",
        b'{"id": "a", "when": "2026-03-02T12:00:00Z", "day": "2026-03-02"}',
        b'{"id": "", "when": "2026-03-02T12:00:00Z", "day": "2026-03-02", "sentence": "x"}',
        b'{"id": "a", "when": "soon", "day": "2026-03-02", "sentence": "x"}',
        b'{"id": "a", "when": "2026-03-02T12:00:00Z", "day": "2026-03-02", "sentence": 5}',
        b'{"id": "a", "when": "2026-03-02T12:00:00Z", "day": "2026-03-02", "sentence": "\\ud800"}',
        b"[1, 2]",
        b"\xff\xfe\x00",
        b"null",
    ],
)
def test_a_damaged_line_is_set_aside_whole(path: Path, damaged: bytes) -> None:
    first = inbox.append(path, "one", NOON, DAY)
    with inbox.path_of(path).open("ab") as file:
        file.write(damaged + b"\n")
    second = inbox.append(path, "two", NOON, DAY)
    assert inbox.waiting(path) == [first, second]
    assert inbox.aside_of(path).read_bytes() == damaged + b"\n"
    assert inbox.unread(path) == 1
    assert inbox.waiting(path) == [first, second]
    assert inbox.unread(path) == 1


def test_a_write_that_was_cut_short_spoils_no_other(path: Path) -> None:
    inbox.path_of(path).write_bytes(b'{"id": "a", "when": "2026-')
    line = inbox.append(path, "two", NOON, DAY)
    assert inbox.waiting(path) == [line]
    assert inbox.aside_of(path).read_bytes() == b'{"id": "a", "when": "2026-\n'


def test_bytes_that_are_no_text_become_marks(path: Path) -> None:
    inbox.append(path, "coffee with \udcff", NOON, DAY)
    assert sentences(path) == ["coffee with \ufffd"]


def test_a_folder_that_takes_no_file_is_one_of_our_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NetjobError):
        inbox.append(tmp_path / "file" / "w.duckdb", "one", NOON, DAY)


def test_a_line_saved_before_a_crash_is_put_away_and_not_saved_again(book: Workbook, today: date) -> None:
    log = Coach(book, today).log
    line = inbox.append(book.path, "call with Ada", NOON, DAY)
    form = TouchpointForm(DAY, "call", new_names=("Ada",))
    assert log.touchpoint(form, line.id) is not None  # and here the program stops, before the line is removed
    assert [found.sentence for found in inbox.waiting(book.path)] == ["call with Ada"]
    assert log.touchpoint(form, line.id) is None
    assert log.waiting() == []
    assert not inbox.path_of(book.path).exists()
    assert book.value("SELECT count(*) FROM touchpoint") == 1


def test_processes_append_while_the_app_confirms_and_nothing_is_lost_or_doubled(book: Workbook, today: date) -> None:
    each, writers = 15, ("Ada", "Bob", "Cy")
    running = [
        subprocess.Popen([sys.executable, "-c", APPENDING, str(book.path), name, str(each)], cwd=ROOT)
        for name in writers
    ]
    command = [sys.executable, "-m", "netjob", "log", "call with Dee", "0", "--workbook", str(book.path)]
    running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL))
    log = Coach(book, today).log
    while any(process.poll() is None for process in running) or log.waiting():
        for line in log.waiting()[:4]:
            log.touchpoint(TouchpointForm(line.day, "call", new_names=(line.sentence,)), line.id)
            log.put_away(line.id)
    assert [process.returncode for process in running] == [0] * 4
    saved = [name for (name,) in book.rows("SELECT name FROM contact")]
    assert sorted(saved) == sorted(
        [f"call with {name} {n}" for name in writers for n in range(each)] + ["call with Dee 0"]
    )
    assert inbox.unread(book.path) == 0
