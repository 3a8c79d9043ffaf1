"""Read the lists of contacts that Google, Outlook and Thunderbird write, and those that people keep themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netjob.coaching.identity import email_key, profile_key
from netjob.exchange import columns, tables
from netjob.exchange.columns import Layout
from netjob.exchange.records import Member, Person, Problem, ProblemReason
from netjob.exchange.source import Family, Found, Source
from netjob.exchange.tables import Dialect, Heading
from netjob.exchange.text import one_line
from netjob.exchange.vocabulary import plain


def _needs(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in sets)


# A program's own header is told by names that only it writes, however many others stand beside them.
_DIALECTS = (
    Dialect(
        columns.FORMAT,
        _needs("name organisation", "name position", "name phone", "name website", "first_name last_name", "email"),
        share=1.0,
    ),
    Dialect(
        "google_contacts",
        _needs("first_name email", "first_name phone", "first_name labels", "name email", "name phone"),
        share=0.1,
    ),
    Dialect(
        "outlook_contacts",
        _needs("first_name last_name email phone", "first_name last_name organisation position email", "email email_2"),
        share=0.1,
    ),
    Dialect("thunderbird_contacts", _needs("name email"), share=0.1),
)
_SOURCES = {
    columns.FORMAT: "table",
    "google_contacts": "google",
    "outlook_contacts": "outlook",
    "thunderbird_contacts": "thunderbird",
}
# What Google puts between several values of one cell.
_GOOGLE_BREAK = re.compile(r"\s*:::\s*")
_ADDRESS_BREAK = re.compile(r"\s*:::\s*|[;,]\s*")
_NO_PHONE = ("fax", "pager")
# An Exchange server's own name for a mailbox stands where an address should.
_EXCHANGE = re.compile(r"/o=", re.IGNORECASE)


def recognise(source: Source) -> str | None:
    """Which program's list it is, by its header; or a table without one that proves itself."""
    known = tables.heading(source, _DIALECTS)
    if known:
        return known.format
    return columns.FORMAT if columns.proven(source) else None


def read(found: Sequence[Found]) -> list[Member]:
    """One member for each list."""
    return [_read(each.source) for each in found]


def mapped(source: Source, layout: Layout) -> Member:
    """A table as someone laid it out."""
    return _member(source, columns.heading(layout), _places(layout), [])


def _read(source: Source) -> Member:
    known = tables.heading(source, _DIALECTS)
    if known:
        return _member(source, known, columns.places(known.cells, known.format), [])
    layout = columns.proven(source)
    if layout is None:
        return _member(source, Heading(columns.FORMAT, 0, ",", (), {}), {}, [])
    return _member(source, columns.heading(layout), _places(layout), [Problem(1, "", "no_header", refused=False)])


def _places(layout: Layout) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, word in layout.columns.items():
        if place < layout.width:
            found.setdefault(word, []).append(place)
    return found


def _member(source: Source, heading: Heading, places: Mapping[str, Sequence[int]], problems: list[Problem]) -> Member:
    unread: list[Problem] = []
    reader = _Reader(heading, places, problems)
    people: list[Person] = []
    total = 0
    for row, cells in tables.rows(source, heading, unread):
        total += 1
        if person := reader.person(row, cells):
            people.append(person)
    return Member(
        source.file,
        source.member,
        heading.format,
        _SOURCES[heading.format],
        total + len(unread),
        people=tuple(people),
        problems=tuple(sorted(unread + problems, key=lambda problem: problem.row)),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes people of rows; what can't be read of a row is noted among the problems."""

    heading: Heading
    places: Mapping[str, Sequence[int]]
    problems: list[Problem]

    def person(self, row: int, cells: Sequence[str]) -> Person | None:
        """The person in a row; someone without a name is called by organisation, address or number."""
        emails, phones = self._emails(row, cells), self._phones(cells)
        organisation = self._first("organisation", cells)
        name = self._name(cells) or self._first("nickname", cells)
        if not name:
            name = next(filter(None, (organisation, *emails, *phones)), None)
            self.problems.append(Problem(row, "", "no_name", refused=name is None))
        if name is None:
            return None
        urls = (url for _, url in self._values("website", cells) if profile_key(url))
        return Person(row, name, organisation, self._first("position", cells), emails, phones, next(urls, None))

    def _name(self, cells: Sequence[str]) -> str:
        whole = self._first("name", cells) or ""
        parts = [self._first(word, cells) or "" for word in ("first_name", "middle_name", "last_name")]
        # Beside a first name and no other, what is called "name" is the last one: `Vorname;Name`, `Prénom;Nom`.
        if "first_name" in self.places and "last_name" not in self.places:
            return one_line(" ".join((*parts, whole)))
        return whole or one_line(" ".join(parts))

    def _emails(self, row: int, cells: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for place, written in self._values("email", cells):
            for part in filter(None, _addresses(written)):
                if email_key(part):
                    found.append(part)
                else:
                    self._note(row, place, "exchange_path" if _EXCHANGE.match(part) else "bad_email")
        return tuple(dict.fromkeys(found))

    def _phones(self, cells: Sequence[str]) -> tuple[str, ...]:
        kinds = self.places.get("phone_kind", ())
        found: list[str] = []
        for place, written in self._values("phone", cells):
            kind = plain(cells[place - 1]) if place - 1 in kinds else ""
            if not any(word in kind for word in _NO_PHONE):
                found += filter(None, _GOOGLE_BREAK.split(written))
        return tuple(dict.fromkeys(found))

    def _first(self, word: str, cells: Sequence[str]) -> str | None:
        return next((_GOOGLE_BREAK.split(written)[0] for _, written in self._values(word, cells)), None)

    def _values(self, word: str, cells: Sequence[str]) -> Iterator[tuple[int, str]]:
        for place in self.places.get(word, ()):
            if written := one_line(cells[place]):
                yield place, written

    def _note(self, row: int, place: int, reason: ProblemReason) -> None:
        self.problems.append(Problem(row, self.heading.cells[place].strip(), reason, refused=False))


def _addresses(written: str) -> list[str]:
    """Each address of a cell; one with a name (`"Doe, Jane" <jane@example.org>`) stays with it."""
    return [written] if "<" in written else _ADDRESS_BREAK.split(written)


FAMILY = Family(recognise, read)
