"""Say in words what became of an import, for the screen and for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from netjob.coach.accounts import LEDGER, Account, Flaw, Outcome
from netjob.content import text

Line = list[str | int]


def part(account: Account) -> str:
    """What a member is called: its format, and its name inside the archive."""
    known = text("imports", f"formats.{account.format}")
    return f"{known} ({account.member})" if account.member else known


def reason(flaw: Flaw) -> str:
    """Why a row or a cell was not taken, in a sentence."""
    return text("imports", f"problems.{flaw.reason}", names=text("imports", "and").join(flaw.names))


def skipped(why: str) -> str:
    """Why rows were left out, as it follows their number."""
    return text("imports", f"skipped.{why}")


def emptiness(account: Account) -> str | None:
    """What to say of a part that has a header and no row; None for one that has rows or that nobody reads."""
    if account.rows or account.format == "unknown":
        return None
    return text("imports", "empty.linkedin_connections" if account.format == "linkedin_connections" else "empty.other")


def table(outcome: Outcome) -> tuple[list[str], list[Line]]:
    """Heads and a line for each part that holds rows: how many rows became what."""
    names = ("part", "rows", *LEDGER)
    lines: list[Line] = [[part(each), each.rows, *each.ledger().values()] for each in outcome.accounts if each.rows]
    return [text("data", f"column.{name}") for name in names], lines


def flaws(outcome: Outcome) -> tuple[list[str], list[Line]]:
    """Heads and a line for each row that could not be read whole."""
    names = ("part", "row", "column", "reason", "taken")
    lines: list[Line] = []
    for account in outcome.accounts:
        for flaw in account.flaws():
            taken = text("data", f"column.{'no' if flaw in account.problems else 'yes'}")
            lines.append([part(account), flaw.row, flaw.column, reason(flaw), taken])
    return [text("data", f"column.{name}") for name in names], lines


def lines(outcome: Outcome) -> Iterator[str]:
    """An import for a terminal: totals, a line for each part, a line for each row that could not be read whole."""
    contacts, touchpoints = outcome.total("contacts", "added"), outcome.total("touchpoints", "added")
    targets, updated = outcome.total("targets", "added"), outcome.total("contacts", "updated")
    counts = {"contacts": contacts, "updated": updated, "touchpoints": touchpoints, "targets": targets}
    yield text("command_line", "import.totals", file=outcome.file, drafts=outcome.drafts(), **counts)
    for account in outcome.accounts:
        yield from _account(account)
    alike = sum(account.suggested for account in outcome.accounts)
    if alike:
        yield text("command_line", "import.alike", count=alike)


def _account(account: Account) -> Iterator[str]:
    named = part(account)
    if not account.rows:
        yield emptiness(account) or text("command_line", "import.nothing", part=named)
        return
    counts = ", ".join(
        f"{count} {text('imports', f'ledger.{name}')}" for name, count in account.ledger().items() if count
    )
    yield text("command_line", "import.line", part=named, rows=account.rows, ledger=counts)
    for flaw in account.flaws():
        column = text("command_line", "import.column", column=flaw.column) if flaw.column else ""
        yield text("command_line", "import.problem", row=flaw.row, column=column, reason=reason(flaw))
