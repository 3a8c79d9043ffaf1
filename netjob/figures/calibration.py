"""Draw guesses before asks beside the share that was answered with a yes."""

from __future__ import annotations

from netjob.coaching.calibration import Calibration
from netjob.coaching.estimates import share
from netjob.content import chapter, text
from netjob.figures import groups, look
from netjob.figures.look import Drawn


@look.remembered
def calibration(found: Calibration) -> Drawn:
    """A row for each group of guesses: the share of yes with its range, and a mark where the guesses lay on average.

    Table: a row a group with k, n, what n allows of the share, and the mean guess. Of one guess or more.
    """
    import pandas as pd

    words = chapter("progress")["guesses"]
    rows = [
        (text("progress", "guesses.group", low=group.low, high=group.high), group.k, group.n, group.share)
        for group in found.groups
    ]
    drawn = groups.beside(rows, _headline(found), words["guess"])
    guessed = [None if group.guessed is None else round(group.guessed) for group in found.groups]
    drawn.table[words["guessed"]] = pd.array(guessed, dtype="Int64")
    drawn.figure.add_scatter(
        x=guessed,
        y=list(range(len(guessed))),
        mode="markers",
        name=words["guessed"],
        marker={"symbol": "line-ns-open", "size": 26, "color": look.PINK, "line": {"width": 4, "color": look.PINK}},
        hovertemplate=f"{words['guessed']}: %{{x}} %<extra></extra>",
        showlegend=True,
    )
    return drawn


def _headline(found: Calibration) -> str:
    """Guess and outcome in one sentence, over all groups."""
    every = share(found.k, found.n)
    guessed = sum((group.guessed or 0.0) * group.n for group in found.groups) / found.n
    low, high = look.percent(every.low), look.percent(every.high)
    facts = {"guessed": round(guessed), "k": found.k, "n": found.n, "low": low, "high": high}
    return text("progress", "guesses.headline", too_recent=found.too_recent, **facts)
