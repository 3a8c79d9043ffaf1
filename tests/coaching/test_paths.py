"""Ways into a place: the shortest first, close ties before slight ones, and nothing that was said makes one longer."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjob.coaching import paths
from netjob.coaching.paths import Candidate, Chain, Route, Somebody
from netjob.coaching.words import TIES

ADA = Somebody(1, "Ada", "close", True)
BEN = Somebody(2, "Ben", "slight", True)
CEM = Somebody(3, "Cem", "none", False)
DEE = Somebody(4, "Dee", "none", False)
EVE = Somebody(5, "Eve", "familiar", True)

PEOPLE = [Somebody(at, f"P{at}", TIES[at % 4], at % 3 > 0) for at in range(9)]
somebody = st.sampled_from(PEOPLE)
links = st.lists(st.tuples(somebody, somebody), max_size=12)


def grouped(pairs: list[tuple[Somebody, Somebody]]) -> dict[int, list[Somebody]]:
    found: dict[int, list[Somebody]] = {}
    for knower, person in pairs:
        found.setdefault(person.id, []).append(knower)
    return found


def names(chains: list[Chain]) -> list[str]:
    return ["-".join(person.name for person in chain.people) + ("" if chain.named else "-?") for chain in chains]


@pytest.mark.parametrize(
    ("inside", "says", "knowers", "expected", "kind"),
    [
        ([BEN, ADA], [], {}, ["Ada", "Ben"], "insider"),
        ([CEM], [], {3: [BEN, ADA]}, ["Ada-Cem", "Ben-Cem"], "one_hop"),
        ([], [BEN], {}, ["Ben-?"], "one_hop"),
        ([CEM], [ADA], {3: [BEN]}, ["Ben-Cem", "Ada-?"], "one_hop"),
        ([CEM], [], {3: [DEE], 4: [ADA]}, ["Ada-Dee-Cem"], "two_hops"),
        ([], [DEE], {4: [ADA]}, ["Ada-Dee-?"], "two_hops"),
        ([CEM], [], {3: [DEE]}, [], "nobody"),
        ([CEM], [], {3: [CEM]}, [], "nobody"),
        ([ADA, CEM], [EVE], {3: [BEN]}, ["Ada", "Ben-Cem", "Eve-?"], "insider"),
        ([], [], {}, [], "nobody"),
    ],
)
def test_the_ways_in_order(
    inside: list[Somebody], says: list[Somebody], knowers: dict[int, list[Somebody]], expected: list[str], kind: str
) -> None:
    assert names(paths.chains(inside, says, knowers)) == expected
    assert paths.route(inside, says, knowers).kind == kind


def test_an_unnamed_friend_of_a_friend_of_a_friend_is_too_far() -> None:
    assert paths.chains([], [CEM], {3: [DEE], 4: [ADA]}) == []


def test_alike_by_name_then_by_number() -> None:
    alike = [Somebody(at, name, "familiar", True) for at, name in ((9, "zoe"), (8, "Yan"), (7, "Zoe"))]
    assert [chain.first.id for chain in paths.chains(alike, [], {})] == [8, 7, 9]


def test_ways_are_kept_once_in_an_order_that_does_not_change_from_run_to_run() -> None:
    route = paths.route([CEM, ADA, CEM], [EVE], {3: [BEN, ADA, BEN]})
    assert names(list(route.ways)) == ["Ben-Cem", "Ada-Cem", "Ada", "Eve-?"]
    assert names(route.chains) == ["Ada", "Ada-Cem", "Ben-Cem", "Eve-?"]


def test_a_place_hangs_on_one_person() -> None:
    assert paths.route([ADA], [], {}).hangs_on_one
    assert paths.route([CEM], [ADA], {3: [ADA]}).hangs_on_one
    assert not paths.route([ADA], [BEN], {}).hangs_on_one
    assert not paths.route([], [], {}).hangs_on_one
    many = paths.route([ADA, BEN], [EVE], {}, insiders=40)
    assert (many.firsts, many.hangs_on_one) == (41, False)


def test_people_inside_whom_nobody_is_known_to_know() -> None:
    assert paths.route([DEE, CEM, ADA], [], {4: [BEN]}).unlinked == (CEM,)


@pytest.mark.parametrize(
    ("chain", "step", "angle", "missing"),
    [
        (Chain((ADA,), True), "talk", "insight", []),
        (Chain((BEN,), True), "hello", "acquaintance", []),
        (Chain((ADA,), False), "name", "role", [("name", "Ada", None)]),
        (Chain((BEN,), False), "hello", "acquaintance", [("name", "Ben", None)]),
        (Chain((ADA, CEM), True), "introduce", "role", [("introduction", "Ada", "Cem")]),
        (
            Chain((EVE, DEE), False),
            "introduce",
            "role",
            [("introduction", "Eve", "Dee"), ("name", "Dee", None)],
        ),
    ],
)
def test_what_comes_next_and_what_is_missing(
    chain: Chain, step: str, angle: str, missing: list[tuple[str, str, str | None]]
) -> None:
    assert (chain.step, chain.angle) == (step, angle)
    assert [(kind, by.name, to.name if to else None) for kind, by, to in chain.missing] == missing


def shortest(route: Route) -> int:
    return route.chains[0].hops if route.chains else 3


@given(st.lists(somebody), st.lists(somebody), links, somebody, somebody)
def test_one_more_that_somebody_knows_never_makes_a_way_longer(
    inside: list[Somebody], says: list[Somebody], pairs: list[tuple[Somebody, Somebody]], who: Somebody, whom: Somebody
) -> None:
    before = paths.route(inside, says, grouped(pairs))
    after = paths.route(inside, says, grouped([*pairs, (who, whom)]))
    assert shortest(after) <= shortest(before)
    assert set(before.ways) <= set(after.ways)
    assert shortest(paths.route(inside, [*says, who], grouped(pairs))) <= shortest(before)


@given(st.lists(somebody), st.lists(somebody), links)
def test_a_way_begins_near_and_leads_over_strangers(
    inside: list[Somebody], says: list[Somebody], pairs: list[tuple[Somebody, Somebody]]
) -> None:
    for chain in paths.chains(inside, says, grouped(pairs)):
        assert [person.near for person in chain.people] == [True] + [False] * (len(chain.people) - 1)
        assert len({person.id for person in chain.people}) == len(chain.people)
        assert chain.people[-1] in (inside if chain.named else says)
        assert all((by, to) in pairs for by, to in zip(chain.people, chain.people[1:], strict=False))


@given(st.lists(somebody), st.lists(somebody), links, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(
    inside: list[Somebody], says: list[Somebody], pairs: list[tuple[Somebody, Somebody]], random: Random
) -> None:
    before = paths.chains(inside, says, grouped(pairs))
    random.shuffle(inside)
    random.shuffle(says)
    random.shuffle(pairs)
    assert paths.chains(inside, says, grouped(pairs)) == before


def candidate(
    at: int, name: str, tie: str = "familiar", about: str = "", gave: int = 0, colleague: bool = False
) -> Candidate:
    return Candidate(at, name, tie, about, gave, colleague)


def test_who_may_still_know_somebody() -> None:
    people = [
        candidate(1, "Gil", "close", gave=3),
        candidate(2, "Hal", "slight", "City Hospitals, head nurse"),
        candidate(3, "Ivy", "close", "Freight Ltd, planner", colleague=True),
        candidate(4, "Jo", "close", "Bakery"),
        candidate(5, "Kai", "familiar", "Public transport authority", gave=1, colleague=True),
        candidate(6, "Lou", "familiar", "public transport"),
    ]
    found = paths.might_know(people, "hospitals", ["Public Transport", ""], asked=[1])
    assert [(clue.candidate.name, clue.reasons) for clue in found] == [
        ("Hal", ("kind",)),
        ("Ivy", ("colleague",)),
        ("Kai", ("market", "gave")),
        ("Lou", ("market",)),
    ]
    assert [clue.candidate.name for clue in paths.might_know(people, "", [])] == ["Gil", "Ivy", "Kai"]


def test_a_kind_is_found_as_whole_words_only() -> None:
    assert paths.might_know([candidate(1, "Ann", about="Portsmouth Shipping")], "Ports", []) == []


def test_a_hop_that_is_promised() -> None:
    chain = Chain((ADA, CEM), True)
    link = (ADA.id, CEM.id)
    assert chain.promised({(CEM.id, ADA.id)}) is None
    assert chain.promised({link}) == link
    assert Chain((ADA,), True).promised({link}) is None
