"""Draw gaps between touchpoints, new contacts by week, and whom the asks go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netjob.coaching import weeks
from netjob.coaching.gaps import Gaps
from netjob.coaching.words import TIES
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.cadence import BAR_WIDTH, WEEK
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SPREAD = 0.28  # of the jitter, to either side
GOLDEN = 0.618034  # multiples of it never bunch
ROW = 80
TICKS = (1, 7, 30, 180, 1000)  # of a logarithmic axis: one pause of years would press all else into a corner


@look.remembered
def gaps(found: Sequence[Gaps], cadence_days: Mapping[str, int]) -> Drawn:
    """A strip a tie: filled dots finished, open triangles open, a dotted line for the cadence. Table: a row a tie."""
    import pandas as pd

    words = chapter("progress")["gaps"]
    figure = look.canvas(90 + ROW * len(found))
    for symbol, name, at in (("circle", "closed", "closed_at"), ("triangle-up-open", "open", "open_at")):
        days = [(row, day) for row, one in enumerate(found) for day in getattr(one, at)]
        figure.add_scatter(
            x=[max(1, day) for _, day in days], customdata=[day for _, day in days],
            y=[row + jitter(place) for place, (row, _) in enumerate(days)], mode="markers",
            name=words[name], hovertemplate=f"{words['hover']}<extra></extra>",
            marker={
                "symbol": symbol, "size": 8 if name == "closed" else 10,
                "color": look.BLUE if name == "closed" else look.ORANGE, "opacity": 0.55 if name == "closed" else 1,
                "line": {"width": 0 if name == "closed" else look.THIN},
            },
        )  # fmt: skip
    _cadences(figure, [cadence_days.get(one.tie) for one in found], words["cadence"])
    figure.update_yaxes(
        tickvals=list(range(len(found))), ticktext=[f"<b>{label('tie', one.tie)}</b>" for one in found],
        range=[len(found) - 0.5, -0.5], showgrid=False,
    )  # fmt: skip
    figure.update_xaxes(
        type="log", showgrid=True, tickvals=TICKS, tickangle=0,
        ticktext=[words["tick"].format(days=tick) for tick in TICKS],
    )  # fmt: skip
    table = pd.DataFrame(
        {
            words["tie"]: [label("tie", one.tie) for one in found],
            words["finished"]: [one.finished for one in found],
            words["still_open"]: [one.open for one in found],
            words["typical"]: pd.array([one.typical for one in found], dtype="Int64"),
            words["meant"]: pd.array([cadence_days.get(one.tie) for one in found], dtype="Int64"),
        }
    )
    return Drawn(figure, _gaps_headline(found, cadence_days), table)


@look.remembered
def newcomers(by_week: Mapping[date, int], mondays: Sequence[date]) -> Drawn:
    """Bars of new contacts a week, the last the present one. Table: a row a week."""
    import pandas as pd

    words = chapter("progress")["newcomers"]
    counts = [by_week.get(monday, 0) for monday in mondays]
    figure = look.canvas(220)
    figure.add_bar(
        x0=mondays[0], dx=WEEK, y=counts, marker={"color": look.BLUE}, width=BAR_WIDTH,
        hovertemplate=f"{words['hover']}<extra></extra>",
    )  # fmt: skip
    figure.update_xaxes(
        tickformat="%d %b", nticks=8, range=[mondays[0] - timedelta(days=4), mondays[-1] + timedelta(days=4)]
    )
    figure.update_yaxes(rangemode="tozero", nticks=5, range=[0, 1.1 * max(4, *counts)])
    table = pd.DataFrame(
        {words["week"]: [weeks.label(day) for day in mondays], words["monday"]: mondays, words["count"]: counts}
    )
    headline = look.counted("newcomers.headline", sum(counts), weeks=len(mondays), now=counts[-1])
    return Drawn(figure, headline, table[::-1].reset_index(drop=True))


@look.remembered
def asks(by_tie: Mapping[str, int], comfort: tuple[int, int] | None, days: int) -> Drawn:
    """Bars of asks by tie as it was then. Table: a row a tie."""
    import pandas as pd

    words = chapter("progress")["asks"]
    counts = [by_tie.get(tie, 0) for tie in TIES]
    names = [f"{label('tie', tie)}  <b>{count}</b>" for tie, count in zip(TIES, counts, strict=True)]
    figure = look.canvas(190)
    figure.add_bar(y=names, x=counts, orientation="h", marker={"color": look.BLUE}, hoverinfo="skip")
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(rangemode="tozero", nticks=5, showgrid=True, range=[0, 1.02 * max(4, *counts)])
    headline = look.counted("asks.headline", sum(counts), days=days)
    if comfort is not None:
        headline += text("progress", "asks.comfort", near=comfort[0], tie=label("tie", TIES[0]))
    table = pd.DataFrame({words["tie"]: [label("tie", tie) for tie in TIES], words["count"]: counts})
    return Drawn(figure, headline, table)


def jitter(place: int) -> float:
    """How far above or below its row the mark at a place is drawn, so that marks of one day can be told apart."""
    return SPREAD * (2 * (place * GOLDEN % 1) - 1)


def _gaps_headline(found: Sequence[Gaps], cadence_days: Mapping[str, int]) -> str:
    """About the tie of which most is known."""
    known = [one for one in found if one.typical is not None]
    if not known:
        counts = {"finished": sum(one.finished for one in found), "open": sum(one.open for one in found)}
        return text("progress", "gaps.headline_few", **counts)
    one = max(known, key=lambda one: one.finished)
    meant = cadence_days.get(one.tie)
    key = "headline" if meant else "headline_free"
    return text("progress", f"gaps.{key}", tie=label("tie", one.tie), typical=one.typical, meant=meant, open=one.open)


def _cadences(figure: Figure, cadences: Sequence[int | None], name: str) -> None:
    """One dotted line through the row of each tie that has a cadence."""
    rows = [(row, days) for row, days in enumerate(cadences) if days is not None]
    figure.add_scatter(
        x=[x for _, days in rows for x in (days, days, None)],
        y=[y for row, _ in rows for y in (row - 0.42, row + 0.42, None)],
        mode="lines", name=name, hoverinfo="skip", line={"width": 3, "dash": "dot", "color": look.PINK},
    )  # fmt: skip
