"""The table of faults that were tried: how often, how much had been confirmed, what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.crash.kills import Kill
from tests.crash.soak import Soak
from tests.serving import ROOT

FILE = ROOT / "build" / "faults.md"
HEAD = """\
| fault | tried | in the middle of a write | writes confirmed | survived | lost |
|---|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `wrong` says what was lost, halved or unsound, `midway` what is known to have hit."""

    name: str
    tried: int
    midway: int | None
    confirmed: int
    survived: int
    wrong: tuple[str, ...]

    @classmethod
    def of_kills(cls, name: str, found: Sequence[Kill]) -> Row:
        """The kills of one scenario."""
        wrong = tuple(line for kill in found for line in kill.wrong)
        midway, confirmed = sum(kill.midway for kill in found), sum(kill.confirmed for kill in found)
        return cls(f"SIGKILL: {name}", len(found), midway, confirmed, sum(not kill.wrong for kill in found), wrong)

    @classmethod
    def of_trial(cls, trial: dict[str, Any]) -> Row:
        """A fault of the disk or the clock."""
        wrong, tried = tuple(trial["wrong"]), trial["tries"]
        return cls(trial["fault"], tried, None, trial["confirmed"], tried - min(tried, len(wrong)), wrong)

    @classmethod
    def of_soak(cls, name: str, found: Soak) -> Row:
        """Many tabs at once."""
        tried, wrong = found.done.total(), tuple(found.wrong)
        written = found.done["forms"] + found.done["notes"]
        return cls(name, tried, None, written, tried - min(tried, len(wrong)), wrong)

    def __str__(self) -> str:
        midway = "" if self.midway is None else self.midway
        cells = (self.name, self.tried, midway, self.confirmed, self.survived, self.tried - self.survived)
        return f"| {' | '.join(map(str, cells))} |"


def written(rows: Sequence[Row]) -> str:
    """The whole table, which also stands in `FILE` afterwards."""
    tried, survived = sum(row.tried for row in rows), sum(row.survived for row in rows)
    midway, confirmed = sum(row.midway or 0 for row in rows), sum(row.confirmed for row in rows)
    total = Row("**all**", tried, midway, confirmed, survived, tuple(line for row in rows for line in row.wrong))
    table = "\n".join((HEAD, *map(str, (*rows, total)), ""))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(table, encoding="utf-8")
    return table
