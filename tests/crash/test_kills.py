"""Twenty kills: what was confirmed is there, of the rest there is all or nothing, and the file is sound."""

from __future__ import annotations

from pathlib import Path

from tests.crash.kills import run
from tests.crash.table import Row, written


def test_nothing_confirmed_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    rows = [Row.of_kills(name, found) for name, found in run(tmp_path, 20, 8)]
    written(rows)
    assert [line for row in rows for line in row.wrong] == []
    assert sum(row.tried for row in rows) >= 20
    assert sum(row.midway or 0 for row in rows) >= 5  # else nothing was put to the test
