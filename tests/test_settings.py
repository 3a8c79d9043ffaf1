"""Where the files lie: the flag, then the environment, then the project's own folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netjob.errors import BadDay
from netjob.settings import ROOT, read


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ((), {}, ROOT / "data" / "workbook.duckdb"),
        ((), {"NETJOB_WORKBOOK": "/e/w.duckdb"}, Path("/e/w.duckdb")),
        (("--workbook", "/f/w.duckdb"), {"NETJOB_WORKBOOK": "/e/w.duckdb"}, Path("/f/w.duckdb")),
        (("--workbook=/f/w.duckdb",), {}, Path("/f/w.duckdb")),
        (("--workbook",), {}, ROOT / "data" / "workbook.duckdb"),
        (("--workbook", "/a", "--workbook", "/b"), {}, Path("/b")),
    ],
)
def test_the_workbook_is_where_it_was_named(
    arguments: tuple[str, ...], environ: dict[str, str], expected: Path
) -> None:
    assert read(arguments, environ).workbook == expected


def test_the_demo_stands_beside_the_workbook() -> None:
    assert read((), {}).demo == ROOT / "data" / "demo.duckdb"
    assert read(("--workbook", "/f/w.duckdb"), {}).demo == Path("/f/demo.duckdb")


def test_the_day_can_be_fixed() -> None:
    assert read((), {}).today is None
    assert read((), {"NETJOB_TODAY": "2026-03-02"}).today == date(2026, 3, 2)
    with pytest.raises(BadDay, match="nonsense"):
        read((), {"NETJOB_TODAY": "nonsense"})
