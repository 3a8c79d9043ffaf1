"""Which strand of practice a focused touchpoint belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import strands
from netjob.coaching.strands import Focused

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Focused(DAY, "known", "role"), "known"),
        (Focused(DAY, "known", "insight"), "known"),
        (Focused(DAY, "known", "acquaintance", "advice"), "known"),
        (Focused(DAY, "known", "acquaintance"), "relationship"),
        (Focused(DAY, "known", "connection"), "relationship"),
        (Focused(DAY, "known", "other"), "relationship"),
        (Focused(DAY, "known_of", "acquaintance"), "purpose"),
        (Focused(DAY, "wanted", "insight"), "purpose"),
        (Focused(DAY, "known", "role", "introduction", aimed=True), "purpose"),
    ],
)
def test_the_strand(one: Focused, expected: str) -> None:
    assert strands.strand(one) == expected


def test_the_same_text_to_five_people_counts_once() -> None:
    five = [Focused(DAY, "known", "other", batch="a", people=5)] * 5
    four = [Focused(DAY, "known", "role", batch="b", people=4)] * 4
    again = [Focused(NEXT, "known", "other", batch="a", people=5)] * 5
    assert strands.counted([*five, *four, *again]) == {"known": 4, "relationship": 2, "purpose": 0}
    assert strands.counted([]) == {"known": 0, "relationship": 0, "purpose": 0}
