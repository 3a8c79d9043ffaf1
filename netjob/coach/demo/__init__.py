"""Fill an empty workbook with the demo network: fictional people, as believable on any day as on every other.

The content stands in `data/demo`; here it is only placed in time, as seen from `today`.
"""

from __future__ import annotations

from datetime import date

from netjob.coach.demo import doors, exchange, journal, people, talks
from netjob.coach.demo.days import Days
from netjob.coach.demo.exchange import Exchange
from netjob.coach.demo.people import Person
from netjob.coach.demo.script import Tables, columns
from netjob.workbook import Workbook, bulk


def fill(book: Workbook, today: date) -> None:
    """Put the demo network into an empty workbook in one transaction; the same rows for the same `today`.

    Raises `WorkbookNotEmpty`, and then changes nothing.
    """
    quiet = frozenset(monday for monday, runs in talks.room(Days(today)).items() if not runs)
    tables = _tables(Days(today, quiet))
    bulk.fill(book, {name: columns(table) for name, table in tables.items() if table}, demo=True)


def _tables(days: Days) -> Tables:
    cast = people.cast(days)
    targets, target_ids = journal.targets(days)
    seeds, seed_ids = journal.seeds(days)
    opened = doors.read(cast, target_ids, seed_ids, days)
    exchanges = _exchanges(cast, opened, days)
    marks = {one.mark: row_id for row_id, one in enumerate(exchanges, start=1) if one.mark}
    first_named = {one.person.id: one.day for one in reversed(exchanges)} | doors.named_on(opened)
    return {
        **journal.weeks(cast, days),
        **journal.offer(days),
        "target": targets,
        "seed": seeds,
        "contact": people.contacts(cast, first_named, days),
        "contact_identity": people.known_by(cast),
        "common_ground": people.grounds(cast),
        "knows": people.knows(cast, target_ids, days),
        **exchange.tables(exchanges),
        **doors.tables(opened, marks),
        "follow_up": journal.promises(cast, exchanges, days),
    }


def _exchanges(cast: dict[str, Person], opened: doors.Doors, days: Days) -> list[Exchange]:
    """Every exchange of the network in the order of its days; the place in it is the touchpoint's id."""
    standing = [*doors.exchanges(opened), *exchange.gatherings(cast, days), *exchange.long_ago(cast, days)]
    return sorted([*standing, *talks.ordinary(cast, standing, days)], key=lambda one: one.day)
