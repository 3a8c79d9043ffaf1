"""Rings: one arc for each part, full at the goal."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from netjob.figures import rings
from netjob.figures.look import COLOURS

SVG = "{http://www.w3.org/2000/svg}"


def arcs(svg: str) -> list[tuple[str, str]]:
    """(colour, dashes) of every arc."""
    return [
        (path.get("stroke", ""), path.get("stroke-dasharray", ""))
        for path in ElementTree.fromstring(svg).iter(f"{SVG}path")
    ]


@pytest.mark.parametrize(
    ("parts", "goal", "expected"),
    [
        ([0, 0, 0], 8, []),
        ([3, 0, 1], 8, [0, 2]),
        ([3, 2, 1], 8, [0, 1, 2]),
        ([12], 8, [0]),
        ([2], None, [0]),
        ([0], None, []),
    ],
)
def test_each_part_is_an_arc_of_its_own_colour_and_stroke(
    parts: list[int], goal: int | None, expected: list[int]
) -> None:
    assert arcs(rings.ring(parts, goal)) == [(COLOURS[at], rings.DASHES[at]) for at in expected]


def test_a_quarter_ends_at_three_o_clock() -> None:
    path = re.search(r'd="([^"]+)"', rings.ring([2], 8))
    assert path is not None
    assert path.group(1) == "M 32.00 6.00 A 26 26 0 0 1 58.00 32.00"


def test_a_full_ring_can_be_seen() -> None:
    path = re.search(r'd="M ([\d.]+) 6.00 A 26 26 0 1 1 ([\d.]+) 6.00"', rings.ring([9], 8))
    assert path is not None
    assert path.group(1) != path.group(2)


def test_the_marks_are_drawn_as_their_parts() -> None:
    for at, colour in enumerate(COLOURS):
        line = ElementTree.fromstring(rings.swatch(at)).find(f"{SVG}line")
        assert line is not None
        assert (line.get("stroke"), line.get("stroke-dasharray", "")) == (colour, rings.DASHES[at])
