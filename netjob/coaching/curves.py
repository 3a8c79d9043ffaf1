"""Estimate how long a step takes, and how it ends, while some are still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netjob.coaching.shares import normal_quantile, wilson

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    FlagArray = NDArray[np.bool_]

_ROUNDING = 1e-12


@dataclass(frozen=True)
class _Steps:
    """Each distinct day on which something happened: still watched that morning, happened that day, remaining after."""

    day: FloatArray
    at_risk: IntArray
    events: IntArray
    remaining: FloatArray


def waiting(days: ArrayLike, happened: ArrayLike, confidence: float = 0.95) -> pd.DataFrame:
    """Kaplan-Meier: the share for whom it has not happened yet, at each distinct day on which it did.

    `days` watched (0 or more) and whether it `happened` (otherwise the unit is open, censored that day; what happens
    on a day happens before anyone is censored on it). Columns day, at_risk, events, remaining, se (Greenwood), low,
    high (log-log range); rows ascending; whole days come back as int; no rows without an event.
    Once nothing remains Greenwood's formula and the log-log range are undefined (R's survfit prints NaN): se is then
    0, low 0, and high stays that of the row before, since the curve cannot rise; where it is the first row, high
    is Wilson's for 0 of those watched. Raises ValueError naming the argument.
    Source: Kaplan & Meier 1958; Kalbfleisch & Prentice 2002, section 1.4; R survival, survfit conf.type "log-log".
    """
    watched, flags = _watched(days, happened)
    z = normal_quantile(confidence)
    steps = _steps(watched, flags)
    hazard = np.sqrt(np.cumsum(_greenwood(steps.at_risk, steps.events)))
    low, high = _log_log(steps, hazard, z)
    return _frame(
        day=_whole(steps.day),
        at_risk=steps.at_risk,
        events=steps.events,
        remaining=steps.remaining,
        se=steps.remaining * hazard,
        low=low,
        high=high,
    )


def outcomes(
    days: ArrayLike, causes: ArrayLike, confidence: float = 0.95, *, horizon: float | None = None
) -> pd.DataFrame:
    """Aalen-Johansen: the share ended by each cause, at every day on which any cause happened.

    `days` watched (0 or more) and `causes` (whole; 0 = still open, censored that day after what happened on it).
    Columns cause, day, at_risk, events, share, se, low, high; sorted by cause, then day; shares of all causes plus
    what remains of `waiting` is 1. The variance is the delta method's; the range is Wilson's with
    n_eff = share (1 - share) / variance. Where the variance is 0 (no event of the cause yet, or all ended by it)
    n_eff = resolved + sum of min(t, H) / H over the open. H is `horizon`, the step's days to maturity; without it H
    is the row's own day, so that those watched through that day count whole. Raises ValueError naming the argument.
    Source: Aalen & Johansen 1978; variance as in Marubini & Valsecchi 1995, p. 341, which lifelines and statsmodels
    (CumIncidenceRight) use too.
    """
    watched, codes = _caused(days, causes)
    z = normal_quantile(confidence)
    if horizon is not None and not 0 < horizon < np.inf:
        raise ValueError(f"horizon must be a number of days above 0, got {horizon}")
    steps = _steps(watched, codes != 0)
    flat_n = _seen_whole(watched, codes == 0, steps.day, horizon)
    named = np.unique(codes[codes != 0])
    parts = [_outcome(steps, _counted(watched[codes == cause], steps.day), flat_n, z) for cause in named]
    events, shares, se, low, high = np.concatenate([np.empty((5, 0)), *parts], axis=1)
    return _frame(
        cause=np.repeat(named, steps.day.size),
        day=_whole(np.tile(steps.day, named.size)),
        at_risk=np.tile(steps.at_risk, named.size),
        events=events.astype(np.int64),
        share=shares,
        se=se,
        low=low,
        high=high,
    )


def typical_wait(days: ArrayLike, happened: ArrayLike, quantile: float = 0.5) -> float | None:
    """The first day on which `remaining` of `waiting` is 1 - quantile or less; None when it never gets there.

    A quantile of 1 is the day on which it had happened to all. Raises ValueError naming the argument, for a quantile
    outside 0 to 1 too, and for 0, which needs no waiting.
    """
    if not 0 < quantile <= 1:
        raise ValueError(f"quantile must be above 0 and at most 1, got {quantile}")
    steps = _steps(*_watched(days, happened))
    reached = steps.day[steps.remaining <= 1 - quantile + _ROUNDING]
    return float(reached[0]) if reached.size else None


def _steps(watched: FloatArray, happened: FlagArray) -> _Steps:
    day = np.unique(watched[happened])
    at_risk = watched.size - np.searchsorted(np.sort(watched), day, side="left")
    events = _counted(watched[happened], day)
    return _Steps(day, at_risk, events, np.cumprod((at_risk - events) / at_risk, dtype=np.float64))


def _counted(happened_on: FloatArray, day: FloatArray) -> IntArray:
    return np.bincount(np.searchsorted(day, happened_on), minlength=day.size)


def _greenwood(at_risk: IntArray, events: IntArray) -> FloatArray:
    """The terms of Greenwood's sum; 0 where nobody is left, since `remaining` = 0 ends the curve there."""
    left = at_risk - events
    return np.where(left > 0, events / (at_risk * np.maximum(left, 1)), 0.0)


def _log_log(steps: _Steps, hazard: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    remaining = steps.remaining
    some = remaining > 0
    power = np.exp(z * hazard[some] / np.abs(np.log(remaining[some])))
    low, high = np.zeros_like(remaining), np.zeros_like(remaining)
    low[some] = np.minimum(remaining[some] ** power, remaining[some])
    high[some] = np.maximum(remaining[some] ** (1 / power), remaining[some])
    if not some.all():
        high[-1] = high[-2] if high.size > 1 else wilson(0.0, float(steps.at_risk[-1]), z)[1]
    return low, high


def _seen_whole(watched: FloatArray, still_open: FlagArray, day: FloatArray, horizon: float | None) -> FloatArray:
    """On each day, the units that count as seen to the end: the resolved, and the open in part, min(t, H) / H."""
    resolved = float(watched.size - np.count_nonzero(still_open))
    open_days = watched[still_open]
    spans = day if horizon is None else np.full_like(day, horizon)
    return np.array([resolved + (np.minimum(open_days, h) / h).sum() if h > 0 else float(watched.size) for h in spans])


def _outcome(steps: _Steps, events: IntArray, flat_n: FloatArray, z: float) -> FloatArray:
    """Five rows for one cause: events, share, se, low, high, on each day of `steps`."""
    before = np.concatenate([[1.0], steps.remaining])[:-1]
    shares = np.cumsum(before * events / steps.at_risk)
    shares[shares > 1 - _ROUNDING] = 1.0
    variance = _delta_variance(steps, events, before, shares)
    varies = (variance > 0) & (shares < 1)
    n = np.where(varies, shares * (1 - shares) / np.where(varies, variance, 1.0), flat_n)
    bands = np.array([wilson(float(p), float(m), z) for p, m in zip(shares, n, strict=True)])
    return np.vstack([events, shares, np.sqrt(np.where(varies, variance, 0.0)), bands.T])


def _delta_variance(steps: _Steps, events: IntArray, before: FloatArray, shares: FloatArray) -> FloatArray:
    """Sum over days j up to i of (F_i - F_j)^2 G_j + B_j - 2 (F_i - F_j) C_j, its squares multiplied out.

    G Greenwood's term, B = S^2 d (n - d) / n^3 and C = S d / n^2 with S what remained before and d of this cause.
    """
    n = steps.at_risk.astype(np.float64)
    g = _greenwood(steps.at_risk, steps.events)
    b = before**2 * events * (n - events) / n**3
    c = before * events / n**2
    constant = np.cumsum(shares**2 * g + b + 2 * shares * c)
    return shares**2 * np.cumsum(g) - 2 * shares * np.cumsum(shares * g + c) + constant


def _watched(days: ArrayLike, happened: ArrayLike) -> tuple[FloatArray, FlagArray]:
    watched, flags = _pair(days, happened, "happened")
    if not np.isin(flags, (0.0, 1.0)).all():
        raise ValueError("happened must be true or false (1 or 0)")
    return watched, flags == 1


def _caused(days: ArrayLike, causes: ArrayLike) -> tuple[FloatArray, IntArray]:
    watched, codes = _pair(days, causes, "causes")
    if (codes < 0).any() or (codes != np.floor(codes)).any():
        raise ValueError("causes must be whole numbers of 0 or more, 0 for still open")
    return watched, codes.astype(np.int64)


def _pair(days: ArrayLike, marks: ArrayLike, name: str) -> tuple[FloatArray, FloatArray]:
    watched, column = _column(days, "days"), _column(marks, name)
    if watched.size != column.size:
        raise ValueError(f"days and {name} must be equally long, got {watched.size} and {column.size}")
    if (watched < 0).any():
        raise ValueError("days must be 0 or more")
    return watched, column


def _column(values: ArrayLike, name: str) -> FloatArray:
    try:
        column = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers") from None
    if column.ndim != 1 or not np.isfinite(column).all():
        raise ValueError(f"{name} must be a flat list of numbers, none missing")
    return column


def _whole(day: FloatArray) -> FloatArray | IntArray:
    whole = day.astype(np.int64)
    return whole if (whole == day).all() else day


def _frame(**columns: FloatArray | IntArray) -> pd.DataFrame:
    import pandas as pd  # costs half a second, which the command line should not pay before it needs a table

    return pd.DataFrame(columns)
