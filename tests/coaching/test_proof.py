"""Proofs: what is asked for gently, and which proof speaks of a skill."""

import pytest

from netjob.coaching.proof import open_questions, speaks_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cut wheelset turnaround from nine days to five.", ()),
        ("Responsible for customer service.", ("result", "number")),
        ("I cared for my father and set up the help that now holds without me.", ("number",)),
        ("We wrote the plan that the county uses now: 40 pages.", ("self",)),
        ("The report was written by the team.", ("result", "number", "self")),
        ("We halved the queue. My part was the list.", ()),
        ("", ("result", "number")),
    ],
)
def test_what_a_proof_leaves_open(body: str, expected: tuple[str, ...]) -> None:
    assert open_questions(body) == expected


@pytest.mark.parametrize(
    ("proof", "skill", "expected"),
    [
        ("A winter timetable that holds.", "Timetables", True),
        ("Rewrote the shift pattern with the drivers.", "Shift patterns that hold", True),
        ("The flood night: eleven trains.", "Incident command", False),
        ("I led the planning.", "plans and the", False),
        ("", "x", False),
    ],
)
def test_a_proof_speaks_of_a_skill(proof: str, skill: str, expected: bool) -> None:
    assert speaks_of(proof, skill) is expected
