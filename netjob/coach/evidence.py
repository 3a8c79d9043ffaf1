"""Evidence: what is known, and how sure is it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from netjob.content import chapter


@dataclass(frozen=True, slots=True)
class Finding:
    """One published number: `use` is 'ruler' where a candidate can count the same thing, else 'reason'."""

    id: str
    group: str
    claim: str
    number: str
    measured: str
    whom: str
    when: str
    source: str
    grade: str
    use: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim the workbook does not quote, and why; `instead` are the findings that may be quoted."""

    claim: str
    why: str
    instead: tuple[str, ...]


GRADES = ("high", "medium", "low")
USES = ("reason", "ruler")


class Evidence:
    """What the Evidence page asks; nothing here depends on the workbook."""

    def findings(self, groups: Sequence[str] = (), grades: Sequence[str] = (), words: str = "") -> list[Finding]:
        """Published numbers of these groups and grades (all when empty) that hold every one of the words."""
        wanted = words.casefold().split()
        return [
            found
            for found in _findings()
            if (not groups or found.group in groups)
            and (not grades or any(grade in found.grade for grade in grades))
            and all(word in _searched(found) for word in wanted)
        ]

    def chosen(self, ids: Sequence[str]) -> list[Finding]:
        """These findings, in this order."""
        by_id = {found.id: found for found in _findings()}
        return [by_id[name] for name in ids]

    def refusals(self) -> list[Refusal]:
        """The claims the workbook does not quote."""
        return [
            Refusal(found["claim"], found["why"], tuple(found.get("instead", ())))
            for found in chapter("evidence")["refused"]
        ]


@cache
def _findings() -> tuple[Finding, ...]:
    return tuple(Finding(**found) for found in chapter("evidence")["finding"])


def _searched(found: Finding) -> str:
    return " ".join(
        (found.id, found.claim, found.number, found.measured, found.whom, found.when, found.source, found.caveat)
    ).casefold()
