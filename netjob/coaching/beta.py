"""Compute with Beta distributions: chance below a value, value at a chance, one Beta above another.

Values are passed as log odds, u = log(x / (1 - x)): there the density is x^a (1 - x)^b / B(a, b), which has no
singular ends for shapes below 1 and keeps its precision next to 0 and 1.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]

_NODES = 301
_NEGLIGIBLE = 45.0  # exp(-45) is about 3e-20, below double precision beside the peak
_PRECISION = 3e-14
_ROUNDING = 3e-17  # of the shapes' sum: closer than that the fraction of large, lopsided shapes never comes
_STEP = 1e-12  # of the log odds; the value then moves by a quarter of it at most
_NEAR = 1e-6  # a step as short as this ends within its cube, far below `_STEP`
_TINY = 1e-300
_MOST_ROUNDS = 100_000


def below(log_odds: FloatArray, a: float, b: float) -> FloatArray:
    """P(X <= x) for X ~ Beta(a, b) at each x = 1 / (1 + exp(-log_odds)); a, b > 0.

    Source: regularised incomplete beta I_x(a, b), NIST DLMF 8.17.22, and 1 - I_{1-x}(b, a) beyond the mean.
    """
    beyond = log_odds > math.log((a + 1) / (b + 1))
    tail = _tail(np.where(beyond, -log_odds, log_odds), np.where(beyond, b, a), np.where(beyond, a, b), _log_b(a, b))
    return np.where(beyond, 1 - tail, tail)


def quantile(chance: ArrayLike, a: float, b: float) -> FloatArray:
    """The x in 0..1 with P(X <= x) = chance for X ~ Beta(a, b), for each chance between 0 and 1; a, b > 0.

    Halley's step on the log odds from the normal range around them, halving the bracket wherever it would be left.
    """
    chances = np.asarray(chance, dtype=np.float64)
    scores = np.array([NormalDist().inv_cdf(each) for each in chances.flat]).reshape(chances.shape)
    with np.errstate(over="ignore", invalid="ignore"):  # a shape next to 0 has its quantile at 0 or 1 to any precision
        low, high = _bracket(chances, a, b)
        at = np.clip(math.log(a) - math.log(b) + math.sqrt(1 / a + 1 / b) * scores, low, high)
        for _ in range(200):
            excess = below(at, a, b) - chances
            low, high = np.where(excess > 0, low, at), np.where(excess > 0, at, high)
            step = _halley(at, excess, a, b)
            inside = (low <= step) & (step <= high)
            following = np.where(inside, step, (low + high) / 2)
            moved = np.abs(following - at) / np.maximum(1.0, np.abs(at))
            at = following
            if np.all(moved <= np.where(inside, _NEAR, _STEP)):
                break
        return np.asarray(np.exp(-np.logaddexp(0.0, -at)))[()]


def chance_above(a1: float, b1: float, a2: float, b2: float) -> float:
    """P(X > Y) for independent X ~ Beta(a1, b1) and Y ~ Beta(a2, b2); all shapes > 0.

    Integrates over the narrower of the two, so that the other's curve is smooth between the nodes.
    """
    if a1 * b1 / (a1 + b1) >= a2 * b2 / (a2 + b2):
        nodes, weights = _nodes(a1, b1)
        return min(1.0, float(weights @ below(nodes, a2, b2)))
    nodes, weights = _nodes(a2, b2)
    return min(1.0, float(weights @ below(-nodes, b1, a1)))


def _log_b(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _log_density(log_odds: FloatArray, a: float, b: float) -> FloatArray:
    """Log density over the log odds, without the constant -log B(a, b)."""
    return -a * np.logaddexp(0.0, -log_odds) - b * np.logaddexp(0.0, log_odds)


def _halley(at: FloatArray, excess: FloatArray, a: float, b: float) -> FloatArray:
    """Where the excess would be 0, by slope and bend of the curve; infinite where it is flat, and Newton's if bent."""
    slope = np.exp(_log_density(at, a, b) - _log_b(a, b))
    newton = excess / np.maximum(slope, _TINY)
    bend = 1 - newton * (a - (a + b) * np.exp(-np.logaddexp(0.0, -at))) / 2
    step = at - newton / np.where((bend > 0.5) & (bend < 2), bend, 1.0)
    return np.where(slope > _TINY, step, np.inf)


def _bracket(chance: FloatArray, a: float, b: float) -> tuple[FloatArray, FloatArray]:
    """Log odds surely below and above the quantile, from x^a / (a B) bounding each tail within a factor of 2."""
    lower = (np.log(chance / 2) + math.log(a) + _log_b(a, b)) / a
    upper = (np.log((1 - chance) / 2) + math.log(b) + _log_b(a, b)) / b
    return np.minimum(0.0, lower), -np.minimum(0.0, upper)


def _nodes(a: float, b: float) -> tuple[FloatArray, FloatArray]:
    """Log odds and weights (summing to 1) of a trapezoid rule over Beta(a, b).

    Spaced by sinh around the mode: fine where the peak is, wide along the slow exponential tails of shapes below 1.
    For analytic integrands the rule converges exponentially (Trefethen & Weideman 2014, SIAM Review 56:385-458).
    """
    mode = math.log(a / b)
    width = min(1.0, math.sqrt((a + b) / (a * b)))
    reach = [math.asinh(_reach(mode, sign * width, a, b)) for sign in (-1.0, 1.0)]
    along = np.linspace(-reach[0], reach[1], _NODES)
    nodes = mode + width * np.sinh(along)
    height = _log_density(nodes, a, b)
    weights = np.exp(height - height.max()) * np.cosh(along)
    return nodes, weights / weights.sum()


def _reach(mode: float, step: float, a: float, b: float) -> float:
    """How many steps from the mode until the density is negligible, doubled until it is so."""
    peak = float(_log_density(np.array([mode]), a, b)[0])
    steps = 1.0
    while peak - float(_log_density(np.array([mode + steps * step]), a, b)[0]) < _NEGLIGIBLE:
        steps *= 2
    return steps


def _tail(log_odds: FloatArray, a: FloatArray, b: FloatArray, log_b: float) -> FloatArray:
    """I_x(a, b) for x up to (a + 1) / (a + b + 2), where the continued fraction converges fast."""
    log_x = -np.logaddexp(0.0, -log_odds)
    front = np.exp(a * log_x - b * np.logaddexp(0.0, log_odds) - log_b) / a
    return np.minimum(1.0, front * _fraction(np.exp(log_x), a, b))


def _fraction(x: FloatArray, a: FloatArray, b: FloatArray) -> FloatArray:
    """The continued fraction of DLMF 8.17.22 by the modified Lentz method."""
    upper = np.ones_like(x)
    lower = 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = lower
    enough = max(_PRECISION, _ROUNDING * float(np.max(a + b, initial=0.0)))
    for m in range(1, _MOST_ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            lower = 1 / _not_zero(1 + term * lower)
            upper = _not_zero(1 + term / upper)
            value = value * (lower * upper)
        if np.max(np.abs(lower * upper - 1)) < enough:
            return value
    raise ArithmeticError("the incomplete beta did not converge")


def _not_zero(values: FloatArray) -> FloatArray:
    return np.where(np.abs(values) < _TINY, _TINY, values)
