"""The network picture: a dot a person while they can be told apart, counts above that, names as they are written."""

from __future__ import annotations

from typing import Any

import pytest

from netjob.coaching.network import MOST_SINGLE, RINGS, Dot, Picture
from netjob.figures import network

NAMES = {7: "Acme", 9: "Orbit"}


def picture(count: int, links: tuple[tuple[int, int], ...] = ()) -> Picture:
    """So many people, every third at Acme, by turns in every ring."""
    dots = tuple(
        Dot(at, f"Person {at}", "Acme" if at % 3 == 0 else None, RINGS[at % 6], 7 if at % 3 == 0 else 0)
        for at in range(count)
    )
    people: dict[tuple[str, int], int] = {}
    for dot in dots:
        people[dot.ring, dot.target] = people.get((dot.ring, dot.target), 0) + 1
    return Picture(people, dots if count <= MOST_SINGLE else (), links, NAMES)


def markers(found: Picture) -> list[Any]:
    return [trace for trace in network.drawn(found).figure.data if "markers" in trace.mode]


def test_one_person() -> None:
    figure, headline, table = network.drawn(Picture({("close", 0): 1}, (Dot(1, "Ada", None, "close", 0),), (), {}))
    assert headline == "1 person around you so far."
    assert table.to_numpy().tolist() == [["Ada", "", "would call back today", "", ""]]
    assert [trace.text for trace in figure.data if "markers" in trace.mode] == [("Ada",)]


@pytest.mark.parametrize("count", [5, 50, MOST_SINGLE])
def test_a_dot_a_person_and_a_row_a_person(count: int) -> None:
    found = picture(count)
    assert sum(len(trace.x) for trace in markers(found)) == count
    assert len(network.drawn(found).table) == count


def test_above_that_dots_hold_counts() -> None:
    found = picture(5000)
    traces = markers(found)
    assert sum(len(trace.x) for trace in traces) == len(found.people)
    assert {words for trace in traces for words in trace.text} == {"833", "834"}
    table = network.drawn(found).table
    assert table.iloc[:, 0].tolist() == ["Acme", "elsewhere"]
    assert int(table.iloc[:, 1:].to_numpy().sum()) == 5000
    assert network.drawn(found).headline.startswith("5,000 people around you: 1,667 of them at 1 of your organisations")


def test_a_large_count_is_shortened_on_its_dot() -> None:
    (known,) = markers(Picture({("close", 0): 12, ("none", 7): 1_702, ("slight", 0): 28_960}, (), (), NAMES))
    assert list(known.text) == ["12", "1.7k", "29k"]
    assert known.marker.size[2] == network.FULLEST


def test_circles_differ_by_symbol_and_colour() -> None:
    traces = markers(picture(60))
    assert [trace.marker.symbol for trace in traces] == ["circle", "diamond", "square"]
    assert len({trace.marker.color for trace in traces}) == 3
    assert [trace.name for trace in traces] == [
        "I know them", "known through someone", "I would like to know them",
    ]  # fmt: skip


def test_lines_join_those_who_know_each_other() -> None:
    found = picture(6, links=((0, 4), (4, 5)))
    (line,) = [trace for trace in network.drawn(found).figure.data if trace.mode == "lines"]
    assert line.x[2] is line.x[5] is None
    table = network.drawn(found).table.set_index("Name")
    assert table.loc["Person 4", "Known through"] == "Person 0"


def test_the_letters_at_the_rim_are_told() -> None:
    assert network.key(picture(9)) == [("A", "Acme", 3), ("B", "elsewhere", 6)]
    people = {("close", target): 10 - target for target in range(1, 9)} | {("close", 0): 1}
    names = {target: f"T{target}" for target in range(1, 9)}
    found = network.key(Picture(people, (), (), names))
    assert found == [
        *((letter, f"T{at}", 10 - at) for at, letter in enumerate("ABCDEF", start=1)),
        ("G", "your other organisations", 5),
        ("H", "elsewhere", 1),
    ]


def test_what_others_wrote_is_no_markup() -> None:
    odd = "<b>Ann</b> & <img src=x>"
    figure = network.drawn(Picture({("close", 0): 1}, (Dot(1, odd, odd, "close", 0),), (), {})).figure
    (dots,) = [trace for trace in figure.data if "markers" in trace.mode]
    assert "<" not in "".join((*dots.text, *dots.hovertext))


def test_the_same_people_give_the_same_picture() -> None:
    assert network.drawn(picture(50)).figure.to_json() == network.drawn(picture(50)).figure.to_json()
