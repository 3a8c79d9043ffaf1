"""Hold the user's own counts beside the few published figures that a candidate can count too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching.estimates import share, typical_wait, waiting
from netjob.coaching.ladders import RANGE_FROM, shown

FEWEST_TALKS = 8
ANSWERED_WITHIN = timedelta(days=30)  # of an application


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure, from `low` to `high`, which are the same where one number is given; `finding` its source."""

    name: str
    finding: str
    unit: str
    low: float
    high: float


# Directional only: numbers.md, "Rulers". They are never multiplied with each other.
PUBLISHED = (
    Published("decision_makers", "B6", "people", 25, 25),
    Published("talks_each", "B7", "talks", 15, 15),
    Published("answered", "A11", "percent", 2, 13),
    Published("offer_days", "A12", "days", 20, 28),
)


@dataclass(frozen=True, slots=True)
class Own:
    """The user's own number on the same scale: k of n, and what that allows to be shown.

    `point` and `low` are None where nothing may be said; `high` is None where the range has no end.
    """

    k: int
    n: int
    point: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """An opening's days: applied, first answer of any kind, interview, offer, closed."""

    applied: date | None
    answered: date | None
    interview: date | None
    offer: date | None
    closed: date | None


def owns(talks: int, decision_makers: int, applications: Sequence[Application], today: date) -> dict[str, Own]:
    """The user's own numbers by the names of `PUBLISHED`."""
    return {
        "decision_makers": Own(decision_makers, talks, float(decision_makers)),
        "talks_each": talks_each(talks, decision_makers),
        "answered": answered(applications, today),
        "offer_days": offer_days(applications, today),
    }


def talks_each(talks: int, decision_makers: int) -> Own:
    """Talks for each decision maker: one over the share, so that its Wilson range turns around."""
    k = min(decision_makers, talks)
    found = share(k, talks)
    if shown(talks) == "counts":
        return Own(k, talks)
    point = talks / k if k and shown(talks) == "percent" else None
    return Own(k, talks, point, 1 / found.high, 1 / found.low if found.low else None)


def answered(applications: Iterable[Application], today: date) -> Own:
    """Of 100 applications sent 30 days ago or earlier, how many were answered in any way within 30 days."""
    judged = [one for one in applications if one.applied is not None and today - one.applied >= ANSWERED_WITHIN]
    k = sum(one.answered is not None and one.answered - one.applied <= ANSWERED_WITHIN for one in judged if one.applied)
    found, allowed = share(k, len(judged)), shown(len(judged))
    if allowed == "counts" or found.point is None:
        return Own(k, len(judged))
    return Own(k, len(judged), 100 * found.point if allowed == "percent" else None, 100 * found.low, 100 * found.high)


def offer_days(applications: Iterable[Application], today: date) -> Own:
    """Days from an interview until half had an offer (Kaplan-Meier), those without one still counted as waiting."""
    met = [one for one in applications if one.interview is not None]
    days = [max(0, ((one.offer or one.closed or today) - one.interview).days) for one in met if one.interview]
    had = [one.offer is not None for one in met]
    k = sum(had)
    point = typical_wait(days, had)
    if k < RANGE_FROM or point is None:
        return Own(k, len(met))
    rows = waiting(days, had)
    ends = [rows.loc[rows[name] <= 0.5, "day"] for name in ("low", "high")]
    low, high = (None if end.empty else float(end.iloc[0]) for end in ends)
    return Own(k, len(met), point if shown(k) == "percent" else None, low, high)
