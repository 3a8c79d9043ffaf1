"""Keep where the user is going beyond single organisations: kinds, industries, roles, places, each with a why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netjob.coaching import words
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer


@dataclass(frozen=True, slots=True)
class Direction:
    """One kind of organisation, industry, role or place the user is after, and why."""

    id: int
    kind: str
    value: str
    why: str


def listed(book: Workbook) -> list[Direction]:
    """Everything the user named, in the order they named it."""
    return [Direction(*row) for row in book.rows("SELECT id, kind, value, coalesce(why, '') FROM market ORDER BY id")]


def replace(writer: Writer, kind: str, values: Sequence[str]) -> None:
    """Make these the values of a kind; those that stay keep their why. Raises `Refused`."""
    words.one_of("kind", kind, words.MARKET_KINDS)
    wanted = {words.named(kind, value).casefold(): words.named(kind, value) for value in values}
    there = {value.casefold(): row_id for row_id, value in _values(writer, kind)}
    for name, row_id in there.items():
        if name not in wanted:
            writer.delete("market", row_id)
    for name, value in wanted.items():
        if name not in there:
            writer.insert("market", kind=kind, value=value)


def explain(writer: Writer, row_id: int, why: str) -> None:
    """Say why one of them. Raises `NotFound`."""
    writer.update("market", row_id, {"why": why.strip() or None})


def _values(writer: Writer, kind: str) -> list[tuple[int, str]]:
    return [(row_id, value) for row_id, value in writer.rows("SELECT id, value FROM market WHERE kind = ?", [kind])]
