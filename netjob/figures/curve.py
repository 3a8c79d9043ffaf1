"""Draw how long a step takes: the share that got there by day, with its range and how many are still watched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjob.coaching.words import STEPS
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    import pandas as pd

BAND = "rgba(213, 94, 0, 0.2)"
MOST_NUMBERS = 6  # numbers still watched beneath the axis


@look.remembered
def curve(rows: pd.DataFrame, step: str, watched: int) -> Drawn:
    """The curve of `step` out of `watched` referrals, from the rows of `timing.curve`. Table: every outcome."""
    words = chapter("progress")["curves"]
    own = rows[rows["cause"] == step]
    days = [0, *own["day"]]
    figure = look.canvas(340)
    for column in ("high", "low"):
        figure.add_scatter(
            x=days, y=[0, *(100 * own[column])], mode="lines", line={"width": 0, "shape": "hv", "color": look.ORANGE},
            fill="tonexty" if column == "low" else None, fillcolor=BAND, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=days, y=[0, *(100 * own["share"])], mode="lines", line={"width": 3, "shape": "hv", "color": look.ORANGE},
        showlegend=False, hovertemplate="%{x}: %{y:.0f} %<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(range=[0, 102], tickvals=look.PERCENTS, ticktext=[f"{tick} %" for tick in look.PERCENTS])
    ticks = spread(list(zip(own["day"], own["at_risk"], strict=True)))
    beneath = [f"{day}<br>{words['watched'].format(count=count)}" for day, count in ticks]
    figure.update_xaxes(tickvals=[day for day, _ in ticks], ticktext=beneath, range=[0, 1.04 * max(days) + 0.5])
    last = own.iloc[-1]
    headline = text(
        "progress", "curves.headline", n=watched, events=int(own["events"].sum()), day=int(last["day"]),
        step=text("progress", f"outcome_of.{step}"), share=look.percent(last["share"]),
        low=look.percent(last["low"]), high=look.percent(last["high"]), previous=_before(step),
    )  # fmt: skip
    return Drawn(figure, headline, _table(rows, step))


def spread(ticks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A few of the (day, watched) pairs, far enough apart to be read on a phone."""
    end = ticks[-1][0]
    kept: list[tuple[int, int]] = []
    for day, count in ticks:
        if not kept or day - kept[-1][0] >= end / MOST_NUMBERS:
            kept.append((int(day), int(count)))
    return kept


def _before(step: str) -> str:
    return label("step", STEPS[STEPS.index(step) - 1])


def _table(rows: pd.DataFrame, step: str) -> pd.DataFrame:
    words = chapter("progress")["curves"]
    happened = rows[(rows["events"] > 0) | (rows["cause"] == step)]
    columns = ("day", "cause", "at_risk", "events", "share", "low", "high")
    shown = happened.assign(
        cause=[label("step", cause) for cause in happened["cause"]],
        **{name: (100 * happened[name]).round().astype(int) for name in ("share", "low", "high")},
    )
    return shown.sort_values("day")[list(columns)].rename(columns={name: words[name] for name in columns})
