"""Read who wrote to whom and when in LinkedIn's messages and invitations; what was written is not kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from netjob.coaching.identity import profile_key, row_key
from netjob.exchange import dates
from netjob.exchange.linkedin_people import SOURCE, slug_name
from netjob.exchange.records import Direction, Exchange, Person, Problem, ProblemReason, SkipReason
from netjob.exchange.source import Source
from netjob.exchange.tables import Heading, rows
from netjob.exchange.text import one_line
from netjob.exchange.vocabulary import closed_accounts, plain

_BETWEEN_URLS = re.compile(r"[,;\s]+")
_BETWEEN_NAMES = re.compile(r",\s*")
_YES = frozenset({"yes", "true", "1", "ja", "oui", "si", "sim"})
_DIRECTIONS: dict[str, Direction] = {"outgoing": "out", "incoming": "in"}
# What stands in the key of someone without a profile: nobody to keep up with.
_CLOSED, _NOBODY = "closed", "nobody"


class Party(NamedTuple):
    """One side of a message; `key` is the profile's, else made of the name; `person` is False for organisations."""

    key: str
    name: str
    url: str | None
    person: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """From whom to whom in which conversation; the rows of a route share it, and it is looked up by identity."""

    conversation: str
    sender: Party
    recipients: tuple[Party, ...]
    keys: frozenset[str]
    direction: Direction | None


class Way(NamedTuple):
    """What a route means to the owner: with whom, in which direction, or why it does not count."""

    partner: Party
    direction: Direction
    skipped: SkipReason | None


@dataclass(slots=True)
class Mail:
    """All rows of a member, before it is known which side the owner is.

    Kept as columns (number, route, date as written, why it does not count): as one tuple for each row 200,000 of them
    took a second longer.
    """

    source: Source
    heading: Heading
    numbers: list[int] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    marks: list[SkipReason | None] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)

    def add(self, number: int, route: Route, sent: str, mark: SkipReason | None) -> None:
        """One row more."""
        self.numbers.append(number)
        self.routes.append(route)
        self.sent.append(sent)
        self.marks.append(mark)


@dataclass(slots=True)
class Tally:
    """What becomes of the rows beside touchpoints: those skipped by reason, problems, and partners by key."""

    skipped: dict[SkipReason, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    counted: int = 0


def messages(source: Source, heading: Heading) -> Mail:
    """The rows of messages, those in the spam folder and drafts marked."""
    mail, between = Mail(source, heading), _Routes().between
    words = ("conversation", "from", "from_url", "to", "to_urls", "date", "folder", "draft")
    conversation, sender, sender_url, to, to_urls, sent, folder, draft = map(heading.at, words)
    for row, cells in rows(source, heading, mail.unread):
        route = between(cells[conversation], cells[sender], cells[sender_url], cells[to], cells[to_urls])
        mail.add(row, route, cells[sent], _mark(cells[folder], cells[draft]))
    return mail


def invitations(source: Source, heading: Heading) -> Mail:
    """The rows of invitations, those without a note marked; their column says in which direction they went."""
    mail, between = Mail(source, heading), _Routes().between
    words = ("from", "from_url", "to", "to_url", "date", "message", "direction")
    sender, sender_url, to, to_url, sent, note, direction = map(heading.at, words)
    for row, cells in rows(source, heading, mail.unread):
        way = _DIRECTIONS.get(cells[direction].strip().lower())
        route = between("", cells[sender], cells[sender_url], cells[to], cells[to_url], way)
        mail.add(row, route, cells[sent], None if cells[note].strip() else "no_note")
    return mail


def exchanges(mail: Mail, owner: str | None, tally: Tally) -> Iterator[Exchange]:
    """What passed between the owner and one other person, row by row; `tally` counts the rest and gathers the people.

    A conversation with more than one other person is a group. Without an owner only rows that say their direction
    count.
    """
    order = dates.order(mail.sent)
    ways = _ways(mail.routes, owner)
    for row, route, sent, mark in zip(mail.numbers, mail.routes, mail.sent, mail.marks, strict=True):
        partner, direction, skipped = ways[route]
        if reason := mark or skipped:
            tally.skipped[reason] = tally.skipped.get(reason, 0) + 1
            continue
        at = dates.moment(sent, order)
        if at is None:
            why: ProblemReason = "ambiguous_date" if dates.is_ambiguous(sent) else "bad_date"
            tally.problems.append(Problem(row, mail.heading.called("date"), why, refused=True))
            continue
        tally.counted += 1
        if partner.key not in tally.people:
            tally.people[partner.key] = Person(row, partner.name, profile_url=partner.url)
        source_key = f"{SOURCE}:{partner.key}:{at.isoformat()[:10]}:{direction}"
        yield Exchange(row, partner.name, partner.url, None, at, direction, "message", source_key)


@lru_cache
def _mark(folder: str, draft: str) -> SkipReason | None:
    if folder.strip().upper() == "SPAM":
        return "spam"
    return "draft" if draft.strip().lower() in _YES else None


def _ways(routes: Iterable[Route], owner: str | None) -> dict[Route, Way]:
    """The routes seen from the owner; a conversation's company is everyone else in any of its rows."""
    distinct = set(routes)
    company: dict[str, set[str]] = {}
    for route in distinct:
        company.setdefault(route.conversation, set()).update(route.keys - {owner})
    # Rows without a conversation stand for themselves: together they would be one large group.
    return {
        route: _way(route, owner, len(company[route.conversation] if route.conversation else route.keys - {owner}))
        for route in distinct
    }


def _way(route: Route, owner: str | None, others: int) -> Way:
    """With whom, in which direction, or why not, given how many others than the owner are in the conversation."""
    direction: Direction = route.direction or ("out" if route.sender.key == owner else "in")
    to = next((party for party in route.recipients if party.key != owner), route.recipients[0])
    partner = to if direction == "out" else route.sender
    return Way(partner, direction, _why_skipped(route, partner, owner, others))


def _why_skipped(route: Route, partner: Party, owner: str | None, others: int) -> SkipReason | None:
    """The reason why what passed on a route is no exchange with one person; None if it is."""
    if route.direction is None and owner is None:
        return "owner_unclear"
    if route.direction is None and others > 1:
        return "group"
    if partner.key == _CLOSED:
        return "closed_account"
    if partner.key in (_NOBODY, owner):
        return "no_partner"
    return None if partner.person else "not_a_person"


class _Routes:
    """The routes of one file, each made once: a few thousand stand in 200,000 rows."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, str, str, Direction | None], Route] = {}

    def between(
        self, conversation: str, name: str, url: str, names: str, urls: str, direction: Direction | None = None
    ) -> Route:
        """The route from one to one or several, as they stand in a row."""
        asked = (conversation, name, url, names, urls, direction)
        route = self._known.get(asked)
        if route is None:
            sender, recipients = _party(name, url), tuple(_recipients(names, urls))
            keys = frozenset(party.key for party in (sender, *recipients)) - {_NOBODY}
            route = self._known[asked] = Route(conversation.strip(), sender, recipients, keys, direction)
        return route


def _recipients(names: str, urls: str) -> Iterator[Party]:
    """At least one; names contain commas, so they are only split where as many addresses stand beside them."""
    addresses = [url for url in _BETWEEN_URLS.split(urls) if url]
    parts = _BETWEEN_NAMES.split(names)
    if len(addresses) < 2:
        yield _party(names, "".join(addresses))
    else:
        yield from map(_party, parts if len(parts) == len(addresses) else [""] * len(addresses), addresses)
    # Someone who closed their account has no address but was there.
    if addresses and len(parts) > 1 and any(plain(part) in closed_accounts() for part in parts):
        yield Party(_CLOSED, "", None)


def _party(name: str, url: str) -> Party:
    """Someone by name and address as they stand in a row."""
    name, url = one_line(name), one_line(url)
    key = profile_key(url) if url else None
    if key:
        return Party(key, name or slug_name(url), url)
    if url:
        return Party(f"address:{url}", name, None, person=False)
    if plain(name) in closed_accounts():
        return Party(_CLOSED, name, None)
    return Party(f"name:{row_key(name, SOURCE, None)}", name, None) if name else Party(_NOBODY, "", None)
