"""Say who is due: days since the last touchpoint against how often the user wants to be in touch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

AMBER = 1.0
RED = 2.0
DORMANT = timedelta(days=3 * 365)
KEEPING = 2  # in keeping mode so much more time may pass: a default, not a finding


def days(circle: str, tie: str, own: int | None, by_tie: Mapping[str, int]) -> int | None:
    """How many days may pass for a contact: its own cadence, else the one of its tie; None when there is neither.

    Someone the user would like to know has no cadence by default.
    """
    return own if own is not None else None if circle == "wanted" else by_tie.get(tie)


def gentler(by_tie: Mapping[str, int]) -> dict[str, int]:
    """The days by tie for keeping mode: twice as many."""
    return {tie: count * KEEPING for tie, count in by_tie.items()}


def due_on(last: date | None, cadence: int | None) -> date | None:
    """The day on which a contact is due; None without a cadence or a touchpoint."""
    return None if last is None or cadence is None else last + timedelta(days=cadence)


def ratio(last: date | None, cadence: int | None, today: date) -> float | None:
    """Days since the last touchpoint over the cadence; None when either is missing."""
    return None if last is None or not cadence else (today - last).days / cadence


def colour(status: str, last: date | None, cadence: int | None, today: date, paused_until: date | None = None) -> str:
    """'never' (kept and never touched), 'red', 'amber', 'green', or 'none' for everyone without a cadence.

    Only kept contacts have one; a pause lasts through its last day.
    """
    if status != "kept" or not cadence or (paused_until is not None and paused_until >= today):
        return "none"
    if last is None:
        return "never"
    behind = (today - last).days / cadence
    return "red" if behind > RED else "amber" if behind > AMBER else "green"


def dormant(last: date | None, today: date) -> bool:
    """True when the last touchpoint lies three years or more back; false when there never was one."""
    return last is not None and today - last >= DORMANT
