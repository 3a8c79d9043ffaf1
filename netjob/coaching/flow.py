"""Gather openings into few enough sources and states to be followed by eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

STATES = {
    "heard": "begun", "applied": "begun", "answered": "answered", "interview": "interview", "final": "interview",
    "offer": "offer", "accepted": "offer", "closed": "closed",
}  # fmt: skip
STATE_ORDER = ("begun", "answered", "interview", "offer", "closed")
MOST_SOURCES = 4  # with five states, nine nodes
OTHER = "other"


def gathered(standing: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Openings by (source, state): the largest sources by name, the rest as 'other'; sources by size, then states."""
    counts: Counter[tuple[str, str]] = Counter()
    for source, stage, count in standing:
        counts[source, STATES[stage]] += count
    totals: Counter[str] = Counter()
    for (source, _), count in counts.items():
        totals[source] += count
    named = sorted((source for source in totals if source != OTHER), key=lambda source: (-totals[source], source))
    kept = named if len(totals) <= MOST_SOURCES else named[: MOST_SOURCES - 1]
    found: Counter[tuple[str, str]] = Counter()
    for (source, state), count in counts.items():
        found[source if source in kept else OTHER, state] += count
    order = [*kept, OTHER]
    return dict(sorted(found.items(), key=lambda item: (order.index(item[0][0]), STATE_ORDER.index(item[0][1]))))
