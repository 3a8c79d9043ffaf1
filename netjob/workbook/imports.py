"""Bring what a file holds into the workbook: read what is known, then write everything at once.

A person who is new has a number below zero (-1, -2, ...) until the rows are written, so that touchpoints can name them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from netjob.workbook import bulk
from netjob.workbook.import_runs import CHANGEABLE, batch
from netjob.workbook.writer import Writer

Key = tuple[str, str]
Post = tuple[str, str | None, date | None]

_ARRIVING = "arriving"
# Typed in by the user: whatever stands there is theirs, as if it had been edited.
_BY_HAND = ("hand", "named")


@dataclass(slots=True)
class Entry:
    """A contact as an import sees it: the columns a file may fill, and which of them (`kept`) it leaves alone."""

    name: str
    organisation: str | None
    organisation_key: str | None
    position: str | None
    email: str | None
    phone: str | None
    profile_url: str | None
    met_on: date | None
    source: str
    circle: str = "known"
    tie: str = "none"
    kept: frozenset[str] = frozenset()


COLUMNS = tuple(column.name for column in fields(Entry))[:-1]
_columns = attrgetter(*COLUMNS)


@dataclass(slots=True)
class Known:
    """What the workbook knows before a file comes in; `newest` is the last *Connected On* of each source.

    A phone number may be that of several people, so it identifies nobody: `phones` are (contact, number).
    """

    entries: dict[int, Entry]
    identities: dict[Key, int]
    phones: set[tuple[int, str]]
    newest: dict[str, date]
    targets: set[str]
    posts: set[Post]
    answers: dict[str, set[str]]
    last_item: dict[str, tuple[int, int]]
    trashed: frozenset[int]


class Touch(NamedTuple):
    """A touchpoint to be written; `contact` may be a number below zero, and so is an `occasion` until it is written."""

    contact: int
    happened_on: date
    happened_at: datetime
    direction: str
    channel: str
    source: str
    source_key: str
    talk: bool = False
    occasion: int | None = None


@dataclass(slots=True)
class Arrival:
    """Everything one file brings."""

    newcomers: list[Entry] = field(default_factory=list)
    identities: list[tuple[int, str, str]] = field(default_factory=list)
    changed: dict[int, Entry] = field(default_factory=dict)
    touches: list[Touch] = field(default_factory=list)
    targets: list[tuple[str, str]] = field(default_factory=list)  # (name, organisation_key)
    posts: list[tuple[str, str, str | None, date | None, date | None]] = field(default_factory=list)
    answers: list[tuple[str, int, int, str]] = field(default_factory=list)  # (prompt, item, position, body)


def known(writer: Writer) -> Known:
    """What is in the workbook, people in the trash included: they are known, and stay where they are."""
    names = ", ".join(COLUMNS)
    rows = writer.rows(f"SELECT id, {names}, coalesce(edited, []), trashed_at IS NOT NULL FROM contact")
    identities = writer.rows(
        """
        SELECT kind, value, contact FROM contact_identity JOIN contact ON contact.id = contact
        WHERE kind <> 'phone' ORDER BY trashed_at IS NOT NULL DESC, contact DESC
        """
    )
    phones = writer.rows("SELECT contact, value FROM contact_identity WHERE kind = 'phone'")
    answers: dict[str, set[str]] = {}
    for prompt, body in writer.rows("SELECT DISTINCT prompt, body FROM answer"):
        answers.setdefault(prompt, set()).add(body)
    items = writer.rows("SELECT prompt, max(item), max(position) FROM answer GROUP BY prompt")
    posts = writer.rows("SELECT organisation_key, title, started_on FROM own_position")
    return Known(
        entries={row[0]: _entry(*row[1:]) for row in rows},
        identities={(kind, value): contact for kind, value, contact in identities},
        phones={(contact, value) for contact, value in phones},
        newest=dict(writer.rows("SELECT source, max(met_on) FROM contact WHERE met_on IS NOT NULL GROUP BY source")),
        targets={key for (key,) in writer.rows("SELECT organisation_key FROM target")},
        posts={(key, title, started) for key, title, started in posts},
        answers=answers,
        last_item={prompt: (item, position) for prompt, item, position in items},
        trashed=frozenset(row[0] for row in rows if row[-1]),
    )


def already(writer: Writer, touches: Sequence[Touch]) -> set[int]:
    """The places in `touches` of those that the workbook has, the trash included."""
    asked = [(at, touch.contact, touch.source_key) for at, touch in enumerate(touches) if touch.contact > 0]
    if not asked:
        return set()
    writer.register(_ARRIVING, _table(("place", "contact", "source_key"), asked))
    rows = writer.rows(f"SELECT place FROM {_ARRIVING} SEMI JOIN touchpoint USING (contact, source_key)")
    return {place for (place,) in rows}


def write(writer: Writer, arrival: Arrival, run: int) -> range:
    """Put everything into the workbook, each row marked with the import it came with; the newcomers' ids."""
    ids = bulk.reserve(writer, "contact_id", len(arrival.newcomers))
    stamps: dict[str, object] = {"created_at": writer.now, "updated_at": writer.now}
    people = [(row_id, *_columns(entry)) for row_id, entry in zip(ids, arrival.newcomers, strict=True)]
    _insert(writer, "contact", ("id", *COLUMNS), people, status="pool", import_run=run, **stamps)
    identities = [(_id(contact, ids), kind, value) for contact, kind, value in arrival.identities]
    _insert(writer, "contact_identity", ("contact", "kind", "value"), identities, import_run=run)
    _change(writer, arrival.changed, run)
    _touch(writer, arrival, ids, import_run=run, **stamps)
    target = ("name", "organisation_key")
    _insert(writer, "target", target, arrival.targets, status="suggested", import_run=run, **stamps)
    post = ("organisation", "organisation_key", "title", "started_on", "ended_on")
    _insert(writer, "own_position", post, arrival.posts, import_run=run)
    answer = ("prompt", "item", "position", "body")
    draft = {"confirmed": False, "removed": False, "answered_at": writer.now}
    _insert(writer, "answer", answer, arrival.answers, import_run=run, **draft)
    return ids


def _entry(*row: object) -> Entry:
    *values, edited, trashed = row
    entry = Entry(*values)  # type: ignore[arg-type]
    protected = set(edited if isinstance(edited, list) else ())
    if entry.source in _BY_HAND:
        protected |= {name for name in CHANGEABLE if getattr(entry, name)}
    entry.kept = frozenset(CHANGEABLE) if trashed else frozenset(protected)
    return entry


def _id(contact: int, ids: range) -> int:
    return contact if contact > 0 else ids[-contact - 1]


def _touch(writer: Writer, arrival: Arrival, ids: range, **constant: object) -> None:
    """Circle and tie are written down as they are now: a later change rewrites no comparison."""
    standing = {-at: (entry.circle, entry.tie) for at, entry in enumerate(arrival.newcomers, 1)}
    wanted = {touch.contact for touch in arrival.touches} - standing.keys()
    if wanted:
        found = writer.rows("SELECT id, circle, tie FROM contact WHERE list_contains(?, id)", [sorted(wanted)])
        standing |= {row_id: (circle, tie) for row_id, circle, tie in found}
    tables = sorted({touch.occasion for touch in arrival.touches if touch.occasion}, reverse=True)
    numbers = dict(zip(tables, bulk.reserve(writer, "occasion_id", len(tables)), strict=True))
    rows = [
        (_id(touch.contact, ids), *touch[1:-1], numbers.get(touch.occasion or 0), *standing[touch.contact])
        for touch in arrival.touches
    ]
    _insert(writer, "touchpoint", (*Touch._fields, "circle", "tie"), rows, **constant)


def _change(writer: Writer, changed: Mapping[int, Entry], run: int) -> None:
    """Change contacts that were there, with both states kept for undo."""
    if not changed:
        return
    rows = [(row_id, *(getattr(entry, name) for name in CHANGEABLE)) for row_id, entry in changed.items()]
    writer.register(_ARRIVING, _table(("id", *CHANGEABLE), rows))
    writer.execute(
        f"""
        INSERT INTO change (batch, made_at, table_name, row_id, before)
        SELECT ?, ?, 'contact', id, to_json(contact) FROM contact WHERE id IN (SELECT id FROM {_ARRIVING})
        """,
        [batch(run), writer.now],
    )
    sets = ", ".join(f"{name} = {_ARRIVING}.{name}" for name in CHANGEABLE)
    writer.execute(
        f"UPDATE contact SET {sets}, updated_at = ? FROM {_ARRIVING} WHERE contact.id = {_ARRIVING}.id", [writer.now]
    )
    writer.execute(
        "UPDATE change SET after = to_json(contact) FROM contact WHERE batch = ? AND contact.id = row_id", [batch(run)]
    )


def _insert(
    writer: Writer, table: str, names: Sequence[str], rows: Sequence[Sequence[object]], **constant: object
) -> None:
    if rows:
        columns: dict[str, Sequence[object]] = dict(zip(names, zip(*rows, strict=True), strict=True))
        columns |= {name: [value] * len(rows) for name, value in constant.items()}
        bulk.insert(writer, table, columns)


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> pa.Table:
    return pa.table({name: pa.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})
