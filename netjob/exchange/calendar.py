"""Write days for a calendar: all-day events that a second export updates and never doubles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from netjob.exchange.text import one_line, paragraphs

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//netjob//calendar//EN"
# Nine in the morning of the day itself: calendars count from its midnight.
ALARM = timedelta(hours=9)
_EPOCH = datetime(2020, 1, 1)
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Day:
    """One thing on one day; `uid` is the same in every export, `cancelled` takes it out of calendars that have it."""

    uid: str
    on: date
    title: str
    details: str = ""
    cancelled: bool = False


def write(days: Iterable[Day], name: str, revision: int, now: datetime) -> bytes:
    """A calendar as a file. `revision` rises with every change but falls with a restore, `now` is UTC without a zone.

    Calendars keep of one UID what has the highest SEQUENCE (RFC 5545, 3.8.7.4; 31 bits): the seconds since 2020 and the
    revision together, which no restore sets back, as nobody saves once a second; it lasts until 2088.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", one_line(name))
    sequence = int((now - _EPOCH).total_seconds()) + revision
    for day in days:
        calendar.add_component(_event(day, sequence, now.replace(tzinfo=UTC)))
    written: bytes = calendar.to_ical()
    return written


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is a calendar that netjob wrote."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{PRODUCT}".encode() in head


def _event(day: Day, sequence: int, now: datetime) -> Event:
    from icalendar import Alarm, Event

    title = one_line(day.title)
    event = Event()
    event.add("UID", day.uid)
    event.add("DTSTAMP", now)
    event.add("LAST-MODIFIED", now)
    event.add("SEQUENCE", sequence)
    event.add("DTSTART", day.on)
    event.add("DTEND", day.on + timedelta(days=1))
    event.add("SUMMARY", title)
    event.add("STATUS", "CANCELLED" if day.cancelled else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")  # the day stays free for appointments
    if details := paragraphs(day.details):
        event.add("DESCRIPTION", details)
    if not day.cancelled:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", title)
        alarm.add("TRIGGER", ALARM)
        event.add_component(alarm)
    return event
