"""Who stands where around the user."""

from __future__ import annotations

import pytest

from netjob.coaching.network import Dot
from netjob.workbook import Workbook, network
from netjob.workbook.network import Narrowed
from tests.hand import Hand


@pytest.fixture
def people(book: Workbook) -> list[int]:
    """Ada and Wim at a target, Ben elsewhere; Cem in the pool, and three whom the picture leaves out."""
    hand = Hand(book)
    hand.row("target", name="Acme", organisation_key="acme", status="active")
    hand.row("target", name="Rest", organisation_key="rest", status="resting")
    acme = {"organisation": "Acme", "organisation_key": "acme"}
    ada = hand.contact("Ada", tie="close", **acme)
    found = [
        ada,
        hand.contact("Wim", circle="wanted", tie="none", introduced_by=ada, **acme),
        hand.contact("Ben", organisation="Rest", organisation_key="rest"),
        hand.contact("Cem", tie="none", status="pool"),
    ]
    hand.contact("Dee", status="closed")
    hand.contact("Eve", trashed_at="2026-03-01")
    return found


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (Narrowed(), {("close", 1): 1, ("wanted", 1): 1, ("familiar", 0): 1}),
        (Narrowed(everyone=True), {("close", 1): 1, ("wanted", 1): 1, ("familiar", 0): 1, ("none", 0): 1}),
        (Narrowed(rings=("wanted", "none")), {("wanted", 1): 1}),
        (Narrowed(targets=(1,)), {("close", 1): 1, ("wanted", 1): 1}),
        (Narrowed(targets=(2,)), {}),
    ],
)
def test_counts_by_ring_and_target(
    book: Workbook, people: list[int], narrowed: Narrowed, expected: dict[tuple[str, int], int]
) -> None:
    assert network.counts(book, narrowed) == expected
    assert len(network.dots(book, narrowed)) == sum(expected.values())


def test_the_people_themselves(book: Workbook, people: list[int]) -> None:
    assert network.dots(book, Narrowed(targets=(1,))) == [
        Dot(people[0], "Ada", "Acme", "close", 1),
        Dot(people[1], "Wim", "Acme", "wanted", 1),
    ]


def test_lines_join_those_who_are_shown(book: Workbook, people: list[int]) -> None:
    Hand(book).row("knows", contact=people[2], person=people[3])
    assert network.links(book, people[:3]) == [(people[0], people[1])]
    assert network.links(book, people) == [(people[0], people[1]), (people[2], people[3])]
    assert network.links(book, []) == []
