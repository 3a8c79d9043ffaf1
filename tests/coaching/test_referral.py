"""The rules of the referral ladder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netjob.coaching import preferences, referral
from netjob.coaching.referral import ReferralForm
from netjob.errors import Refused

TODAY = date(2026, 3, 2)


def day(number: int) -> date:
    return date(2026, 2, number)


LADDER = {"asked": day(1), "agreed": day(5), "talked": day(12)}


def test_outgoing_starts_at_asked_and_incoming_at_introduced() -> None:
    assert referral.rungs("outgoing")[0] == "asked"
    assert referral.rungs("incoming")[0] == "introduced"
    assert referral.rungs("incoming")[-1] == "accepted"


def test_where_it_stands() -> None:
    assert referral.furthest(LADDER) == "talked"
    assert referral.resting_since(LADDER) == day(12)
    assert referral.ended(LADDER) is None
    over = {**LADDER, "lapsed": day(20)}
    assert (referral.furthest(over), referral.ended(over), referral.resting_since(over)) == (
        "talked",
        "lapsed",
        day(20),
    )
    assert referral.furthest({}) is None
    assert referral.resting_since({}) is None


def test_what_can_follow_and_what_was_skipped() -> None:
    assert referral.following(LADDER, "outgoing") == (
        "decision_maker", "put_forward", "interview", "offer", "accepted",
    )  # fmt: skip
    assert referral.gaps(LADDER, "outgoing") == ("introduced",)
    assert referral.gaps({"talked": day(12)}, "incoming") == ("introduced",)
    assert referral.following({**LADDER, "declined": day(20)}, "outgoing") == ()
    assert referral.following({}, "incoming")[0] == "introduced"


def test_a_step_is_placed_after_before_and_between() -> None:
    assert referral.placed(LADDER, "offer", TODAY, "outgoing", TODAY)["offer"] == TODAY
    assert referral.placed(LADDER, "introduced", day(5), "outgoing", TODAY)["introduced"] == day(5)
    assert referral.placed(LADDER, "introduced", day(12), "outgoing", TODAY)["introduced"] == day(12)
    assert referral.placed(LADDER, "declined", day(12), "outgoing", TODAY)["declined"] == day(12)


@pytest.mark.parametrize(
    ("step", "on", "direction", "field", "reason"),
    [
        ("introduced", day(4), "outgoing", "reached_on", "before_step"),
        ("introduced", day(13), "outgoing", "reached_on", "after_step"),
        ("declined", day(11), "outgoing", "reached_on", "before_step"),
        ("offer", date(2026, 3, 3), "outgoing", "reached_on", "future_date"),
        ("asked", day(1), "outgoing", "step", "step_taken"),
        ("asked", day(1), "incoming", "step", "step_order"),
        ("hired", day(20), "outgoing", "step", "not_a_word"),
    ],
)
def test_a_step_out_of_place_is_refused(step: str, on: date, direction: str, field: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        referral.placed(LADDER, step, on, direction, TODAY)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_a_refusal_speaks_as_people_do() -> None:
    with pytest.raises(Refused, match=r"before agreed to help, which was on 5 February 2026"):
        referral.placed(LADDER, "introduced", day(4), "outgoing", TODAY)


def test_nothing_follows_an_end_until_it_is_taken_up_again() -> None:
    over = {**LADDER, "lapsed": day(20)}
    with pytest.raises(Refused) as refused:
        referral.placed(over, "offer", TODAY, "outgoing", TODAY)
    assert refused.value.reason == "ended"
    assert referral.reopened(over) == LADDER


def test_a_day_is_corrected_within_its_neighbours() -> None:
    assert referral.moved(LADDER, "agreed", day(12), TODAY)["agreed"] == day(12)
    with pytest.raises(Refused):
        referral.moved(LADDER, "agreed", day(13), TODAY)
    with pytest.raises(Refused) as refused:
        referral.moved(LADDER, "offer", day(13), TODAY)
    assert refused.value.reason == "step_missing"


def test_a_step_is_taken_out_but_not_the_only_one() -> None:
    assert referral.without(LADDER, "agreed") == {"asked": day(1), "talked": day(12)}
    with pytest.raises(Refused):
        referral.without({"asked": day(1)}, "asked")
    with pytest.raises(Refused):
        referral.without({"asked": day(1), "declined": day(2)}, "asked")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"referrer": None}, "referrer"),
        ({"direction": "up"}, "direction"),
        ({"weight": "huge"}, "weight"),
        ({"person": 1}, "person"),
        ({"guess": 101}, "guess"),
        ({"guess": -1}, "guess"),
        ({"step": "hired"}, "step"),
        ({"reached_on": date(2026, 3, 3)}, "reached_on"),
    ],
)
def test_a_form_is_refused_by_field(values: dict[str, Any], field: str) -> None:
    typed = {"referrer": 1, "direction": "outgoing", "step": "asked", "reached_on": TODAY} | values
    with pytest.raises(Refused) as refused:
        referral.checked(ReferralForm(**typed), TODAY)
    assert refused.value.field == field


def test_a_form_becomes_columns() -> None:
    form = ReferralForm(None, "incoming", "talked", TODAY, referrer_name="Ann", guess=0, notes="  ")
    columns = referral.checked(form, TODAY)
    assert columns == {
        "referrer": None, "direction": "incoming", "weight": "unknown", "person": None, "target": None,
        "came_from_referral": None, "seed": None, "give": None, "touchpoint": None, "guess": 0, "notes": None,
    }  # fmt: skip


def test_a_yes_is_guessed_before_the_answer_only() -> None:
    assert referral.to_guess("outgoing", "asked")
    assert not referral.to_guess("outgoing", "agreed")
    assert not referral.to_guess("incoming", "introduced")


def test_a_referral_stands_still_past_the_days_of_the_next_step() -> None:
    days = referral.patience(preferences.HORIZONS["referral"])
    assert (days["asked"], days["offer"], "accepted" in days, "declined" in days) == (14, 30, False, False)
    assert referral.still_since("asked", day(1), days, day(15)) is None
    assert referral.still_since("asked", day(1), days, day(16)) == day(15)
    assert referral.still_since("accepted", day(1), days, date(2027, 1, 1)) is None
