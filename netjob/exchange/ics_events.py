"""Take a calendar file apart into events and the people at them, before any date is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from itertools import chain
from pathlib import PurePosixPath

from netjob.coaching.identity import email_key
from netjob.exchange import text
from netjob.exchange.contentlines import Lines, Property
from netjob.exchange.refusals import TooLarge
from netjob.exchange.source import Source
from netjob.exchange.zones import Zones

# Forty years of ten events a day.
MOST_EVENTS = 150_000
_EVENT = "UID DTSTART RRULE RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS ORGANIZER ATTENDEE DTSTAMP"
_OTHER = "BEGIN END METHOD X-WR-CALNAME X-WR-TIMEZONE TZID TZOFFSETTO"
_WANTED = frozenset(f"{_EVENT} {_OTHER}".encode().split())
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NO_PERSON = re.compile(r"CUTYPE=\"?(?:ROOM|RESOURCE|GROUP)", re.IGNORECASE)
_DECLINED = re.compile(r"PARTSTAT=\"?DECLINED", re.IGNORECASE)
_NAME = re.compile(r"(?:^|;)CN=(?:\"([^\"]*)\"|([^;]*))", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:^|;)EMAIL=\"?([^;\"]+)", re.IGNORECASE)
_EARLIEST = date(1970, 1, 1)


@dataclass(slots=True)
class Event:
    """One event as its file has it; `is_whole` once its end was read."""

    row: int
    is_cancelled: bool
    said: dict[str, list[Property]] = field(default_factory=dict)
    is_whole: bool = False

    def text(self, name: str) -> str:
        """The first value of a name; empty when there is none."""
        return (self.said[name][0].value or b"").decode("utf-8", "replace").strip() if name in self.said else ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who was asked to an event."""

    key: str
    name: str
    has_declined: bool


@dataclass(slots=True)
class Calendar:
    """Everything that is read of a file before any event is understood."""

    events: list[Event] = field(default_factory=list)
    zones: Zones = field(default_factory=Zones)
    name: str = ""


def parts(source: Source, floating: tzinfo = UTC) -> Calendar:
    """The events of a file, and what it says of itself; alarms and other parts are passed over.

    Times without a zone are meant in `floating`, unless the calendar names its own.
    """
    calendar, zone, is_cancelled = Calendar(zones=Zones(floating)), "", False
    inside: list[str] = []
    lines = Lines(source.load())
    for found in lines.properties(_WANTED, b"END:VCALENDAR"):
        value = (found.value or b"").decode("utf-8", "replace").strip()
        part = inside[-1] if inside else ""
        if found.name == "BEGIN":
            inside.append(value.upper())
            if inside[-1] == "VCALENDAR":
                inside, is_cancelled = [], False
            elif inside[-1] == "VEVENT":
                calendar.events.append(Event(len(calendar.events) + 1, is_cancelled))
                inside = ["VEVENT"]
                if len(calendar.events) > MOST_EVENTS:
                    raise TooLarge(file=source.member or source.file, most=f"{MOST_EVENTS:,} events")
        elif found.name == "END":
            if value.upper() == "VEVENT" and inside[:1] == ["VEVENT"]:
                inside, calendar.events[-1].is_whole = [], True
            elif part == value.upper():
                inside.pop()
        elif part == "VEVENT":
            calendar.events[-1].said.setdefault(found.name, []).append(found)
        elif found.name == "TZID":
            zone = value
        elif found.name == "TZOFFSETTO" and part == "STANDARD":
            calendar.zones.explain(zone, value)
        elif found.name == "METHOD":
            is_cancelled = value.upper() == "CANCEL"
        elif found.name == "X-WR-CALNAME":
            calendar.name = lines.decoded(found)
        elif found.name == "X-WR-TIMEZONE":
            calendar.zones.float(value)
    return calendar


def current(events: Sequence[Event]) -> list[Event]:
    """Events without those that a later state of the same one replaces."""
    newest: dict[tuple[str, str], Event] = {}
    for event in events:
        key = (event.text("UID") or f"row {event.row}", event.text("RECURRENCE-ID"))
        if key not in newest or _sequence(event) >= _sequence(newest[key]):
            newest[key] = event
    return sorted(newest.values(), key=lambda event: event.row)


def _sequence(event: Event) -> int:
    written = event.text("SEQUENCE")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def newest_stamp(events: Sequence[Event]) -> date:
    """The day of the newest stamp: an export is not older than what stands in it."""
    stamps = (_DAY.match(event.text("DTSTAMP")) for event in events)
    newest = max((found.group(1, 2, 3) for found in stamps if found), default=("1970", "01", "01"))
    try:
        return date(*map(int, newest))
    except ValueError:
        return _EARLIEST


def guests(event: Event) -> dict[str, Guest]:
    """Everyone at an event by the key of their address, its organiser included; rooms and lists are no people."""
    found: dict[str, Guest] = {}
    for asked in chain(event.said.get("ATTENDEE", ()), event.said.get("ORGANIZER", ())):
        key = address(asked)
        if key is None or key in found or _NO_PERSON.search(asked.params):
            continue
        named = _NAME.search(asked.params)
        name = text.one_line((named[1] or named[2] or "") if named else "")
        found[key] = Guest(key, name or key, _DECLINED.search(asked.params) is not None)
    return found


def address(found: Property) -> str | None:
    """The key of an address, which stands as `mailto:` or, where that is no address, beside it."""
    written = (found.value or b"").decode("utf-8", "replace").strip()
    beside = _ADDRESS.search(found.params)
    plain = written[7:] if written[:7].casefold() == "mailto:" else written
    return email_key(plain) or (email_key(beside[1]) if beside else None)


def owner(source: Source, calendar: Calendar) -> str | None:
    """Whose calendar it is: named so, or the only one at every meeting that someone called; None if unclear."""
    stem = PurePosixPath(source.member or source.file).name
    for name in (calendar.name, stem.removesuffix(".ics")):
        if key := email_key(name):
            return key
    called = [set(guests(event)) for event in calendar.events if "ORGANIZER" in event.said]
    meetings = [guests for guests in called if len(guests) > 1]
    always = set.intersection(*meetings) if len(meetings) > 1 else set()
    return always.pop() if len(always) == 1 else None
