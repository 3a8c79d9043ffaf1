"""Paths: who can get me in there, and whom would I like to know?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netjob.coach import promises
from netjob.coach.topic import Topic, until_saved
from netjob.coaching import network as picture_rules
from netjob.coaching import paths as rules
from netjob.coaching.contact import ContactForm
from netjob.coaching.market import Target, ordered
from netjob.coaching.network import Picture
from netjob.coaching.paths import Chain, Clue, Route, Somebody
from netjob.coaching.promise import Promise
from netjob.coaching.words import named
from netjob.errors import NotFound
from netjob.workbook import Writer, contacts, market, network, paths, targets, wanted
from netjob.workbook.network import Narrowed
from netjob.workbook.wanted import Wanted

PAGE = 8
MOST_CLUES = 3
FIELDS = ("industry", "organisation")  # what of the market may stand in somebody's organisation or position


@dataclass(frozen=True, slots=True)
class Way:
    """One target, how it is reached, who may still know somebody there, and who was asked and does not.

    `chains` are the ways, the best first; of those alike in length one with a promised introduction comes first.
    `promised` are the introductions to come that people promised, by who introduces whom.
    """

    target: Target
    route: Route
    chains: tuple[Chain, ...]
    clues: tuple[Clue, ...]
    asked: tuple[str, ...]
    promised: Mapping[rules.Link, Promise]

    def promise(self, chain: Chain) -> Promise | None:
        """The introduction on a way that is promised and did not happen yet."""
        link = chain.promised(self.promised)
        return self.promised[link] if link else None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a target: whom they know there, by contact or by a name new to the workbook, if named.

    Who said it is a contact, or a name new to the workbook too.
    """

    contact: int | None
    target: int
    person: int | None = None
    person_name: str = ""
    circle: str = "known_of"
    contact_name: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody the user would like to know: a contact, or a name with where they are; and the homework so far."""

    who: int | None
    name: str
    organisation: str = ""
    position: str = ""
    introduced_by: int | None = None
    introduced_by_name: str = ""
    homework: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody the user would like to know, and the best way to them; `sure` when somebody said so, else it may be.

    `promised` is an introduction on that way that is to come.
    """

    person: Wanted
    chain: Chain | None
    sure: bool
    promised: Promise | None = None


class Paths(Topic):
    """What the Paths page asks."""

    # ------------------------------------------------------------------ ways in

    @until_saved
    def counts(self) -> Mapping[str, int]:
        """How many targets are reached by each route, all routes named; 'one' counts those that hang on one person."""
        found = dict.fromkeys(rules.ROUTES, 0)
        for route in self._routes.values():
            found[route.kind] += 1
        return found | {"one": sum(route.hangs_on_one for route in self._routes.values())}

    @until_saved
    def page(self, kind: str | None, offset: int = 0, limit: int = PAGE) -> tuple[int, Sequence[Way]]:
        """How many targets a view leaves (a route, 'one' for those that hang on one person, None for all), and a page.

        In the order of the Market page: what is wanted most comes first.
        """
        chosen = [target for target in self._targets if self._shown(target.id, kind)]
        return len(chosen), [self._way(target) for target in chosen[offset : offset + limit]]

    def note(self, said: Said, token: str | None = None) -> None:
        """Somebody said that they know somebody at a target. Raises `Refused`, `NotFound`."""
        at = self.targets().get(said.target)
        if at is None:
            raise NotFound(what="This organisation")

        def work(writer: Writer) -> None:
            contact = said.contact or contacts.add(writer, ContactForm(named("contact", said.contact_name)))
            person = said.person
            if person is None and said.person_name.strip():
                named("person", said.person_name)
                form = ContactForm(said.person_name, at, circle=said.circle, tie="none", introduced_by=contact)
                person = contacts.add(writer, form, source="named")
            paths.say(writer, contact, said.target, person, self.today)

        self.book.save(work, token)

    def note_nobody(self, contact: int, target: int, token: str | None = None) -> None:
        """Somebody was asked and knows nobody at a target."""
        self.book.save(lambda writer: paths.say_nobody(writer, contact, target, self.today), token)

    # ------------------------------------------------------------------ people I want to know

    def wanted(self, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Sought]]:
        """How many people the user would like to know, and a page of them, each with the best way to them."""
        total, people = wanted.page(self.book, limit, offset)
        ids = [person.id for person in people]
        there = paths.somebodies(self.book, ids)
        said = self._links(ids)
        may = paths.colleagues(self.book, ids)
        found = []
        for person in people:
            sure = rules.chains([there[person.id]], (), said)
            ways = sure or rules.chains([there[person.id]], (), may)
            ways = sorted(ways, key=lambda one: (one.hops, not one.promised(self._promised)))
            best = ways[0] if ways else None
            link = best.promised(self._promised) if best else None
            found.append(Sought(person, best, bool(sure), self._promised[link] if link else None))
        return total, found

    def wish(self, wish: Wish, token: str | None = None) -> None:
        """Add somebody the user would like to know, with the homework so far. Raises `Refused`."""

        def work(writer: Writer) -> None:
            if wish.who is None:
                named("who", wish.name)
                by = wish.introduced_by
                if by is None and wish.introduced_by_name.strip():
                    by = contacts.add(writer, ContactForm(named("introduced_by", wish.introduced_by_name)))
                place = (wish.organisation, wish.position)
                form = ContactForm(wish.name, *place, circle="wanted", tie="none", introduced_by=by)
                contact = contacts.add(writer, form)
            else:
                contact = wish.who
                wanted.want(writer, contact)
            for part, body in (wish.homework or {}).items():
                wanted.write(writer, contact, part, body)

        self.book.save(work, token)

    def homework(self, contact: int) -> dict[str, str]:
        """The four notes on somebody the user would like to know; empty where nothing is written."""
        return wanted.homework(self.book, contact)

    def write(self, contact: int, part: str, body: str, token: str | None = None) -> None:
        """Keep one part of the homework on somebody."""
        self.book.save(lambda writer: wanted.write(writer, contact, part, body), token)

    # ------------------------------------------------------------------ the picture

    def targets(self) -> dict[int, str]:
        """The names of the targets in view, the most wanted first."""
        return {target.id: target.name for target in self._targets}

    def picture(self, narrowed: Narrowed) -> Picture:
        """The network as it is narrowed; the people themselves only where they are few enough to be told apart."""
        people = network.counts(self.book, narrowed)
        few = sum(people.values()) <= picture_rules.MOST_SINGLE
        dots = tuple(network.dots(self.book, narrowed)) if few else ()
        links = tuple(network.links(self.book, [dot.id for dot in dots]))
        return Picture(people, dots, links, self.targets())

    # ------------------------------------------------------------------

    @property
    @until_saved
    def _targets(self) -> Sequence[Target]:
        return [target for target in ordered(targets.ranked(self.book)) if target.status == "active"]

    @property
    @until_saved
    def _routes(self) -> Mapping[int, Route]:
        inside, says = paths.inside(self.book), paths.says(self.book)
        people = [one for there in inside.values() for one in there.people]
        people += [one for said in says.values() for one in said]
        knowers = self._links(one.id for one in people if not one.near)
        nobody = paths.Inside((), 0)
        return {
            target.id: rules.route(
                inside.get(target.id, nobody).people,
                says.get(target.id, ()),
                knowers,
                inside.get(target.id, nobody).near,
            )
            for target in self._targets
        }

    def _links(self, people: Iterable[int]) -> dict[int, list[Somebody]]:
        """Who knows these people, and who knows those who do, as far as a way of two hops may go."""
        nearest = paths.knowers(self.book, set(people))
        between = {one.id for knowers in nearest.values() for one in knowers if not one.near} - nearest.keys()
        return paths.knowers(self.book, between) | nearest

    def _shown(self, target: int, kind: str | None) -> bool:
        route = self._routes[target]
        return route.hangs_on_one if kind == "one" else kind is None or route.kind == kind

    def _way(self, target: Target) -> Way:
        route, asked = self._routes[target.id], self._asked.get(target.id, [])
        clues = () if route.ways else self._clues(target, asked)
        names = tuple(match.name for match in contacts.found(self.book, asked))
        return Way(target, route, self._ordered(route), clues, names, self._promised)

    def _ordered(self, route: Route) -> tuple[Chain, ...]:
        promised = self._promised
        return tuple(sorted(route.ways, key=lambda one: (one.hops, not one.promised(promised), rules.order(one))))

    def _clues(self, target: Target, asked: list[int]) -> tuple[Clue, ...]:
        fields = [one.value for one in market.listed(self.book) if one.kind in FIELDS]
        return tuple(rules.might_know(self._candidates, target.kind, fields, asked)[:MOST_CLUES])

    @property
    @until_saved
    def _promised(self) -> Mapping[rules.Link, Promise]:
        """The promised introductions by who introduces whom, of several the newest."""
        return {(one.by, one.to): one for one in reversed(promises.standing(self.book, self.today))}

    @property
    @until_saved
    def _asked(self) -> Mapping[int, list[int]]:
        return paths.asked(self.book)

    @property
    @until_saved
    def _candidates(self) -> Sequence[rules.Candidate]:
        return paths.candidates(self.book)
