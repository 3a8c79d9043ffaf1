"""Name the facts by which an opening was a side door (M44 to M48)."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.coaching.estimates import Share

FACTS = ("ahead_of_line", "vouched", "decision_maker_first", "not_advertised", "shaped")


@dataclass(frozen=True, slots=True)
class Source:
    """One source of jobs: its openings, each fact as k of the n openings where it is known, and hours spent on it."""

    source: str
    openings: int
    facts: dict[str, Share]
    hours: float
