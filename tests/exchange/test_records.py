"""The shapes every reader yields."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from netjob.content import chapter
from netjob.exchange import refusals
from netjob.exchange.records import Exchange, Member, Person, Problem, ProblemReason, SkipReason, touchpoints


def exchange(row: int, at: datetime, key: str) -> Exchange:
    return Exchange(row, "Amy", None, None, at, "out", "message", key)


def test_one_touchpoint_for_a_key_at_its_earliest() -> None:
    late, early = exchange(2, datetime(2024, 1, 1, 20), "a"), exchange(3, datetime(2024, 1, 1, 9), "a")
    other = exchange(4, datetime(2024, 1, 1, 9), "b")
    assert touchpoints(iter([late, other, early])) == (early, other)


def test_rows_add_up() -> None:
    problems = (Problem(3, "Connected On", "bad_date", refused=False), Problem(4, "", "extra_columns", refused=True))
    member = Member(
        "f", None, "x", "x", 6, (Person(2, "A"),), folded=1, skipped={"spam": 2, "group": 1}, problems=problems
    )
    assert (member.refused, member.taken) == (1, 1)


def test_every_reason_has_a_sentence() -> None:
    said = chapter("imports")
    assert set(get_args(ProblemReason)) <= said["problems"].keys()  # the coach adds conflicts
    assert set(get_args(SkipReason)) == said["skipped"].keys()
    assert {kind.__name__ for kind in refusals.Refusal.__subclasses__()} == said["refused"].keys()


def test_sentences_are_filled() -> None:
    assert "gone.zip" in str(refusals.DamagedFile(file="gone.zip", place="row 3"))
    assert refusals.TooLarge(file="{x}", most="9").facts == {"file": "{x}", "most": "9"}
