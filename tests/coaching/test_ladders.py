"""The classic errors of conversion, each with numbers that can be counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.ladders import Unit, early, filled, horizon, ladder, shown
from netjob.coaching.preferences import HORIZONS

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def people(*days: int | None, ended: int | None = None, meant: bool = True) -> Unit:
    """A contact by how many days ago each step was reached."""
    padded = (*days, *[None] * (5 - len(days)))
    return Unit(
        tuple(None if day is None else ago(day) for day in padded), None if ended is None else ago(ended), meant
    )


def step(units: list[Unit], name: str, which: str = "people") -> tuple[int, int, int, int]:
    """(k, n, too recent, ended) of a step."""
    found = next(found for found in ladder(which, units, HORIZONS, TODAY).steps if found.step == name)
    return found.k, found.n, found.too_recent, found.ended


@pytest.mark.parametrize(("n", "expected"), [(0, "counts"), (4, "counts"), (5, "range"), (7, "range"), (8, "percent")])
def test_a_percentage_is_earned_from_eight_on(n: int, expected: str) -> None:
    assert shown(n) == expected


def test_a_young_unit_that_moved_on_is_not_counted_while_young_ones_that_did_not_are_left_out() -> None:
    old_moved, old_open = people(40, 35), people(40)
    young_moved, young_open = people(5, 3), people(5)
    assert step([old_moved, old_open, young_moved, young_open], "replied") == (1, 2, 2, 0)


def test_the_day_of_maturity_counts_and_the_last_day_of_the_time_given_too() -> None:
    assert step([people(14)], "replied") == (0, 1, 0, 0)
    assert step([people(13)], "replied") == (0, 0, 1, 0)
    assert step([people(40, 26)], "replied") == (1, 1, 0, 0)
    assert step([people(40, 25)], "replied") == (0, 1, 0, 0)


def test_moving_on_late_is_mature_and_neither_moved_nor_ended() -> None:
    found = ladder("people", [people(60, 20)], HORIZONS, TODAY)
    assert (found.steps[0].k, found.steps[0].n, found.steps[0].ended) == (0, 1, 0)
    assert found.rungs[1].reached == 1
    assert found.rungs[1].open == 0


def test_those_the_user_did_not_mean_to_ask_are_counted_and_never_divided_by() -> None:
    meant, not_meant = people(90, 80, 70, 60), people(90, 80, 70, 60, meant=False)
    assert step([meant, not_meant], "talked") == (2, 2, 0, 0)
    assert step([meant, not_meant], "asked") == (1, 1, 0, 0)
    assert step([meant, not_meant], "referred") == (0, 1, 0, 0)
    assert ladder("people", [meant, not_meant], HORIZONS, TODAY).rungs[3].reached == 2


def test_asking_does_not_imply_a_talk() -> None:
    asked_only = people(90, None, None, 60)
    found = ladder("people", [asked_only], HORIZONS, TODAY)
    assert [rung.reached for rung in found.rungs] == [1, 0, 0, 1, 0]
    assert step([asked_only], "asked") == (0, 0, 0, 0)


def outgoing(*days: int | None, ended: int | None = None) -> Unit:
    padded = (*days, *[None] * (9 - len(days)))
    return Unit(filled([None if day is None else ago(day) for day in padded]), None if ended is None else ago(ended))


def test_ended_units_are_mature_when_old_and_never_too_recent() -> None:
    old, young = outgoing(50, ended=45), outgoing(3, ended=1)
    assert step([old, young], "agreed", "outgoing") == (0, 1, 0, 2)


def test_an_end_belongs_to_the_step_after_the_furthest_one_only() -> None:
    went_on = outgoing(100, 95, ended=60)
    assert step([went_on], "agreed", "outgoing") == (1, 1, 0, 0)
    assert step([went_on], "introduced", "outgoing") == (0, 1, 0, 1)
    assert step([went_on], "talked", "outgoing") == (0, 0, 0, 0)


def test_a_contact_ends_only_as_a_door_that_was_asked_for() -> None:
    turned_down = people(90, 80, 70, 60, ended=50)
    assert step([turned_down], "referred") == (0, 1, 0, 1)
    assert step([people(90, ended=50)], "replied") == (0, 1, 0, 0)


def test_a_skipped_step_takes_the_next_dated_days() -> None:
    assert filled([ago(9), None, None, ago(4), None]) == (ago(9), ago(4), ago(4), ago(4), None)
    assert filled([None, None]) == (None, None)
    found = ladder("outgoing", [outgoing(60, None, 40)], HORIZONS, TODAY)
    assert [rung.reached for rung in found.rungs[:4]] == [1, 1, 1, 0]


def test_what_became_of_those_before_adds_up() -> None:
    units = [outgoing(60, 50), outgoing(60), outgoing(3), outgoing(60, ended=50), outgoing(3, ended=1), outgoing(3, 1)]
    rung = ladder("outgoing", units, HORIZONS, TODAY).rungs[1]
    assert (rung.reached, rung.waiting, rung.open, rung.ended) == (2, 1, 1, 2)
    assert rung.reached + rung.waiting + rung.open + rung.ended == len(units)


def test_a_share_without_anybody_is_unknown() -> None:
    empty = ladder("incoming", [], HORIZONS, TODAY)
    assert empty.steps[0].step == "talked"
    assert (empty.steps[0].share.point, empty.steps[0].share.low, empty.steps[0].share.high) == (None, 0.0, 1.0)


def test_days_given_come_from_the_preferences() -> None:
    own = {"people": {"replied": 3, "talked": 30, "asked": 30, "referred": 30}, "referral": HORIZONS["referral"]}
    assert horizon("people", "replied", own) == 3
    assert horizon("incoming", "talked", own) == 45
    assert ladder("people", [people(4)], own, TODAY).steps[0].n == 1


def test_early_signs_last_until_day_30() -> None:
    assert early(ago(29), TODAY)
    assert not early(ago(30), TODAY)
