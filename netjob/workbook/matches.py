"""Read what contacts are compared by, and keep what the user answered about two of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from netjob.coaching.identity import email_key, phone_key, profile_key
from netjob.coaching.matching import Card
from netjob.errors import NotFound
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two contacts: its row, how many touchpoints it has and when the last one was."""

    row: dict[str, Any]
    touchpoints: int
    last_on: date | None


def cards(book: Workbook, region: str | None) -> list[Card]:
    """Everybody who is not in the trash, in the order in which they came in.

    An address that was typed in while another contact was known by it stands in its column only. So does a number
    without a country code: it is read as one of `region` (`DE`), or not compared where that is not known.
    """
    rows = book.rows(
        """
        WITH known_by AS (
            SELECT contact, list(value ORDER BY id) FILTER (kind = 'phone') AS phones,
                   list(value ORDER BY id) FILTER (kind = 'email') AS emails,
                   list(value ORDER BY id) FILTER (kind = 'profile_url') AS profiles
            FROM contact_identity GROUP BY contact
        )
        SELECT id, name, organisation_key, coalesce(phones, []), coalesce(emails, []), coalesce(profiles, []),
               CASE WHEN phones IS NULL THEN phone END, email, profile_url
        FROM contact LEFT JOIN known_by ON contact = id WHERE trashed_at IS NULL ORDER BY id
        """
    )
    return [
        Card(
            contact,
            name,
            key,
            _with(phones, phone and phone_key(phone, region)),
            _with(emails, email and email_key(email)),
            _with(profiles, url and profile_key(url)),
        )
        for contact, name, key, phones, emails, profiles, phone, email, url in rows
    ]


def conflicts(book: Workbook) -> set[Pair]:
    """Contacts that a row of an import named together: its addresses belong to both."""
    found: set[Pair] = set()
    asked = "SELECT summary FROM import_run WHERE undone_at IS NULL AND contains(summary, '\"conflict\"')"
    for (summary,) in book.rows(asked):
        for part in json.loads(summary):
            for problem in part["problems"]:
                found |= set(_pairs(problem.get("contacts", ())))
    alive = {contact for (contact,) in book.rows("SELECT id FROM contact WHERE trashed_at IS NULL")} if found else set()
    return {pair for pair in found if alive.issuperset(pair)}


def answered(book: Workbook, today: date) -> set[Pair]:
    """Pairs that are two people, and those that were put off to a later day."""
    rows = book.rows("SELECT contact, other FROM distinct_pair WHERE until IS NULL OR until > ?", [today])
    return {_pair(one, other) for one, other in rows}


def distinguish(writer: Writer, one: int, other: int, until: date | None) -> None:
    """Remember that two contacts are two people, or not to ask about them before a day. Raises `NotFound`."""
    there = "SELECT count(*) FROM contact WHERE id IN (?, ?)"
    if one == other or writer.value(there, [one, other]) != 2:
        raise NotFound(what="This contact")
    asked = "SELECT id FROM distinct_pair WHERE (contact = ? AND other = ?) OR (other = ? AND contact = ?)"
    row_id = writer.value(asked, [one, other, one, other])
    if row_id is None:
        writer.insert("distinct_pair", contact=one, other=other, said_at=writer.now, until=until)
    else:
        writer.update("distinct_pair", row_id, {"said_at": writer.now, "until": until})


def side(book: Workbook, contact: int) -> Side:
    """One of two contacts. Raises `NotFound` for one that is gone or lies in the trash."""
    found = book.records("SELECT * FROM contact WHERE id = ? AND trashed_at IS NULL", [contact])
    if not found:
        raise NotFound(what="This contact")
    history = "SELECT count(*), max(happened_on) FROM touchpoint WHERE contact = ? AND trashed_at IS NULL"
    count, last = book.rows(history, [contact])[0]
    return Side(found[0], int(count), last)


def names(book: Workbook, contacts: list[int]) -> dict[int, str]:
    """What contacts are called."""
    return dict(book.rows("SELECT id, name FROM contact WHERE list_contains(?, id)", [contacts]))


def also_known(book: Workbook, contact: int) -> list[tuple[str, str]]:
    """(kind, value) of the addresses and numbers a contact is known again by."""
    asked = "SELECT kind, value FROM contact_identity WHERE contact = ? AND kind <> 'row' ORDER BY id"
    return [(kind, value) for kind, value in book.rows(asked, [contact])]


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs(contacts: list[int]) -> Iterator[Pair]:
    ordered = sorted(set(contacts))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            yield one, other


def _with(known: list[str], more: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, more))) if more else tuple(known)
