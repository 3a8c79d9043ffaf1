"""Give a share its range."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Share:
    """k of n with its point (None when there is nothing to divide by) and its range, all between 0 and 1."""

    k: float
    n: float
    point: float | None
    low: float
    high: float


def share(k: float, n: float, confidence: float = 0.95) -> Share:
    """The share k of n with its Wilson score range, without continuity correction.

    n = 0 gives no point and the range 0 to 1; k = 0 gives low 0, k = n gives high 1. Counts may be effective counts
    (not whole); whole ones come back as int. Raises ValueError for counts that are negative, not finite or k > n, and
    for a confidence outside 0 to 1.
    Source: Wilson 1927; Newcombe 1998, Stat Med 17:857-872, method 3.
    """
    check_counts(k, n)
    z = normal_quantile(confidence)
    k, n = plain(k), plain(n)
    if n == 0:
        return Share(k, n, None, 0.0, 1.0)
    low, high = wilson(k / n, n, z)
    return Share(k, n, k / n, low, high)


def difference(k1: float, n1: float, k2: float, n2: float, confidence: float = 0.95) -> tuple[float, float]:
    """The range of the first share minus the second, between -1 and 1.

    With n1 = 0 or n2 = 0 one share is unknown and so is the difference: (-1, 1). Raises ValueError as `share` does.
    Source: hybrid score range, Newcombe 1998, Stat Med 17:873-890, method 10.
    """
    check_counts(k1, n1, ("k1", "n1"))
    check_counts(k2, n2, ("k2", "n2"))
    first, second = share(k1, n1, confidence), share(k2, n2, confidence)
    if first.point is None or second.point is None:
        return -1.0, 1.0
    between = first.point - second.point
    low = between - math.hypot(first.point - first.low, second.high - second.point)
    high = between + math.hypot(first.high - first.point, second.point - second.low)
    return max(-1.0, low), min(1.0, high)


def wilson(point: float, n: float, z: float) -> tuple[float, float]:
    """The Wilson score range of a share seen in n > 0 (whole or effective) units; it always holds the point."""
    spread = 1 + z * z / n
    centre = (point + z * z / (2 * n)) / spread
    half = z / spread * math.sqrt(point * (1 - point) / n + z * z / (4 * n * n))
    low = 0.0 if point == 0 else min(point, max(0.0, centre - half))
    high = 1.0 if point == 1 else max(point, min(1.0, centre + half))
    return float(low), float(high)


def normal_quantile(confidence: float) -> float:
    """How many standard deviations each way hold this confidence; ValueError outside 0 to 1."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, got {confidence}")
    return -NormalDist().inv_cdf((1 - confidence) / 2)


def check_counts(k: float, n: float, names: tuple[str, str] = ("k", "n")) -> None:
    """Raise ValueError naming the argument unless 0 <= k <= n and n is finite."""
    if not 0 <= n < math.inf:
        raise ValueError(f"{names[1]} must be a count of 0 or more, got {n}")
    if not 0 <= k <= n:
        raise ValueError(f"{names[0]} must lie between 0 and {names[1]} = {n}, got {k}")


def plain(count: float) -> float:
    """The count as int where it is whole: tables turn counts into floats, and people read 5 of 12, not 5.0 of 12.0.

    Python's own numbers besides, since those of a table overflow (int32 beyond 23,170 squared and times four).
    """
    return int(count) if count == int(count) else float(count)
