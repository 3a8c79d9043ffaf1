"""Draw the week's goals as rings, small enough for every page: SVG text, no library."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from netjob.figures.look import COLOURS, GRID

SIZE = 64
SHOWN = 52  # pixels: so that four fit beside each other on a phone, none of them smaller
RADIUS = 26
WIDTH = 9
DASHES = ("", "5 1.5", "2 1")  # seen in greyscale too
WHOLE = 0.9999  # an arc of a full circle would begin where it ends and show nothing


def ring(parts: Sequence[int], goal: int | None) -> str:
    """A ring of `parts` side by side, full at `goal`; without one, or past it, the parts fill it together."""
    full = max(goal or 0, sum(parts), 1)
    drawn = [f'<circle cx="32" cy="32" r="{RADIUS}" fill="none" stroke="{GRID}" stroke-width="{WIDTH}"/>']
    start = 0.0
    for at, part in enumerate(parts):
        if part:
            drawn.append(_arc(start, start + part / full, at))
            start += part / full
    return _svg((SIZE, SIZE), (SHOWN, SHOWN), *drawn)


def swatch(at: int) -> str:
    """The mark of the part at a place, for the words beside the ring."""
    line = f'<line x1="0" y1="6" x2="18" y2="6" stroke="{COLOURS[at]}" stroke-width="{WIDTH}"{_dash(at)}/>'
    return _svg((18, 12), (18, 12), line)


def _arc(start: float, end: float, at: int) -> str:
    """An arc between two shares of the circle, clockwise from the top."""
    end = min(end, start + WHOLE)
    (x1, y1), (x2, y2) = _point(start), _point(end)
    large = int(end - start > 1 / 2)
    path = f"M {x1:.2f} {y1:.2f} A {RADIUS} {RADIUS} 0 {large} 1 {x2:.2f} {y2:.2f}"
    return f'<path d="{path}" fill="none" stroke="{COLOURS[at]}" stroke-width="{WIDTH}"{_dash(at)}/>'


def _point(share: float) -> tuple[float, float]:
    angle = 2 * pi * share
    return SIZE / 2 + RADIUS * sin(angle), SIZE / 2 - RADIUS * cos(angle)


def _dash(at: int) -> str:
    return f' stroke-dasharray="{DASHES[at]}"' if DASHES[at] else ""


def _svg(inside: tuple[int, int], shown: tuple[int, int], *drawn: str) -> str:
    box = f'viewBox="0 0 {inside[0]} {inside[1]}" width="{shown[0]}" height="{shown[1]}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>'
