"""Hold the waiting and outcome curves to exact values, to other implementations and to their laws."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching.curves import outcomes, typical_wait, waiting
from netjob.coaching.shares import share

unhurried = settings(deadline=None)  # a busy machine is no fault of the rule

WAITING = ["day", "at_risk", "events", "remaining", "se", "low", "high"]
OUTCOMES = ["cause", "day", "at_risk", "events", "share", "se", "low", "high"]

units = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3)), min_size=1, max_size=60)
resolved = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3)), min_size=1, max_size=60)


def split(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [day for day, _ in pairs], [cause for _, cause in pairs]


def test_waiting_by_hand() -> None:
    table = waiting([5, 2, 2, 9, 5], [1, 1, 0, 0, 1])
    assert list(table.columns) == WAITING
    assert table["day"].tolist() == [2, 5]
    assert table["at_risk"].tolist() == [5, 3]
    assert table["events"].tolist() == [1, 2]
    assert table["remaining"].tolist() == pytest.approx([4 / 5, 4 / 15], abs=1e-15)
    greenwood = 1 / 20 + 2 / 3
    assert table["se"].tolist() == pytest.approx([0.8 * math.sqrt(1 / 20), 4 / 15 * math.sqrt(greenwood)], abs=1e-15)
    theta = 1.959963984540054 * math.sqrt(greenwood) / math.log(4 / 15)
    assert table["low"][1] == pytest.approx((4 / 15) ** math.exp(-theta), abs=1e-14)
    assert table["high"][1] == pytest.approx((4 / 15) ** math.exp(theta), abs=1e-14)


def test_waiting_that_ends_keeps_an_honest_range() -> None:
    table = waiting([1, 2, 2, 3], [1, 0, 1, 1])
    assert table["remaining"].tolist() == pytest.approx([3 / 4, 1 / 2, 0], abs=1e-15)
    assert table.loc[2, ["se", "low"]].tolist() == [0.0, 0.0]
    assert table["high"][2] == table["high"][1]
    at_once = waiting([4, 4, 4], [True, True, True])
    assert at_once.loc[0, ["remaining", "se", "low"]].tolist() == [0.0, 0.0, 0.0]
    assert at_once["high"][0] == share(0, 3).high


@pytest.mark.parametrize("rows", [([], []), ([3, 8], [0, 0])])
def test_nothing_happened_is_an_empty_table(rows: tuple[list[int], list[int]]) -> None:
    kinds = {"cause": "int64", "day": "int64", "at_risk": "int64", "events": "int64"}
    for table, columns in ((waiting(*rows), WAITING), (outcomes(*rows), OUTCOMES)):
        assert list(table.columns) == columns
        assert table.empty
        assert {name: str(kind) for name, kind in table.dtypes.items()} == {c: kinds.get(c, "float64") for c in columns}
    assert typical_wait(*rows) is None


@pytest.mark.parametrize("container", [tuple, np.array, pd.Series, lambda values: pd.Series(values, index=values)])
def test_any_flat_container_will_do(container: Callable[[list[int]], object]) -> None:
    days, causes = [7, 3, 3, 10], [1, 2, 0, 0]
    pd.testing.assert_frame_equal(outcomes(container(days), container(causes)), outcomes(days, causes))
    happened = [cause > 0 for cause in causes]
    pd.testing.assert_frame_equal(waiting(container(days), container(happened)), waiting(days, happened))
    assert typical_wait(container(days), container(happened)) == 7.0


def test_parts_of_days_stay_parts() -> None:
    assert waiting([2.5, 4], [1, 1])["day"].tolist() == [2.5, 4.0]
    assert typical_wait([2.5, 4], [1, 1]) == 2.5


def test_outcomes_by_hand() -> None:
    table = outcomes([1, 2, 3, 4, 5, 6], [0, 1, 1, 2, 2, 0])
    assert list(table.columns) == OUTCOMES
    assert table["cause"].tolist() == [1, 1, 1, 1, 2, 2, 2, 2]
    assert table["day"].tolist() == [2, 3, 4, 5] * 2
    assert table["at_risk"].tolist() == [5, 4, 3, 2] * 2
    assert table["events"].tolist() == [1, 1, 0, 0, 0, 0, 1, 1]
    assert table["share"].tolist() == pytest.approx([0.2, 0.4, 0.4, 0.4, 0, 0, 0.2, 0.4], abs=1e-15)
    spread = [math.sqrt(p * (1 - p) / 5) for p in (0.2, 0.4)]
    assert table["se"].tolist() == pytest.approx([spread[i] for i in (0, 1, 1, 1)] + [0, 0, *spread], abs=1e-15)
    two_of_five = share(2, 5)
    assert table.loc[7, ["low", "high"]].tolist() == pytest.approx([two_of_five.low, two_of_five.high], abs=1e-12)


def test_before_its_first_event_a_cause_is_judged_by_those_watched() -> None:
    days, causes = [1, 2, 3, 4, 5, 6], [0, 1, 1, 2, 2, 0]
    table = outcomes(days, causes)
    first = table[(table["cause"] == 2) & (table["day"] == 2)].iloc[0]
    assert (first["se"], first["low"]) == (0.0, 0.0)
    assert first["high"] == pytest.approx(share(0, 4 + 1 / 2 + 1).high, abs=1e-14)
    months = outcomes(days, causes, horizon=30)
    early = months[(months["cause"] == 2) & (months["day"] <= 3)]
    assert early["high"].tolist() == pytest.approx([share(0, 4 + 1 / 30 + 6 / 30).high] * 2, abs=1e-14)


def test_a_cause_that_ended_all_keeps_a_range() -> None:
    table = outcomes([1, 2, 4], [0, 1, 1])
    assert table.loc[1, ["share", "se", "high"]].tolist() == [1.0, 0.0, 1.0]
    assert table["low"][1] == pytest.approx(share(2.25, 2.25).low, abs=1e-14)


def test_a_cause_that_ended_all_reaches_one_in_spite_of_rounding() -> None:
    for n in range(2, 60):
        last = outcomes(range(n), [1] * n).iloc[-1]
        assert (last["share"], last["se"], last["high"]) == (1.0, 0.0, 1.0)


def test_events_on_the_day_of_starting_count() -> None:
    table = outcomes([0, 0, 0, 5], [1, 0, 2, 2])
    assert table[table["day"] == 0]["share"].tolist() == [0.25, 0.25]
    assert waiting([0, 0, 0, 5], [1, 0, 1, 1])["remaining"].tolist() == [0.5, 0.0]
    assert outcomes([0, 0, 5], [0, 2, 1])["high"][0] == pytest.approx(share(0, 3).high, abs=1e-14)


@unhurried
@given(units, st.sampled_from([0.5, 0.95, 0.999]), st.sampled_from([None, 1, 14, 90.5]))
def test_curves_are_monotone_within_range_and_sum_to_one(
    pairs: list[tuple[int, int]], confidence: float, horizon: float | None
) -> None:
    days, causes = split(pairs)
    still = waiting(days, [cause > 0 for cause in causes], confidence)
    ended = outcomes(days, causes, confidence, horizon=horizon)
    for table, name in ((still, "remaining"), (ended, "share")):
        assert np.isfinite(table.to_numpy(dtype=float)).all()
        assert (table["se"] >= 0).all()
        assert ((table["low"] >= 0) & (table["low"] <= table[name])).all()
        assert ((table["high"] <= 1) & (table["high"] >= table[name])).all()
    assert still["day"].is_monotonic_increasing
    assert still["day"].is_unique
    assert (still["remaining"].diff().dropna() < 0).all()
    assert (ended.groupby("cause")["share"].diff().dropna() >= 0).all()
    named = sorted({cause for cause in causes if cause})
    assert list(zip(ended["cause"], ended["day"], strict=True)) == [(c, d) for c in named for d in still["day"]]
    assert ended.groupby("day")["events"].sum().tolist() == still["events"].tolist()
    total = ended.groupby("day")["share"].sum().to_numpy() + still["remaining"].to_numpy()
    assert total == pytest.approx(np.ones(len(still)), abs=1e-12)


@unhurried
@given(resolved)
def test_without_the_open_curves_are_plain_shares(pairs: list[tuple[int, int]]) -> None:
    days, causes = split(pairs)
    n = len(pairs)
    still = waiting(days, [1] * n)
    plain = np.array([sum(day > row for day in days) / n for row in still["day"]])
    assert still["remaining"].to_numpy() == pytest.approx(plain, abs=1e-12)
    assert still["se"].to_numpy() == pytest.approx(np.sqrt(plain * (1 - plain) / n), abs=1e-7)
    for row in outcomes(days, causes).itertuples():
        counted = share(sum(day <= row.day and cause == row.cause for day, cause in pairs), n)
        assert (row.share, row.low, row.high) == pytest.approx((counted.point, counted.low, counted.high), abs=1e-10)


@unhurried
@given(st.data(), units)
def test_the_order_of_rows_does_not_matter(data: st.DataObject, pairs: list[tuple[int, int]]) -> None:
    days, causes = split(pairs)
    other_days, other_causes = split(data.draw(st.permutations(pairs)))
    pd.testing.assert_frame_equal(outcomes(days, causes), outcomes(other_days, other_causes))
    happened, other_happened = [c > 0 for c in causes], [c > 0 for c in other_causes]
    pd.testing.assert_frame_equal(waiting(days, happened), waiting(other_days, other_happened))
    assert typical_wait(days, happened) == typical_wait(other_days, other_happened)


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_statsmodels(seed: int) -> None:
    survival = pytest.importorskip("statsmodels.duration.survfunc", reason="statsmodels checks where it is installed")
    draw = np.random.default_rng(seed)
    # One open unit outlasts the rest: statsmodels divides by zero where nobody is left.
    days, causes = np.append(draw.integers(1, 25, 70), 30), np.append(draw.integers(0, 4, 70), 0)
    theirs = survival.SurvfuncRight(days, causes > 0)
    table = waiting(days, causes > 0)
    assert table["day"].tolist() == theirs.surv_times.tolist()
    assert table["remaining"].to_numpy() == pytest.approx(theirs.surv_prob, abs=1e-12)
    assert table["se"].to_numpy() == pytest.approx(theirs.surv_prob_se, abs=1e-12)
    incidence = survival.CumIncidenceRight(days, causes)
    for cause, rows in outcomes(days, causes).groupby("cause"):
        at = np.searchsorted(incidence.times, rows["day"])
        assert rows["share"].to_numpy() == pytest.approx(incidence.cinc[cause - 1][at], abs=1e-12)
        assert rows["se"].to_numpy() == pytest.approx(incidence.cinc_se[cause - 1][at], abs=1e-9)


@unhurried
@given(units)
def test_one_cause_alone_is_waiting_upside_down(pairs: list[tuple[int, int]]) -> None:
    days, causes = split(pairs)
    happened = [int(cause > 0) for cause in causes]
    still, ended = waiting(days, happened), outcomes(days, happened)
    assert ended["share"].to_numpy() == pytest.approx(1 - still["remaining"].to_numpy(), abs=1e-12)
    assert ended["se"].to_numpy() == pytest.approx(still["se"].to_numpy(), abs=1e-7)


def test_typical_wait_takes_the_first_day_at_the_mark() -> None:
    days = list(range(1, 11))
    assert typical_wait(days, [1] * 10) == 5.0
    assert [typical_wait(days, [1] * 10, q / 10) for q in range(1, 10)] == [float(q) for q in range(1, 10)]
    assert typical_wait([3, 4, 5], [1, 0, 0]) is None
    assert typical_wait([3, 4], [1, 0]) == 3.0
    assert isinstance(typical_wait([3, 4], [1, 1]), float)


def test_typical_wait_of_all_is_the_last_day_when_nobody_is_left() -> None:
    assert typical_wait([3, 9, 4], [1, 1, 1], 1) == 9.0
    assert typical_wait([3, 9, 4], [1, 0, 1], 1) is None


@pytest.mark.parametrize("quantile", [0, 1.01, -0.5, 50, math.nan])
def test_typical_wait_names_a_wrong_quantile(quantile: float) -> None:
    with pytest.raises(ValueError, match="quantile"):
        typical_wait([1, 2], [1, 0], quantile)


@pytest.mark.parametrize(
    "days", [[-1, 2], [math.nan, 2], [math.inf, 2], [None, 2], ["soon", 2], [[1], [2]], [pd.NA, 1]]
)
@pytest.mark.parametrize("function", [waiting, outcomes, typical_wait])
def test_curves_name_wrong_days(function: Callable[..., object], days: list[object]) -> None:
    with pytest.raises(ValueError, match=r"^days must"):
        function(days, [1, 0])


@pytest.mark.parametrize("marks", [[2, 0], [-1, 0], [0.5, 1], [math.nan, 1], [None, True]])
@pytest.mark.parametrize("function", [waiting, typical_wait])
def test_waits_name_wrong_marks(function: Callable[..., object], marks: list[object]) -> None:
    with pytest.raises(ValueError, match=r"^happened must"):
        function([1, 2], marks)


@pytest.mark.parametrize("causes", [[-1, 0], [1.5, 0], [math.nan, 1], [None, 1], ["hired", 1]])
def test_outcomes_name_wrong_causes(causes: list[object]) -> None:
    with pytest.raises(ValueError, match=r"^causes must"):
        outcomes([1, 2], causes)


def test_curves_name_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="days and happened"):
        waiting([1, 2, 3], [1, 0])
    with pytest.raises(ValueError, match="days and happened"):
        typical_wait([1], [])
    with pytest.raises(ValueError, match="days and causes"):
        outcomes([1], [1, 2])
    for confidence in (0, 1, math.nan):
        with pytest.raises(ValueError, match="confidence"):
            waiting([1], [1], confidence)
        with pytest.raises(ValueError, match="confidence"):
            outcomes([1], [1], confidence)
    for horizon in (0, -3, math.nan, math.inf):
        with pytest.raises(ValueError, match="horizon"):
            outcomes([1], [1], horizon=horizon)
