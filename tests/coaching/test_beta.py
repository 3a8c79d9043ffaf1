"""Hold the Beta distribution to closed forms and to scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching.beta import below, chance_above, quantile

unhurried = settings(deadline=None)  # a busy machine is no fault of the rule

SHAPES = [(0.5, 0.5), (1, 1), (2.5, 7.25), (0.01, 3), (30.5, 0.5), (0.5, 5000.5), (2400.5, 2600.5), (8455.07, 0.297)]
shapes = st.floats(0.05, 3000)


def test_below_has_its_closed_forms() -> None:
    x = np.array([1e-9, 0.1, 0.5, 0.9, 1 - 1e-9])
    log_odds = np.log(x) - np.log1p(-x)
    assert below(log_odds, 1, 1) == pytest.approx(x, rel=1e-9)
    assert below(log_odds, 3, 1) == pytest.approx(x**3, rel=1e-9)
    assert below(log_odds, 1, 4) == pytest.approx(1 - (1 - x) ** 4, rel=1e-6)
    assert below(log_odds, 0.5, 0.5) == pytest.approx(2 / math.pi * np.arcsin(np.sqrt(x)), rel=1e-9)


@pytest.mark.parametrize(("a", "b"), SHAPES)
def test_agrees_with_scipy(a: float, b: float) -> None:
    special = pytest.importorskip("scipy.special", reason="scipy checks where it is installed")
    chances = np.array([1e-6, 0.025, 0.3, 0.5, 0.8, 0.975, 1 - 1e-6])
    found = [quantile(float(chance), a, b) for chance in chances]
    assert found == pytest.approx(special.betaincinv(a, b, chances), rel=0, abs=1e-10)
    log_odds = np.linspace(-30, 30, 601)
    lower, upper = special.betainc(a, b, special.expit(log_odds)), special.betaincc(b, a, special.expit(-log_odds))
    expected = np.where(log_odds < 0, lower, upper)
    assert below(log_odds, a, b) == pytest.approx(expected, rel=0, abs=1e-10)


@unhurried
@given(st.floats(0.001, 0.999), shapes, shapes)
def test_quantile_turns_below_around(chance: float, a: float, b: float) -> None:
    value = quantile(chance, a, b)
    assert 0 <= value <= 1
    if 1e-12 < value < 1 - 1e-4:
        assert below(np.array([math.log(value) - math.log1p(-value)]), a, b)[0] == pytest.approx(chance, abs=1e-9)


@unhurried
@given(shapes, shapes, shapes, shapes)
def test_chance_above_and_its_complement_are_one(a1: float, b1: float, a2: float, b2: float) -> None:
    assert chance_above(a1, b1, a2, b2) + chance_above(a2, b2, a1, b1) == pytest.approx(1, abs=1e-10)


@pytest.mark.parametrize(("a", "b"), SHAPES)
def test_chance_above_a_twin_is_a_half(a: float, b: float) -> None:
    assert chance_above(a, b, a, b) == pytest.approx(0.5, abs=1e-10)


@pytest.mark.parametrize("n", [10**6, 10**7, 10**8])
def test_chance_above_comes_to_an_end_for_rare_events_among_very_many(n: int) -> None:
    limit = 0.006872303309  # shares of so many are Gamma: P(X > Y) = I_1/2(5.5, 0.5)
    assert chance_above(0.5, n + 0.5, 5.5, n - 4.5) == pytest.approx(limit, rel=0, abs=0.1 / n)
