"""Everything netjob writes is for its owner's eyes, and what it prints while it serves names nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from netjob.workbook import Workbook
from tests.conftest import noon
from tests.crash.forms import Person
from tests.serving import ROOT, serve

NAME = "Zyxwita Qvorlund"
CARD = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{NAME}\r\nEMAIL:zyxwita@mail.example\r\nEND:VCARD\r\n"
OPEN_TO_ALL = ["sh", "-c", 'umask 000; exec "$@"', "sh"]  # as carelessly as a user's shell can be set


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    line = [*OPEN_TO_ALL, sys.executable, "-m", "netjob", *command, "--workbook", str(folder / "w.duckdb")]
    return subprocess.run(line, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120)


def test_files_are_owner_only_and_logs_name_nobody(tmp_path: Path) -> None:
    folder, given = tmp_path / "own", tmp_path / "given"
    given.mkdir()
    (given / "card.vcf").write_text(CARD)
    (given / "broken.csv").write_bytes(b"First Name,Last Name,URL\n" + NAME.encode() + b"\x00\xff,,\n")
    done = [
        run(folder, "import", str(given / "card.vcf")),
        run(folder, "import", str(given / "broken.csv")),
        run(folder, "backup"),
        run(folder, "log", f"coffee with {NAME}"),
        run(folder, "export", str(folder / "all.zip")),
        run(folder, "calendar", str(folder / "all.ics")),
        run(folder, "report", "--html", str(folder / "report.html")),
        run(folder, "report"),
        run(folder, "check"),
        run(folder, "restore", NAME),
    ]
    with (tmp_path / "log.txt").open("wb") as log:
        path = str(folder / "w.duckdb")
        with serve(ROOT / "app.py", "--workbook", path, before=OPEN_TO_ALL, output=log) as served:
            Person(served, NAME.replace(" ", "-")).log(NAME.replace(" ", "-"))
            open_files = {file.name: file.stat().st_mode & 0o077 for file in folder.rglob("*")}
            for page in ("", "contacts", "log", "data"):
                served.interact(page=page)
            served.process.kill()
    assert [command.returncode for command in done].count(0) >= 7
    modes = open_files | {file.name: file.stat().st_mode & 0o077 for file in folder.rglob("*")}
    assert {"w.duckdb", "w.duckdb.wal", "w.duckdb.inbox.jsonl", "all.zip", "all.ics", "report.html"} <= modes.keys()
    assert any(name.endswith("-hand.duckdb") for name in modes)
    assert {name: mode for name, mode in modes.items() if mode} == {}
    printed = (tmp_path / "log.txt").read_text()
    assert "URL" in printed  # the log is one
    for word in (*NAME.split(), "zyxwita@mail.example"):
        assert word not in printed
        assert all(word not in command.stdout + command.stderr for command in done[:-1])
    book = Workbook(folder / "w.duckdb", noon)
    assert book.value("SELECT count(*) FROM contact WHERE name LIKE '%Qvorlund%'")
    book.close()
