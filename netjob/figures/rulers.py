"""Draw the user's own number and a published one on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netjob.coaching.rulers import Own, Published
from netjob.content import chapter, text
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


@look.remembered
def ruler(published: Published, own: Own) -> Drawn:
    """The own dot with its range, hollow where no number is earned, above the published one. Table: both."""
    import pandas as pd

    words = chapter("progress")["rulers"]
    figure = look.canvas(150)
    ends = [value for value in (published.high, own.point, own.low, own.high) if value is not None]
    end = 100.0 if published.unit == "percent" else 1.2 * max(ends)
    if own.low is not None or own.point is not None:
        _drawn(
            figure, 0, own.low, own.point, own.high if own.high is not None else own.low and end, look.BLUE, "circle"
        )
    else:
        figure.add_scatter(
            x=[0], y=[0], mode="text", text=[text("progress", "shares.too_few")], textposition="middle right",
            textfont={"color": look.GREY}, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    middle = published.low if published.low == published.high else None
    _drawn(figure, 1, published.low, middle, published.high, look.ORANGE, "diamond")
    names = [f"<b>{words['own']}</b>", words["published"]]
    figure.update_yaxes(tickvals=[0, 1], ticktext=names, range=[1.6, -0.6], showgrid=False)
    figure.update_xaxes(range=[0, 1.02 * end], nticks=5, showgrid=True, ticksuffix=words["suffix"][published.unit])
    table = pd.DataFrame(
        {
            words["whose"]: [words["own"], words["published"]],
            words["point"]: pd.array(_whole(own.point, middle), dtype="Int64"),
            words["low"]: pd.array(_whole(own.low, published.low), dtype="Int64"),
            words["high"]: pd.array(_whole(own.high, published.high), dtype="Int64"),
        }
    )
    return Drawn(figure, _headline(published, own), table)


def _headline(published: Published, own: Own) -> str:
    open_end = own.low is not None and own.high is None
    key = "few" if own.low is None else "open" if open_end else "range"
    if published.name == "decision_makers":
        key = "range"
    facts = {name: None if value is None else round(value) for name, value in (("low", own.low), ("high", own.high))}
    theirs = text("progress", f"rulers.{published.name}.published", low=published.low, high=published.high)
    return f"{text('progress', f'rulers.{published.name}.{key}', k=own.k, n=own.n, **facts)} {theirs}"


def _drawn(
    figure: Figure, row: int, low: float | None, point: float | None, high: float | None, colour: str, symbol: str
) -> None:
    """A thick line from low to high, and a mark at the point, hollow in the middle where there is none."""
    if low is not None and high is not None and high > low:
        figure.add_scatter(
            x=[low, high], y=[row, row], mode="lines", line={"width": 5, "color": colour}, showlegend=False,
            hovertemplate="%{x:.0f}<extra></extra>",
        )  # fmt: skip
    if point is not None:
        figure.add_scatter(
            x=[point], y=[row], mode="markers", showlegend=False, hovertemplate="%{x:.0f}<extra></extra>",
            cliponaxis=False, marker={"symbol": symbol, "size": 14, "color": colour},
        )  # fmt: skip


def _whole(*values: float | None) -> list[int | None]:
    return [None if value is None else round(value) for value in values]
