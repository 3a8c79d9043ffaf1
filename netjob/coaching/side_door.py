"""Name the facts by which an opening was a side door (M44 to M48)."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.coaching.estimates import Share

# `shortlist` (M47) comes last: the five before it are those of the report.
FACTS = ("ahead_of_line", "vouched", "decision_maker_first", "not_advertised", "shaped", "shortlist")
REPORTED = FACTS[:5]


@dataclass(frozen=True, slots=True)
class Source:
    """One source of jobs: its openings, each fact as k of the n openings where it is known, and hours spent on it."""

    source: str
    openings: int
    facts: dict[str, Share]
    hours: float


@dataclass(frozen=True, slots=True)
class Voucher:
    """A contact whose standing rubbed off (M45), and on how many openings of each source."""

    contact: int
    name: str
    openings: dict[str, int]
