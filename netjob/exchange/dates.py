"""Read dates as people and programs write them; what could mean two days is not guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from netjob.exchange.vocabulary import months, plain

# Whether the day or the month comes first where only numbers stand.
Order = Literal["day", "month"]

_EARLIEST, _LATEST = 1970, 2099
# Two digits of a year: 70 to 99 were in the last century.
_TURN = 70
_WORD = r"(?P<word>[^\W\d_]+)\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s*(?P<zone>UTC|GMT|Z|[+-]\d{2}:?\d{2}))?)?"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}{_CLOCK}",
        rf"(?P<one>\d{{1,2}})(?P<mark>[./-])(?P<two>\d{{1,2}})(?P=mark){_YEAR}{_CLOCK}",
        rf"{_DAY}(?:\.|st|nd|rd|th|er|º)?[\s-]*(?:de\s+)?{_WORD}[\s-]*(?:de\s+)?{_YEAR}{_CLOCK}",
        rf"{_WORD}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"[A-Z][a-z]{{2}} {_WORD} {_DAY} (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<zone>UTC|GMT) {_YEAR}",
    )
)
_NUMBERS = re.compile(r"(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?:\d{4}|\d{2})(?!\d)")
_HALF = re.compile(r"\d\s*[AaPp]\.?[Mm]\b")
_MONTH = re.compile(r"(?:(?P<word>[^\W\d_]+)\.?\s+(?:de\s+)?|(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")
_LONGEST = 60


@lru_cache(maxsize=65_536)
def day(text: str, order: Order | None = None) -> date | None:
    """The day that is written, in whatever zone it was meant; None for what is no date or could be two."""
    found = _match(text)
    return _day(found, order) if found else None


def moment(text: str, order: Order | None = None) -> datetime | None:
    """The moment in UTC, without a zone; text without one is taken for UTC, as LinkedIn writes it."""
    if text.endswith(" UTC"):  # LinkedIn's messages, 200,000 times in a file
        try:
            written = datetime.fromisoformat(text[:-4])
        except ValueError:
            pass
        else:
            return written if written.tzinfo is None and _EARLIEST <= written.year <= _LATEST else None
    found = _match(text)
    on = _day(found, order) if found else None
    return _moment(found, on) if found and on else None


def month_start(text: str) -> date | None:
    """The first day of a month (`Mar 2021`) or year, or the day itself."""
    found = _month(text)
    return date(found[0], found[1] or 1, 1) if found else day(text)


def month_end(text: str) -> date | None:
    """The last day of a month (`Mar 2021`) or year, or the day itself."""
    found = _month(text)
    if found is None:
        return day(text)
    last = found[1] or 12
    return date(found[0], last, monthrange(found[0], last)[1])


def order(texts: Iterable[str]) -> Order | None:
    """Which comes first in a column of numbers with slashes, shown by one above 12 or by am and pm; None if unclear."""
    shown: set[Order] = set()
    for text in texts:
        numbers = _NUMBERS.match(text.strip()[:_LONGEST])
        if numbers is None:
            continue
        if int(numbers["one"]) > 12:
            shown.add("day")
        elif int(numbers["two"]) > 12 or _HALF.search(text[:_LONGEST]):
            shown.add("month")
    return shown.pop() if len(shown) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether this is a date once one knows whether day or month comes first."""
    return day(text) is None and day(text, "day") is not None


def _match(text: str) -> re.Match[str] | None:
    trimmed = text.strip()
    if len(trimmed) > _LONGEST:
        return None
    return next((found for shape in _SHAPES if (found := shape.fullmatch(trimmed))), None)


def _day(found: re.Match[str], order: Order | None) -> date | None:
    parts = found.groupdict()
    year = _year(parts["year"])
    if "one" in parts:
        first = "day" if parts["mark"] == "." else _first(parts, order)
        if first is None:
            return None
        one, two = int(parts["one"]), int(parts["two"])
        return _date(year, two, one) if first == "day" else _date(year, one, two)
    month = months().get(plain(parts["word"])) if "word" in parts else int(parts["month"])
    return _date(year, month, int(parts["day"])) if month else None


def _first(parts: dict[str, str], order: Order | None) -> Order | None:
    """Which number is the day: as the number itself shows, else as the column does."""
    one, two = int(parts["one"]), int(parts["two"])
    if one > 12 or two > 12 or one == two:
        return "day" if one > 12 else "month"
    return order or ("month" if parts.get("half") else None)


def _moment(found: re.Match[str], on: date) -> datetime | None:
    parts = found.groupdict()
    if parts.get("hour") is None:
        return datetime.combine(on, time())
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % 12 + (12 if parts["half"] in "Pp" else 0)
    try:
        written = datetime.combine(on, time(hour, int(parts["minute"]), int(parts["second"] or 0)))
    except ValueError:
        return None
    return written - _offset(parts.get("zone"))


def _offset(zone: str | None) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta()
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -ahead if zone[0] == "-" else ahead


def _month(text: str) -> tuple[int, int | None] | None:
    """Year and month of text that names no day; the month is None where only a year stands."""
    found = _MONTH.fullmatch(text.strip()[:_LONGEST])
    if found is None or not _EARLIEST - 50 <= int(found["year"]) <= _LATEST:
        return None
    if found["word"]:
        month = months().get(plain(found["word"]))
        return (int(found["year"]), month) if month else None
    number = int(found["month"]) if found["month"] else None
    return (int(found["year"]), number) if number is None or 1 <= number <= 12 else None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= _TURN else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
