"""Kill and take away, and print what came of it: `python -m tests.crash [--kills 200] [--minutes 0] [--seed 1]`.

The table also stands in build/faults.md afterwards. `--minutes 10` lets eight tabs work at once for so long as well.
Ends with 1 when anything was lost.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from netjob.coach.demo import fill
from netjob.workbook import Workbook
from tests.conftest import TODAY, noon
from tests.crash import kills
from tests.crash.disk import NAMESPACE
from tests.crash.soak import TABS, soak
from tests.crash.table import Row, written
from tests.serving import ROOT


def main() -> int:
    """Run everything that was asked for, printing each row as it comes."""
    asked = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--minutes", type=float, default=0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(Path(folder), given.kills, given.minutes, given.seed):
            rows.append(row)
            print(row, *row.wrong, sep="\n  ", flush=True)
    print(written(rows))
    return int(any(row.wrong for row in rows))


def _rows(folder: Path, times: int, minutes: float, seed: int) -> Iterator[Row]:
    if times:
        for name, found in kills.run(folder, times, seed):
            yield Row.of_kills(name, found)
        yield from _disk(folder / "disk")
    if minutes:
        yield _soak(folder, minutes)


def _disk(folder: Path) -> Iterator[Row]:
    folder.mkdir()
    command = [*NAMESPACE, sys.executable, "-m", "tests.crash.disk", str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    yield from map(Row.of_trial, json.loads(done.stdout))


def _soak(folder: Path, minutes: float) -> Row:
    demo = Workbook(folder / "demo.duckdb", noon)
    fill(demo, TODAY)
    demo.close()
    found = soak(demo.path, folder, 60 * minutes)
    done = ", ".join(f"{count} {name}" for name, count in found.done.items())
    quarters = ", ".join(f"{found.memory[at * len(found.memory) // 5]:.0f}" for at in range(1, 5))
    memory = f"memory {quarters}, {found.memory[-1]:.0f} MB after each fifth of the time"
    name = f"{TABS} tabs at once for {minutes:g} minutes ({done}; {found.crossed} edits crossed; {memory})"
    return Row.of_soak(name, found)


sys.exit(main())
