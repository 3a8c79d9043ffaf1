"""Contacts: who may be the same person twice, and what the two become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from netjob.coach.topic import Topic
from netjob.coaching import merging as rules
from netjob.coaching.matching import Match
from netjob.coaching.merging import Side as Choice
from netjob.workbook import contacts, matches, merging, preferences
from netjob.workbook.matches import Side
from netjob.workbook.writer import Writer

# As many as are remembered between two saves; who has more starts with the likeliest.
MOST = 5_000
LATER = timedelta(days=30)
CONFLICT = 80


@dataclass(frozen=True, slots=True)
class Both:
    """Two contacts side by side: the fields that differ with the side each is taken from unless the user says so.

    `names` are those of contacts that fields speak of.
    """

    one: Side
    other: Side
    open: dict[str, Choice]
    names: dict[int, str]


class Matches(Topic):
    """What the review of contacts that may be one person asks."""

    def suggested(self) -> list[Match]:
        """Pairs to look at, the likeliest first, without those that were answered or put off.

        Looked for once after every save: at 30,000 contacts it takes seconds.
        """
        found = self.book.once("matches", self.today, self._found)
        answered = matches.answered(self.book, self.today)
        return [match for match in found if tuple(sorted((match.one, match.other))) not in answered]

    def both(self, one: int, other: int) -> Both:
        """Two contacts side by side. Raises `NotFound`."""
        left, right = matches.side(self.book, one), matches.side(self.book, other)
        differ = rules.differing(left.row, right.row)
        presets = {name: rules.preset(name, left.row, right.row) for name in differ}
        by = [number for row in (left.row, right.row) if (number := row["introduced_by"])]
        return Both(left, right, presets, matches.names(self.book, by) if by else {})

    def merge(self, one: int, other: int, chosen: Mapping[str, Choice], token: str) -> int | None:
        """Make one contact of two; which one stays, None when this form was saved before. Raises `NotFound`."""

        def work(writer: Writer) -> int:
            heavy = merging.weight(writer, one), merging.weight(writer, other)
            keep, gone = (one, other) if (-heavy[0], one) < (-heavy[1], other) else (other, one)
            left, right = contacts.record(self.book, one), contacts.record(self.book, other)
            merging.merge(writer, keep, gone, rules.merged(left, right, chosen))
            return keep

        return self.book.save(work, token)

    def not_same(self, one: int, other: int, token: str) -> None:
        """Two people: they are not suggested again. Raises `NotFound`."""
        self.book.save(lambda writer: matches.distinguish(writer, one, other, None), token)

    def later(self, one: int, other: int, token: str) -> None:
        """Not now: the pair comes again in a month. Raises `NotFound`."""
        until = self.today + LATER
        self.book.save(lambda writer: matches.distinguish(writer, one, other, until), token)

    def _found(self) -> list[Match]:
        """What is alike, and what a file said belongs together."""
        from netjob.coaching.matching import matches as alike

        cards = matches.cards(self.book, preferences.read(self.book)["country"])
        found = {(match.one, match.other): match for match in alike(cards)}
        for pair in matches.conflicts(self.book):
            if pair not in found or found[pair].score < CONFLICT:
                found[pair] = Match(*pair, CONFLICT, "conflict")
        return sorted(found.values(), key=lambda match: (-match.score, match.one, match.other))[:MOST]
