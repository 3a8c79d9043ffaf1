"""The command line as people and scripts run it: exit codes, one line of error, one JSON object."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from netjob.__main__ import main
from netjob.workbook import Workbook
from tests.conftest import ROOT, TODAY, noon

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
FILE = HEADER + "Bo,Li,https://www.linkedin.com/in/bo-li,,Papaya Books,Editor,12 Mar 2021\n,,,,Nobody,,\nCy,Ng,,no,,,\n"

# `python -m netjob import Connections.csv --json`, filled.
IMPORTED = {
    "imports": [
        {
            "file": "Connections.csv",
            "member": None,
            "format": "linkedin_connections",
            "rows": 3,
            "contacts": {"added": 2, "updated": 0, "unchanged": 0},
            "touchpoints": {"added": 0, "unchanged": 0},
            "targets": {"added": 0, "unchanged": 0},
            "drafts": 0,
            "merged": 0,
            "suggested": 0,
            "skipped": {},
            "problems": [{"row": 3, "column": "First Name", "reason": "no_name"}],
            "cells": [{"row": 4, "column": "Email Address", "reason": "bad_email"}],
        }
    ]
}
# `python -m netjob check --json`, filled: rows of each table, orphans of each column that holds ids.
CHECKED = {
    "workbook": "PATH",
    "sound": True,
    "schema_step": 2,
    "last_backup": None,
    "rows": {"contact": 2, "touchpoint": 0},
    "orphans": {"touchpoint.contact": 0, "referral.referrer": 0},
    "unreadable": {},
}
# `python -m netjob demo --json`, filled.
FILLED = {
    "workbook": "PATH",
    "counts": {"contacts": 122, "kept": 60, "touchpoints": 623, "targets": 25, "referrals": 40, "openings": 12},
}
# `python -m netjob report --json`: the parts of numbers.md.
REPORTED = {
    "today", "search", "counts", "cadence", "conversion", "side_door", "projection", "actions",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    found = tmp_path / "Connections.csv"
    found.write_text(FILE)
    return found


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Done:
    """One command in this process, which is the same but for the time it takes to start."""
    out, err, mask = io.StringIO(), io.StringIO(), os.umask(0o022)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(map(str, arguments)))
    except SystemExit as left:
        code = int(left.code or 0)
    finally:
        os.umask(mask)
    return Done(code, out.getvalue(), err.getvalue())


def start(*arguments: object) -> Done:
    """One command in a process of its own."""
    command = [sys.executable, "-m", "netjob", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


def answer(*arguments: object, by: Callable[..., Done] = run) -> dict[str, Any]:
    done = by(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refused(done: Done) -> str:
    """The one line of a command that failed."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_import_prints_exactly_this(path: Path, connections: Path) -> None:
    assert answer("import", connections, "--workbook", path, by=start) == IMPORTED
    again = answer("--workbook", path, "import", connections)["imports"][0]
    assert again["contacts"] == {"added": 0, "updated": 0, "unchanged": 2}


def test_import_says_what_it_did(path: Path, connections: Path) -> None:
    done = run("import", connections, connections, "--workbook", path)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Connections.csv: new people 2, updated 0; touchpoints 0; organisations 0; drafts 0.",
        "LinkedIn connections, rows 3: 2 new, 1 not readable",
        "  row 3, First Name: There is no name in this row.",
        "  row 4, Email Address: This is not an e-mail address.",
        "Connections.csv: new people 0, updated 0; touchpoints 0; organisations 0; drafts 0.",
        "LinkedIn connections, rows 3: 2 here already, 1 not readable",
        "  row 3, First Name: There is no name in this row.",
        "  row 4, Email Address: This is not an e-mail address.",
    ]


def test_the_whole_archive_adds_up(path: Path, shared: Path) -> None:
    found = answer("import", shared / "cases" / "linkedin" / "li_18_full_archive.zip", "--workbook", path)
    parts = found["imports"]
    assert {frozenset(part) for part in parts} == {frozenset(IMPORTED["imports"][0])}
    assert sum(part["contacts"]["added"] for part in parts) == 61
    assert sum(part["touchpoints"]["added"] for part in parts) == 88


def test_a_broken_file_among_good_ones_changes_nothing(path: Path, connections: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 cut off")
    assert "broken.zip" in refused(start("import", connections, broken, "--workbook", path, "--json"))
    assert not path.exists()


def test_a_file_that_is_not_there_is_one_line(path: Path, tmp_path: Path) -> None:
    assert "no such.csv can't be read" in refused(run("import", tmp_path / "no such.csv", "--workbook", path))
    assert "can't be read" in refused(run("import", tmp_path, "--workbook", path))


def test_the_workbook_is_for_its_owners_eyes(path: Path, connections: Path) -> None:
    assert start("import", connections, "--workbook", path).returncode == 0
    assert path.stat().st_mode & 0o077 == 0


def test_check_of_a_sound_file(path: Path, connections: Path) -> None:
    run("import", connections, "--workbook", path)
    found = answer("check", "--workbook", path)
    assert found.keys() == CHECKED.keys()
    shown = {name: {key: found[name][key] for key in CHECKED[name]} for name in ("rows", "orphans")}
    assert found | shown == CHECKED | {"workbook": str(path)}
    said = run("check", "--workbook", path)
    assert said.returncode == 0
    assert said.stdout.splitlines() == [
        f"{path} is sound: 32 tables and {sum(found['rows'].values())} rows read, no orphans, schema step 2.",
        "Last backup: none yet.",
    ]


def test_check_of_a_file_with_orphans_fails_and_says_where(path: Path) -> None:
    book = Workbook(path, noon)
    book.save(lambda writer: writer.insert("heard", touchpoint=5, kind="news", body="x"))
    book.close()
    done = run("check", "--workbook", path, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["sound"], found["orphans"]["heard.touchpoint"]) == (False, 1)
    assert done.stderr.count("\n") == 1
    assert "1 rows of heard.touchpoint" in done.stderr


def test_a_damaged_file_is_one_line(path: Path, connections: Path) -> None:
    run("import", connections, "--workbook", path)
    data = bytearray(path.read_bytes())
    data[20000:400000] = bytes(380000)
    path.write_bytes(data)
    done = run("check", "--workbook", path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "report"])
def test_what_reads_makes_no_workbook(path: Path, command: str) -> None:
    assert "There is no workbook" in refused(run(command, "--workbook", path))
    assert not path.exists()


@pytest.mark.parametrize("command", [["check"], ["import", "FILE"]])
def test_a_workbook_that_is_open_elsewhere_is_one_line(path: Path, connections: Path, command: list[str]) -> None:
    book = Workbook(path, noon)
    try:
        given = [connections if word == "FILE" else word for word in command]
        assert "Another program has" in refused(start(*given, "--workbook", path, "--json"))
    finally:
        book.close()


def test_a_file_of_something_else_is_one_line(connections: Path) -> None:
    assert "is not a netjob workbook" in refused(run("check", "--workbook", connections))


def test_demo_fills_an_empty_workbook_once(path: Path) -> None:
    found = answer("demo", "--workbook", path)
    assert found.keys() == FILLED.keys()
    assert found["counts"].keys() == FILLED["counts"].keys()  # type: ignore[attr-defined]
    assert found["counts"]["contacts"] > 100
    assert "already holds data" in refused(run("demo", "--workbook", path))


@pytest.mark.parametrize("filled", [False, True])
def test_report_has_every_part(path: Path, filled: bool) -> None:
    if filled:
        run("demo", "--workbook", path)
    else:
        Workbook(path, noon).close()
    found = answer("report", "--workbook", path)
    assert found.keys() == REPORTED
    assert found["today"] == TODAY.isoformat()
    said = run("report", "--workbook", path)
    assert said.returncode == 0
    assert said.stdout.startswith("2026-03-02: ")
    assert ("No search is open" in said.stdout) is not filled


def test_the_report_as_a_page(path: Path, tmp_path: Path) -> None:
    run("demo", "--workbook", path)
    page = tmp_path / "report.html"
    found = answer("report", "--workbook", path, "--html", page)
    assert found.keys() == REPORTED | {"html"}
    assert "<h2>Week by week</h2>" in page.read_text()
    assert page.stat().st_mode & 0o077 == 0
    assert list(tmp_path.glob(".*")) == []
    answer("report", "--workbook", path, "--html", page)  # an earlier one is replaced, anything else is not
    letter = tmp_path / "letter.html"
    letter.write_text("<p>mine</p>")
    for taken in (letter, path):
        assert f"{taken} is there already" in refused(run("report", "--workbook", path, "--html", taken))
    assert letter.read_text() == "<p>mine</p>"
    nowhere = tmp_path / "no" / "report.html"
    assert f"{nowhere} can't be written" in refused(run("report", "--workbook", path, "--html", nowhere))


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["import"], ["check", "--nope"]])
def test_a_wrong_use_is_two(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage:" in done.stderr


def test_a_wrong_day_is_two(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETJOB_TODAY", "soon")
    done = run("check", "--workbook", path)
    assert done.returncode == 2
    assert "NETJOB_TODAY" in done.stderr


def test_the_path_may_stand_in_the_environment(path: Path, connections: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETJOB_WORKBOOK", str(path))
    assert run("import", connections).returncode == 0
    assert path.exists()


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("demo", "import", "report", "check"):
        assert command in done.stdout
