"""Nine nodes at the most, and nobody lost."""

from __future__ import annotations

from itertools import product

from netjob.coaching.flow import gathered
from netjob.coaching.words import SOURCES, STAGES


def test_never_more_than_nine_nodes_and_every_opening_counts() -> None:
    found = gathered([(source, stage, 2) for source, stage in product(SOURCES, STAGES)])
    assert len({source for source, _ in found}) + len({state for _, state in found}) == 9
    assert sum(found.values()) == 2 * len(SOURCES) * len(STAGES)


def test_the_largest_sources_keep_their_name() -> None:
    rows = [("inside", "heard", 1), ("posting", "applied", 5), ("network", "final", 9), ("direct", "closed", 3)]
    assert list(gathered(rows)) == [
        ("network", "interview"), ("posting", "begun"), ("direct", "closed"), ("inside", "begun"),
    ]  # fmt: skip
    more = gathered([*rows, ("other", "offer", 1), ("sought_out", "heard", 1)])
    assert {source for source, _ in more} == {"network", "posting", "direct", "other"}
    assert more["other", "begun"] == 2
    assert gathered([]) == {}
