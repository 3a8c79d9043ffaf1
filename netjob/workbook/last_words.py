"""Say what passed last with a few contacts, and what they told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.workbook.book import Workbook

TOUCHED = """
    SELECT c.id, c.last_before, max(happened_on), arg_max(channel, (happened_on, t.id)),
        arg_max(direction, (happened_on, t.id)), max(happened_on) FILTER (t.talk OR t.direction = 'in')
    FROM contact c LEFT JOIN touchpoint t ON t.contact = c.id AND t.trashed_at IS NULL
    WHERE c.id IN (SELECT unnest($contacts)) GROUP BY ALL
"""

TOLD = """
    SELECT contact, max(happened_on), arg_max(body, (happened_on, h.id))
    FROM touchpoint t JOIN heard h ON h.touchpoint = t.id
    WHERE t.trashed_at IS NULL AND contact IN (SELECT unnest($contacts)) GROUP BY contact
"""


@dataclass(frozen=True, slots=True)
class Latest:
    """The last exchange with a contact, and the last thing they told; a day is None where there was none.

    `answered_on` is the last day on which they wrote, or both sides spoke.
    """

    touched_on: date | None = None
    channel: str | None = None
    direction: str | None = None
    told_on: date | None = None
    told: str | None = None
    last_before: date | None = None
    answered_on: date | None = None


def latest(book: Workbook, contacts: Sequence[int]) -> dict[int, Latest]:
    """The last exchange and the last words of a few contacts."""
    few = {"contacts": list(contacts)}
    told = {contact: (day, body) for contact, day, body in book.rows(TOLD, few)}
    return {
        contact: Latest(touched_on, channel, direction, *told.get(contact, (None, None)), last_before, answered_on)
        for contact, last_before, touched_on, channel, direction, answered_on in book.rows(TOUCHED, few)
    }
