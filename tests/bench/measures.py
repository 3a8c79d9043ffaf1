"""Take the measurements of "Speed" in design.md."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from netjob.ui.registry import PAGES
from tests.bench import network
from tests.serving import ROOT, Served, serve

BLANK = ROOT / "tests" / "bench" / "blank.py"
GOALS = {"S": 2.0, "M": 3.0, "L": 3.0}
MEGABYTE = 1024 * 1024
REST = 12  # seconds after which DuckDB has given back what nobody uses


def row(measure: str, value: str, goal: str = "") -> str:
    """One line of the table."""
    return f"| {measure} | {value} | {goal} |"


def pages(folder: Path, sizes: list[str], today: date, rounds: int, visits: int) -> Iterator[str]:
    """Reruns of every page against a blank page of the same run, a save, memory and file size."""
    with serve(BLANK) as blank:
        session = blank.interact()["session_id"]
        memory = blank.resident()
        before: dict[str, float] = {}
        for size in sizes:
            book = folder / f"{size}.duckdb"
            took = _timed(lambda book=book, size=size: network.build(book, size, today))  # type: ignore[misc]
            yield row(
                f"{size}: file", f"{book.stat().st_size / MEGABYTE:.0f} MB, made in {took:.1f} s", "L under 100 MB"
            )
            with serve(ROOT / "app.py", "--workbook", str(book), NETJOB_TODAY=today.isoformat()) as served:
                for entry in PAGES:
                    own, base = _beside(blank, session, served, entry.name, rounds)
                    growth = f", {own / before[entry.name]:.1f} times the size before" if entry.name in before else ""
                    shown = f"{own * 1000:.0f} ms, {own / base:.1f} times blank{growth}"
                    yield row(f"{size}: {entry.name}", shown, f"{GOALS[size]:.0f} times")
                    before[entry.name] = own
                base = _timed(lambda: blank.interact(session_id=session))
                yield row(f"{size}: save a touchpoint", f"{_saved(served) / base:.1f} times blank", "3 times")
                time.sleep(REST)
                yield row(
                    f"{size}: memory over blank, at rest", f"{(served.resident() - memory) / MEGABYTE:.0f} MB", "200 MB"
                )
                if visits:
                    start = served.resident()
                    _visit(served, visits)
                    grown = (served.resident() - start) / MEGABYTE
                    yield row(f"{size}: memory after {visits} visits", f"{grown:+.0f} MB", "flat")


def start(folder: Path, today: date) -> Iterator[str]:
    """Process start to the first page drawn in a browser, and a click to a complete page at the largest size."""
    if not shutil.which("chromium"):
        return
    from tests.bench.browser import drawn

    largest = next(folder / f"{size}.duckdb" for size in "LMS" if (folder / f"{size}.duckdb").exists())
    blank, _ = drawn(BLANK, [], [], today)
    own, clicks = drawn(
        ROOT / "app.py", ["--workbook", str(largest)], ["Contacts", "Paths", "Cadence", "Conversion", "Today"], today
    )
    yield row("start to first page drawn", f"{own / blank:.2f} times blank ({own:.1f} s)", "1.5 times")
    for name, seconds in clicks.items():
        yield row(f"{largest.stem}: click to {name} complete", f"{seconds:.2f} s", "0.6 s")


def imports(folder: Path, today: date) -> Iterator[str]:
    """The import of 30,000 connections with 200,000 messages, and of 30,000 vCards, by the command line."""
    archive, cards = folder / "archive.zip", folder / "cards.vcf"
    network.linkedin_archive(archive, 30_000, 200_000, today)
    network.address_book(cards, 30_000)
    for file, what, goal in (
        (archive, "contacts with 200,000 messages", "15 s, 700 MB"),
        (cards, "vCards, two numbers each", "10 s"),
    ):
        taken, seconds, busy, most = _imported(file, folder / f"{file.stem}.duckdb")
        shown = f"{seconds:.1f} s, {busy:.1f} s of them at work, {most:.0f} MB at the most"
        yield row(f"import of {taken:,} {what}", shown, goal)


def _imported(file: Path, book: Path) -> tuple[int, float, float, float]:
    """How many contacts a process of its own added, in how many seconds, those at work, and megabytes at the most."""
    command = [sys.executable, "-m", "netjob", "import", str(file), "--workbook", str(book), "--json"]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    members = json.loads(output)["imports"]
    busy = used.ru_utime + used.ru_stime
    return sum(member["contacts"]["added"] for member in members), seconds, busy, used.ru_maxrss / 1024


def doubles() -> Iterator[str]:
    """Who may be the same person among 30,000 contacts, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.doubles"]
    said = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    value = f"{said['first']:.1f} s, {said['after_a_save']:.1f} s after a save, {said['megabytes']} MB"
    yield row(f"{said['pairs']} suggestions among {said['contacts']:,} contacts", value, "10 s")


def _beside(blank: Served, blank_session: str, served: Served, name: str, rounds: int) -> tuple[float, float]:
    """Median seconds of a rerun of a page and of the blank one, turn by turn: both see the same machine."""
    session = served.interact(page="" if name == "today" else name)["session_id"]
    own, base = [], []
    for _ in range(rounds):
        base.append(_timed(lambda: blank.interact(session_id=blank_session)))
        own.append(_timed(lambda: served.interact(session_id=session)))
    return statistics.median(own), statistics.median(base)


def _saved(served: Served) -> float:
    """Seconds from sending the log form to its confirmation."""
    snapshot = served.interact(page="log")
    session = snapshot["session_id"]
    someone = _element(snapshot["tree"], "log.contacts")["props"]["options"][0]
    served.interact(session_id=session, widget_state={"log.contacts": [someone], "log.channel": "call"})
    began = time.perf_counter()
    served.interact(session_id=session, trigger={"key": "log.save"})
    return time.perf_counter() - began


def _element(tree: dict[str, object], key: str) -> dict[str, dict[str, list[str]]]:
    if tree.get("key") == key:
        return tree  # type: ignore[return-value]
    for child in tree.get("children", []):  # type: ignore[attr-defined]
        with suppress(KeyError):
            return _element(child, key)
    raise KeyError(key)


def _visit(served: Served, visits: int) -> None:
    session = served.interact()["session_id"]
    for at in range(visits):
        name = PAGES[at % len(PAGES)].name
        served.interact(session_id=session, page="" if name == "today" else name)


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began
