"""Kill the real app and the command line with SIGKILL at random moments, open the file again, and count what was lost.

Each scenario yields one `Kill` for each time. A command is killed after its first change in the folder, mostly, as
nothing can be lost before; one in five is killed at any moment of its life.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Thread

from netjob.coach.demo import fill
from netjob.workbook import Workbook, backups
from netjob.workbook.inbox import waiting
from netjob.workbook.soundness import check
from tests.bench.network import linkedin_archive
from tests.conftest import TODAY, noon
from tests.crash.forms import Person, pieces
from tests.serving import ROOT, serve
from tests.workbook.test_stored import stored

TABS = 2
LONGEST = 2.5  # seconds of writing before the app is killed
ENVIRON = os.environ | {"NETJOB_TODAY": TODAY.isoformat()}
ANY_MOMENT = 0.2
# Every table but those that count writes or hold tokens: rows, and a sum over all they say.
State = dict[str, tuple[int, int]]
NOT_CONTENT = ("meta", "change", "schema_step")


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill did: whether work was under way, what was confirmed before, and what is wrong afterwards."""

    midway: bool
    confirmed: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be killed, what lies in the folder before it, and what else has to be there when it was done."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    missing: Callable[[Path], list[str]]


def people(folder: Path, random: Random, times: int) -> Iterator[Kill]:
    """Two tabs send forms to the real app, which is killed; the next app goes on with what it finds.

    What was kept is looked at in a copy, so that the app itself is who opens the file and its log again.
    """
    path = folder / "w.duckdb"
    sent: list[str] = []
    for at in range(times):
        with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as served:
            tabs = [Person(served, f"{at:03}x{tab}") for tab in range(TABS)]
            threads = [Thread(target=tab.write) for tab in tabs]
            for thread in threads:
                thread.start()
            _until(lambda tabs=tabs: any(tab.sent for tab in tabs))  # type: ignore[misc]
            time.sleep(random.uniform(0, LONGEST))
            served.process.kill()
            for thread in threads:
                thread.join()
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for file in (path, path.with_name("w.duckdb.wal")):
            if file.exists():
                shutil.copy(file, copy)
        sent += [mark for tab in tabs for mark in tab.sent]
        confirmed = [mark for tab in tabs for mark in tab.confirmed]
        wrong = _wrong_forms(copy / "w.duckdb", sent, confirmed)
        yield Kill(any(len(tab.sent) > len(tab.confirmed) for tab in tabs), len(confirmed), tuple(wrong))


def command(chosen: Command) -> Callable[[Path, Random, int], Iterator[Kill]]:
    """The scenario of one command, each time on a copy of the same folder: afterwards it is all done, or none of it."""

    def scenario(folder: Path, random: Random, times: int) -> Iterator[Kill]:
        first, done = folder / "first", folder / "done"
        first.mkdir()
        chosen.prepare(first / "w.duckdb")
        took, writing = _in_peace(first, done, chosen)
        before, after = _before(first, folder / "before"), _state(done / "w.duckdb")
        for at in range(times):
            place = folder / str(at)
            shutil.copytree(first, place)
            process = _started(place, chosen)
            if random.random() < ANY_MOMENT:
                time.sleep(random.uniform(0, took))
            else:
                _until(lambda place=place, process=process: _over(process) or _seen(place) != _seen(first))  # type: ignore[misc]
                time.sleep(random.uniform(0, writing))
            process.kill()
            finished = process.wait() == 0
            midway = not finished and _seen(place) != _seen(first)
            yield Kill(midway, int(finished), tuple(_wrong(place / "w.duckdb", chosen, finished, before, after)))
            shutil.rmtree(place)

    return scenario


def _in_peace(first: Path, place: Path, chosen: Command) -> tuple[float, float]:
    """Run a command to its end; how many seconds it took, and how many of them after its first change on the disk."""
    shutil.copytree(first, place)
    began = time.monotonic()
    process = _started(place, chosen)
    _until(lambda: _over(process) or _seen(place) != _seen(first))
    changed = time.monotonic()
    if process.wait():
        raise RuntimeError(f"{chosen.arguments} ended with {process.returncode}")
    return time.monotonic() - began, time.monotonic() - changed


def _started(place: Path, chosen: Command) -> subprocess.Popen[bytes]:
    silent = subprocess.DEVNULL
    line = [sys.executable, "-m", "netjob", *(part.format(folder=place) for part in chosen.arguments)]
    return subprocess.Popen(
        [*line, "--workbook", str(place / "w.duckdb")], cwd=ROOT, env=ENVIRON, stdout=silent, stderr=silent
    )


def _seen(place: Path) -> dict[str, tuple[int, int]]:
    """What a look into a folder shows: each file's size and time. Files that go away meanwhile are not there."""
    found = {}
    for file in place.rglob("*"):
        with suppress(FileNotFoundError):
            about = file.stat()
            found[str(file.relative_to(place))] = (about.st_size, about.st_mtime_ns if file.is_file() else 0)
    return found


def _over(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None


def _until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not happened():
        if time.monotonic() > end:
            raise RuntimeError("nothing happened within two minutes")
        time.sleep(0.001)


# ---------------------------------------------------------------------------------------- what lies there before


def _network(path: Path) -> None:
    """The demo network, a copy of it as a backup, one more person, and an archive to bring in."""
    book = Workbook(path, noon)
    fill(book, TODAY)
    book.save(lambda writer: writer.execute("UPDATE meta SET demo = false"))
    book.back_up("hand")
    book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body="later"))
    book.close()
    linkedin_archive(path.with_name("archive.zip"), 1_500, 6_000, TODAY)


def _earlier(path: Path) -> None:
    stored("step1", path)


def _nothing_yet(path: Path) -> None:
    """An empty workbook, closed."""
    Workbook(path, noon).close()


def _with_a_log(path: Path) -> None:
    """A workbook whose last hundred saves stand in the log alone, as a kill leaves it."""
    _network(path)
    writing = (
        "import os, signal, sys; from pathlib import Path; from netjob.workbook import Workbook\n"
        "from tests.conftest import noon; book = Workbook(Path(sys.argv[1]), noon)\n"
        "for at in range(100): book.save(lambda w: w.insert('heard', touchpoint=1, kind='news', body=f'logged {at}'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", writing, str(path)], cwd=ROOT, env=ENVIRON)


# ---------------------------------------------------------------------------------------- what is wrong afterwards


def _wrong(path: Path, chosen: Command, finished: bool, before: State, after: State) -> list[str]:
    now = _state(path)
    wrong = [f"{backup.name} is no backup" for backup in backups.listed(path) if not backups.holds(backup)]
    if now not in (before, after):
        names = [name for name in now if now[name] not in (before.get(name), after.get(name))]
        wrong.append(f"half: {', '.join(names) or 'some old, some new'}")
    if finished and now != after:
        wrong.append("lost what was said to be done")
    return wrong + (chosen.missing(path) if finished else [])


def _wrong_forms(path: Path, sent: list[str], confirmed: list[str]) -> list[str]:
    book = Workbook(path, noon)
    wrong = [] if check(book).sound else ["unsound"]
    for mark in sent:
        found = pieces(book, mark)
        if set(found.values()) not in ({0}, {1}):
            wrong.append(f"half of form {mark}: {found}")
        elif mark in confirmed and not found["contact"]:
            wrong.append(f"lost form {mark}")
    book.close()
    return wrong


def _state(path: Path) -> State:
    """Open a workbook as the app would, and sum up everything in it. An unsound one has a state like no other."""
    book = Workbook(path, noon)
    try:
        tables = book.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1")
        known = [table for (table,) in tables if table not in NOT_CONTENT]
        found = {table: book.row(f"SELECT count(*), bit_xor(hash(t))::HUGEINT FROM {table} t") for table in known}
        sound = {} if check(book).sound else {"unsound": (1, 1)}
        return {table: (int(row[0]), int(row[1] or 0)) for table, row in found.items() if row} | sound
    finally:
        book.close()


def _before(first: Path, copy: Path) -> State:
    """The state of what lies there before, looked at in a copy; that of an empty folder is an empty workbook."""
    shutil.copytree(first, copy)
    return _state(copy / "w.duckdb")


def _nothing_more(path: Path) -> list[str]:
    return []


def _two_backups(path: Path) -> list[str]:
    return [] if len(backups.listed(path)) == 2 else ["a backup that was said to be made is lost"]


def _kept_before(reason: str) -> Callable[[Path], list[str]]:
    """That there is a backup of what was there before."""

    def missing(path: Path) -> list[str]:
        return [] if reason in {one.reason for one in backups.listed(path)} else [f"no {reason} backup"]

    return missing


def _one_line(path: Path) -> list[str]:
    found = [line.sentence for line in waiting(path)]
    return [] if found == ["met Ada for coffee"] else [f"the inbox holds {found}"]


SCENARIOS: dict[str, tuple[float, Callable[[Path, Random, int], Iterator[Kill]]]] = {
    "app: forms from two tabs": (0.3, people),
    "import": (0.2, command(Command(("import", "{folder}/archive.zip"), _network, _kept_before("import")))),
    "backup": (0.1, command(Command(("backup",), _network, _two_backups))),
    "restore": (0.1, command(Command(("restore", "20260302T120000Z-hand"), _network, _kept_before("restore")))),
    "schema step": (0.1, command(Command(("check",), _earlier, _kept_before("schema")))),
    "opening after a kill": (0.1, command(Command(("check",), _with_a_log, _nothing_more))),
    "a line from the terminal": (0.1, command(Command(("log", "met Ada for coffee"), _nothing_yet, _one_line))),
}


def run(folder: Path, kills: int, seed: int) -> Iterator[tuple[str, list[Kill]]]:
    """Every scenario, its share of the kills each; at least one."""
    for name, (share, scenario) in SCENARIOS.items():
        place = folder / name.replace(" ", "-").replace(":", "")
        place.mkdir()
        yield name, list(scenario(place, Random(f"{seed} {name}"), max(1, round(kills * share))))
