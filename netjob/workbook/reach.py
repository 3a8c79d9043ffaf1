"""Read how people can be reached, for files to be taken elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netjob.workbook.book import Workbook


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody with their addresses as written; `emails` and `phones` are those known beside, normalised."""

    id: int
    name: str
    organisation: str | None
    position: str | None
    email: str | None
    phone: str | None
    profile_url: str | None
    emails: list[str]
    phones: list[str]


def reach(book: Workbook, contacts: Sequence[int]) -> list[Reach]:
    """How these contacts can be reached, in their order; those in the trash are left out."""
    rows = book.rows(
        """
        WITH chosen AS (SELECT unnest($contacts) AS id, generate_subscripts($contacts, 1) AS place),
        known AS (
            SELECT contact, coalesce(list(value ORDER BY i.id) FILTER (kind = 'email'), []) AS emails,
                   coalesce(list(value ORDER BY i.id) FILTER (kind = 'phone'), []) AS phones
            FROM contact_identity i WHERE contact IN (SELECT id FROM chosen) GROUP BY contact
        )
        SELECT c.id, name, organisation, position, email, phone, profile_url, coalesce(emails, []), coalesce(phones, [])
        FROM chosen JOIN contact c USING (id) LEFT JOIN known ON known.contact = c.id
        WHERE c.trashed_at IS NULL ORDER BY chosen.place
        """,
        {"contacts": list(contacts)},
    )
    return [Reach(*row) for row in rows]
