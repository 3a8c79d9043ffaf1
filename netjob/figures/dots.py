"""Draw shares as dots with their ranges: hollow below 8, words instead of a dot below 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netjob.coaching.estimates import Share
from netjob.coaching.ladders import shown
from netjob.content import text
from netjob.figures import look

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 44  # pixels for one row with a label of two lines
EDGE = 8  # per cent from either end within which the words stand beside the dot instead of above it


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: its label of one or two lines, k of n, and the share to draw."""

    label: str
    n: int
    share: Share

    @property
    def shown(self) -> str:
        """What n allows: 'counts', 'range' or 'percent'."""
        return shown(self.n)


def drawn(dots: Sequence[Dot], colour: str, symbol: str) -> Figure:
    """One row a dot, the first on top; the axis goes from 0 to 100 %."""
    figure = look.canvas(60 + ROW * len(dots))
    drawn = (_words(at) if dot.shown == "counts" else _range(at, dot, colour, symbol) for at, dot in enumerate(dots))
    figure.add_traces([{"type": "scatter", "showlegend": False} | trace for trace in drawn])
    figure.update_yaxes(
        tickvals=list(range(len(dots))),
        ticktext=[dot.label for dot in dots],
        range=[len(dots) - 0.4, -0.6],
        showgrid=False,
    )
    look.percents(figure)
    return figure


def _words(at: int) -> dict[str, Any]:
    return {
        "x": [0],
        "y": [at],
        "mode": "text",
        "text": [text("progress", "shares.too_few")],
        "textposition": "middle right",
        "textfont": {"color": look.GREY},
        "hoverinfo": "skip",
    }


def _range(at: int, dot: Dot, colour: str, symbol: str) -> dict[str, Any]:
    """One dot with its range, and its percentage in words where that is earned."""
    point, low, high = (100 * (value or 0.0) for value in (dot.share.point, dot.share.low, dot.share.high))
    filled = dot.shown == "percent"
    return {
        "x": [point],
        "y": [at],
        "mode": "markers+text",
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [high - point],
            "arrayminus": [point - low],
            "color": colour,
            "thickness": 4,
            "width": 0,
        },
        "marker": {
            "symbol": symbol + ("" if filled else "-open"),
            "size": 13,
            "color": colour,
            "line": {"width": 2.5, "color": colour},
        },
        "text": [f"{round(point)} %" if filled else ""],
        "textposition": "top right" if point < EDGE else "top left" if point > 100 - EDGE else "top center",
        "hovertemplate": f"{dot.share.k} / {dot.n}: {round(low)}–{round(high)} %<extra></extra>",
    }
