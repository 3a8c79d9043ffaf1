"""Hold what every reader of other people's files yields, whatever the format.

Rows are numbered as a spreadsheet numbers them: the first record of the file is 1, a preamble, the header and blank
lines count, and a field with line breaks inside stays one row.

For each member `rows = taken + folded + sum(skipped) + refused problems`. Blank rows (delimiters only) are no rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

Direction = Literal["out", "in"]
DraftKind = Literal["proof", "skill"]
# The keys of [problems] and [skipped] in data/en/imports.toml, which has a sentence for each.
ProblemReason = Literal[
    "no_name",
    "bad_date",
    "ambiguous_date",
    "bad_email",
    "bad_url",
    "no_organisation",
    "no_text",
    "extra_columns",
    "open_quote",
    "cut_off",
    "exchange_path",
    "no_header",
    "not_closed",
    "too_long",
    "bad_event",
]
SkipReason = Literal[
    "spam",
    "draft",
    "group",
    "closed_account",
    "no_partner",
    "not_a_person",
    "owner_unclear",
    "no_note",
    "own_profile",
    "given",
    "not_used",
    "contact_list",
    "cancelled",
    "all_day",
    "no_attendee",
    "declined",
    "not_yet",
    "stranger",
]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a file names; addresses as written and known to be sound, `name` as typed in one line."""

    row: int
    name: str
    organisation: str | None = None
    position: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile_url: str | None = None
    connected_on: date | None = None


class Exchange(NamedTuple):
    """What passed between the owner and one person; `happened_at` is UTC without a zone, text is never kept.

    `source_key` is the same for all that passed with this person on this UTC day in this direction; `day` stands in for
    the UTC day where a file writes another one. A tuple, as there are hundreds of thousands of them and a frozen
    dataclass takes three times as long to make.
    """

    row: int
    name: str
    profile_url: str | None
    email: str | None
    happened_at: datetime
    direction: Direction
    channel: str
    source_key: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OwnPosition:
    """A post the owner held; a month without a day starts on its first and ends on its last day."""

    row: int
    organisation: str | None
    title: str | None
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggested answer on the Offer page, to be confirmed; `source_key` stays when the file's order changes."""

    row: int
    kind: DraftKind
    body: str
    source_key: str


@dataclass(frozen=True, slots=True)
class Interest:
    """An organisation the owner follows: a suggested target."""

    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that could not be read whole and why; `refused` says that nothing of the row was taken.

    `column` is the header as the file spells it, empty where the row as a whole is meant.
    """

    row: int
    column: str
    reason: ProblemReason
    refused: bool


@dataclass(frozen=True, slots=True)
class Member:
    """What one file, or one member of an archive, says.

    `member` is None for a file on its own. In a member of messages the rows are taken as `touchpoints`, and `people`
    are the partners of those touchpoints, once each, beside the count. `folded` rows say what a row before them said:
    a further message of the same day and direction, a skill or organisation named twice.
    """

    file: str
    member: str | None
    format: str
    source: str
    rows: int = 0
    people: tuple[Person, ...] = ()
    touchpoints: tuple[Exchange, ...] = ()
    own_positions: tuple[OwnPosition, ...] = ()
    drafts: tuple[Draft, ...] = ()
    targets: tuple[Interest, ...] = ()
    folded: int = 0
    skipped: Mapping[SkipReason, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> int:
        """How many rows were not taken because of a problem."""
        return sum(problem.refused for problem in self.problems)

    @property
    def taken(self) -> int:
        """How many rows became something: a person, a touchpoint, a position, a draft or a target."""
        return self.rows - self.folded - self.refused - sum(self.skipped.values())


def touchpoints(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """One exchange for each person, UTC day and direction: the earliest, in the order in which they were met."""
    first: dict[str, Exchange] = {}
    for exchange in exchanges:
        known = first.get(exchange.source_key)
        if known is None or exchange.happened_at < known.happened_at:
            first[exchange.source_key] = exchange
    return tuple(first.values())
