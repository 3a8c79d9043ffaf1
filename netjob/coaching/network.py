"""Place people around the user: rings by tie and circle, sectors by organisation; the same people, the same picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

RINGS = ("close", "familiar", "slight", "none", "known_of", "wanted")  # from the inside; the first four are known
MOST_SINGLE = 300  # people drawn one by one; above it a dot stands for all in its place
MOST_SECTORS = 6  # targets with a sector of their own, those with most people
OTHER, ELSEWHERE = -1, 0  # the sectors of all further targets, and of everybody at none

CENTRE = 2.0  # units left free around the user
THINNEST = 0.8
SHARED_OUT = 4.2  # thickness shared out among the rings by how full they are
OPEN = pi / 3  # left open at the top, for the names of the rings
APART = 0.04  # between two sectors
MOST_ROWS = 12
ASIDE = 0.3  # of a sector's breadth

Cell = tuple[str, int]  # ring and sector
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """One person of the picture; `target` is 0 for somebody at none."""

    id: int
    name: str
    organisation: str | None
    ring: str
    target: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a picture shows: people by ring and target; each of them and (who, whom) only where they are few.

    `names` holds the targets by number.
    """

    people: Mapping[Cell, int]
    dots: tuple[Dot, ...]
    links: tuple[tuple[int, int], ...]
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Disc:
    """Where everything lies, in units around (0, 0).

    `rings` gives the inner and outer radius by ring, `sectors` the first and last angle by sector (clockwise from the
    top, in radians), `points` one point for each person of a cell, `apart` the least distance between two of them.
    """

    rings: dict[str, Point]
    sectors: dict[int, Point]
    points: dict[Cell, tuple[Point, ...]]
    apart: float

    @property
    def radius(self) -> float:
        """The outer radius of the last ring."""
        return self.rings[RINGS[-1]][1]

    @property
    def edges(self) -> tuple[float, ...]:
        """The angles at which sectors begin, and the one at which the last one ends."""
        found = tuple(self.sectors.values())
        return (*(first - APART / 2 for first, _ in found), *(last + APART / 2 for _, last in found[-1:]))


def disc(people: Mapping[Cell, int], order: Sequence[int]) -> Disc:
    """Lay out so many people in each cell; `order` are the sectors clockwise. Nothing is left to chance."""
    rings = _rings({ring: sum(n for (at, _), n in people.items() if at == ring) for ring in RINGS})
    sectors = _sectors({one: sum(n for (_, at), n in people.items() if at == one) for one in order})
    spread = {cell: _spread(count, rings[cell[0]], sectors[cell[1]]) for cell, count in people.items()}
    points = {cell: found for cell, (found, _) in spread.items()}
    return Disc(rings, sectors, points, min((least for _, least in spread.values()), default=THINNEST))


def together(people: Mapping[Cell, int], order: Sequence[int]) -> Disc:
    """One point for each cell, for more people than can be told apart: rings and sectors of one size.

    Points of neighbouring rings lie at either side of a sector, so that large dots find room.
    """
    rings, sectors = _rings(dict.fromkeys(RINGS, 0)), _sectors(dict.fromkeys(order, 0))
    points: dict[Cell, tuple[Point, ...]] = {}
    for ring, sector in people:
        (inner, outer), (first, last) = rings[ring], sectors[sector]
        aside = ASIDE if RINGS.index(ring) % 2 else 1 - ASIDE
        points[ring, sector] = (at(first + (last - first) * aside, (inner + outer) / 2),)
    return Disc(rings, sectors, points, THINNEST)


def own_sectors(people: Mapping[int, int]) -> list[int]:
    """Which targets get a sector of their own: those with most people, at most `MOST_SECTORS`; alike by number."""
    targets = sorted((target for target in people if target > 0), key=lambda target: (-people[target], target))
    return targets[:MOST_SECTORS]


def at(angle: float, radius: float) -> Point:
    """A point by its angle clockwise from the top."""
    return radius * sin(angle), radius * cos(angle)


def _rings(people: Mapping[str, int]) -> dict[str, Point]:
    full = sum(1 + sqrt(count) for count in people.values())
    found, inner = dict[str, Point](), CENTRE
    for ring in RINGS:
        outer = inner + THINNEST + SHARED_OUT * (1 + sqrt(people[ring])) / full
        found[ring] = (inner, outer)
        inner = outer
    return found


def _sectors(people: Mapping[int, int]) -> dict[int, Point]:
    full = sum(_breadth(count) for count in people.values())
    room = 2 * pi - OPEN - APART * len(people)
    found, angle = dict[int, Point](), OPEN / 2
    for sector, count in people.items():
        last = angle + room * _breadth(count) / full
        found[sector] = (angle, last)
        angle = last + APART
    return found


def _breadth(count: int) -> float:
    """How much of the circle so many people ask for: less than their number, so that small sectors stay visible."""
    return 2 + float(count**0.75)


def _spread(count: int, ring: Point, sector: Point) -> tuple[tuple[Point, ...], float]:
    """So many points in rows along the arc, as far apart as rows and arc allow, and how far that is."""
    (inner, outer), (first, last) = ring, sector

    def distance(rows: int) -> float:
        return min((outer - inner) / rows, (last - first) * (inner + outer) / 2 / -(-count // rows))

    rows = max(range(1, min(count, MOST_ROWS) + 1), key=lambda rows: (distance(rows), -rows), default=1)
    points: list[Point] = []
    for row in range(rows):
        here = count // rows + (row >= rows - count % rows)  # the longer rows lie outside
        radius = inner + (outer - inner) * (row + 0.5) / rows
        points += [at(first + (last - first) * (place + 0.5) / here, radius) for place in range(here)]
    return tuple(points), distance(rows) if count else THINNEST
