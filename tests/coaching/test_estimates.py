"""Hold the estimates to published values, to exact arithmetic and to their laws."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching.estimates import (
    Share,
    chance_better,
    difference,
    expected_loss,
    outcomes,
    pooled,
    share,
    typical_wait,
    waiting,
)

unhurried = settings(deadline=None)  # a busy machine is no fault of the rule

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "reference" / "estimates.json"
CASES = json.loads(REFERENCE.read_text(encoding="utf-8"))["cases"] if REFERENCE.exists() else []

# Scrucca, Santucci & Aversa 2007, Bone Marrow Transplant 40:381-387: 35 patients, months; 1 died of it, 2 relapsed.
BMT35_MONTHS = [13, 1, 72, 7, 8, 67, 9, 5, 70, 4, 7, 68, 1, 10, 7, 3, 4, 4]
BMT35_MONTHS += [3, 3, 22, 8, 2, 0, 0, 35, 35, 4, 14, 26, 3, 2, 8, 32, 12]
BMT35_CAUSES = [2, 1, 0, 2, 2, 0, 2, 2, 0, 0, 0, 0, 2, 2, 2, 1, 1, 1, 1, 1, 2, 1, 2, 2, 1, 0, 0, 2, 2, 2, 2, 0, 0, 0, 1]

Input = dict[str, list[float]]
counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def column_at(name: str) -> Callable[[Input], list[float]]:
    def read(case: Input) -> list[float]:
        table = waiting(case["time"], case["event"]).set_index("day")
        return [float(value) for value in table.loc[np.atleast_1d(case["at"]), name]]

    return read


def incidence_at(case: Input) -> list[float]:
    table = outcomes(case["time"], case["cause"])
    last = table[table["day"] <= case["at"]].groupby("cause").last()
    return [float(value) for value in last["share"]]


def furthest_from_one(_: Input) -> list[float]:
    table = outcomes(BMT35_MONTHS, BMT35_CAUSES)
    remaining = waiting(BMT35_MONTHS, [cause > 0 for cause in BMT35_CAUSES])["remaining"].to_numpy()
    return [float(np.abs(table.groupby("day")["share"].sum().to_numpy() + remaining - 1).max())]


def chance(case: Input) -> list[float]:
    if "a1" not in case:
        prior = (case["prior"][0], case["prior"][1])
        return [chance_better(case["k1"], case["n1"], case["k2"], case["n2"], prior)]
    a1, b1, a2, b2 = (case[name] for name in ("a1", "b1", "a2", "b2"))
    return [chance_better(a1, a1 + b1, a2, a2 + b2, prior=(0, 0))]


def share_range(case: Input) -> list[float]:
    found = share(case["k"], case["n"], case["conf"])
    return [found.low, found.high]


ANSWERS: dict[str, Callable[[Input], list[float]]] = {
    "wilson_81_263": share_range,
    "wilson_0_20": share_range,
    "newcombe_diff_56_70_48_80": lambda c: list(difference(c["k1"], c["n1"], c["k2"], c["n2"], c["conf"])),
    "p_greater_2_1_1_2": chance,
    "p_greater_jeffreys_6of20_2of20": chance,
    "km_6mp_S": column_at("remaining"),
    "km_6mp_atrisk": column_at("at_risk"),
    "km_6mp_se": column_at("se"),
    "km_6mp_median": lambda c: [typical_wait(c["time_a"], c["event_a"]), typical_wait(c["time_b"], c["event_b"])],
    "aj_six_obs": incidence_at,
    "aj_sums_to_1mS": furthest_from_one,
    "km_no_censoring_is_ecdf": column_at("remaining"),
}
for twin in ("newcombe_diff_6_7_2_7", "newcombe_diff_0_10_0_10", "newcombe_diff_10_10_0_10"):
    ANSWERS[twin] = ANSWERS["newcombe_diff_56_70_48_80"]


@pytest.mark.skipif(not CASES, reason="shared/reference/estimates.json is not beside the project")
def test_every_reference_case_has_an_answer() -> None:
    assert {case["id"] for case in CASES} == set(ANSWERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_agrees_with_the_reference(case: dict) -> None:
    expected = np.atleast_1d(case["expected"])
    assert ANSWERS[case["id"]](case["input"]) == pytest.approx(expected, rel=0, abs=case["tolerance"])


def test_importing_the_estimates_leaves_pandas_alone() -> None:
    check = "import sys, netjob.coaching.estimates; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0


def closed_form(a1: int, b1: int, a2: int, b2: int) -> Fraction:
    """P(X > Y) for whole shapes: Miller 2015, summed over the first shape of X."""

    def beta(a: int, b: int) -> Fraction:
        return Fraction(math.factorial(a - 1) * math.factorial(b - 1), math.factorial(a + b - 1))

    return sum(
        (beta(a2 + i, b1 + b2) / ((b1 + i) * beta(1 + i, b1) * beta(a2, b2)) for i in range(a1)), start=Fraction(0)
    )


@pytest.mark.parametrize("shapes", [(1, 1, 1, 1), (2, 1, 1, 2), (7, 14, 3, 18), (40, 3, 31, 9), (5, 400, 12, 500)])
def test_chance_better_is_the_closed_form_for_whole_shapes(shapes: tuple[int, int, int, int]) -> None:
    a1, b1, a2, b2 = shapes
    expected = 1 - float(closed_form(a2, b2, a1, b1))
    assert float(closed_form(*shapes)) == pytest.approx(expected, abs=1e-15)
    assert chance_better(a1, a1 + b1, a2, a2 + b2, prior=(0, 0)) == pytest.approx(expected, rel=0, abs=1e-12)


@pytest.mark.parametrize(
    ("first", "second"),
    [((0, 0), (0, 0)), ((0, 3), (5, 5)), ((1, 40), (0, 2)), ((6, 20), (2, 20)), ((2600, 5000), (2500, 5000)),
     ((3, 5000), (9, 5000)), ((5000, 5000), (4990, 5000)), ((2, 3), (100, 5000))],
)  # fmt: skip
@pytest.mark.parametrize("prior", [(0.5, 0.5), (1, 1), (0.2, 0.3)])
def test_comparisons_agree_with_quadrature(
    first: tuple[int, int], second: tuple[int, int], prior: tuple[float, float]
) -> None:
    special = pytest.importorskip("scipy.special", reason="scipy checks the integrals where it is installed")
    shapes = [(k + prior[0], n - k + prior[1]) for k, n in (first, second)]
    log_odds = np.linspace(-230, 230, 92_001)
    x, rest = special.expit(log_odds), special.expit(-log_odds)

    def under(a: float, b: float) -> np.ndarray:
        return np.where(log_odds < 0, special.betainc(a, b, x), special.betaincc(b, a, rest))

    (a1, b1), (a2, b2) = shapes
    density = np.exp(a1 * special.log_expit(log_odds) + b1 * special.log_expit(-log_odds) - special.betaln(a1, b1))
    step = log_odds[1] - log_odds[0]
    below_first, below_second = under(a1, b1), under(a2, b2)
    assert chance_better(*first, *second, prior) == pytest.approx((density * below_second).sum() * step, abs=1e-9)
    by_first = (below_first * (1 - below_second) * x * rest).sum() * step
    by_second = (below_second * (1 - below_first) * x * rest).sum() * step
    assert expected_loss(*first, *second, prior) == pytest.approx((by_first, by_second), rel=0, abs=1e-9)


def test_expected_loss_of_two_uniform_shares_is_a_sixth() -> None:
    assert expected_loss(0, 0, 0, 0, prior=(1, 1)) == pytest.approx((1 / 6, 1 / 6), abs=1e-14)


@unhurried
@given(counts, counts)
def test_one_of_two_is_better(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = chance_better(*first, *second), chance_better(*second, *first)
    assert 0 <= there <= 1
    assert there + back == pytest.approx(1, abs=1e-10)
    if first[0] * second[1] == second[0] * first[1] and first[1] == second[1]:
        assert there == pytest.approx(0.5, abs=1e-10)


@unhurried
@given(counts, counts)
def test_losses_differ_by_the_difference_of_the_means(first: tuple[int, int], second: tuple[int, int]) -> None:
    by_first, by_second = expected_loss(*first, *second)
    means = [(k + 0.5) / (n + 1) for k, n in (first, second)]
    assert by_first >= 0
    assert by_second >= 0
    assert by_first - by_second == pytest.approx(means[1] - means[0], abs=1e-10)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((-1, 5, 1, 5), "k1"),
        ((1, -5, 1, 5), "n1"),
        ((1, 5, 6, 5), "k2"),
        ((1, 5, 1, math.nan), "n2"),
        ((1, 5, 1, 5, (-0.5, 0.5)), "prior"),
        ((1, 5, 1, 5, (0.5, math.inf)), "prior"),
        ((0, 5, 1, 5, (0, 0)), "prior"),
        ((1, 5, 5, 5, (0, 0)), "prior"),
    ],
)
@pytest.mark.parametrize("function", [chance_better, expected_loss])
def test_comparisons_name_the_wrong_argument(
    function: Callable[..., object], arguments: tuple[float, ...], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        function(*arguments)


def test_pooled_is_drawn_towards_the_overall_rate() -> None:
    found = pooled(4, 10, 0.2)
    assert (found.k, found.n) == (4, 10)
    assert found.point == pytest.approx(0.3, abs=1e-15)
    assert pooled(4, 10, 0.2, weight=30).point == pytest.approx(0.25, abs=1e-15)
    assert pooled(0, 0, 0.2).point == pytest.approx(0.2, abs=1e-15)


def test_counts_of_a_table_are_taken_as_whole_numbers() -> None:
    k1, n1, k2, n2 = (np.uint8(count) for count in (200, 250, 1, 5))
    assert pooled(k1, n1, 1, weight=100) == pooled(200, 250, 1, weight=100)
    assert chance_better(k1, n1, k2, n2, prior=(100, 60)) == chance_better(200, 250, 1, 5, prior=(100, 60))


@pytest.mark.parametrize(
    ("k", "n", "overall", "weight"),
    [(4, 10, 0.2, 10), (0, 5, 0.3, 10), (0, 8, 0.05, 10), (8, 8, 0.97, 10), (0, 0, 0.5, 10), (1300, 5000, 0.2, 10),
     (3, 9, 0.9, 0), (2, 7, 0, 10), (2, 7, 1, 10), (2.5, 7.25, 0.4, 2.5)],
)  # fmt: skip
def test_pooled_range_is_the_equal_tailed_posterior(k: float, n: float, overall: float, weight: float) -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy checks the quantiles where it is installed")
    a, b = k + weight * overall, n - k + weight * (1 - overall)
    found = pooled(k, n, overall, weight)
    assert (found.low, found.high) == pytest.approx(stats.beta.ppf([0.025, 0.975], a, b), rel=0, abs=1e-10)


def test_pooled_keeps_a_width_where_the_posterior_has_none() -> None:
    assert pooled(0, 10, 0) == Share(0, 10, 0.0, 0.0, share(0, 20).high)
    assert pooled(10, 10, 1) == Share(10, 10, 1.0, share(20, 20).low, 1.0)
    assert pooled(0, 0, 0) == Share(0, 0, 0.0, 0.0, share(0, 10).high)
    assert pooled(0, 0, 0.4, weight=0) == Share(0, 0, None, 0.0, 1.0)


def test_pooled_range_stretches_to_a_point_beyond_its_quantiles() -> None:
    found = pooled(0, 5, 0.0001)
    assert found.high == found.point == pytest.approx(0.001 / 15, abs=1e-18)
    found = pooled(5, 5, 0.9999)
    assert found.low == found.point < found.high == 1


@unhurried
@given(counts, st.floats(0, 1), st.floats(0, 100))
def test_pooled_range_holds_the_point(count: tuple[int, int], overall: float, weight: float) -> None:
    found = pooled(*count, overall, weight)
    assert found.point is not None
    assert 0 <= found.low <= found.point <= found.high <= 1
    raw = count[0] / count[1]
    assert min(raw, overall) - 1e-12 <= found.point <= max(raw, overall) + 1e-12


@pytest.mark.parametrize(
    ("arguments", "named"),
    [((6, 5, 0.2), "k"), ((1, -1, 0.2), "n"), ((1, 5, 1.2), "overall"), ((1, 5, math.nan), "overall"),
     ((1, 5, 0.2, -1), "weight")],
)  # fmt: skip
def test_pooled_names_the_wrong_argument(arguments: tuple[float, ...], named: str) -> None:
    with pytest.raises(ValueError, match=rf"^{named} must"):
        pooled(*arguments)
