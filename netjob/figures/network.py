"""Draw the people around the user: rings by tie and circle, sectors by organisation, lines for who knows whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from netjob.coaching import network as rules
from netjob.coaching.network import ELSEWHERE, OTHER, RINGS, Cell, Disc, Dot, Picture, Point
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

HEIGHT = 470
UNIT = 14.0  # pixels of one unit of the layout on a phone, the narrowest it is drawn
LARGEST, SMALLEST = 16.0, 4.0  # pixels across a dot for one person
NAMED = 12  # people up to whom names stand beside the dots
FULLEST, LEAST = 34.0, 18.0  # pixels across a dot for many
LETTERS = "ABCDEFGH"
CIRCLES = {  # the circle of a ring is told by symbol as well as colour
    "known": (look.BLUE, "circle"),
    "known_of": (look.GREEN, "diamond"),
    "wanted": (look.ORANGE, "square"),
}
ON = {"known": "#ffffff", "known_of": "#000000", "wanted": "#000000"}  # 5:1 or more on each colour


@look.remembered
def drawn(picture: Picture) -> Drawn:
    """The picture with its sentence and table; somebody must be in it.

    A dot a person where they can be told apart, and the table has a row for each; else a dot for each ring and sector
    with the number in it, and the table counts them.
    """
    people, order = _gathered(picture.people)
    names = _names(order, picture.names)
    disc = rules.disc(people, order) if picture.dots else rules.together(people, order)
    figure = _board(disc, names)
    if picture.dots:
        figure.add_traces([*_lines(picture, disc, order), *_persons(picture, disc, order)])
        table = _listed(picture)
    else:
        figure.add_traces(_crowd(people, disc, names))
        table = _counted(people, names)
    return Drawn(figure, _headline(picture), table)


def key(picture: Picture) -> list[tuple[str, str, int]]:
    """What the letters at the rim stand for, clockwise: (letter, name, people)."""
    people, order = _gathered(picture.people)
    names = _names(order, picture.names)
    totals = {sector: sum(n for (_, at), n in people.items() if at == sector) for sector in order}
    return [(LETTERS[place], names[sector], totals[sector]) for place, sector in enumerate(order)]


def _gathered(people: Mapping[Cell, int]) -> tuple[dict[Cell, int], list[int]]:
    """People by ring and sector, and the sectors in order: the fullest targets, all further ones, everybody else."""
    targets: dict[int, int] = {}
    for (_, target), count in people.items():
        targets[target] = targets.get(target, 0) + count
    own = rules.own_sectors(targets)
    found: dict[Cell, int] = {}
    for (ring, target), count in people.items():
        cell = ring, _sector(target, own)
        found[cell] = found.get(cell, 0) + count
    used = {sector for _, sector in found}
    return found, [sector for sector in (*own, OTHER, ELSEWHERE) if sector in used]


def _sector(target: int, own: Sequence[int]) -> int:
    return target if target in own or target == ELSEWHERE else OTHER


def _names(order: Sequence[int], names: Mapping[int, str]) -> dict[int, str]:
    gathered = {OTHER: text("paths", "picture.other"), ELSEWHERE: text("paths", "picture.elsewhere")}
    return {sector: gathered.get(sector) or names[sector] for sector in order}


def _board(disc: Disc, names: Mapping[int, str]) -> Figure:
    """Rings and their names, the rim's letters, and the user in the middle."""
    edge = disc.radius
    shapes = [
        {"type": "circle", "x0": -outer, "x1": outer, "y0": -outer, "y1": outer, "layer": "below",
         "line": {"color": look.GRID, "width": 1}}
        for _, outer in disc.rings.values()
    ]  # fmt: skip
    for angle in disc.edges:
        (x0, y0), (x1, y1) = rules.at(angle, rules.CENTRE), rules.at(angle, edge)
        line = {"color": look.GRID, "width": 1}
        shapes.append({"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": line})
    reach = [-edge - 1.4, edge + 1.4]
    figure = look.canvas(HEIGHT, shapes=shapes)
    figure.update_xaxes(visible=False, range=reach)
    figure.update_yaxes(visible=False, range=reach, scaleanchor="x")
    rim = [rules.at((first + last) / 2, edge + 0.8) for first, last in disc.sectors.values()]
    words = chapter("paths")["picture"]["rings"]
    rings = [(0.0, (inner + outer) / 2) for inner, outer in disc.rings.values()]
    figure.add_traces(
        [
            _words(rim, [f"<b>{LETTERS[place]}</b>" for place in range(len(names))], 13),
            _words(rings, [words[ring] for ring in RINGS], 10),
            _words([(0.0, 0.0)], [f"<b>{text('paths', 'picture.you')}</b>"], 12),
        ]
    )
    return figure


def _words(points: Sequence[Point], words: Sequence[str], size: int) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "x": [x for x, _ in points], "y": [y for _, y in points], "text": words,
        "textfont": {"size": size}, "hoverinfo": "skip", "showlegend": False, "cliponaxis": False,
    }  # fmt: skip


def _places(picture: Picture, disc: Disc, order: Sequence[int]) -> dict[int, Point]:
    """A point for each person; those of a cell lie in the order in which they were read."""
    own = [sector for sector in order if sector > ELSEWHERE]
    free = {cell: iter(points) for cell, points in disc.points.items()}
    return {dot.id: next(free[dot.ring, _sector(dot.target, own)]) for dot in picture.dots}


def _lines(picture: Picture, disc: Disc, order: Sequence[int]) -> list[dict[str, Any]]:
    if not picture.links:
        return []
    places = _places(picture, disc, order)
    x: list[float | None] = []
    y: list[float | None] = []
    for who, whom in picture.links:
        x += [places[who][0], places[whom][0], None]
        y += [places[who][1], places[whom][1], None]
    return [
        {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "opacity": 0.7,
         "line": {"color": look.GREY, "width": 1}, "name": text("paths", "picture.line")}
    ]  # fmt: skip


def _persons(picture: Picture, disc: Disc, order: Sequence[int]) -> list[dict[str, Any]]:
    """A trace for each circle, so that the legend says which is which."""
    places = _places(picture, disc, order)
    many = len(picture.dots)
    size = max(SMALLEST, min(LARGEST, 0.9 * UNIT * disc.apart))
    traces = []
    for circle, (colour, symbol) in CIRCLES.items():
        dots = [dot for dot in picture.dots if _circle(dot.ring) == circle]
        if not dots:
            continue
        traces.append(
            {
                "type": "scatter", "mode": "markers+text" if many <= NAMED else "markers",
                "x": [places[dot.id][0] for dot in dots], "y": [places[dot.id][1] for dot in dots],
                "name": label("circle", circle), "cliponaxis": False,
                "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"width": 0}},
                "text": [_short(dot.name) for dot in dots], "textposition": "bottom center", "textfont": {"size": 11},
                "hovertext": [_hover(dot) for dot in dots], "hoverinfo": "text",
            }
        )  # fmt: skip
    return traces


def _crowd(people: Mapping[Cell, int], disc: Disc, names: Mapping[int, str]) -> list[dict[str, Any]]:
    """One dot for each cell, its area by the number in it."""
    most = max(people.values())
    traces = []
    for circle, (colour, symbol) in CIRCLES.items():
        cells = [cell for cell in people if _circle(cell[0]) == circle]
        if not cells:
            continue
        points = [disc.points[cell][0] for cell in cells]
        traces.append(
            {
                "type": "scatter", "mode": "markers+text", "x": [x for x, _ in points], "y": [y for _, y in points],
                "name": label("circle", circle), "cliponaxis": False,
                "marker": {
                    "symbol": symbol, "color": colour, "opacity": 1, "line": {"width": 0},
                    "size": [max(LEAST, FULLEST * sqrt(people[cell] / most)) for cell in cells],
                },
                "text": [_count(people[cell]) for cell in cells], "textposition": "middle center",
                "textfont": {"size": 10, "color": ON[circle]},
                "hovertext": [f"{people[cell]:,} · {names[cell[1]]} · {_ring(cell[0])}" for cell in cells],
                "hoverinfo": "text",
            }
        )  # fmt: skip
    return traces


def _listed(picture: Picture) -> pd.DataFrame:
    """A row a person."""
    import pandas as pd

    columns = chapter("paths")["picture"]["columns"]
    by_id = {dot.id: dot.name for dot in picture.dots}
    through: dict[int, list[str]] = {}
    for who, whom in picture.links:
        through.setdefault(whom, []).append(by_id[who])
    dots = sorted(picture.dots, key=lambda dot: (RINGS.index(dot.ring), dot.name.casefold(), dot.id))
    return pd.DataFrame(
        {
            columns["name"]: [dot.name for dot in dots],
            columns["organisation"]: [dot.organisation or "" for dot in dots],
            columns["ring"]: [_ring(dot.ring) for dot in dots],
            columns["target"]: [picture.names.get(dot.target, "") for dot in dots],
            columns["through"]: [", ".join(through.get(dot.id, ())) for dot in dots],
        }
    )


def _counted(people: Mapping[Cell, int], names: Mapping[int, str]) -> pd.DataFrame:
    """A row a sector, a column a ring."""
    import pandas as pd

    columns = chapter("paths")["picture"]["columns"]
    return pd.DataFrame(
        {columns["target"]: list(names.values())}
        | {_ring(ring): [people.get((ring, sector), 0) for sector in names] for ring in RINGS}
    )


def _headline(picture: Picture) -> str:
    total = sum(picture.people.values())
    inside = sum(count for (_, target), count in picture.people.items() if target != ELSEWHERE)
    places = len({target for _, target in picture.people if target != ELSEWHERE})
    facts = {"total": f"{total:,}", "inside": f"{inside:,}", "places": places}
    if total == 1:
        return text("paths", "picture.headline_one")
    return text("paths", "picture.headline" if picture.dots else "picture.headline_many", **facts)


def _circle(ring: str) -> str:
    return ring if ring in CIRCLES else "known"


def _ring(ring: str) -> str:
    return label("circle", ring) if ring in CIRCLES else label("tie", ring)


def _hover(dot: Dot) -> str:
    return " · ".join(_plain(part) for part in (dot.name, dot.organisation, _ring(dot.ring)) if part)


def _short(name: str) -> str:
    return _plain(name if len(name) <= 18 else f"{name[:17]}…")


def _plain(words: str) -> str:
    """Plotly reads a little HTML in texts: what others wrote stays as it is written."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _count(number: int) -> str:
    return str(number) if number < 1000 else f"{round(number / 1000, 1):g}k"
