"""Keep what the user wrote: append-only, the newest row of a prompt's item counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

NEWEST = """
    SELECT item, position, body, confirmed, answered_at, removed FROM answer WHERE prompt = ?
    QUALIFY row_number() OVER (PARTITION BY item ORDER BY id DESC) = 1
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands: item 0 is a single answer, lists count from 1; a draft is not `confirmed`."""

    item: int
    position: int
    body: str
    confirmed: bool
    answered_at: datetime


def write(
    writer: Writer, prompt: str, body: str, item: int = 0, position: int | None = None, confirmed: bool = True
) -> None:
    """Add an answer; one that changes nothing adds nothing, and an empty one takes the item out.

    `position` None keeps the place in the list; a new item goes to the place of its number.
    """
    found = [row for row in writer.rows(NEWEST, [prompt]) if row[0] == item]
    before = found[0] if found else None
    body = body.strip()
    removed = not body
    place = position if position is not None else before[1] if before else item
    if before is None and removed:
        return
    if before and (before[1], before[2], before[3], before[5]) == (place, body, confirmed, removed):
        return
    writer.insert(
        "answer",
        prompt=prompt,
        item=item,
        position=place,
        body=body,
        confirmed=confirmed,
        removed=removed,
        answered_at=writer.now,
    )


def standing(book: Workbook, prompt: str) -> list[Answer]:
    """The answers to a prompt as they stand, in the user's order; those taken out are left out."""
    rows = book.rows(f"SELECT * EXCLUDE (removed) FROM ({NEWEST}) WHERE NOT removed ORDER BY position, item", [prompt])
    return [Answer(*row) for row in rows]


def body(book: Workbook, prompt: str, item: int = 0) -> str:
    """What one item says; empty where there is none."""
    return next((answer.body for answer in standing(book, prompt) if answer.item == item), "")


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an answer as it was written; an empty `body` is one that was taken out."""

    body: str
    answered_at: datetime


def versions(book: Workbook, prompt: str) -> dict[int, list[Version]]:
    """Every state of the answers to a prompt by item, newest first; what only moved an item in its list is left out."""
    rows = book.rows(
        """
        SELECT item, body, answered_at FROM answer WHERE prompt = ? AND confirmed
        QUALIFY body IS DISTINCT FROM lag(body) OVER (PARTITION BY item ORDER BY id) ORDER BY id DESC
        """,
        [prompt],
    )
    found: dict[int, list[Version]] = {}
    for item, body, answered_at in rows:
        found.setdefault(item, []).append(Version(body, answered_at))
    return found


def counts(book: Workbook) -> dict[str, int]:
    """How many confirmed answers stand to each prompt; prompts without any are left out."""
    rows = book.rows(
        """
        SELECT prompt, count(*) FROM (
            FROM answer QUALIFY row_number() OVER (PARTITION BY prompt, item ORDER BY id DESC) = 1
        ) WHERE NOT removed AND confirmed GROUP BY prompt
        """
    )
    return dict(rows)


def add(writer: Writer, prompt: str, body: str) -> int | None:
    """Add an item at the end of a list; its number, None for an empty one. A number is never given twice."""
    if not body.strip():
        return None
    item, position = writer.rows(
        "SELECT coalesce(max(item), 0) + 1, coalesce(max(position), 0) + 1 FROM answer WHERE prompt = ?", [prompt]
    )[0]
    write(writer, prompt, body, item, max(item, position))
    return int(item)


def settle(writer: Writer, prompt: str, items: Sequence[int], keep: bool) -> None:
    """Confirm drafts as they stand, or take them out."""
    drafts = {row[0]: row[2] for row in writer.rows(NEWEST, [prompt]) if not row[3] and not row[5]}
    for item in items:
        if item in drafts:
            write(writer, prompt, drafts[item] if keep else "", item)


def reorder(writer: Writer, prompt: str, order: Sequence[int]) -> None:
    """Put the items of a list in this order; those not named keep their place after them."""
    bodies = {row[0]: (row[2], row[3]) for row in writer.rows(NEWEST, [prompt]) if not row[5]}
    for position, item in enumerate((item for item in order if item in bodies), start=1):
        body, confirmed = bodies[item]
        write(writer, prompt, body, item, position, confirmed)
