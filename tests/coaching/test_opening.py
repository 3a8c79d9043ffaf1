"""Openings: their description, their stages and the order they keep."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import opening
from netjob.coaching.opening import OpeningForm
from netjob.errors import Refused

TODAY = date(2026, 3, 2)


def day(number: int) -> date:
    return date(2026, 2, number)


STAGES = {"heard": day(2), "interview": day(12)}


def test_a_form_becomes_columns() -> None:
    form = OpeningForm("  Orbit  GmbH ", "network", "heard", day(2), role="", notes=" soon ")
    assert opening.checked(form, TODAY) == {
        "target": None, "organisation": "Orbit GmbH", "organisation_key": "orbit", "role": None, "source": "network",
        "notes": "soon",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"organisation": " "}, "organisation"),
        ({"source": "luck"}, "source"),
        ({"stage": "hired"}, "stage"),
        ({"reached_on": date(2026, 3, 3)}, "reached_on"),
        ({"role": "x" * 201}, "role"),
    ],
)
def test_what_a_form_is_refused_for(change: dict[str, object], field: str) -> None:
    values = {"organisation": "Orbit", "source": "network", "stage": "heard", "reached_on": day(2)} | change
    with pytest.raises(Refused) as refused:
        opening.checked(OpeningForm(**values), TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_where_it_stands_and_what_can_follow() -> None:
    assert opening.standing(STAGES) == "interview"
    assert opening.standing({}) is None
    assert opening.standing({**STAGES, "closed": day(20)}) == "closed"
    assert opening.following(STAGES) == ("final", "offer", "accepted", "applied", "answered")
    assert opening.following({}) == ("heard", "applied", "answered", "interview", "final", "offer", "accepted")
    assert opening.following({**STAGES, "closed": day(20)}) == ()


def test_the_form_is_often_filed_after_the_talk() -> None:
    assert opening.placed(STAGES, "applied", day(20), TODAY)["applied"] == day(20)
    assert opening.placed(STAGES, "applied", day(3), TODAY)["applied"] == day(3)


@pytest.mark.parametrize(
    ("stage", "on", "field"),
    [
        ("applied", day(1), "reached_on"),  # before it was heard of
        ("final", day(11), "reached_on"),
        ("offer", date(2026, 3, 3), "reached_on"),
        ("interview", day(13), "stage"),  # dated already
        ("closed", day(11), "reached_on"),
    ],
)
def test_what_a_stage_is_refused_for(stage: str, on: date, field: str) -> None:
    with pytest.raises(Refused) as refused:
        opening.placed(STAGES, stage, on, TODAY)
    assert refused.value.field == field


def test_a_closed_one_is_taken_up_by_taking_that_out() -> None:
    with pytest.raises(Refused) as refused:
        opening.placed({**STAGES, "closed": day(20)}, "offer", day(21), TODAY, field="step")
    assert (refused.value.field, refused.value.reason) == ("step", "opening_closed")


def test_a_day_is_corrected_in_order() -> None:
    assert opening.moved(STAGES, "heard", day(12), TODAY)["heard"] == day(12)
    with pytest.raises(Refused):
        opening.moved(STAGES, "heard", day(13), TODAY)
    with pytest.raises(Refused):
        opening.moved(STAGES, "offer", day(13), TODAY)
