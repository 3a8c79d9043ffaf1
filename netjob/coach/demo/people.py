"""Place the people of the demo network: who they are, how close they were and when, what is shared with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from netjob.coach.demo.days import Days, written
from netjob.coach.demo.script import Row, rows, whole
from netjob.coaching.identity import identities, organisation_key

SOURCE = "demo"
_BEGAN = 372  # days before today on which the workbook of the demo was begun
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of the demo network: its cells, and how it stood before `changed_on`."""

    id: int
    key: str
    name: str
    circle: str
    tie: str
    earlier: tuple[str, str] | None
    changed_on: date | None
    cells: Mapping[str, str | None]

    @property
    def first(self) -> str:
        """What the user calls them."""
        return self.name.split()[0]

    def stood(self, day: date) -> tuple[str, str]:
        """Circle and tie at the start of that day."""
        if self.earlier and self.changed_on and day <= self.changed_on:
            return self.earlier
        return self.circle, self.tie

    def count(self, column: str) -> int:
        """A cell that holds a whole number, 0 when it is empty."""
        return whole(self.cells[column]) or 0


def cast(days: Days) -> dict[str, Person]:
    """Everyone of people.csv by key; ids count from 1 in the order of the file."""
    return {str(row["key"]): _person(at, row, days) for at, row in enumerate(rows("people"), start=1)}


def contacts(people: Mapping[str, Person], first_touch: Mapping[int, date], days: Days) -> list[Row]:
    """The rows of `contact`."""
    return [_contact(person, people, first_touch.get(person.id), days) for person in people.values()]


def known_by(people: Mapping[str, Person]) -> list[Row]:
    """The rows of `contact_identity`."""
    return [
        {"contact": person.id, "kind": found.kind, "value": found.value}
        for person in people.values()
        for found in identities(
            person.name, SOURCE, person.cells["profile_url"], filter(None, [person.cells["email"]]), None
        )
    ]


def grounds(people: Mapping[str, Person]) -> list[Row]:
    """The rows of `common_ground`."""
    return [
        {"contact": person.id, "kind": person.cells["ground"], "detail": person.cells["ground_detail"]}
        for person in people.values()
        if person.cells["ground"]
    ]


def knows(people: Mapping[str, Person], targets: Mapping[str, int], days: Days) -> list[Row]:
    """The rows of `knows`."""
    return [
        {
            "contact": people[str(row["contact"])].id,
            "person": people[row["person"]].id if row["person"] else None,
            "target": targets[row["target"]] if row["target"] else None,
            "said_on": days.ago(int(row["said_ago"] or 0)),
        }
        for row in rows("knows")
    ]


def _person(at: int, row: Mapping[str, str | None], days: Days) -> Person:
    changed, circle, tie = whole(row["changed_ago"]), row["first_circle"], row["first_tie"]
    return Person(
        id=at,
        key=str(row["key"]),
        name=str(row["name"]),
        circle=str(row["circle"]),
        tie=str(row["tie"]),
        earlier=(circle, tie) if circle and tie else None,
        changed_on=None if changed is None else days.ago(changed),
        cells=row,
    )


def _contact(person: Person, people: Mapping[str, Person], first_touch: date | None, days: Days) -> Row:
    cells = person.cells
    introduced_by, organisation, met = cells["introduced_by"], cells["organisation"], cells["met_years"]
    met_on = days.today - timedelta(days=round(float(met) * _YEAR)) if met else None
    began = days.ago(_BEGAN)
    created = written(max(began, first_touch) if introduced_by and first_touch else began)
    return {
        "id": person.id,
        "name": person.name,
        "organisation": organisation,
        "organisation_key": organisation_key(organisation) if organisation else None,
        **{name: cells[name] for name in ("position", "email", "phone", "profile_url", "status", "place", "notes")},
        "circle": person.circle,
        "tie": person.tie,
        "introduced_by": people[introduced_by].id if introduced_by else None,
        "met_on": met_on,
        "last_before": _ago(days, cells["last_before_days"]),
        "cadence_days": whole(cells["cadence_days"]),
        "paused_until": _ahead(days, cells["paused_days"]),
        "mean_to_ask_on": _ago(days, cells["meant_ago"]),
        "source": SOURCE,
        "created_at": created,
        "updated_at": max(created, written(person.changed_on)) if person.changed_on else created,
    }


def _ago(days: Days, cell: Any) -> date | None:
    return None if cell is None else days.ago(int(cell))


def _ahead(days: Days, cell: Any) -> date | None:
    return None if cell is None else days.ahead(int(cell))
