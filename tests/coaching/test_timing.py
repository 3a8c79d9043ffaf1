"""Curves upwards, where they stop, and answers within seven days."""

from __future__ import annotations

import pytest

from netjob.coaching.estimates import share
from netjob.coaching.timing import Reply, answered, curve


def test_fewer_than_five_events_draw_no_curve() -> None:
    assert curve([(day, "introduced") for day in range(4)] + [(40, None)] * 30, "introduced", 30) is None


def test_a_curve_counts_every_outcome_and_the_open() -> None:
    waits = [(3, "introduced")] * 4 + [(10, "introduced")] * 2 + [(10, "declined")] * 4 + [(30, None)] * 10
    found = curve(waits, "introduced", 30)
    assert found is not None
    first = found[found["cause"] == "introduced"]
    assert first["share"].tolist() == pytest.approx([0.2, 0.3])
    assert first["at_risk"].tolist() == [20, 16]
    assert found[found["cause"] == "declined"]["share"].tolist() == pytest.approx([0.0, 0.2])


def test_it_stops_where_one_more_event_would_move_it_by_more_than_ten_points() -> None:
    waits = [(day, "introduced") for day in range(1, 7)] + [(7, None)] * 6 + [(20, "introduced")] * 2
    found = curve(waits, "introduced", 30)
    assert found is not None
    # 14 watched: each of the first six moves it by 1/14; on day 20 two are left of 8/14, which is 29 points each
    assert found[found["cause"] == "introduced"]["day"].tolist() == [1, 2, 3, 4, 5, 6]


def test_ten_watched_move_it_by_ten_points_each_and_no_more() -> None:
    days = [0, 0, 0, 2, 2, 8, 15, 31]
    found = curve([(day, "introduced") for day in days] + [(143, None), (149, None)], "introduced", 30)
    assert found is not None
    assert found[found["cause"] == "introduced"]["day"].tolist() == [0, 2, 8, 15, 31]
    assert found["share"][4] == pytest.approx(0.8)


def test_a_curve_too_thin_from_the_start_has_no_rows() -> None:
    found = curve([(day, "introduced") for day in range(1, 7)], "introduced", 30)
    assert found is not None
    assert found.empty


def test_answers_within_seven_days_count_the_waiting_in() -> None:
    found = answered([Reply(2, True, False), Reply(5, True, False), Reply(9, True, False), Reply(3, False, True)])
    # of 4 one answers on day 2; the one waiting leaves after day 3; on day 5 one of the two left answers: 1 - 3/4 * 1/2
    assert (found.k, found.n) == (3, 4)
    assert found.point == pytest.approx(1 - 0.75 * 0.5)
    assert found.low < found.point < found.high


def test_before_the_first_answer_the_range_is_of_those_watched_for_seven_days() -> None:
    found = answered([Reply(30, False, True)] * 3 + [Reply(2, False, True), Reply(9, True, False)])
    assert (found.point, found.low, found.high) == (0.0, 0.0, share(0, 4).high)


def test_without_anything_sent_nothing_is_known() -> None:
    found = answered([])
    assert (found.point, found.low, found.high) == (None, 0.0, 1.0)
