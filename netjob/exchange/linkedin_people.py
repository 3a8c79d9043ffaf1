"""Read LinkedIn's lists of people: connections, and the shape they had until 2016."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from netjob.coaching.identity import email_key, profile_key
from netjob.exchange import dates
from netjob.exchange.records import Member, Person, Problem, ProblemReason
from netjob.exchange.source import Source
from netjob.exchange.tables import Heading, rows
from netjob.exchange.text import one_line
from netjob.exchange.vocabulary import closed_accounts, plain

SOURCE = "linkedin"
_NAMES = ("first_name", "middle_name", "last_name")
_EMAILS = ("email", "email_2", "email_3")


def connections(source: Source, heading: Heading) -> Member:
    """Everyone in the list; closed accounts are skipped, a row that names no one is a problem."""
    at = heading.at("connected_on")
    order = dates.order(cells[at] for _, cells in rows(source, heading, []))
    unread: list[Problem] = []
    reader = _Reader(heading, order, [])
    people: list[Person] = []
    total = closed = 0
    for row, cells in rows(source, heading, unread):
        total += 1
        if reader.is_closed(cells):
            closed += 1
        elif person := reader.person(row, cells):
            people.append(person)
    return Member(
        source.file,
        source.member,
        heading.format,
        SOURCE,
        total + len(unread),
        people=tuple(people),
        skipped={"closed_account": closed} if closed else {},
        problems=tuple(sorted(unread + reader.problems, key=lambda problem: problem.row)),
    )


def full_name(cells: Sequence[str], heading: Heading) -> str:
    """First, middle and last name as typed, in one line."""
    return one_line(" ".join(cells[heading.at(word)] for word in _NAMES))


def names(source: Source, heading: Heading) -> list[str]:
    """The full names in a table that is no list of contacts: the owner's profile."""
    return [full_name(cells, heading) for _, cells in rows(source, heading, [])]


def slug_name(profile_url: str) -> str:
    """What a profile's address calls its owner, for someone whose name is nowhere else."""
    return one_line(unquote(profile_url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]))


@dataclass(slots=True)
class _Reader:
    """Makes people of rows; a cell that can't be read is noted among the problems, the person made without it."""

    heading: Heading
    order: dates.Order | None
    problems: list[Problem]

    def person(self, row: int, cells: Sequence[str]) -> Person | None:
        """The person in a row; None for a row that names no one."""
        at = self.heading.at
        emails = tuple(found for word in _EMAILS if (found := self._email(row, cells, word)))
        url = self._profile_url(row, cells)
        name = full_name(cells, self.heading)
        if not name:
            name = emails[0] if emails else slug_name(url) if url else ""
            self._note(row, "first_name", "no_name", refused=not name)
        if not name:
            return None
        return Person(
            row,
            name,
            organisation=one_line(cells[at("organisation")]) or None,
            position=one_line(cells[at("position")]) or None,
            emails=emails,
            phones=tuple(filter(None, [one_line(cells[at("phone")])])),
            profile_url=url,
            connected_on=self._connected_on(row, cells),
        )

    def is_closed(self, cells: Sequence[str]) -> bool:
        """Whether the account is closed: it keeps its row, without a name of its own and without an address."""
        at = self.heading.at
        if cells[at("profile_url")] or any(cells[at(word)] for word in _EMAILS):
            return False
        return plain(full_name(cells, self.heading)) in closed_accounts()

    def _email(self, row: int, cells: Sequence[str], word: str) -> str | None:
        written = one_line(cells[self.heading.at(word)])
        if not written or email_key(written):
            return written or None
        self._note(row, word, "bad_email")
        return None

    def _profile_url(self, row: int, cells: Sequence[str]) -> str | None:
        written = one_line(cells[self.heading.at("profile_url")])
        if not written or profile_key(written):
            return written or None
        self._note(row, "profile_url", "bad_url")
        return None

    def _connected_on(self, row: int, cells: Sequence[str]) -> date | None:
        written = cells[self.heading.at("connected_on")].strip()
        found = dates.day(written, self.order) if written else None
        if written and found is None:
            self._note(row, "connected_on", "ambiguous_date" if dates.is_ambiguous(written) else "bad_date")
        return found

    def _note(self, row: int, word: str, reason: ProblemReason, *, refused: bool = False) -> None:
        self.problems.append(Problem(row, self.heading.called(word), reason, refused))
