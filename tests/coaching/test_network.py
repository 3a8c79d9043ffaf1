"""The picture's layout: everybody in their ring and sector, nobody on top of another, the same every time."""

from __future__ import annotations

from itertools import combinations
from math import atan2, dist, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjob.coaching import network
from netjob.coaching.network import RINGS

cells = st.dictionaries(
    st.tuples(st.sampled_from(RINGS), st.sampled_from([0, 1, 2])), st.integers(1, 40), min_size=1, max_size=18
)


@given(cells)
def test_everybody_lies_in_their_ring_and_sector(people: dict[tuple[str, int], int]) -> None:
    disc = network.disc(people, [1, 2, 0])
    for (ring, sector), points in disc.points.items():
        assert len(points) == people[ring, sector]
        (inner, outer), (first, last) = disc.rings[ring], disc.sectors[sector]
        for x, y in points:
            assert inner < hypot(x, y) < outer
            assert first < atan2(x, y) % (2 * pi) < last


@given(cells)
def test_nobody_lies_on_top_of_another(people: dict[tuple[str, int], int]) -> None:
    disc = network.disc(people, [1, 2, 0])
    points = [point for found in disc.points.values() for point in found]
    assert disc.apart > 0
    assert all(dist(one, other) > 0 for one, other in combinations(points, 2))


@pytest.mark.parametrize("people", [{("close", 0): 1}, {("close", 0): 3, ("wanted", 7): 2000}])
def test_the_same_people_give_the_same_picture(people: dict[tuple[str, int], int]) -> None:
    order = sorted({sector for _, sector in people})
    assert network.disc(people, order) == network.disc(people, order)
    assert network.together(people, order) == network.together(people, order)


def test_rings_follow_each_other_from_the_inside() -> None:
    disc = network.disc({("close", 0): 9}, [0])
    assert disc.rings["close"] == pytest.approx((2.0, 2.0 + 0.8 + 4.2 * 4 / 9))
    assert disc.rings["wanted"] == pytest.approx((11.0 - 0.8 - 4.2 / 9, 11.0))
    assert disc.radius == pytest.approx(2.0 + 6 * 0.8 + 4.2)
    assert list(disc.rings) == list(RINGS)


def test_sectors_share_what_the_names_of_the_rings_leave_free() -> None:
    disc = network.disc({("close", 0): 1, ("close", 5): 16}, [5, 0])
    room = 2 * pi - network.OPEN - 2 * network.APART
    assert disc.sectors[5] == pytest.approx((network.OPEN / 2, network.OPEN / 2 + room * 10 / 13))
    assert disc.sectors[0][1] == pytest.approx(2 * pi - network.OPEN / 2 - network.APART)
    assert len(disc.edges) == 3


def test_together_gives_one_point_for_each_place() -> None:
    disc = network.together({("close", 0): 4000, ("none", 1): 2}, [1, 0])
    assert [len(points) for points in disc.points.values()] == [1, 1]
    assert {round(outer - inner, 6) for inner, outer in disc.rings.values()} == {1.5}


def test_the_fullest_targets_get_a_sector_of_their_own() -> None:
    people = {0: 900, 1: 1, 2: 5, 3: 5, 4: 2, 5: 2, 6: 2, 7: 2, 8: 1}
    assert network.own_sectors(people) == [2, 3, 4, 5, 6, 7]
    assert network.own_sectors({0: 3}) == []
