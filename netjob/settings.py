"""Say where the workbook and the demo lie, and what day it is held to be.

The path is `--workbook`, else `NETJOB_WORKBOOK`, else `data/workbook.duckdb`; `NETJOB_TODAY` fixes the date.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from netjob.errors import BadDay

ROOT = Path(__file__).parent.parent
WORKBOOK = "NETJOB_WORKBOOK"
TODAY = "NETJOB_TODAY"
DEFAULT = str(ROOT / "data" / "workbook.duckdb")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the user's file and the demo's file stand; `today` is None unless it was fixed."""

    workbook: Path
    demo: Path
    today: date | None


def read(arguments: Sequence[str] = (), environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the arguments after `streamlit run app.py --` and the environment; `BadDay` for a bad date."""
    env = os.environ if environ is None else environ
    path = _flag(arguments, "--workbook") or env.get(WORKBOOK) or DEFAULT
    return _settings(path, os.getcwd(), env.get(TODAY))


@lru_cache(maxsize=8)
def _settings(written: str, folder: str, fixed: str | None) -> Settings:
    """What a path means in a folder, and the day; remembered, since each page asks thirty times."""
    workbook = Path(folder, Path(written).expanduser()).resolve()
    return Settings(workbook, _demo(workbook), _day(fixed) if fixed else None)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadDay(written=written) from error


def _demo(workbook: Path) -> Path:
    """The demo stands beside the default workbook; a workbook elsewhere gets its demo beside itself."""
    return workbook.parent / "demo.duckdb"


def _flag(arguments: Sequence[str], name: str) -> str | None:
    """The value of `--name value` or `--name=value`; the last one given counts."""
    found = None
    for at, argument in enumerate(arguments):
        if argument == name and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif argument.startswith(f"{name}="):
            found = argument.split("=", 1)[1]
    return found
