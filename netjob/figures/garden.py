"""Draw the garden: what was planted above the line and asks below it, and how long until a door comes back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from netjob.coaching.gaps import thinned
from netjob.coaching.garden import AT_LARGE, Period, Wait, lag
from netjob.coaching.timing import FEWEST
from netjob.coaching.words import GIVES
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.curve import BAND, spread
from netjob.figures.gaps import ROW, TICKS, jitter
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

PARTS = ("gives", "catch_ups", "seeds")
STEPS = (1, 2, 5)  # and their tens, hundreds and so on
MOST_TICKS = 6
NAMED_DAYS = 4  # so few are told one by one


@look.remembered
def planted(periods: Sequence[Period], unit: str) -> Drawn:
    """Bars of a 'week' or 'month': planted above the line, asks below it, a star where doors came by themselves.

    Table: a row for each week or month, the newest first.
    """
    import pandas as pd

    words = chapter("garden")["planted"]
    first = [period.first for period in periods]
    figure = look.canvas(360, barmode="relative")
    for at, part in enumerate(PARTS):
        counts = [getattr(period, part) for period in periods]
        _bars(figure, first, counts, counts, words[part], look.hatched(at), words["hover"])
    asks = [period.asks for period in periods]
    marker = look.hatched(len(PARTS))
    marker |= {"color": look.PINK, "pattern": marker["pattern"] | {"bgcolor": look.PINK}}
    _bars(figure, first, [-count for count in asks], asks, words["asks"], marker, words["hover"])
    top, low = max(period.planted for period in periods), max(asks)
    reach = max(4, top + low)
    came = [period for period in periods if period.doors]
    figure.add_scatter(
        x=[period.first for period in came], y=[period.planted + 0.06 * reach for period in came],
        customdata=[period.doors for period in came], mode="markers+text", name=words["doors"],
        text=[str(period.doors) for period in came], textposition="top center",
        hovertemplate=f"{words['hover']}<extra>{words['doors']}</extra>", cliponaxis=False,
        marker={"symbol": "star", "size": 12, "color": look.GREEN},
    )  # fmt: skip
    step = next(step * 10**tens for tens in count() for step in STEPS if reach <= MOST_TICKS * step * 10**tens)
    ticks = [step * at for at in range(-(low // step), top // step + 1)]
    figure.update_xaxes(tickformat="%b %Y" if unit == "month" else "%d %b", nticks=6)
    figure.update_yaxes(
        tickvals=ticks, ticktext=[str(abs(tick)) for tick in ticks], zeroline=True, zerolinecolor=look.GREY,
        range=[-low - 0.05 * reach, top + 0.2 * reach],
    )  # fmt: skip
    columns = (*PARTS, "asks", "doors")
    table = pd.DataFrame(
        {words["period"]: first} | {words[name]: [getattr(one, name) for one in periods] for name in columns}
    )
    sums = {name: sum(getattr(period, name) for period in periods) for name in columns}
    said = f"headline_{unit}" if any(sums.values()) else "headline_none"
    return Drawn(
        figure, text("garden", f"planted.{said}", count=len(periods), **sums), table[::-1].reset_index(drop=True)
    )


@look.remembered
def waited(waits: Sequence[Wait]) -> Drawn:
    """How long until a door came from what was planted: a curve from five doors on, before that a mark for each.

    What has brought none is counted as still waiting. Table: the curve's days, or a row a kind.
    """
    rows = lag(waits)
    return _marks(waits) if rows is None else _curve(rows, sum(wait.count for wait in waits))


def _bars(
    figure: Figure, x: Sequence[object], y: Sequence[int], counts: Sequence[int], name: str, marker: dict[str, Any],
    hover: str,
) -> None:  # fmt: skip
    figure.add_bar(
        x=list(x), y=list(y), customdata=list(counts), name=name, marker=marker,
        hovertemplate=f"{hover}<extra>{name}</extra>",
    )  # fmt: skip


def _curve(rows: pd.DataFrame, n: int) -> Drawn:
    words = chapter("garden")["lag"]
    days = [0, *rows["day"]]
    figure = look.canvas(320)
    for column in ("high", "low"):
        figure.add_scatter(
            x=days, y=[0, *(100 * rows[column])], mode="lines", fill="tonexty" if column == "low" else None,
            line={"width": 0, "shape": "hv", "color": look.ORANGE}, fillcolor=BAND, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=days, y=[0, *(100 * rows["share"])], mode="lines", showlegend=False,
        line={"width": 3, "shape": "hv", "color": look.ORANGE}, hovertemplate="%{x}: %{y:.0f} %<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(range=[0, 102], tickvals=look.PERCENTS, ticktext=[f"{tick} %" for tick in look.PERCENTS])
    ticks = spread(list(zip(rows["day"], rows["at_risk"], strict=True)))
    beneath = [f"{day}<br>{words['watched'].format(count=count)}" for day, count in ticks]
    figure.update_xaxes(tickvals=[day for day, _ in ticks], ticktext=beneath, range=[0, 1.04 * max(days) + 0.5])
    last = rows.iloc[-1]
    headline = text(
        "garden", "lag.headline", n=n, events=int(rows["events"].sum()), day=int(last["day"]),
        share=look.percent(last["share"]), low=look.percent(last["low"]), high=look.percent(last["high"]),
    )  # fmt: skip
    percents = {name: (100 * rows[name]).round().astype(int) for name in ("share", "low", "high")}
    return Drawn(figure, headline, rows.assign(**percents).rename(columns=words))


def _marks(waits: Sequence[Wait]) -> Drawn:
    """A strip for what was given to somebody and one for what was planted at large."""
    words = chapter("garden")["lag"]
    strips = [
        (name, found)
        for name, found in (
            (words["given"], [wait for wait in waits if wait.kind != AT_LARGE]),
            (words["large"], [wait for wait in waits if wait.kind == AT_LARGE]),
        )
        if found
    ]
    figure = look.canvas(110 + ROW * len(strips))
    for came, symbol, name in ((False, "triangle-up-open", "waiting"), (True, "circle", "came")):
        marks = [(row, day) for row, (_, found) in enumerate(strips) for day in _days(found, came)]
        figure.add_scatter(
            x=[max(1, day) for _, day in marks], customdata=[day for _, day in marks],
            y=[row + jitter(place) for place, (row, _) in enumerate(marks)], mode="markers", name=words[name],
            hovertemplate=f"{words['hover']}<extra>{words[name]}</extra>",
            marker={
                "symbol": symbol, "size": 11 if came else 8, "color": look.BLUE if came else look.ORANGE,
                "line": {"width": 0 if came else look.THIN},
            },
        )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(strips))), ticktext=[f"<b>{name}</b>" for name, _ in strips],
        range=[len(strips) - 0.5, -0.5], showgrid=False,
    )  # fmt: skip
    figure.update_xaxes(
        type="log", showgrid=True, tickvals=TICKS, tickangle=0,
        ticktext=[words["tick"].format(days=tick) for tick in TICKS],
    )  # fmt: skip
    return Drawn(figure, _headline(waits), _table(waits))


def _days(found: Sequence[Wait], came: bool) -> tuple[int, ...]:
    shown = [wait for wait in found if wait.came is came]
    return thinned([wait.days for wait in shown], [wait.count for wait in shown])


def _headline(waits: Sequence[Wait]) -> str:
    n, events = sum(wait.count for wait in waits), sum(wait.count for wait in waits if wait.came)
    facts = {"n": n, "events": events, "waiting": n - events, "fewest": FEWEST}
    if not events:
        return text("garden", "lag.headline_none", **facts)
    if events > NAMED_DAYS:
        return text("garden", "lag.headline_many", **facts)
    days = [
        str(wait.days) for wait in sorted(waits, key=lambda wait: wait.days) if wait.came for _ in range(wait.count)
    ]
    if len(days) > 1:
        days = [text("garden", "lag.and", first=", ".join(days[:-1]), last=days[-1])]
    return text("garden", "lag.headline_few", days=days[0], **facts)


def _table(waits: Sequence[Wait]) -> pd.DataFrame:
    import pandas as pd

    words = chapter("garden")["lag"]
    kinds = [kind for kind in (*GIVES, AT_LARGE) if any(wait.kind == kind for wait in waits)]
    of = {kind: [wait for wait in waits if wait.kind == kind] for kind in kinds}
    came = {kind: [wait for wait in of[kind] if wait.came] for kind in kinds}
    return pd.DataFrame(
        {
            words["kind"]: [words["large"] if kind == AT_LARGE else label("give", kind) for kind in kinds],
            words["planted"]: [sum(wait.count for wait in of[kind]) for kind in kinds],
            words["came"]: [sum(wait.count for wait in came[kind]) for kind in kinds],
            words["shortest"]: _extreme([min((w.days for w in came[kind]), default=None) for kind in kinds]),
            words["longest"]: _extreme([max((w.days for w in came[kind]), default=None) for kind in kinds]),
        }
    )


def _extreme(days: Sequence[int | None]) -> object:
    import pandas as pd

    return pd.array(list(days), dtype="Int64")
