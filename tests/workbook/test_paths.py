"""Who is inside, who knows whom and who may still know somebody, as the workbook holds it."""

from __future__ import annotations

import pytest

from netjob.coach import Coach
from netjob.coach.paths import Said
from netjob.coaching.paths import Candidate, Somebody
from netjob.errors import NotFound
from netjob.workbook import Workbook, paths
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def target(hand: Hand, name: str = "Acme", **values: object) -> int:
    return hand.row("target", **{"name": name, "organisation_key": name.casefold(), "status": "active"} | values)


def at(name: str, place: str, **values: object) -> dict[str, object]:
    return {"name": name, "organisation": place, "organisation_key": place.casefold()} | values


def kind(book: Workbook, row_id: int) -> str:
    ways = Coach(book, TODAY).paths.page(None)[1]
    return next(way.route.kind for way in ways if way.target.id == row_id)


def test_people_inside_the_nearest_first_and_counted(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    ties = ("none", "close", "slight", "none", "close")
    ids = [hand.contact(**at(f"P{n}", "Acme", tie=tie)) for n, tie in enumerate(ties)]
    found = paths.inside(book)[acme]
    assert [person.id for person in found.people] == [ids[1], ids[4], ids[2], ids[0]]
    assert found.near == 5
    assert found.people[0] == Somebody(ids[1], "P1", "close", True)


@pytest.mark.parametrize(
    ("values", "near"),
    [
        ({"circle": "known"}, True),
        ({"circle": "known_of"}, False),
        ({"circle": "wanted"}, False),
    ],
)
def test_near_is_whom_one_knows(book: Workbook, hand: Hand, values: dict[str, object], near: bool) -> None:
    acme = target(hand)
    hand.contact(**at("Ada", "Acme", **values))
    assert [person.near for person in paths.inside(book)[acme].people] == [near]


@pytest.mark.parametrize(
    ("touch", "near"),
    [
        ({"direction": "out"}, False),
        ({"direction": "in"}, True),
        ({"direction": "out", "talk": True}, True),
        ({"direction": "in", "trashed_at": "2026-03-01"}, False),
    ],
)
def test_whoever_answered_is_near_too(book: Workbook, hand: Hand, touch: dict[str, object], near: bool) -> None:
    acme = target(hand)
    ada = hand.contact(**at("Ada", "Acme", circle="known_of"))
    hand.touch(ada, ago(3), **touch)
    assert [person.near for person in paths.inside(book)[acme].people] == [near]


def test_the_trash_and_the_closed_are_on_no_way(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    hand.contact(**at("Ada", "Acme", trashed_at="2026-03-01"))
    closed = hand.contact(**at("Ben", "Acme", status="closed"))
    hand.row("knows", contact=closed, target=acme)
    assert kind(book, acme) == "nobody"


@pytest.mark.parametrize("values", [{"status": "resting"}, {"status": "suggested"}, {"trashed_at": "2026-03-01"}])
def test_only_targets_in_view_have_ways(book: Workbook, hand: Hand, values: dict[str, object]) -> None:
    target(hand, **values)
    hand.contact(**at("Ada", "Acme"))
    assert Coach(book, TODAY).paths.page(None) == (0, [])


def test_ways_and_their_numbers_stand_until_the_next_save(book: Workbook, hand: Hand) -> None:
    acme, coach = target(hand), Coach(book, TODAY)
    hand.contact(**at("Ada", "Acme", tie="slight"))
    (before,) = coach.paths.page(None)[1]
    assert coach.paths.page(None)[1][0] is before
    assert coach.paths.counts() == {"insider": 1, "one_hop": 0, "two_hops": 0, "nobody": 0, "one": 1}
    hand.contact(**at("Ben", "Acme", tie="close"))
    target(hand, "Orbit")
    assert coach.paths.counts() == {"insider": 1, "one_hop": 0, "two_hops": 0, "nobody": 1, "one": 0}
    total, (way, other) = coach.paths.page(None)
    assert (total, way.target.id, other.chains) == (2, acme, ())
    assert [chain.first.name for chain in way.chains] == ["Ben", "Ada"]


@pytest.mark.parametrize(
    ("part", "route"), [("insider", "insider"), ("decision_maker", "insider"), ("recruiter", "nobody")]
)
def test_an_opening_says_who_is_inside(book: Workbook, hand: Hand, part: str, route: str) -> None:
    rail = target(hand, "Fen Rail")
    hand.row("opening_contact", opening=hand.opening(), contact=hand.contact("Ada"), part=part)
    assert kind(book, rail) == route


def test_one_hop_by_what_was_said(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    ada = hand.contact("Ada")
    hand.row("knows", contact=ada, target=acme, said_on=TODAY)
    assert kind(book, acme) == "one_hop"


def test_one_hop_by_the_name_they_gave(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    ada = hand.contact("Ada")
    hand.contact(**at("Cem", "Acme", circle="known_of", tie="none", introduced_by=ada))
    (way,) = Coach(book, TODAY).paths.page(None)[1]
    assert [person.name for person in way.route.chains[0].people] == ["Ada", "Cem"]
    assert acme == way.target.id


@pytest.mark.parametrize(("step", "route"), [("asked", "nobody"), ("declined", "nobody"), ("introduced", "one_hop")])
def test_one_hop_by_a_door_they_opened(book: Workbook, hand: Hand, step: str, route: str) -> None:
    acme = target(hand)
    referral = hand.referral(hand.contact("Ada"), **{step: ago(4)})
    hand.book.save(lambda writer: writer.update("referral", referral, {"target": acme}))
    assert kind(book, acme) == route


def test_two_hops_and_a_link_that_brings_it_nearer(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    ada, ben = hand.contact("Ada"), hand.contact("Ben", circle="known_of", tie="none")
    cem = hand.contact(**at("Cem", "Acme", circle="wanted", tie="none"))
    assert kind(book, acme) == "nobody"
    hand.row("knows", contact=ben, person=cem)
    assert kind(book, acme) == "nobody"
    hand.row("knows", contact=ada, person=ben)
    assert kind(book, acme) == "two_hops"
    hand.row("knows", contact=ada, person=cem)
    assert kind(book, acme) == "one_hop"


def test_people_inside_who_are_linked_are_read_however_many_there_are(book: Workbook, hand: Hand) -> None:
    acme = target(hand)
    for number in range(6):
        hand.contact(**at(f"A{number}", "Acme", circle="known_of", tie="none"))
    last = hand.contact(**at("Zed", "Acme", circle="known_of", tie="none"))
    hand.row("knows", contact=hand.contact("Ada"), person=last)
    assert kind(book, acme) == "one_hop"


def test_counts_by_route_and_by_what_hangs_on_one(book: Workbook, hand: Hand) -> None:
    for name in ("Acme", "Orbit", "Fen"):
        target(hand, name)
    hand.contact(**at("Ada", "Acme"))
    for name in ("Ben", "Cem"):
        hand.contact(**at(name, "Orbit"))
    section = Coach(book, TODAY).paths
    assert section.counts() == {"insider": 2, "one_hop": 0, "two_hops": 0, "nobody": 1, "one": 1}
    assert [way.target.name for way in section.page("one")[1]] == ["Acme"]
    assert [way.target.name for way in section.page("nobody")[1]] == ["Fen"]
    assert section.page(None, offset=2, limit=2)[0] == 3


def test_candidates_are_kept_known_and_at_no_target(book: Workbook, hand: Hand) -> None:
    target(hand)
    hand.row("own_position", organisation="Old Works", organisation_key="old works")
    ada = hand.contact(**at("Ada", "Old Works", position="Planner"))
    hand.contact("Ben", introduced_by=ada)
    for values in (
        at("In", "Acme"), {"name": "Pool", "status": "pool"}, {"name": "Far", "circle": "known_of"},
        {"name": "Gone", "trashed_at": "2026-03-01"},
    ):  # fmt: skip
        hand.contact(**values)
    assert paths.candidates(book) == [
        Candidate(ada, "Ada", "familiar", "Old Works Planner", 1, True),
        Candidate(ada + 1, "Ben", "familiar", "", 0, False),
    ]


def test_the_newest_word_counts(book: Workbook, hand: Hand) -> None:
    acme, ada = target(hand), hand.contact("Ada")

    def say(yes: bool) -> None:
        if yes:
            book.save(lambda writer: paths.say(writer, ada, acme, None, TODAY))
        else:
            book.save(lambda writer: paths.say_nobody(writer, ada, acme, TODAY))

    for answer in (True, True, False, False, True, False):
        say(answer)
        said = book.value("SELECT count(*) FROM knows")
        assert (said, paths.asked(book)) == ((1, {}) if answer else (0, {acme: [ada]}))


def test_a_target_that_is_gone_takes_no_word(book: Workbook, hand: Hand) -> None:
    gone, ada = target(hand, trashed_at="2026-03-01"), hand.contact("Ada")
    with pytest.raises(NotFound):
        Coach(book, TODAY).paths.note(Said(ada, gone))


def test_colleagues_may_know_somebody_wanted(book: Workbook, hand: Hand) -> None:
    wanted = hand.contact(**at("Wim", "Acme", circle="wanted", tie="none"))
    for name, tie in (("Ada", "slight"), ("Ben", "close"), ("Cem", "none")):
        hand.contact(**at(name, "Acme", tie=tie))
    assert [person.name for person in paths.colleagues(book, [wanted])[wanted]] == ["Ben", "Ada"]
    (sought,) = Coach(book, TODAY).paths.wanted()[1]
    assert sought.chain is not None
    assert (sought.chain.first.name, sought.sure) == ("Ben", False)


def test_what_was_said_comes_before_what_may_be(book: Workbook, hand: Hand) -> None:
    wanted = hand.contact(**at("Wim", "Acme", circle="wanted", tie="none"))
    hand.contact(**at("Ben", "Acme", tie="close"))
    hand.row("knows", contact=hand.contact("Ada", tie="slight"), person=wanted)
    (sought,) = Coach(book, TODAY).paths.wanted()[1]
    assert sought.chain is not None
    assert (sought.chain.first.name, sought.sure) == ("Ada", True)
