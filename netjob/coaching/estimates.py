"""Estimate shares, waits and comparisons from small counts, each with its range."""

from __future__ import annotations

import math

from netjob.coaching.beta import chance_above, quantile
from netjob.coaching.curves import outcomes, typical_wait, waiting
from netjob.coaching.shares import Share, check_counts, difference, normal_quantile, plain, share, wilson

__all__ = [
    "Share",
    "chance_better",
    "difference",
    "expected_loss",
    "outcomes",
    "pooled",
    "share",
    "typical_wait",
    "waiting",
]


def chance_better(k1: float, n1: float, k2: float, n2: float, prior: tuple[float, float] = (0.5, 0.5)) -> float:
    """P(first share > second), each an independent Beta(k + prior[0], n - k + prior[1]); exact to 1e-9.

    A prior of 0 is allowed where its count is not 0. Raises ValueError naming the argument.
    Source: Cook 2005, UTMDABTR-005-05; Miller 2015 for whole shapes; here integrated, so shapes may be fractional.
    """
    return chance_above(*_posterior(k1, n1, prior, "1"), *_posterior(k2, n2, prior, "2"))


def expected_loss(
    k1: float, n1: float, k2: float, n2: float, prior: tuple[float, float] = (0.5, 0.5)
) -> tuple[float, float]:
    """(E[max(p2 - p1, 0)], E[max(p1 - p2, 0)]): what choosing the first, and the second, is expected to lose.

    Shares as in `chance_better`, lost in points between 0 and 1. Raises ValueError naming the argument.
    Source: Stucchio 2015, Bayesian A/B Testing at VWO, section 4.
    """
    first, second = _posterior(k1, n1, prior, "1"), _posterior(k2, n2, prior, "2")
    return _shortfall(first, second), _shortfall(second, first)


def pooled(k: float, n: float, overall: float, weight: float = 10) -> Share:
    """The share k of n, drawn towards the user's own `overall` rate as if `weight` units had been seen at it.

    Prior Beta(weight * overall, weight * (1 - overall)); point is the posterior's mean, low and high its 2.5 % and
    97.5 % quantiles (equal tails), widened to the mean where a prior next to 0 or 1 leaves it outside them.
    k and n stay as observed. Where a shape is 0 (overall 0 with k = 0, or overall 1 with k = n) the posterior has no
    width, so the range is Wilson's for that share of n + weight; n + weight = 0 gives no point and 0 to 1.
    Raises ValueError naming the argument.
    Source: Gelman et al. 2013, Bayesian Data Analysis, section 2.4.
    """
    check_counts(k, n)
    if not 0 <= overall <= 1:
        raise ValueError(f"overall must lie between 0 and 1, got {overall}")
    if not 0 <= weight < math.inf:
        raise ValueError(f"weight must be 0 or more, got {weight}")
    k, n = plain(k), plain(n)
    a, b = k + weight * overall, n - k + weight * (1 - overall)
    if a + b == 0:
        return Share(k, n, None, 0.0, 1.0)
    point = float(a / (a + b))
    if min(a, b) > 0:
        low, high = (float(end) for end in quantile((0.025, 0.975), a, b))
    else:
        low, high = wilson(point, a + b, normal_quantile(0.95))
    return Share(k, n, point, min(low, point), max(high, point))


def _posterior(k: float, n: float, prior: tuple[float, float], which: str) -> tuple[float, float]:
    check_counts(k, n, (f"k{which}", f"n{which}"))
    a, b = plain(k) + prior[0], plain(n) - plain(k) + prior[1]
    if not (0 <= prior[0] < math.inf and 0 <= prior[1] < math.inf) or a <= 0 or b <= 0:
        raise ValueError(f"prior must not be negative, nor 0 beside a count of 0, got {prior} for {k} of {n}")
    return float(a), float(b)


def _shortfall(chosen: tuple[float, float], other: tuple[float, float]) -> float:
    """E[max(other - chosen, 0)], from x Beta(x; a, b) = a / (a + b) Beta(x; a + 1, b)."""
    (a1, b1), (a2, b2) = chosen, other
    gain = a2 / (a2 + b2) * chance_above(a2 + 1, b2, a1, b1)
    return max(0.0, gain - a1 / (a1 + b1) * chance_above(a2, b2, a1 + 1, b1))
