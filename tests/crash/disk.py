"""Take the disk away from the real app and command line, and print what they said and what was lost, as JSON.

Run by test_disk.py and `python -m tests.crash` as `unshare --map-root-user --mount python -m tests.crash.disk FOLDER`:
the disk is a small one of our own there. The right to pass over permissions is given up for whoever is tried.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

from netjob.content import chapter
from netjob.workbook import Workbook
from netjob.workbook.soundness import check
from tests.conftest import TODAY, noon
from tests.crash.forms import Person, pieces
from tests.serving import ROOT, Served, serve

SIZE = "24m"
ENOUGH, MOST = 3, 12  # refusals, and forms, during a fault: the first forms may find room that the log has already
NAMESPACE = ["unshare", "--map-root-user", "--mount"]
NO_OVERRIDE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Li;Bo;;;\r\nFN:Bo Li\r\nEMAIL:bo@mail.example\r\nEND:VCARD\r\n"


@dataclass(slots=True)
class Trial:
    """One fault: what was tried, the sentence each time, how many writes were confirmed, and what is wrong after it."""

    fault: str
    tries: int = 0
    said: list[str] = field(default_factory=list)
    confirmed: int = 0
    wrong: list[str] = field(default_factory=list)


@contextmanager
def full(path: Path) -> Iterator[None]:
    """No byte more fits on the disk; what is given back meanwhile, as by a backup that was not made, is taken again."""
    ballast, over = path.with_name("ballast"), Event()

    def fill() -> None:
        with ballast.open("wb", buffering=0) as file:
            while not over.wait(0.02):
                with suppress(OSError):
                    while not over.is_set():
                        file.write(bytes(1 << 12))

    filling = Thread(target=fill)
    filling.start()
    time.sleep(1)
    yield
    over.set()
    filling.join()
    ballast.unlink()


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """The disk takes nothing any more."""
    subprocess.run(["mount", "-o", "remount,ro", str(path.parent)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(path.parent)], check=True)


@contextmanager
def forbidden(path: Path) -> Iterator[None]:
    """The file may not be read or written."""
    path.chmod(0)
    yield
    path.chmod(0o600)


@contextmanager
def vanished(path: Path) -> Iterator[None]:
    """The file is somewhere else."""
    path.rename(path.with_name("elsewhere"))
    yield
    path.with_name("elsewhere").rename(path)


# Each by name: the fault, and what it is said with; while the app is open, and when it or a command comes to it.
WHILE_OPEN: dict[str, tuple[Callable[[Path], Any], str]] = {
    "disk full": (full, "DiskFull"),
    "file gone": (vanished, "WorkbookMoved"),
}
ON_OPENING: dict[str, tuple[Callable[[Path], Any], str]] = {
    "disk full": (full, "DiskFull"),
    "folder read-only": (read_only, "WorkbookReadOnly"),
    "no permission": (forbidden, "WorkbookReadOnly"),
}


def main(folder: Path) -> None:
    """Each fault on a disk of its own."""
    trials = [while_open(_disk(folder, f"open {name}"), name) for name in WHILE_OPEN]
    trials += [on_opening(_disk(folder, f"opening {name}"), name) for name in ON_OPENING]
    trials.append(clock_set_back(_disk(folder, "clock")))
    print(json.dumps([asdict(trial) for trial in trials]))


def while_open(path: Path, name: str) -> Trial:
    """Forms before, during and after a fault, at one tab of one app that is never started again."""
    trial = Trial(f"{name}, while the app has the workbook open")
    fault, sentence = WHILE_OPEN[name]
    with _app(path) as served:
        person = Person(served, name)
        person.log("before")
        with fault(path):
            while len(trial.said) < ENOUGH and trial.tries < MOST:
                _tried(trial, person, f"during {trial.tries}", sentence)
        person.log("after")
    if not trial.said:
        trial.wrong.append("nothing was refused")
    _looked_at(trial, path, person, ["before", "after"])
    return trial


def on_opening(path: Path, name: str) -> Trial:
    """The app and an import come to a workbook while the fault is there; afterwards both work."""
    trial = Trial(f"{name}, on opening and importing")
    fault, sentence = ON_OPENING[name]
    card = path.with_name("card.vcf")
    card.write_text(CARD)
    with _app(path) as served:
        person = Person(served, name)
        person.log("before")
    before = path.read_bytes()
    with fault(path):
        _refused(trial, path, ["import", str(card)], sentence)
        if name != "disk full":  # a workbook that is only looked at needs no room
            _refused(trial, path, ["check"], sentence)
            with _app(path) as served:
                trial.tries += 1
                _said(trial, served.interact(), sentence)
    if path.read_bytes() != before:
        trial.wrong.append("the file changed")
    with _app(path) as served:
        person.served, person.session = served, ""
        person.log("after")
    _looked_at(trial, path, person, ["before", "after"])
    return trial


def clock_set_back(path: Path) -> Trial:
    """Three months back between two starts: every command and page goes on, and what was written stays."""
    trial = Trial("clock set back three months")
    with _app(path) as served:
        person = Person(served, "clock")
        person.log("before")
    back = "2025-12-02"
    commands = (["backup"], ["backup"], ["today"], ["report"], ["log", "met Ada"], ["check"], ["backups"])
    for command in commands:
        trial.tries += 1
        done = _run(path, command, NETJOB_TODAY=back)
        if done.returncode:
            trial.wrong.append(f"{command}: {done.stderr}")
    with _app(path, back) as served:
        for page in ("", "log", "review", "contacts", "referrals", "cadence", "conversion", "data"):
            trial.tries += 1
            if '"type": "exception"' in (shown := json.dumps(served.interact(page=page))):
                trial.wrong.append(f"{page}: {shown[:400]}")
        later = Person(served, "clock")
        later.log("after")
    person.sent += later.sent
    person.confirmed += later.confirmed
    _looked_at(trial, path, person, ["before", "after"])
    return trial


def _disk(folder: Path, name: str) -> Path:
    """A workbook's path on a small disk of its own."""
    place = folder / re.sub(r"\W", "-", name)
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], check=True)
    return place / "w.duckdb"


@contextmanager
def _app(path: Path, today: str = TODAY.isoformat()) -> Iterator[Served]:
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=today, before=NO_OVERRIDE) as served:
        yield served


def _run(path: Path, command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    line = [*NO_OVERRIDE, sys.executable, "-m", "netjob", *command, "--workbook", str(path)]
    given = os.environ | {"NETJOB_TODAY": TODAY.isoformat()} | environ
    return subprocess.run(line, cwd=ROOT, env=given, capture_output=True, text=True, timeout=120)


def _tried(trial: Trial, person: Person, mark: str, sentence: str) -> None:
    """One form during a fault: refused with the sentence; unless there still was room for it, and it is there later."""
    trial.tries += 1
    page = person.log(mark)
    if mark not in person.confirmed:
        _said(trial, page, sentence)


def _refused(trial: Trial, path: Path, command: list[str], sentence: str) -> None:
    """A command during a fault: exit 1 and one line."""
    trial.tries += 1
    done = _run(path, command)
    lines = done.stderr.splitlines()
    if done.returncode != 1 or len(lines) != 1 or not _is(sentence, lines[0]):
        trial.wrong.append(f"{command} ended with {done.returncode}: {done.stderr[-600:]}")
    else:
        trial.said.append(lines[0])


def _said(trial: Trial, page: dict[str, Any], sentence: str) -> None:
    """The page shows the sentence, and no traceback."""
    shown = json.dumps(page, ensure_ascii=False).replace("\\", "")
    if '"type": "exception"' in shown or not _is(sentence, shown):
        trial.wrong.append(f"no {sentence}: {_alerts(page) or shown[:300]}")
    else:
        trial.said += _alerts(page)


def _is(sentence: str, shown: str) -> bool:
    """Whether a sentence of errors.toml, or the one about a backup that could not be made, is shown."""
    known = chapter("errors")[sentence]
    parts = [part for part in re.split(r"\{\w+\}", known) if len(part) > 12]
    return all(part.strip() in shown for part in parts) or "backup could" in shown.lower()


def _alerts(element: Any) -> list[str]:
    """The texts of the boxes that tell of something wrong."""
    if isinstance(element, list):
        return [line for one in element for line in _alerts(one)]
    if not isinstance(element, dict):
        return []
    own = [json.dumps(element, ensure_ascii=False)[:400]] if element.get("type") in ("error", "exception") else []
    return own or [line for one in element.values() for line in _alerts(one)]


def _looked_at(trial: Trial, path: Path, person: Person, needed: list[str]) -> None:
    """Every form whole or not at all, the confirmed ones whole, and those that had to be confirmed are."""
    trial.confirmed = len(person.confirmed)
    trial.wrong += [f"{mark} was not confirmed" for mark in needed if mark not in person.confirmed]
    book = Workbook(path, noon)
    if not check(book).sound:
        trial.wrong.append("unsound")
    for mark in person.sent:
        found = pieces(book, mark)
        whole = set(found.values()) == {1} if mark in person.confirmed else set(found.values()) in ({0}, {1})
        if not whole:
            trial.wrong.append(f"{mark}: {found}")
    book.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
