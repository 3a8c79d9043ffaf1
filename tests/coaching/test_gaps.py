"""Gaps with the open ones counted in, and when comfort may be choosing."""

from __future__ import annotations

import pytest

from netjob.coaching.gaps import MOST_MARKS, Gap, Gaps, by_tie, comfort, lasting


def test_the_open_ones_count_in() -> None:
    finished = [Gap("close", day, False) for day in (10, 12, 14, 16, 18, 20, 22, 24)]
    assert by_tie(finished)[0].typical == 16
    (found,) = by_tie([*finished, Gap("close", 30, True, 6)])
    assert (found.finished, found.open, found.typical) == (8, 6, 22)
    assert found.open_at == (30,) * 6


def test_fewer_than_eight_finished_gaps_name_no_typical_one() -> None:
    assert by_tie([Gap("slight", 9, False, 7), Gap("slight", 4, True)]) == [
        Gaps("slight", 7, 1, None, (9,) * 7, (4,)),
    ]


def test_ties_stand_in_their_order_and_many_marks_are_thinned() -> None:
    found = by_tie([Gap("slight", 4, True), Gap("close", 5, False, 5000), Gap("close", 9, False, 5000)])
    assert [one.tie for one in found] == ["close", "slight"]
    assert len(found[0].closed_at) == MOST_MARKS
    assert found[0].closed_at.count(5) == MOST_MARKS // 2
    assert by_tie([]) == []


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ({"close": 4, "slight": 1}, (4, 5)), ({"close": 4}, None), ({"close": 4, "slight": 2}, None),
        ({"slight": 9}, None), ({}, None),
    ],
)  # fmt: skip
def test_comfort(asks: dict[str, int], expected: tuple[int, int] | None) -> None:
    assert comfort(asks) == expected


def ten_to_thirty() -> list[Gap]:
    return [Gap("close", day, False) for day in range(10, 30)]


@pytest.mark.parametrize(
    ("since", "days", "expected"),
    [
        (0, 9, 0.0),  # all 20 last at least ten days
        (0, 19, 0.5),
        (14, 5, 1 / 3),  # 15 last longer than 14 days, 5 of them end by day 19
        (14, 30, 1.0),
        (20, 5, None),  # 9 last longer than 20 days: too few
    ],
)
def test_the_chance_that_a_pause_ends_soon(since: int, days: int, expected: float | None) -> None:
    found = lasting(ten_to_thirty())["close"].over_within(since, days)
    assert found == pytest.approx(expected) if expected is not None else found is None


def test_pauses_still_open_count_in_and_nothing_is_said_beyond_what_was_watched() -> None:
    found = lasting([*ten_to_thirty(), Gap("close", 25, True, 20)])["close"]
    # After 14 days 35 remain; 5 end by day 19: 1 - (1 - 5/35) by Kaplan-Meier.
    assert found.over_within(14, 5) == pytest.approx(5 / 35)
    assert lasting([*ten_to_thirty(), Gap("close", 40, True, 20)])["close"].over_within(14, 30) is None


def test_fewer_than_eight_finished_pauses_forecast_nothing() -> None:
    assert lasting([Gap("slight", 9, False, 7), Gap("slight", 30, True, 20)]) == {}
