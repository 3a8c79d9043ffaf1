"""Hold shares and their differences to exact values and to their laws."""

from __future__ import annotations

import json
import math
from dataclasses import FrozenInstanceError, asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching.shares import Share, difference, share, wilson

unhurried = settings(deadline=None)  # a busy machine is no fault of the rule

counts = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
confidences = st.floats(0.001, 0.9999)


def test_share_solves_the_score_equation() -> None:
    z = 1.959963984540054
    found = share(5, 12)
    for bound in (found.low, found.high):
        assert abs(5 / 12 - bound) == pytest.approx(z * math.sqrt(bound * (1 - bound) / 12), abs=1e-14)
    assert (round(found.low, 4), found.point, round(found.high, 4)) == (0.1933, 5 / 12, 0.6805)


def test_share_at_the_ends_is_exact() -> None:
    z2 = 1.959963984540054**2
    assert share(0, 0) == Share(0, 0, None, 0.0, 1.0)
    assert share(0, 7).low == 0.0
    assert share(0, 7).high == pytest.approx(z2 / (7 + z2), abs=1e-15)
    assert share(7, 7).high == 1.0
    assert share(7, 7).low == pytest.approx(7 / (7 + z2), abs=1e-15)


@pytest.mark.parametrize(
    ("point", "n"), [(2.839756482067039e-18, 11), (5.222996716227277e-16, 5), (0.9999999999998851, 1.1257926436474497)]
)
def test_a_point_next_to_an_end_stays_in_range_in_spite_of_rounding(point: float, n: float) -> None:
    low, high = wilson(point, n, 1.96)
    assert 0 <= low <= point <= high <= 1


def test_share_is_a_frozen_value_that_json_takes() -> None:
    found = share(np.int64(5), np.float64(12.0))
    assert json.loads(json.dumps(asdict(found)))["n"] == 12
    assert (repr(found.k), repr(found.n), repr(share(2.5, 10).k)) == ("5", "12", "2.5")
    with pytest.raises(FrozenInstanceError):
        found.k = 6  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "k", "n"), [(np.int32, 20_000, 50_000), (np.uint8, 200, 250), (np.float32, 81, 263)])
def test_counts_of_a_table_are_taken_as_whole_numbers(kind: type, k: int, n: int) -> None:
    assert share(kind(k), kind(n)) == share(k, n)
    assert difference(kind(k), kind(n), kind(3), kind(9)) == difference(k, n, 3, 9)


@unhurried
@given(counts, confidences)
def test_share_range_holds_the_point(count: tuple[int, int], confidence: float) -> None:
    found = share(*count, confidence)
    assert found.point is not None
    assert 0 <= found.low <= found.point <= found.high <= 1
    assert (found.low == 0) == (count[0] == 0)
    assert (found.high == 1) == (count[0] == count[1])


@unhurried
@given(counts)
def test_share_range_mirrors_and_widens(count: tuple[int, int]) -> None:
    k, n = count
    found, mirrored, wider = share(k, n), share(n - k, n), share(k, n, 0.99)
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-12)
    assert wider.low <= found.low
    assert wider.high >= found.high


def test_share_agrees_with_statsmodels() -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion", reason="statsmodels checks where it is installed")
    for k, n, confidence in ((1, 5, 0.95), (12, 40, 0.8), (2399, 5000, 0.99)):
        expected = proportion.proportion_confint(k, n, alpha=1 - confidence, method="wilson")
        found = share(k, n, confidence)
        assert (found.low, found.high) == pytest.approx(expected, rel=0, abs=1e-12)
        low, high = proportion.confint_proportions_2indep(k, n, 3, 9, method="newcomb", alpha=1 - confidence)
        assert difference(k, n, 3, 9, confidence) == pytest.approx((low, high), rel=0, abs=1e-12)


@pytest.mark.parametrize("counts", [(0, 0, 3, 9), (3, 9, 0, 0), (0, 0, 0, 0)])
def test_difference_with_nothing_seen_on_one_side_is_unknown(counts: tuple[int, int, int, int]) -> None:
    assert difference(*counts) == (-1.0, 1.0)


@unhurried
@given(counts, counts, confidences)
def test_difference_range_holds_the_difference(
    first: tuple[int, int], second: tuple[int, int], confidence: float
) -> None:
    low, high = difference(*first, *second, confidence)
    assert -1 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1
    assert difference(*second, *first, confidence) == pytest.approx((-high, -low), abs=1e-12)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((-1, 5), "k"),
        ((6, 5), "k"),
        ((math.nan, 5), "k"),
        ((0, -1), "n"),
        ((0, math.nan), "n"),
        ((0, math.inf), "n"),
        ((1, 5, 0), "confidence"),
        ((1, 5, 1), "confidence"),
        ((0, 0, 95), "confidence"),
        ((1, 5, math.nan), "confidence"),
    ],
)
def test_share_names_the_wrong_argument(arguments: tuple[float, ...], named: str) -> None:
    with pytest.raises(ValueError, match=rf"^{named} must"):
        share(*arguments)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [((6, 5, 1, 5), "k1"), ((1, -5, 1, 5), "n1"), ((1, 5, -1, 5), "k2"), ((1, 5, 1, -5), "n2"),
     ((0, 0, 0, 0, 1), "confidence")],
)  # fmt: skip
def test_difference_names_the_wrong_argument(arguments: tuple[float, ...], named: str) -> None:
    with pytest.raises(ValueError, match=rf"^{named} must"):
        difference(*arguments)
