"""What may be written down, what a door may have grown from, and how soon something comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching import words
from netjob.coaching.estimates import waiting
from netjob.coaching.garden import (
    ENTRIES,
    UNITS,
    Entry,
    Given,
    Period,
    Seed,
    Wait,
    checked,
    checked_seed,
    firsts,
    lag,
    may_have_grown,
    months,
    periods,
    usual_day,
)
from netjob.errors import Refused

TODAY = date(2026, 3, 2)
TOMORROW = date(2026, 3, 3)
unhurried = settings(deadline=None)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Entry("help", "  with  a plan ", TODAY), Entry("help", "with a plan", TODAY)),
        (Entry("thanks", "", TODAY, done_on=TODAY), Entry("thanks", "", TODAY)),
        (Entry("me", "send it", TOMORROW), Entry("me", "send it", TOMORROW)),
        (Entry("them", "ask Liam", date(2026, 1, 1), TODAY), Entry("them", "ask Liam", date(2026, 1, 1), TODAY)),
    ],
)
def test_what_may_be_written_down(entry: Entry, expected: Entry) -> None:
    assert checked(entry, TODAY) == expected


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry(None, "", TODAY), "kind"), (Entry("door", "", TODAY), "kind"), (Entry("help", "", None), "day"),
        (Entry("help", "", TOMORROW), "day"), (Entry("them", "  ", TODAY), "what"),
        (Entry("me", "send it", None), "day"), (Entry("me", "send it", TODAY, TOMORROW), "done_on"),
    ],
)  # fmt: skip
def test_what_is_refused_names_its_field(entry: Entry, field: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(entry, TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("seed", "field"),
    [
        (Seed(None, "x", TODAY), "kind"), (Seed("book", "x", TODAY), "kind"), (Seed("post", " ", TODAY), "what"),
        (Seed("post", "x", None), "planted_on"), (Seed("post", "x", TOMORROW), "planted_on"),
    ],
)  # fmt: skip
def test_a_seed_that_is_refused_names_its_field(seed: Seed, field: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_seed(seed, TODAY)
    assert refused.value.field == field


def test_a_seed_has_its_spaces_folded() -> None:
    assert checked_seed(Seed("talk", " on  night trains ", TODAY), TODAY) == Seed("talk", "on night trains", TODAY)


@given(st.sampled_from(ENTRIES), st.text(min_size=1), days, st.none() | days)
def test_what_was_checked_stands_as_it_is(kind: str, what: str, day: date, done_on: date | None) -> None:
    try:
        once = checked(Entry(kind, what, day, done_on), TODAY)
    except Refused:
        return
    assert checked(once, TODAY) == once


@pytest.mark.parametrize(
    ("kind", "expected"), [("help", TODAY), (None, TODAY), ("me", date(2026, 3, 4)), ("them", date(2026, 3, 11))]
)
def test_a_promise_begins_with_a_day_ahead(kind: str | None, expected: date) -> None:
    assert usual_day(kind, TODAY) == expected


def test_a_door_may_have_grown_from_what_went_before_it_thanks_last() -> None:
    came_on = date(2026, 2, 10)
    older, newer = Given(1, "help", "", date(2025, 5, 1)), Given(2, "information", "", date(2026, 2, 10))
    thanks, for_it = Given(3, "thanks", "", date(2026, 2, 9)), Given(4, "thanks", "", came_on)
    later = Given(5, "introduction", "", date(2026, 2, 11))
    assert may_have_grown([older, newer, thanks, for_it, later], came_on) == [newer, older]
    assert may_have_grown([thanks, older, for_it], came_on) == [older, thanks]
    assert may_have_grown([for_it, later], came_on) == []


@given(st.lists(st.tuples(st.sampled_from(words.GIVES), days)), days)
def test_nothing_is_named_that_came_later(found: list[tuple[str, date]], came_on: date) -> None:
    candidates = [Given(at, kind, "", day) for at, (kind, day) in enumerate(found)]
    named = may_have_grown(candidates, came_on)
    assert len(named) <= 2
    assert set(named) <= set(candidates)
    assert all(one.day <= came_on for one in named)


def test_months_go_over_the_year() -> None:
    assert months(date(2026, 2, 28), 4) == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]


@given(days, st.sampled_from(sorted(UNITS)))
def test_weeks_and_months_follow_each_other_up_to_today(today: date, unit: str) -> None:
    found = firsts(unit, today)
    assert len(found) == UNITS[unit]
    assert found == sorted(set(found))
    assert found[-1] <= today < found[-1] + timedelta(days=31)
    assert all(day.weekday() == 0 if unit == "week" else day.day == 1 for day in found)


def test_a_week_without_anything_stands_there_too() -> None:
    only = Period(date(2026, 2, 23), gives=2, catch_ups=3, seeds=1, asks=4, doors=1)
    found = periods("week", TODAY, [only])
    assert only.planted == 6
    assert found[-2:] == [only, Period(TODAY)]
    assert len(found) == 26


def test_the_lag_counts_those_that_wait() -> None:
    """20 planted; doors after 10, 20, 30, 40, 50 days, the rest watched for 45: each factor counted by hand."""
    waits = [Wait("help", day, True) for day in (10, 20, 30, 40, 50)] + [Wait("seed", 45, False, 15)]
    found = lag(waits)
    assert found is not None
    assert found["day"].tolist() == [10, 20, 30, 40]  # at day 50 one is watched: it would move the curve by all of it
    assert found["at_risk"].tolist() == [20, 19, 18, 17]
    assert found["share"].tolist() == pytest.approx([1 / 20, 2 / 20, 3 / 20, 4 / 20])
    assert (found["low"] <= found["share"]).all()
    assert (found["share"] <= found["high"]).all()


def test_too_few_doors_draw_no_curve() -> None:
    assert lag([]) is None
    assert lag([Wait("help", 9, True, 4), Wait("help", 90, False, 60)]) is None
    assert lag([Wait("help", day, True) for day in (1, 2, 3, 4, 5)]) is None  # five watched: the first moves it by 20


wait = st.builds(Wait, st.just("help"), st.integers(0, 400), st.booleans(), st.integers(1, 5))


@unhurried
@given(st.lists(wait, max_size=40))
def test_the_lag_is_the_estimate_upwards_as_far_as_it_goes(waits: list[Wait]) -> None:
    found = lag(waits)
    if found is None:
        return
    each = [(one.days, one.came) for one in waits for _ in range(one.count)]
    whole = waiting([day for day, _ in each], [came for _, came in each])
    assert found["share"].tolist() == pytest.approx((1 - whole["remaining"]).tolist()[: len(found)])
    assert found["share"].is_monotonic_increasing
    assert found["share"].between(0, 1).all()
