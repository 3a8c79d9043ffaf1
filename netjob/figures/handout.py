"""Put figures with their sentences and tables on one page that prints and needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from netjob.figures.look import Drawn

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MARK = '<meta name="generator" content="netjob">'  # by which a page is known again before another takes its place
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; } p.said { font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: 0.8rem; }
td, th { border-bottom: 1px solid #ccc; padding: 0.2rem 0.5rem; text-align: left; font-variant-numeric: tabular-nums; }
section { break-inside: avoid; } @page { margin: 1.5cm; }
"""


def alone(figure: Figure, headline: str) -> bytes:
    """One figure under its sentence as a page of its own, with the drawing code inside it."""
    return _page(headline, [f'<p class="said">{escape(headline)}</p>', _drawing(figure)])


def page(title: str, lines: Sequence[str], parts: Iterable[tuple[str, Drawn]]) -> bytes:
    """A report: a title, a few lines, and each part with its heading, sentence, figure and table."""
    body = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(line)}</p>" for line in lines)]
    for heading, drawn in parts:
        said = f'<p class="said">{escape(drawn.headline)}</p>'
        filled = drawn.table.astype(object).where(drawn.table.notna(), "")
        table = filled.to_html(index=False, border=0)
        body.append(f"<section><h2>{escape(heading)}</h2>{said}{_drawing(drawn.figure)}</section>{table}")
    return _page(title, body)


def _drawing(figure: Figure) -> str:
    return str(figure.to_html(full_html=False, include_plotlyjs=False, config={"displayModeBar": False}))


def _page(title: str, body: Sequence[str]) -> bytes:
    from plotly.offline import get_plotlyjs

    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{MARK}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style><script>{get_plotlyjs()}</script></head><body>"
    )
    return (head + "\n".join(body) + "</body></html>").encode()
