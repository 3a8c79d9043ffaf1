"""The side-door scorecard: each cell says what its counts allow."""

from __future__ import annotations

from netjob.coaching.estimates import share
from netjob.coaching.side_door import FACTS, Source, Voucher
from netjob.figures import scorecard


def source(name: str, openings: int, k: int, n: int, hours: float = 0.0) -> Source:
    return Source(name, openings, {fact: share(k, n) for fact in FACTS}, hours)


def test_a_row_a_source_and_one_for_all() -> None:
    sources = [source("posting", 6, 0, 5, 1.6), source("network", 4, 3, 4), source("other", 0, 0, 0, 2.0)]
    headline, table = scorecard.scorecard(sources)
    assert headline == "10 openings by how they were found, and what was different about each."
    assert list(table["Source"]) == ["a posting", "through people", "another way", "all together"]
    assert list(table["Openings"]) == [6, 4, 0, 10]
    assert list(table["Ahead of the line"]) == [
        "0 of 5, likely 0 to 43 %",
        "3 of 4, too few to tell",
        "not known",
        "33 %, 3 of 9, likely 12 to 65 %",
    ]
    assert list(table["Hours"]) == [2, 0, 2, 4]
    assert len(table.columns) == 3 + len(FACTS)


def test_few_openings_are_called_so() -> None:
    assert scorecard.scorecard([source("network", 1, 1, 1)])[0].startswith("1 opening so far: too few")


def test_whose_word_helped() -> None:
    headline, table = scorecard.vouchers([Voucher(1, "Ann", {"posting": 1, "network": 2})])
    assert headline == "1 person whose word helped."
    assert table.to_dict("records") == [{"Whose word": "Ann", "Openings": 3, "Source": "a posting 1, through people 2"}]
