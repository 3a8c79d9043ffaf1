"""Grouping people by their first approach, and who opened a door."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.journeys import Journey
from netjob.coaching.preferences import HORIZONS
from netjob.coaching.reaches import GROUPS, First, Reach, group_of, people

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def reach(contact: int = 1, **first: object) -> Reach:
    how = {"circle": "known", "tie": "close", "channel": "email", "angle": "role"} | first
    grounds, points = how.pop("common_ground", ()), how.pop("points", ())
    approach = First(**how, common_ground=grounds, points=points)  # type: ignore[arg-type]
    return Reach(contact, ago(90), ago(80), ago(70), ago(60), ago(85), approach)


@pytest.mark.parametrize(
    ("by", "first", "expected"),
    [
        ("circle", {}, "known"),
        ("tie", {}, "close"),
        ("channel", {}, "email"),
        ("angle", {}, "role"),
        ("angle", {"angle": None}, "unsaid"),
        ("common_ground", {}, "not_used"),
        ("common_ground", {"common_ground": ("reading",)}, "used"),
        ("point:offer", {"points": ("next", "offer")}, "used"),
        ("point:offer", {"points": ("next",)}, "not_used"),
        ("month", {}, "2025-12"),
    ],
)
def test_groups(by: str, first: dict[str, object], expected: str) -> None:
    assert group_of(reach(**first), by) == expected


def test_only_groups_that_there_are() -> None:
    with pytest.raises(KeyError):
        group_of(reach(), "contact")
    assert len(GROUPS) == 14


def referred(*journeys: Journey) -> tuple[int, int, int, int]:
    """(reached, k, n, ended) of the last step for one contact."""
    (found,) = people([reach()], journeys, HORIZONS, TODAY)
    return found.rungs[-1].reached, found.steps[-1].k, found.steps[-1].n, found.steps[-1].ended


def door(**days: int) -> Journey:
    return Journey(1, "outgoing", {step: ago(day) for step, day in days.items()})


def test_a_door_opened_is_a_referral_of_theirs_that_was_agreed_to() -> None:
    assert referred(door(asked=60, agreed=55)) == (1, 1, 1, 0)
    assert referred(door(asked=60, introduced=20)) == (1, 0, 1, 0)
    assert referred(door(asked=60)) == (0, 0, 1, 0)
    assert referred(Journey(2, "outgoing", {"asked": ago(60), "agreed": ago(55)})) == (0, 0, 1, 0)
    assert referred() == (0, 0, 1, 0)


def test_it_ended_when_every_door_ended_without_a_yes() -> None:
    assert referred(door(asked=60, declined=50)) == (0, 0, 1, 1)
    assert referred(door(asked=60, declined=50), door(asked=40)) == (0, 0, 1, 0)
    assert referred(door(asked=60, declined=50), door(asked=40, agreed=39)) == (1, 1, 1, 0)


def test_each_group_has_its_ladder() -> None:
    found = people([reach(1), reach(2, circle="wanted"), reach(3)], [], HORIZONS, TODAY, by="circle")
    assert [(ladder.group, ladder.entered) for ladder in found] == [("known", 2), ("wanted", 1)]
    assert people([], [], HORIZONS, TODAY, by="circle") == []
    assert people([], [], HORIZONS, TODAY)[0].entered == 0
