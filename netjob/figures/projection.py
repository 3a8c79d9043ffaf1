"""Draw the look ahead: the chance week by week as a line, with the band of halved and doubled assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netjob.coaching.projection import HORIZON, WIDEST, Outlook
from netjob.content import chapter
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    import pandas as pd

BAND = "rgba(0, 114, 178, 0.2)"
TENTHS = (0, 5, 10)


@look.remembered
def ahead(outlooks: Sequence[Outlook], headline: str, today: date) -> Drawn:
    """The chance by day as far as its band is 30 points at most; the day that is told is marked. Table: a row a week.

    `outlooks` are by week, the nearest first.
    """
    words = chapter("progress")["projection"]
    drawn = [found for found in outlooks if found.high - found.low <= WIDEST]
    days = [today, *(today + timedelta(days=found.days) for found in drawn)]
    figure = look.canvas(300)
    for name in ("high", "low"):
        figure.add_scatter(
            x=days, y=[0, *(getattr(found, name) for found in drawn)], mode="lines",
            line={"width": 0, "color": look.BLUE}, fill="tonexty" if name == "low" else None, fillcolor=BAND,
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=days, y=[0, *(found.chance for found in drawn)], mode="lines", line={"width": 3, "color": look.BLUE},
        text=["", *(look.tenths(found.chance) for found in drawn)], hovertemplate=f"{words['hover']}<extra></extra>",
        showlegend=False,
    )  # fmt: skip
    told = next((found for found in drawn if found.days == HORIZON), None)
    if told is not None:
        figure.add_scatter(
            x=[today + timedelta(days=HORIZON)], y=[told.chance], mode="markers+text", text=[look.tenths(told.chance)],
            textposition="bottom right" if told.chance > 0.5 else "top left", showlegend=False, hoverinfo="skip",
            marker={"symbol": "circle", "size": 12, "color": look.BLUE},
        )  # fmt: skip
    ticks = [words["tick"].format(tenths=tenths) for tenths in TENTHS]
    figure.update_yaxes(range=[-0.02, 1.04], tickvals=[tenths / 10 for tenths in TENTHS], ticktext=ticks)
    figure.update_xaxes(tickformat="%d %b", nticks=6)
    return Drawn(figure, headline, _table(outlooks, today))


def _table(outlooks: Sequence[Outlook], today: date) -> pd.DataFrame:
    import pandas as pd

    words = chapter("progress")["projection"]
    columns = ("chance", "low", "high", "likely_low", "likely_high")
    return pd.DataFrame(
        {words["by"]: [today + timedelta(days=found.days) for found in outlooks]}
        | {words[name]: [look.tenths(getattr(found, name)) for found in outlooks] for name in columns}
        | {words["prior_share"]: [look.percent(found.prior_share) for found in outlooks]}
    )
