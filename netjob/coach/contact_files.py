"""Take contacts elsewhere: as cards for a phone, or as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from netjob.coach.people import People
from netjob.coaching.identity import email_key, phone_key
from netjob.content import text
from netjob.exchange import cards, spreadsheet
from netjob.exchange.cards import Card
from netjob.workbook import reach
from netjob.workbook.listing import Filter
from netjob.workbook.reach import Reach

COLUMNS = ("name", "organisation", "position", "email", "phone", "profile_url")
EVERYBODY = 1_000_000


def as_cards(people: People, narrowed: Filter) -> bytes:
    """Everyone a filter leaves, in the order of the list, as vCards with all their addresses and numbers."""
    workbook = people.book.workbook_id
    return cards.write(
        Card(
            f"{workbook}-contact-{one.id}@netjob",
            one.name,
            one.organisation,
            one.position,
            _each(one.email, one.emails, email_key),
            _each(one.phone, one.phones, phone_key),
            one.profile_url,
        )
        for one in _chosen(people, narrowed)
    )


def as_sheet(people: People, narrowed: Filter) -> bytes:
    """Everyone a filter leaves as CSV, no cell of which starts a formula."""
    heads = [text("contacts", f"files.column.{name}") for name in COLUMNS]
    rows = ([getattr(one, name) for name in COLUMNS] for one in _chosen(people, narrowed))
    return spreadsheet.as_csv(heads, rows)


def _chosen(people: People, narrowed: Filter) -> list[Reach]:
    _, rows = people.page(narrowed, 0, EVERYBODY)
    return reach.reach(people.book, [row.contact.id for row in rows])


def _each(written: str | None, known: list[str], key: Callable[[str], str | None]) -> tuple[str, ...]:
    """As written first, then what is known beside it, each once."""
    first = [written] if written else []
    return (*first, *(other for other in known if not written or other != key(written)))
