"""Read calendars: whom the owner met, and when; what was said there is not looked at.

A row of a calendar is one other person at one past meeting. An event of which nothing is taken is one row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from netjob.exchange import ics_events, recurrence, text
from netjob.exchange.ics_events import Event, Guest
from netjob.exchange.records import Direction, Exchange, Member, Problem, SkipReason, touchpoints
from netjob.exchange.refusals import TooLarge
from netjob.exchange.source import Family, Found, Source

FORMAT = SOURCE = "calendar"
# Thirty people a week through a life at work, five times over; and a thousand recurring events of five years each.
MOST_MET = 300_000
MOST_DAYS = 2_000_000
_START = re.compile(r"^\ufeff?[ \t]*BEGIN:[ \t]*VCALENDAR[ \t]*$", re.IGNORECASE | re.MULTILINE)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_ZONE = re.compile(r"(?:^|;)TZID=\"?([^;\"]+)", re.IGNORECASE)
_EARLIEST = date(1970, 1, 1)


def recognise(source: Source) -> str | None:
    """Whether a calendar begins on a line of its own in the first bytes."""
    read = "".join(text.lines(source.head, text.encoding(source.head)))
    return FORMAT if _START.search(read.replace("\r", "\n")) else None


def read(found: Sequence[Found]) -> list[Member]:
    """One member for each calendar: touchpoints with everyone but the owner at each meeting before today.

    Where nobody says which day it is, the newest stamp in the file is. Direction is `out` for a meeting that the owner
    called, or that nobody is named to have called, and `in` for any other. Where the owner is unclear, everyone counts
    as met. Raises TooLarge beyond `MOST_EVENTS`, `MOST_MET` or `MOST_DAYS`.
    """
    return [_Reader(each).member() for each in found]


class _Reader:
    """Makes touchpoints of events, and accounts for all of them."""

    def __init__(self, found: Found) -> None:
        self._source = found.source
        self._calendar = ics_events.parts(found.source, found.zone)
        self._owner = ics_events.owner(found.source, self._calendar)
        self._today = datetime.combine(found.today or ics_events.newest_stamp(self._calendar.events), time())
        self._skipped: Counter[SkipReason] = Counter()
        self._problems: list[Problem] = []
        self._met: list[Exchange] = []
        self._days = 0

    def member(self) -> Member:
        """All that the calendar says."""
        events = ics_events.current(self._calendar.events)
        outdated = len(self._calendar.events) - len(events)
        moved = self._moved(events)
        for event in events:
            try:
                self._take(event, moved.get(event.text("UID"), set()))
            except (ValueError, OverflowError):
                self._problems.append(Problem(event.row, "", "bad_event", refused=True))
        points = touchpoints(self._met)
        folded = outdated + len(self._met) - len(points)
        rows = outdated + len(self._met) + len(self._problems) + self._skipped.total()
        return Member(
            self._source.file,
            self._source.member,
            FORMAT,
            SOURCE,
            rows,
            touchpoints=points,
            folded=folded,
            skipped=dict(self._skipped),
            problems=tuple(self._problems),
        )

    def _take(self, event: Event, moved: set[datetime]) -> None:
        """Everyone met at an event; ValueError for one that can't be read."""
        if not event.is_whole:
            raise ValueError(event.row)
        if event.is_cancelled or event.text("STATUS").upper() == "CANCELLED":
            self._skipped["cancelled"] += 1
            return
        start = self._moments(event, "DTSTART")[0]
        guests = ics_events.guests(event)
        others = [guest for guest in guests.values() if guest.key != self._owner]
        if not isinstance(start, datetime):
            self._skipped["all_day"] += 1
        elif self._owner in guests and guests[self._owner].has_declined:
            self._skipped["declined"] += 1
        elif not others:
            self._skipped["no_attendee"] += 1
        elif moments := self._occurrences(event, start, moved):
            self._meet(event, moments, start.tzinfo, others)
        else:
            self._skipped["not_yet" if _utc(start) >= self._today else "cancelled"] += 1

    def _meet(self, event: Event, moments: Sequence[datetime], zone: tzinfo | None, others: Sequence[Guest]) -> None:
        caller = ics_events.address(event.said["ORGANIZER"][0]) if "ORGANIZER" in event.said else None
        for guest in others:
            if guest.has_declined:
                self._skipped["declined"] += len(moments)
                continue
            called = caller is None or caller == self._owner or (self._owner is None and caller != guest.key)
            direction: Direction = "out" if called else "in"
            if len(self._met) + len(moments) > MOST_MET:
                raise TooLarge(file=self._source.member or self._source.file, most=f"{MOST_MET:,} people met")
            for at in moments:
                # The day as the calendar writes it: read in whatever zone, the same file says the same.
                day = at.replace(tzinfo=UTC).astimezone(zone).date()
                key = f"{SOURCE}:{guest.key}:{day}:{direction}"
                who = (guest.name, None, guest.key)
                self._met.append(Exchange(event.row, *who, at, direction, "meeting", key, day))

    def _occurrences(self, event: Event, start: datetime, moved: set[datetime]) -> list[datetime]:
        """The moments before today, in UTC without a zone, at which an event took place."""
        found = {_utc(start)}
        if "RRULE" in event.said and "RECURRENCE-ID" not in event.said:
            found |= self._repeated(event.text("RRULE"), start)
        found |= {_utc(each) for each in self._moments(event, "RDATE") if isinstance(each, datetime)}
        left_out = self._moments(event, "EXDATE")
        found -= {_utc(each) for each in left_out if isinstance(each, datetime)}
        days = {each for each in left_out if not isinstance(each, datetime)}
        zone = start.tzinfo
        gone = moved if "RECURRENCE-ID" not in event.said else set()
        return sorted(
            at for at in found - gone if at < self._today and at.replace(tzinfo=UTC).astimezone(zone).date() not in days
        )

    def _repeated(self, written: str, start: datetime) -> set[datetime]:
        rule = recurrence.rule(written)
        if start.date() < _EARLIEST:
            raise ValueError(written)
        before = (self._today + timedelta(days=2)).date()
        self._days += recurrence.span(rule, start.date(), before)
        if self._days > MOST_DAYS:
            raise TooLarge(
                file=self._source.member or self._source.file, most=f"{MOST_DAYS:,} days of recurring events"
            )
        found = {_utc(datetime.combine(day, start.timetz())) for day in recurrence.days(rule, start.date(), before)}
        until = re.search(r"UNTIL=(\d{8}T\d{6}Z?)", written.upper())
        last = self._moment(until[1], None) if until else None
        return {at for at in found if at <= _utc(last)} if isinstance(last, datetime) else found

    def _moved(self, events: Sequence[Event]) -> dict[str, set[datetime]]:
        """By event, the occurrences that stand in the file on their own, moved or cancelled."""
        found: dict[str, set[datetime]] = {}
        for event in events:
            try:
                for at in self._moments(event, "RECURRENCE-ID"):
                    if isinstance(at, datetime):
                        found.setdefault(event.text("UID"), set()).add(_utc(at))
            except (ValueError, OverflowError):
                continue  # `_take` will name it
        return found

    def _moments(self, event: Event, name: str) -> list[date]:
        """The days or moments of a property; ValueError for what is neither, or a start that is missing."""
        if name == "DTSTART" and name not in event.said:
            raise ValueError(event.row)
        found: list[date] = []
        for each in event.said.get(name, ()):
            zone = _ZONE.search(each.params)
            written = (each.value or b"").decode("ascii", "replace")
            found += [self._moment(part, zone[1] if zone else None) for part in written.split(",")]
        return found

    def _moment(self, written: str, zone: str | None) -> date:
        found = _MOMENT.match(written.strip())
        if found is None:
            raise ValueError(written)
        day = date(*map(int, found.group(1, 2, 3)))
        if found[4] is None:
            return day
        clock = time(int(found[4]), int(found[5]), min(59, int(found[6])))
        return datetime.combine(day, clock, UTC if found[7] else self._calendar.zones.zone(zone))


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)


FAMILY = Family(recognise, read)
