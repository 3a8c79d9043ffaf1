"""Who may be one person: labelled pairs with what they come to, and how pairs are found among many."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from netjob.coaching.identity import organisation_key
from netjob.coaching.matching import SHOWN, Card, Match, compare, matches

PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))["pairs"]


def card(contact: int, name: str, at: str = "", phone: str = "", email: str = "", profile: str = "") -> Card:
    phones, emails, profiles = ((one,) if one else () for one in (phone, email, profile))
    return Card(contact, name, organisation_key(at), phones, emails, profiles)


def suggested(pair: dict[str, Any]) -> bool:
    one, other = card(1, *pair["one"]), card(2, *pair["other"])
    here, there = (
        compare(*both, pair.get("bearers", 2), pair.get("callers", 2)) for both in ((one, other), (other, one))
    )
    assert here == there  # whoever came first
    return here is not None


def test_labelled_pairs_have_exactly_this_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(pair["same"], suggested(pair)) for pair in PAIRS]
    hits, shown, same = found.count((True, True)), sum(shown for _, shown in found), sum(same for same, _ in found)
    with capsys.disabled():
        print(f"\n{len(PAIRS)} pairs: precision {hits}/{shown} = {hits / shown:.3f}", end=", ")
        print(f"recall {hits}/{same} = {hits / same:.3f}")
    assert (len(PAIRS), hits, shown, same) == (78, 42, 46, 45)


def test_a_pair_is_suggested_surer_the_more_speaks_for_it() -> None:
    anna = card(1, "Anna Kovač", "Lumen", "+4930901820", "anna@lumen.com", "linkedin.com/in/anna")
    said = [
        (card(2, "Anna Kovac", "Orbit", "", "anna@lumen.com"), (98, "address")),
        (card(2, "Kovac, Anna", "Orbit", "+4930901820"), (97, "phone_name")),
        (card(2, "A. Kovac", "", "+4930901820"), (90, "phone_name")),
        (card(2, "Anna Kovac", "Lumen GmbH"), (92, "name_at")),
        (card(2, "Anna Kovac", "Lumen Group"), (76, "name_near")),
        (card(2, "Anna Stern", "Orbit", "+4930901820"), (75, "phone")),
        (card(2, "Anna Kovac"), (62, "name")),
        (card(2, "Anna Kovac", "Lumen", "", "", "linkedin.com/in/anna-2"), (51, "name_at")),
        (card(2, "Anna Kovac", "Orbit"), (48, "name_moved")),
        (card(2, "Mum", "", "+4930901820"), (45, "phone")),
    ]
    assert [compare(anna, other) for other, _ in said] == [expected for _, expected in said]


def test_organisations_are_compared_by_whole_words() -> None:
    at_meta = card(1, "Eva Stern", "Meta")
    assert compare(at_meta, card(2, "Eva Stern", "Metallbau")) == (48, "name_moved")
    assert compare(at_meta, card(2, "Eva Stern", "Meta Platforms")) == (48, "name_moved")
    assert compare(at_meta, card(2, "Eva Stern", "Meta Inc.")) == (92, "name_at")


@pytest.mark.parametrize(
    ("emails", "expected"),
    [
        (("bo.li@lumen.com", "bo.li2@lumen.com"), None),  # 28: two people, and the firm told them apart
        (("bo.li@lumen.com", "bli@lumen.com"), (64, "name_at")),
        (("bo.li@gmail.com", "bo.li2@gmail.com"), (92, "name_at")),
        (("bo.li@lumen.com", "bo.li@home.example"), (92, "name_at")),
    ],
)
def test_two_addresses_at_one_organisation_speak_for_two_people(
    emails: tuple[str, str], expected: tuple[int, str] | None
) -> None:
    one, other = (card(at, "Bo Li", "Lumen", "", email) for at, email in enumerate(emails, 1))
    assert compare(one, other) == expected


def test_a_common_name_counts_less_and_says_nothing_without_the_organisation() -> None:
    one, other, elsewhere = card(1, "Wei Li", "Lumen"), card(2, "Wei Li", "Lumen"), card(3, "Wei Li", "Orbit")
    assert compare(one, other, bearers=3) == (64, "name_at")
    assert compare(one, card(2, "Wei Li", "Lumen Group"), bearers=3) == (53, "name_near")
    assert compare(one, elsewhere, bearers=3) is None
    assert [(match.one, match.other, match.score) for match in matches([one, other, elsewhere])] == [(1, 2, 64)]


def test_a_number_of_three_needs_the_name() -> None:
    cards = [card(1, "Bo Li", "", "+491"), card(2, "Mum", "", "+491"), card(3, "B. Li", "", "+491")]
    assert matches(cards) == [Match(1, 3, 90, "phone_name")]


def test_matches_come_surest_first_and_name_who_came_first_first() -> None:
    cards = [
        card(9, "Bo Li", "Lumen"), card(4, "Eva Stern", "Orbit", "", "eva@stern.example"), card(7, "Li, Bo", "Lumen"),
        card(5, "E. Stern", "", "", "eva@stern.example"), card(6, "Somebody Else", "Lumen"),
    ]  # fmt: skip
    assert matches(cards) == [Match(4, 5, 98, "address"), Match(9, 7, 92, "name_at")]
    assert matches(cards, among={7}) == [Match(9, 7, 92, "name_at")]
    assert matches(cards, among=set()) == []


def test_every_pair_that_is_alike_is_found_among_many() -> None:
    """Looking for pairs leaves out none that comparing all of them would show."""
    names = ["Anna Li", "Anna Lee", "Li, Anna", "A. Li", "Hannah Li", "Bill Fox", "William Fox", "Fox, Bill", "Bo Fox"]
    cards = [
        card(at, name, ("Lumen", "Lumen Group", "Orbit", "")[at % 4], f"+49{at % 7}", "", "")
        for at, name in enumerate(names * 4, 1)
    ]
    found = {(match.one, match.other) for match in matches(cards)}
    every = {
        (one.contact, other.contact)
        for one in cards
        for other in cards
        if one.contact < other.contact and compare(one, other, bearers=9, callers=6)
    }
    assert every
    assert every <= found


def test_a_crowd_of_namesakes_is_looked_through_block_by_block() -> None:
    given = [f"{a}{b}{c}ina" for a in "BDFGK" for b in "aeiou" for c in "lmnrst"]
    crowd = [card(at, f"{name} Nguyen", "Lumen") for at, name in enumerate(given, 1)]
    double = card(1_000, "Nguyen, Balina", "Lumen")
    assert (1, 1_000) in {(match.one, match.other) for match in matches([*crowd, double]) if match.score > 90}
    assert all(match.score >= SHOWN for match in matches(crowd))
