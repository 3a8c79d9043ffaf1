"""Find the way from the user to somebody inside an organisation, and who may still know somebody there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from netjob.coaching.words import TIES

ROUTES = ("insider", "one_hop", "two_hops", "nobody")
MOST_HOPS = 2
WARM = ("close", "familiar")  # whom one may ask at once; slight ties first get a hello
CLUES = ("kind", "market", "gave", "colleague")
HOMEWORK = ("why", "read", "bring", "market")  # before a first message to somebody wanted (M31, M35, M37)
ALL_CLUES = 2  # of these many kinds a person is told at most, the strongest first

Link = tuple[int, int]  # who introduces whom, by number

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person on a way; `near` when the user can write to them: known, or they answered before."""

    id: int
    name: str
    tie: str
    near: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """One way in: the people in order, the first is `near`. `named` when the last one is inside themselves.

    Without that, the last one knows somebody there whose name is still missing.
    """

    people: tuple[Somebody, ...]
    named: bool

    @property
    def hops(self) -> int:
        """How many people stand between the user and the one inside."""
        return len(self.people) - self.named

    @property
    def route(self) -> str:
        """The word of `ROUTES` for its length."""
        return ROUTES[self.hops]

    @property
    def first(self) -> Somebody:
        """Whom the user would ask."""
        return self.people[0]

    @property
    def step(self) -> str:
        """What comes next: 'hello' before any ask, 'talk' inside, 'name' while it is missing, else 'introduce'."""
        if self.first.tie not in WARM:
            return "hello"
        if self.route == "insider":
            return "talk"
        return "name" if len(self.people) == 1 else "introduce"

    @property
    def missing(self) -> tuple[tuple[str, Somebody, Somebody | None], ...]:
        """The links still to be made: ('introduction', by whom, to whom) and ('name', who has it, None)."""
        links = tuple(("introduction", by, to) for by, to in pairwise(self.people))
        return links if self.named else (*links, ("name", self.people[-1], None))

    def promised(self, links: Collection[Link]) -> Link | None:
        """The first of its hops that is promised and not open yet, among the (by, to) of `links`; None for none."""
        return next((link for one in pairwise(self.people) if (link := (one[0].id, one[1].id)) in links), None)

    @property
    def angle(self) -> str:
        """The angle (M38 to M42) that fits the next step: an ask is for the search, a talk inside for insight."""
        return {"hello": "acquaintance", "talk": "insight"}.get(self.step, "role")


@dataclass(frozen=True, slots=True)
class Route:
    """How a place is reached: every way there; how many people one could begin with; who has no link yet.

    `firsts` counts everybody a way begins with, also those beyond the ways that are read. `unlinked` are people inside
    whom nobody near is known to know.
    """

    ways: tuple[Chain, ...]
    firsts: int
    unlinked: tuple[Somebody, ...]

    @property
    def chains(self) -> list[Chain]:
        """The ways, the best first; put in order only where they are shown, till then as the facts came."""
        return sorted(self.ways, key=order)

    @property
    def kind(self) -> str:
        """The route of the shortest way."""
        return ROUTES[min((chain.hops for chain in self.ways), default=-1)]

    @property
    def hangs_on_one(self) -> bool:
        """Whether a single person carries every way there."""
        return self.firsts == 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the user keeps, at no target: what may speak for their knowing somebody."""

    id: int
    name: str
    tie: str
    about: str  # organisation and position
    gave: int  # people they named or introduced before
    colleague: bool  # at an organisation where the user worked


@dataclass(frozen=True, slots=True)
class Clue:
    """A candidate for one target with the reasons, words of `CLUES`, the strongest first."""

    candidate: Candidate
    reasons: tuple[str, ...]


def order(chain: Chain) -> tuple[object, ...]:
    """Shorter first, then with the name known, then closer ties from the user's end on; alike by name and number."""
    return (
        chain.hops,
        not chain.named,
        tuple(TIES.index(person.tie) for person in chain.people),
        tuple(person.name.casefold() for person in chain.people),
        tuple(person.id for person in chain.people),
    )


def chains(
    inside: Collection[Somebody], says: Collection[Somebody], knowers: Mapping[int, Collection[Somebody]]
) -> list[Chain]:
    """Every way of up to two hops, the best first.

    `inside` are people at the place, `says` those who said that they know somebody there, `knowers` who knows a person
    by number. A way begins with somebody near and leads over people who are not: whoever is near would be asked first.
    """
    return route(inside, says, knowers).chains


def route(
    inside: Collection[Somebody],
    says: Collection[Somebody],
    knowers: Mapping[int, Collection[Somebody]],
    insiders: int | None = None,
) -> Route:
    """How a place is reached; `insiders` is how many near people are inside when `inside` holds only some of them."""
    found = dict.fromkeys(
        chain
        for named, people in ((True, inside), (False, says))
        for person in people
        for chain in _to(person, named, knowers)
        if chain.hops <= MOST_HOPS
    )
    near = {person.id for person in inside if person.near}
    beyond = 0 if insiders is None else max(insiders - len(near), 0)
    firsts = {chain.first.id for chain in found}
    linked = {chain.people[-1].id for chain in found if chain.named}
    unlinked = sorted((person for person in inside if person.id not in linked), key=lambda one: (one.name, one.id))
    return Route(tuple(found), len(firsts) + beyond, tuple(unlinked))


def might_know(
    candidates: Sequence[Candidate], kind: str, market: Sequence[str], asked: Collection[int] = ()
) -> list[Clue]:
    """Who may know somebody at a target though nothing says so, those with a reason only.

    Reasons: 'kind', their organisation or position names the target's kind; 'market', it names a field or kind of
    organisation the user is after; 'gave', they named or introduced somebody before; 'colleague', they are where the
    user worked. Those whose field is the target's come first, then closer ties, then more reasons; alike by name.
    Who was asked already (`asked`) and said no is left out.
    """
    found = [Clue(one, _reasons(one, kind, market)) for one in candidates if one.id not in asked]
    return sorted(
        (clue for clue in found if clue.reasons),
        key=lambda clue: (
            "kind" not in clue.reasons,
            TIES.index(clue.candidate.tie),
            -len(clue.reasons),
            clue.candidate.name.casefold(),
            clue.candidate.id,
        ),
    )


def _to(person: Somebody, named: bool, knowers: Mapping[int, Collection[Somebody]]) -> list[Chain]:
    """Every way that ends with `person`: they are near, or reached over those who know them."""
    if person.near:
        return [Chain((person,), named)]
    found: list[Chain] = []
    for knower in knowers.get(person.id, ()):
        if knower.near:
            found.append(Chain((knower, person), named))
        elif knower.id != person.id:
            farther = (first for first in knowers.get(knower.id, ()) if first.near)
            found += [Chain((first, knower, person), named) for first in farther]
    return found


def _reasons(one: Candidate, kind: str, market: Sequence[str]) -> tuple[str, ...]:
    said = _spaced(one.about)
    speaks = {
        "kind": _names(said, kind),
        "market": any(_names(said, value) for value in market),
        "gave": one.gave > 0,
        "colleague": one.colleague,
    }
    return tuple(reason for reason in CLUES if speaks[reason])[:ALL_CLUES]


def _names(said: str, value: str) -> bool:
    """Whether a text holds these words as they stand, in one piece."""
    return bool(value.strip()) and _spaced(value) in said


def _spaced(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "
