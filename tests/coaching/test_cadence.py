"""Who is due: the cadence that holds, the ratio, the colour, what is dormant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.cadence import colour, days, dormant, due_on, ratio

TODAY = date(2026, 3, 2)
BY_TIE = {"close": 30, "familiar": 60, "slight": 120}


def ago(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


@pytest.mark.parametrize(
    ("circle", "tie", "own", "expected"),
    [
        ("known", "close", None, 30),
        ("known_of", "slight", None, 120),
        ("known", "none", None, None),
        ("known", "close", 7, 7),
        ("known", "none", 7, 7),
        ("wanted", "close", None, None),
        ("wanted", "close", 45, 45),
    ],
)
def test_a_contacts_own_cadence_goes_before_the_one_of_its_tie(
    circle: str, tie: str, own: int | None, expected: int | None
) -> None:
    assert days(circle, tie, own, BY_TIE) == expected


@pytest.mark.parametrize(
    ("days_ago", "expected"), [(0, "green"), (30, "green"), (31, "amber"), (60, "amber"), (61, "red"), (400, "red")]
)
def test_amber_is_past_the_cadence_and_red_past_twice_it(days_ago: int, expected: str) -> None:
    assert colour("kept", ago(days_ago), 30, TODAY) == expected


@pytest.mark.parametrize("status", ["pool", "waiting", "resting", "closed"])
def test_only_the_kept_have_a_colour(status: str) -> None:
    assert colour(status, ago(400), 30, TODAY) == "none"


def test_never_touched_no_cadence_and_a_pause() -> None:
    assert colour("kept", None, 30, TODAY) == "never"
    assert colour("kept", ago(400), None, TODAY) == "none"
    assert colour("kept", ago(400), 30, TODAY, paused_until=TODAY) == "none"
    assert colour("kept", ago(400), 30, TODAY, paused_until=ago(1)) == "red"


def test_due_and_ratio_need_a_touchpoint_and_a_cadence() -> None:
    assert due_on(date(2026, 2, 1), 30) == date(2026, 3, 3)
    assert due_on(None, 30) is due_on(TODAY, None) is None
    assert ratio(ago(45), 30, TODAY) == 1.5
    assert ratio(None, 30, TODAY) is ratio(TODAY, None, TODAY) is None


def test_dormant_is_three_years_or_more() -> None:
    assert dormant(ago(1095), TODAY)
    assert not dormant(ago(1094), TODAY)
    assert not dormant(None, TODAY)
