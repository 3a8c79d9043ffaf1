"""Say how long a step takes, upwards, and where the answer stops being worth anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netjob.coaching.estimates import Share, outcomes, share, waiting
from netjob.coaching.words import ENDS

if TYPE_CHECKING:
    import pandas as pd

STEPS = ("introduced", "decision_maker", "interview")  # the steps whose curves are drawn
FEWEST = 5  # events below which there is no curve
LARGEST_MOVE = 0.10 + 1e-9  # the curve stops where one more event would move it by more; the hair is for rounding
REPLY_DAYS = 7


@dataclass(frozen=True, slots=True)
class Reply:
    """How many waited `days` for an answer and got it, were written to again, or are still `waiting`."""

    days: int
    answered: bool
    waiting: bool
    count: int = 1


def curve(waits: Sequence[tuple[int, str | None]], step: str, horizon_days: int) -> pd.DataFrame | None:
    """Aalen-Johansen for `step`, 'declined' and 'lapsed' by day; None with fewer than 5 events of the step.

    `waits` are (days, how it went on or None while open). Columns as `outcomes`, with `cause` as the word. Rows end
    where one more event would move the curve by more than 10 points.
    """
    causes = (step, *ENDS)
    if sum(how == step for _, how in waits) < FEWEST:
        return None
    codes = [0 if how is None else causes.index(how) + 1 for _, how in waits]
    found = outcomes([days for days, _ in waits], codes, horizon=horizon_days)
    gone = found.groupby("day")["share"].sum()
    before = 1 - gone.shift(fill_value=0.0)
    at_risk = found.groupby("day")["at_risk"].first()
    steady = (before / at_risk <= LARGEST_MOVE).cummin()
    kept = found[found["day"].isin(steady[steady].index)]
    return kept.assign(cause=[causes[code - 1] for code in kept["cause"]]).reset_index(drop=True)


def answered(replies: Sequence[Reply]) -> Share:
    """The share answered within 7 days, by Kaplan-Meier; k answers of n sent.

    Before the first answer the range is Wilson's for 0 of those watched for 7 days.
    """
    counts = [reply.count for reply in replies]
    k, n = sum(reply.count for reply in replies if reply.answered), sum(counts)
    if not n:
        return share(0, 0)
    days = np.repeat([reply.days for reply in replies], counts)
    found = waiting(days, np.repeat([reply.answered for reply in replies], counts))
    within = found[found["day"] <= REPLY_DAYS]
    if within.empty:
        nobody = share(0, int((days >= REPLY_DAYS).sum()))
        return Share(k, n, 0.0, nobody.low, nobody.high)
    last = within.iloc[-1]
    return Share(k, n, 1 - float(last["remaining"]), 1 - float(last["high"]), 1 - float(last["low"]))
