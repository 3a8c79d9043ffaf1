"""Give all figures one look: colours with a second sign beside them, no background of their own, room on a phone."""

from __future__ import annotations

import json
import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import partial, wraps
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from netjob.coaching.projection import in_ten
from netjob.content import chapter, text

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

P = ParamSpec("P")
T = TypeVar("T")

BLUE, ORANGE, GREEN, PINK, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#767676"
COLOURS = (BLUE, ORANGE, GREEN)  # of series; pink is for the line they are held against
HATCHES = ("", "/", ".", "x", "-", "|", "+", "\\")
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "star", "hexagon", "bowtie")
GRID = "#80808040"  # seen on white and on black
CLEAR = "#0000"
THIN = 1.5
FIGURES = 64  # remembered, tables that stand alone among them
DECIMALS = 4  # of what travels; no axis is so long that they are seen
PERCENTS = (0, 50, 100)  # few enough for a phone


class Drawn(NamedTuple):
    """A figure, one sentence that says what it shows for this user now, and the table behind it."""

    figure: Figure
    headline: str
    table: pd.DataFrame


_kept: OrderedDict[tuple[str, bytes], Any] = OrderedDict()
_lock = Lock()


def remembered(draw: Callable[P, T]) -> Callable[P, T]:
    """The same figure for the same facts, the last 64 of them: plotly takes 10 to 30 ms to check one.

    A figure is a function of what it is told and of nothing else, so none of them can show an old number.
    """

    @wraps(draw)
    def recalled(*args: P.args, **kwargs: P.kwargs) -> T:
        told = (f"{draw.__module__}.{draw.__qualname__}", pickle.dumps((args, kwargs)))
        with _lock:
            if told in _kept:
                _kept.move_to_end(told)
                found: T = _kept[told]
                return found
        drawn = draw(*args, **kwargs)
        if isinstance(drawn, Drawn):
            _finish(drawn.figure)
        with _lock:
            _kept[told] = drawn
            if len(_kept) > FIGURES:
                _kept.popitem(last=False)
        return drawn

    return recalled


def _finish(figure: Figure) -> None:
    """Let a figure that nobody adds to any more tell what is in it from one text: plotly copies and packs it each time.

    Of 2 ms that a page takes to send the chart of the weeks that leaves 0.2, and another for each 2 kB of its text.
    """
    told = json.loads(figure.to_json(), parse_float=_short)
    figure.to_dict = partial(json.loads, json.dumps(told))


def _short(number: str) -> float:
    return round(float(number), DECIMALS)


def canvas(height: int, **layout: Any) -> Figure:
    """An empty figure without background: text takes its colour and font from the page around it.

    A finger that scrolls the page past it moves nothing: axes are fixed.
    """
    import plotly.graph_objects as go

    axis = {
        "fixedrange": True, "automargin": True, "zeroline": False, "title": {"text": "", "standoff": 0},
        "gridcolor": GRID, "linecolor": GRID,
    }  # fmt: skip
    given = {
        "template": "none",  # a default one is two thirds of a small figure, and nothing here is left to it
        "height": height,
        "margin": {"l": 4, "r": 12, "t": 8, "b": 4, "pad": 4},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.25,
        "legend": {
            "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "title": {"text": ""}, "bgcolor": CLEAR,
            "traceorder": "normal",
        },
        "xaxis": axis | {"showgrid": False},
        "yaxis": axis,
    }  # fmt: skip
    # Given whole, a layout is checked in 2 ms; `update_layout` and `update_xaxes` took 21 for the same.
    return go.Figure(layout=given | layout)


def colour(at: int) -> str:
    """The colour of the series at a place; from the fourth on they repeat and the hatch or symbol tells them apart."""
    return COLOURS[at % len(COLOURS)]


def hatched(at: int) -> dict[str, Any]:
    """A bar's marker: its colour, and from the second series on a hatch that is seen in greyscale too."""
    shape = HATCHES[at % len(HATCHES)]
    pattern = {"shape": shape, "fgcolor": "#ffffff", "bgcolor": colour(at), "size": 6, "solidity": 0.25}
    return {"color": colour(at), "line": {"width": 0}} | ({"pattern": pattern} if shape else {})


def percents(figure: Figure) -> None:
    """Put the horizontal axis at 0 to 100 %."""
    figure.update_xaxes(
        range=[-2, 104], tickvals=PERCENTS, ticktext=[f"{tick} %" for tick in PERCENTS], showgrid=True, tickangle=0
    )


def percent(share: float) -> int:
    """A share of 0 to 1 as whole per cent."""
    return round(100 * share)


def tenths(chance: float) -> str:
    """A chance as people say it: 'about 3 in 10'."""
    said, count = in_ten(chance)
    return text("progress", f"projection.{said}", tenths=count)


def counted(key: str, count: int, **facts: object) -> str:
    """The sentence `key` of progress.toml, or its form for one, `key_one`, where it has one."""
    part: Any = chapter("progress")
    for name in key.split("."):
        group, part = part, part[name]
    return str(group.get(f"{name}_one", part) if count == 1 else part).format(count=count, **facts)
