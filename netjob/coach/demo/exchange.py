"""Write exchanges as touchpoints, with what was heard and what was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from netjob.coach.demo.days import Days, written
from netjob.coach.demo.people import SOURCE, Person
from netjob.coach.demo.script import Row, Tables, chapter
from netjob.coaching.words import SPOKEN


@dataclass(frozen=True, slots=True)
class Exchange:
    """One touchpoint to be: with whom, when, and `says` as the file gives it. `mark` names it for other rows."""

    person: Person
    day: date
    direction: str
    channel: str
    says: Row
    target: int | None = None
    occasion: int | None = None
    batch: str | None = None
    mark: str | None = None

    @property
    def talk(self) -> bool:
        """Whether both sides spoke."""
        return self.channel in SPOKEN or bool(self.says.get("talk"))


def gatherings(people: Mapping[str, Person], days: Days) -> list[Exchange]:
    """Tables with several contacts, and letters to many with their answers."""
    script = chapter("gatherings")
    found = []
    for occasion, table in enumerate(script["table"], start=1):
        for at, key in enumerate(table["contacts"]):
            says = table if at == 0 else {**table, "heard": []}
            found.append(Exchange(people[key], days.ago(table["ago"]), "out", table["by"], says, occasion=occasion))
    for at, letter in zip(count(1), script["letter"], strict=False):
        for key in letter["contacts"]:
            day, batch = days.ago(letter["ago"]), f"demo-letter-{at}"
            found.append(Exchange(people[key], day, "out", letter["by"], letter, batch=batch))
        for answer in letter["answer"]:
            day = days.ago(letter["ago"] - answer["after"])
            found.append(Exchange(people[answer["from"]], day, "in", letter["by"], answer))
    return found


def long_ago(people: Mapping[str, Person], days: Days) -> list[Exchange]:
    """One exchange years ago with those whom people.csv says so of."""
    says = {"note": "We wrote to each other, years ago."}
    return [
        Exchange(person, days.ago(person.count("old_ago")), "in", "message", says)
        for person in people.values()
        if person.cells["old_ago"]
    ]


def tables(exchanges: Sequence[Exchange]) -> Tables:
    """The rows of `touchpoint` (ids in the order given), `heard` and `give`."""
    numbered = list(enumerate(exchanges, start=1))
    return {
        "touchpoint": [_touchpoint(row_id, exchange) for row_id, exchange in numbered],
        "heard": [
            {"touchpoint": row_id, "kind": kind, "body": _told(body, exchange.person)}
            for row_id, exchange in numbered
            for kind, body in exchange.says.get("heard", [])
        ],
        "give": [_give(row_id, exchange) for row_id, exchange in numbered if "give" in exchange.says],
    }


def _touchpoint(row_id: int, exchange: Exchange) -> Row:
    says, person = exchange.says, exchange.person
    circle, tie = person.stood(exchange.day)
    ground = person.cells["ground"] if says.get("ground") else None
    return {
        "id": row_id,
        "contact": person.id,
        "happened_on": exchange.day,
        "direction": exchange.direction,
        "channel": exchange.channel,
        "angle": says.get("angle"),
        "talk": exchange.talk,
        "ask": says.get("ask"),
        "points": says.get("points"),
        "common_ground": [ground] if ground else None,
        "target": exchange.target,
        "decision_maker": bool(person.cells["decides"]) if exchange.talk else None,
        "circle": circle,
        "tie": tie,
        "went": says.get("went"),
        "notes": _told(says["note"], person) if "note" in says else None,
        "occasion": exchange.occasion,
        "batch": exchange.batch,
        "source": SOURCE,
        "created_at": written(exchange.day),
        "updated_at": written(exchange.day),
    }


def _give(row_id: int, exchange: Exchange) -> Row:
    kind, what = exchange.says["give"]
    return {
        "contact": exchange.person.id,
        "touchpoint": row_id,
        "given_on": exchange.day,
        "kind": kind,
        "what": _told(what, exchange.person),
    }


def _told(text: str, person: Person) -> str:
    """The sentence with the person's own matters in it."""
    cells = person.cells
    told = text.format(first=person.first, life=cells["life"], work=cells["work"], organisation=cells["organisation"])
    return told[:1].upper() + told[1:]
