"""Stop an action right before each of its steps on the disk, as a kill would, and tell what the next opening finds.

A process of its own (`python -m tests.workbook.stops ACTION FOLDER`), which forks before DuckDB has any threads: every
action and every opening has a process to itself, so that nothing but the files is carried from one to the next.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from netjob import errors
from netjob.coach.forgetting import Forgetting
from netjob.workbook import Workbook, backups, moves, restoration
from netjob.workbook.soundness import check
from tests.conftest import noon
from tests.workbook.test_stored import stored

STEPS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "open"}
PERSON = {"circle": "known", "tie": "close", "status": "pool", "source": "hand"}
KILLED = 9


def people(book: Workbook) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM contact ORDER BY id")]


def add(path: Path, name: str, *, leave_log: bool = False) -> None:
    book = Workbook(path, noon)
    book.save(lambda writer: writer.insert("contact", name=name, **PERSON))
    if leave_log:
        os.kill(os.getpid(), signal.SIGKILL)
    book.close()


def back_up(path: Path) -> None:
    book = Workbook(path, noon)
    book.back_up("hand")
    book.close()


def restore(path: Path) -> None:
    book = Workbook(path, noon)
    restoration.restore(book, "20260302T120000Z-hand")
    book.close()


def rescue(path: Path) -> None:
    restoration.rescue(path, "20260302T120000Z-hand", noon())


def begin_anew(path: Path) -> None:
    restoration.begin_anew(path, noon())


def forget(path: Path) -> None:
    """The one who is in the backup as well."""
    book = Workbook(path, noon)
    found = Forgetting(book)
    found.forget(found.about(1).whom, {}, "rewrite", "forget")
    book.close()


def forget_all(path: Path) -> None:
    book = Workbook(path, noon)
    Forgetting(book).forget_all(False, False, "forget all")
    book.close()


def one_backup(path: Path) -> None:
    """Before is backed up, After was saved later."""
    in_a_child(lambda: add(path, "Before"))
    in_a_child(lambda: back_up(path))
    in_a_child(lambda: add(path, "After"))


def damaged_with_a_log(path: Path) -> None:
    """As `one_backup`, with a log beside it and a header that is not what was written."""
    one_backup(path)
    in_a_child(lambda: add(path, "Last", leave_log=True))
    data = bytearray(path.read_bytes())
    data[13] ^= 1
    path.write_bytes(data)


def earlier(path: Path) -> None:
    stored("step1", path)


ACTIONS: dict[str, tuple[Callable[[Path], None], Callable[[Path], None]]] = {
    "back_up": (one_backup, back_up),
    "restore": (one_backup, restore),
    "rescue": (damaged_with_a_log, rescue),
    "forget": (one_backup, forget),
    "forget_all": (one_backup, forget_all),
    "begin_anew": (damaged_with_a_log, begin_anew),
    "bring_up": (earlier, lambda path: Workbook(path, noon).close()),
    "make": (lambda path: None, lambda path: Workbook(path, noon).close()),
}


def look(path: Path) -> dict[str, Any]:
    """What the next opening finds, and what lies there afterwards."""
    found: dict[str, Any] = {}
    try:
        book = Workbook(path, noon)
        found |= {"people": people(book), "sound": check(book).sound}
        book.close()
    except errors.NetjobError as error:
        found |= {"error": type(error).__name__}
    listed = backups.listed(path)
    found["backups"] = {backup.reason: backup.counts["contacts"] for backup in listed if backups.holds(backup)}
    found["broken"] = [backup.name for backup in listed if not backups.holds(backup)]
    found["files"] = sorted(str(file.relative_to(path.parent)) for file in path.parent.rglob("*") if file.is_file())
    aside = [file for file in path.parent.iterdir() if file.name.endswith(f"-{moves.ASIDE}")]
    found["aside"] = [[file.stat().st_size, moves.log_of(file).exists()] for file in aside]
    return found


def in_a_child(work: Callable[[], object]) -> int:
    """The exit code of a process that does this."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def stopping(before: int, folder: Path) -> None:
    """From now on: leave without a word right before step number `before` in this folder."""
    left = before

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event == "open" and not int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR):
            return
        if event in STEPS and any(str(argument).startswith(str(folder)) for argument in arguments[:2]):
            left -= 1
            if left < 0:
                os._exit(KILLED)

    sys.addaudithook(hook)


def stops(name: str, folder: Path) -> list[dict[str, Any]]:
    """For each step of an action: what was found after a stop before it; last, after none."""
    prepare, act = ACTIONS[name]
    first = folder / "first"
    first.mkdir()
    prepare(first / "w.duckdb")
    found: list[dict[str, Any]] = []
    code = KILLED
    while code == KILLED:
        place = folder / str(len(found))
        shutil.copytree(first, place)
        path, note = place / "w.duckdb", folder / f"{len(found)}.json"

        def stopped(path: Path = path, before: int = len(found)) -> None:
            stopping(before, path.parent)
            act(path)

        code = in_a_child(stopped)
        looked = in_a_child(lambda path=path, note=note: note.write_text(json.dumps(look(path))))  # type: ignore[misc]
        assert (code in (0, KILLED), looked) == (True, 0), (name, len(found), code, looked)
        found.append(json.loads(note.read_text()))
    return found


if __name__ == "__main__":
    print(json.dumps(stops(sys.argv[1], Path(sys.argv[2]))))
