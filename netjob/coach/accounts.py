"""Account for every row of an import: what became of it, and why where nothing did."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from netjob.exchange.records import Member

# What a row can become; an account's counts of these add up to its rows.
LEDGER = ("added", "updated", "unchanged", "merged", "skipped", "problems")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A row that was not taken, or one cell of a row that was.

    `names` are the people it could not decide between, `contacts` their ids, below zero until they are written.
    """

    row: int
    column: str
    reason: str
    names: tuple[str, ...] = ()
    contacts: tuple[int, ...] = ()

    def settled(self, ids: range) -> Flaw:
        """The flaw with the ids under which newcomers were written."""
        contacts = tuple(one if one > 0 else ids[-one - 1] for one in self.contacts)
        return replace(self, contacts=contacts) if contacts != self.contacts else self

    def as_json(self) -> dict[str, Any]:
        """As `import --json` prints it."""
        found: dict[str, Any] = {"row": self.row, "column": self.column, "reason": self.reason}
        return found | ({"names": list(self.names), "contacts": list(self.contacts)} if self.names else {})


@dataclass(slots=True)
class Account:
    """What became of the rows of one member.

    A row is taken as a contact, a touchpoint, a target or a draft; or it is merged (it says what another row or the
    workbook says already), skipped, or a problem: `rows` is the sum. In a member of messages the rows are touchpoints,
    and the contacts are those it added beside them. `cells` were left out of rows that were taken. `tables` are, of a
    whole workbook, the rows of each table.
    """

    file: str
    member: str | None
    format: str
    rows: int
    contacts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "unchanged"), 0))
    touchpoints: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "unchanged"), 0))
    targets: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "unchanged"), 0))
    drafts: int = 0
    merged: int = 0
    suggested: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    problems: list[Flaw] = field(default_factory=list)  # rows that were not taken
    cells: list[Flaw] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)

    @classmethod
    def opened(cls, member: Member) -> Account:
        """The account of a member before its rows are taken."""
        account = cls(member.file, member.member, member.format, member.rows)
        account.merged = member.folded
        account.skipped = {str(reason): count for reason, count in member.skipped.items()}
        for problem in member.problems:
            flaws = account.problems if problem.refused else account.cells
            flaws.append(Flaw(problem.row, problem.column, problem.reason))
        return account

    def ledger(self) -> dict[str, int]:
        """How many rows became what; adds up to `rows`.

        Rows of messages are touchpoints: the people in them are counted beside the rows.
        """
        beside = any(self.touchpoints.values())
        taken = (self.touchpoints, self.targets) if beside else (self.contacts, self.targets)
        found = {name: sum(counts.get(name, 0) for counts in taken) for name in LEDGER[:3]}
        found["added"] = self.rows if self.tables else found["added"] + self.drafts
        return found | {"merged": self.merged, "skipped": sum(self.skipped.values()), "problems": len(self.problems)}

    def flaws(self) -> list[Flaw]:
        """Everything that could not be read whole, in the order of the rows."""
        return sorted([*self.problems, *self.cells], key=lambda flaw: flaw.row)

    def as_json(self) -> dict[str, Any]:
        """As `import --json` prints it."""
        whole: dict[str, Any] = {"tables": dict(self.tables)} if self.tables else {}
        return {
            "file": self.file,
            "member": self.member,
            "format": self.format,
            "rows": self.rows,
            "contacts": dict(self.contacts),
            "touchpoints": dict(self.touchpoints),
            "targets": dict(self.targets),
            "drafts": self.drafts,
            "merged": self.merged,
            "suggested": self.suggested,
            "skipped": dict(self.skipped),
            "problems": [flaw.as_json() for flaw in self.problems],
            "cells": [flaw.as_json() for flaw in self.cells],
        } | whole


@dataclass(frozen=True, slots=True)
class Change:
    """What a newer file says of a contact: where they were and where they are now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file brought, or would bring, with a few examples."""

    file: str
    accounts: tuple[Account, ...]
    added: tuple[str, ...]
    changed: tuple[Change, ...]
    alike: tuple[str, ...]

    def total(self, kind: str, what: str) -> int:
        """A count over all members: `total("contacts", "added")`."""
        return sum(getattr(account, kind)[what] for account in self.accounts)

    def drafts(self) -> int:
        """How many drafts for the Offer page."""
        return sum(account.drafts for account in self.accounts)

    def skipped(self) -> dict[str, int]:
        """Rows left out, by reason, over all members, the most first."""
        found: dict[str, int] = {}
        for account in self.accounts:
            for reason, count in account.skipped.items():
                found[reason] = found.get(reason, 0) + count
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    @property
    def unsure(self) -> bool:
        """True when somebody in the file may be the same person as somebody else."""
        named = (flaw.names for account in self.accounts for flaw in account.problems)
        return any(account.suggested for account in self.accounts) or any(named)

    @property
    def nothing_new(self) -> bool:
        """True when everything in the file is in the workbook already, or was left out."""
        kinds = (("contacts", "added"), ("contacts", "updated"), ("touchpoints", "added"), ("targets", "added"))
        return not self.whole and not self.drafts() and not any(self.total(*kind) for kind in kinds)

    @property
    def whole(self) -> bool:
        """True when the file is a whole workbook."""
        return any(account.tables for account in self.accounts)

    def as_json(self) -> list[dict[str, Any]]:
        """One object for each member."""
        return [account.as_json() for account in self.accounts]
