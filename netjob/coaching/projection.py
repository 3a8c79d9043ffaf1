"""Project, at the pace of these weeks, the chance that at least one more person introduces you or opens an offer.

Hazards a day since the first approach, constant within age bands, each with a Gamma prior around the step's base; ends
compete. The base hazards are judgements, not findings: that is why every chance comes with the band that halving and
doubling them gives, and with the part of it that is starting assumption.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from netjob.coaching.journeys import Journey, Wait
from netjob.coaching.ladders import LADDERS
from netjob.coaching.reaches import Reach

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

STEPS = ("introduced", "offer")  # an offer only when it is opened
BANDS = (0, 7, 14, 28, 56)  # days since the first approach
BASE = {"introduced": 0.002, "offer": 0.0003}  # a day and person
BASE_ENDED = 0.001
EVENTS = 1.0  # the priors weigh as much as this many events in all
ENDED = "ended"
HORIZON = 28  # days ahead that a kept forecast is about
HORIZONS = tuple(range(7, 57, 7))
DRAWS = 1000
SEED = 20260302
WINDOW = timedelta(weeks=16)  # of new people, or the search where it is younger
FEWEST_WEEKS, FEWEST_CONTACTS, WIDEST = 4, 10, 0.30
_ARRIVALS = 0.5  # Jeffreys' prior of a Poisson rate
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many people were reached out to for the first time in the last `days` days."""

    count: int
    days: int

    @property
    def weekly(self) -> float:
        """A week."""
        return 7 * self.count / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Outlook:
    """The chance of at least one within `days`, all between 0 and 1.

    `low` and `high`: with the base hazard halved and doubled. `likely_low` and `likely_high`: what 80 % of the draws
    hold, at the base as it is. `prior_share`: how much of the hazards is starting assumption.
    """

    days: int
    chance: float
    low: float
    high: float
    likely_low: float
    likely_high: float
    prior_share: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """A chance that was kept on the day it was shown; `happened` is None until its day has come."""

    issued_on: date
    horizon_on: date
    chance: float
    happened: bool | None


@dataclass(frozen=True, slots=True)
class Record:
    """Forecasts whose day has come: how many, what they said on average, and in how many it happened."""

    count: int
    said: float
    happened: int


def watched(reaches: Iterable[Reach], asked_for: Iterable[Journey], step: str, today: date) -> list[Wait]:
    """For each person reached out to: days since then, and `step`, 'ended' or None while it is open.

    `asked_for` are the outgoing referrals of the search. The first by the person to reach the step counts; a person
    has ended when every door that was asked for was declined or lapsed.
    """
    doors: dict[int, list[Journey]] = defaultdict(list)
    for journey in asked_for:
        doors[journey.referrer].append(journey)
    return [_wait(reach, doors[reach.contact], step, today) for reach in reaches]


def arrivals(reaches: Iterable[Reach], started_on: date, today: date) -> Arrivals:
    """New people over the last 16 weeks, or since the search began where that is less."""
    since = max(started_on, today - WINDOW)
    return Arrivals(sum(reach.reached_out > since for reach in reaches), (today - since).days)


def outlooks(
    waits: Sequence[Wait], step: str, new: Arrivals, horizons: Sequence[int] = HORIZONS, pace: float | None = None
) -> list[Outlook]:
    """The chance of at least one `step` within each of `horizons` days, averaged over 1,000 seeded draws.

    `pace` (new people a week) stands in for the arrivals where it is given. Source: piecewise exponential model with
    Gamma priors, Ibrahim, Chen & Sinha 2001, Bayesian Survival Analysis, section 3.1; arrivals Gamma-Poisson.
    """
    events, exposure = _tallied(waits, step)
    ends, _ = _tallied(waits, ENDED)
    random, weight = np.random.default_rng(SEED), EVENTS / len(BANDS)
    happens = random.standard_gamma(weight + events, (DRAWS, len(BANDS)))
    ending = random.standard_gamma(weight + ends, (DRAWS, len(BANDS))) / (weight / BASE_ENDED + exposure)
    drawn = random.standard_gamma(_ARRIVALS + new.count, DRAWS) / max(new.days, 1)
    rate = drawn if pace is None else np.full(DRAWS, pace / 7)
    ages, counts = np.unique([min(days, BANDS[-1]) for days, how in waits if how is None], return_counts=True)
    ages = ages.astype(np.int64)

    def chances(base: float) -> dict[int, FloatArray]:
        gone, left = _curves(happens / (weight / base + exposure), ending, BANDS[-1] + max(horizons))
        return {days: _chance(gone, left, ages, counts, rate, days) for days in horizons}

    usual, half, double = (chances(BASE[step] * times) for times in (1.0, 0.5, 2.0))
    prior = weight / BASE[step]
    found = []
    for days in horizons:
        ahead = _ahead(ages, counts, float(rate.mean()), days)
        share = float(ahead @ (prior / (prior + exposure)) / ahead.sum()) if ahead.sum() else 1.0
        middle = float(usual[days].mean())
        low, high = min(middle, float(half[days].mean())), max(middle, float(double[days].mean()))
        likely = np.quantile(usual[days], (0.1, 0.9))
        found.append(Outlook(days, middle, low, high, float(likely[0]), float(likely[1]), share))
    return found


def at_least_one(shares: Sequence[float], expected: float) -> float:
    """1 - prod(1 - F_i) exp(-expected): open units with these shares, and as many as expected from new ones."""
    return float(1 - np.prod(1 - np.asarray(shares, dtype=np.float64)) * np.exp(-expected))


def gate(found: Outlook, searched: int, contacts: int) -> str:
    """What may be said after `searched` days: 'shown', or why not: 'weeks', 'contacts', 'wide'."""
    if searched < 7 * FEWEST_WEEKS:
        return "weeks"
    if contacts < FEWEST_CONTACTS:
        return "contacts"
    return "shown" if found.high - found.low <= WIDEST else "wide"


def in_ten(chance: float) -> tuple[str, int]:
    """How a chance is said: ('about', 3) in 10, else 'under' 1 or 'over' 9; never as certain, never to the point."""
    if chance < 0.1:
        return "under", 1
    return ("over", 9) if chance > 0.9 else ("about", round(10 * chance))


def happened(waits: Iterable[tuple[date, Wait]], step: str, issued_on: date, horizon_on: date) -> bool:
    """Whether anybody reached `step` after the day of issue and up to the horizon; waits with their first day."""
    days = (began + timedelta(days=wait) for began, (wait, how) in waits if how == step)
    return any(issued_on < day <= horizon_on for day in days)


def record(forecasts: Iterable[Forecast]) -> Record | None:
    """What came of the forecasts whose day has come; None before the first."""
    settled = [forecast for forecast in forecasts if forecast.happened is not None]
    if not settled:
        return None
    said = sum(forecast.chance for forecast in settled) / len(settled)
    return Record(len(settled), said, sum(bool(forecast.happened) for forecast in settled))


def _wait(reach: Reach, doors: Sequence[Journey], step: str, today: date) -> Wait:
    at = LADDERS["outgoing"].index(step)
    reached = [day for door in doors if (day := door.unit.days[at]) is not None and day >= reach.reached_out]
    if reached:
        return (min(reached) - reach.reached_out).days, step
    ends = [door.ended_on for door in doors if door.ended_on is not None]
    over = bool(ends) and len(ends) == len(doors)
    until = max(ends) if over else today
    return max(0, (until - reach.reached_out).days), ENDED if over else None


def _tallied(waits: Sequence[Wait], what: str) -> tuple[IntArray, FloatArray]:
    """How often `what` happened, and the days watched, in each age band."""
    days = np.array([wait for wait, _ in waits], dtype=np.float64)
    edges = np.array([*BANDS, np.inf])
    exposure = np.clip(days[:, None] - edges[:-1], 0, np.diff(edges)).sum(axis=0)
    on = np.array([wait for wait, how in waits if how == what], dtype=np.float64)
    bands = np.maximum(np.searchsorted(BANDS, on, side="left") - 1, 0)
    return np.bincount(bands, minlength=len(BANDS)), exposure


def _curves(happens: FloatArray, ending: FloatArray, last: int) -> tuple[FloatArray, FloatArray]:
    """The share gone to the event by each day from 0 to `last`, and the share left, a row a draw."""
    band = np.searchsorted(BANDS, np.arange(last), side="right") - 1
    event, end = happens[:, band], ending[:, band]
    both = event + end + _LEAST
    left = np.exp(-np.cumsum(np.pad(both, ((0, 0), (1, 0))), axis=1))
    gone = np.cumsum(np.pad(event / both * -np.diff(left, axis=1), ((0, 0), (1, 0))), axis=1)
    return gone, np.maximum(left, _LEAST)


def _chance(
    gone: FloatArray, left: FloatArray, ages: IntArray, counts: IntArray, rate: FloatArray, days: int
) -> FloatArray:
    """The chance of at least one within `days` in each draw: `at_least_one` on logarithms."""
    shares = np.clip((gone[:, ages + days] - gone[:, ages]) / left[:, ages], 0, 1 - _LEAST)
    expected = rate * (gone[:, 1 : days + 1] + gone[:, :days]).sum(axis=1) / 2
    return np.asarray(-np.expm1(np.log1p(-shares) @ counts - expected))


def _ahead(ages: IntArray, counts: IntArray, rate: float, days: int) -> FloatArray:
    """The days to be spent in each age band by the open and the new, were nobody to leave."""
    edges = np.array([*BANDS, np.inf])
    spent = np.minimum(edges[1:], (ages + days)[:, None]) - np.maximum(edges[:-1], ages[:, None])
    new = np.arange(days)
    band = np.searchsorted(BANDS, new, side="right") - 1
    fresh = np.bincount(band, weights=rate * (days - new), minlength=len(BANDS))
    return np.asarray(counts @ np.maximum(spent, 0) + fresh)
