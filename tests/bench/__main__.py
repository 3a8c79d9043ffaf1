"""Print the table of "Speed": `python -m tests.bench [--sizes S,M,L] [--quick] [--visits 1000] [--imports]`.

Everything is a ratio or a median of one run on one machine; nothing here fails a test because a machine was slow.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from itertools import chain
from pathlib import Path

from tests.bench import measures

TODAY = date(2026, 3, 2)


def main() -> None:
    """Measure what was asked for and print one table."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("--sizes", default="S,M,L", help="which workbooks to build: S, M, L")
    asked.add_argument("--quick", action="store_true", help="fewer rounds, no import, no browser")
    asked.add_argument("--visits", type=int, default=0, help="page visits for the memory row")
    asked.add_argument("--imports", action="store_true", help="only the imports")
    given = asked.parse_args()
    rounds = 5 if given.quick else 15
    print("| measure | value | goal |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        if given.imports:
            for row in measures.imports(Path(folder), TODAY):
                print(row, flush=True)
            return
        for row in measures.pages(Path(folder), given.sizes.split(","), TODAY, rounds, given.visits):
            print(row, flush=True)
        if not given.quick:
            rows = (measures.start(Path(folder), TODAY), measures.imports(Path(folder), TODAY), measures.doubles())
            for row in chain.from_iterable(rows):
                print(row, flush=True)


main()
