"""The exercises and the evidence as data: complete, short enough, with an example for every situation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netjob.coach.evidence import GRADES, USES, Evidence
from netjob.coaching import draft
from netjob.coaching.words import SITUATIONS
from netjob.content import chapter, text

EXERCISES = chapter("exercises")["exercise"]
HEADED = [name for name, found in EXERCISES.items() if "why" in found]
EXAMPLES = ("proof", "skill", "want", "not_want", "direction", "statement", "resistance", "resistance_tell",
            "resistance_rep", "own_point", "client", "association", "school", "reading")  # fmt: skip


@pytest.mark.parametrize("name", HEADED)
def test_an_exercise_says_why_in_two_lines_and_takes_ten_minutes_at_most(name: str) -> None:
    assert len(EXERCISES[name]["why"]) <= 240
    assert 1 <= EXERCISES[name]["minutes"] <= 10


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_has_a_worked_example_of_every_prompt(situation: str) -> None:
    person = chapter("examples_people")[situation]
    assert {*EXAMPLES, f"story_{situation}", "name", "who"} == set(person)
    assert all(person.values())
    assert EXERCISES["story"]["label"][situation]


def test_every_finding_and_praise_of_the_draft_check_has_its_sentence() -> None:
    assert set(chapter("draft")["finding"]) == set(draft.FINDINGS)
    assert set(chapter("draft")["praise"]) == set(draft.PRAISES)


@pytest.mark.parametrize("finding", Evidence().findings(), ids=lambda found: found.id)
def test_a_number_says_what_was_measured_on_whom_when_and_how_sure_it_is(finding) -> None:  # type: ignore[no-untyped-def]
    assert all(getattr(finding, field) for field in finding.__slots__)
    assert set(finding.grade.split("-")) <= set(GRADES)
    assert finding.use in USES
    assert text("evidence", f"grade.{finding.grade}")
    assert text("evidence", f"group.{finding.group}")


def test_rulers_are_only_what_a_candidate_can_count() -> None:
    assert {found.id for found in Evidence().findings() if found.use == "ruler"} == {"A11", "A12", "B6", "B7", "D3"}


def test_every_published_number_is_there(shared: Path) -> None:
    written = (shared / "evidence.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-D]\d+) \|", written, re.M) == [found.id for found in Evidence().findings()]


def test_the_refused_are_answered_with_numbers_that_exist() -> None:
    ids = {found.id for found in Evidence().findings()}
    assert len(Evidence().refusals()) >= 8
    assert all(set(refusal.instead) <= ids for refusal in Evidence().refusals())
    assert all(set(found) <= ids for found in chapter("offer")["resistance"]["evidence"].values())


def test_evidence_is_filtered_by_group_grade_and_words() -> None:
    evidence = Evidence()
    assert {found.group for found in evidence.findings(groups=["ties"])} == {"ties"}
    assert [found.id for found in evidence.findings(words="granovetter 1973")] == ["C3"]
    assert all("low" in found.grade for found in evidence.findings(grades=["low"]))
    assert evidence.findings(words="no such words") == []
