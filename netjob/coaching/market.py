"""Put targets in order and say whether the market is big enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOP = 5
MOTIVATION = (0, 1, 2, 3)
POSTING = (0, 1, 2, 3)
OPENINGS_A_YEAR = 0.5  # in each organisation that fits, before the user says better; a default, not a finding
SEARCH_MONTHS = 6
ENOUGH_OPENINGS = 12  # in a search of six months; a default, not a finding
MOST_ORGANISATIONS = 100_000
MOST_OPENINGS = 1_000.0


@dataclass(frozen=True, slots=True)
class Target:
    """An organisation the user wants to get into; `insiders` are contacts there, `ways` contacts who know somebody."""

    id: int
    name: str
    kind: str
    motivation: int | None
    posting: int | None
    notes: str
    status: str
    insiders: int
    ways: int


@dataclass(frozen=True, slots=True)
class Size:
    """How many openings a market has: organisations times openings in each, a year and in a search of six months."""

    organisations: int
    openings: float
    a_year: int
    in_search: int
    enough: bool


def ordered(targets: Sequence[Target]) -> list[Target]:
    """Active ones first, then by motivation, a contact inside, postings; alike by name. Not rated counts below 0."""
    return sorted(
        targets,
        key=lambda target: (
            target.status != "active",
            -(target.motivation if target.motivation is not None else -1),
            target.insiders == 0,
            -(target.posting if target.posting is not None else -1),
            target.name.casefold(),
        ),
    )


def gaps(targets: Sequence[Target]) -> list[Target]:
    """Active targets with nobody inside, the wanted ones first."""
    return [target for target in ordered(targets) if target.status == "active" and not target.insiders]


def size(organisations: int, openings: float) -> Size:
    """The market as a number of openings: organisations times the openings likely in each in a year."""
    a_year = organisations * openings
    in_search = a_year * SEARCH_MONTHS / 12
    return Size(organisations, openings, round(a_year), round(in_search), in_search >= ENOUGH_OPENINGS)
