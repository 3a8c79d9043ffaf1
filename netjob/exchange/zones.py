"""Know the time zones of calendars by whatever name a program gives them."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)")


class Zones:
    """The zones of one calendar: those everyone knows, and those it explains itself."""

    def __init__(self, floating: tzinfo = UTC) -> None:
        self.floating = floating
        self._known: dict[str, tzinfo] = {}
        self._offsets: dict[str, tzinfo] = {}

    def explain(self, name: str, offset: str) -> None:
        """Note the standard time that a calendar gives for a zone of its own, as `+0100`."""
        if found := _OFFSET.match(offset):
            ahead = timedelta(hours=int(found[2]), minutes=min(59, int(found[3])))
            if ahead < timedelta(hours=24):
                self._offsets[name] = timezone(ahead if found[1] == "+" else -ahead)

    def float(self, name: str) -> None:
        """Note the zone of the whole calendar, in which times without one are meant."""
        self.floating = self.zone(name)

    def zone(self, name: str | None) -> tzinfo:
        """The zone of a name; what nobody knows and the calendar does not explain is the calendar's own."""
        if not name:
            return self.floating
        if name not in self._known:
            self._known[name] = _named(name) or self._offsets.get(name, self.floating)
        return self._known[name]


def _named(name: str) -> tzinfo | None:
    """By the common name, one after a prefix (`/freeassociation.sourceforge.net/Europe/Berlin`), or Windows' own."""
    parts = name.strip("/").split("/")
    for written in dict.fromkeys((name, "/".join(parts[-2:]), "/".join(parts[-3:]))):
        if found := _zone(written):
            return found
    # Loaded here, as it takes half a second and only Outlook's names need it.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _zone(WINDOWS_TO_OLSON[name]) if name in WINDOWS_TO_OLSON else None


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None
