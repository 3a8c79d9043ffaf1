"""Read the days in a sentence: "yesterday", "last Tuesday", "3 days ago", "12 March", "by Friday"."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from netjob.coaching import workdays
from netjob.coaching.lexicon import Lexicon, Token

MOST_AWAY = 3660  # days
WEEK = 7
FRIDAY = 4
OLDEST = 1950


@dataclass(frozen=True, slots=True)
class Said:
    """A day as a sentence says it, in the tokens from `start` to `end`.

    `past`: the days it can mean for something that happened, the likeliest first, none after today; `due`: the day it
    means for something to come, not before today. `only_past`: it can't be a day to come. With neither it is vague.
    """

    start: int
    end: int
    past: tuple[date, ...] = ()
    due: date | None = None
    only_past: bool = False


def day_at(
    lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date, days_off: Collection[date] = ()
) -> Said | None:
    """The day that begins at a place, with the word before it such as "on" or "by"; None when there is none."""
    counted = partial(_counted, days_off=days_off)
    for read in (_away, _span, counted, _month_alone, _written):
        if found := read(lexicon, tokens, place, today):
            return found
    lead = lexicon.at("days.on", tokens, place)
    if lead:
        after = place + lead
        for led in (_away, _span, counted, _written):
            if found := led(lexicon, tokens, after, today):
                return Said(place, found.end, found.past, found.due, found.only_past)
    return _weekday(lexicon, tokens, place, lead, today)


def days(
    lexicon: Lexicon, tokens: Sequence[Token], start: int, end: int, today: date, days_off: Collection[date] = ()
) -> list[Said]:
    """Every day between two places, in order."""
    found, place = list[Said](), start
    while place < end:
        said = day_at(lexicon, tokens, place, today, days_off)
        if said and said.end <= end:
            found.append(said)
        place = said.end if said else place + 1
    return found


# ---------------------------------------------------------------------------------- counted from today


def _away(lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date) -> Said | None:
    """ "yesterday", "tomorrow"."""
    found = lexicon.number("away", tokens, place)
    if found is None:
        return None
    away, taken = found
    day = today + timedelta(days=away)
    return Said(place, place + taken, (day,) if away <= 0 else (), day if away >= 0 else None, only_past=away < 0)


def _span(lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date) -> Said | None:
    """ "next week", "end of the month": due when it ends; "last week": one of its working days; "recently": no day."""
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % WEEK)
    if taken := lexicon.at("days.vague", tokens, place):
        return Said(place, place + taken, only_past=True)
    if taken := lexicon.at("days.last_week", tokens, place):
        monday = today - timedelta(days=today.weekday() + WEEK)
        return Said(place, place + taken, tuple(monday + timedelta(days=n) for n in range(FRIDAY + 1)), only_past=True)
    ends = {
        "end_of_week": friday,
        "end_of_next_week": today + timedelta(days=WEEK + FRIDAY - today.weekday()),
        "end_of_month": _end_of_month(today),
        "end_of_next_month": _end_of_month(_end_of_month(today) + timedelta(days=1)),
    }
    for group, due in ends.items():
        if taken := lexicon.at(f"days.{group}", tokens, place):
            return Said(place, place + taken, due=due)
    return None


def _counted(
    lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date, days_off: Collection[date]
) -> Said | None:
    """ "3 days ago", "a week ago", "in two weeks", "within ten working days"."""
    ahead = lexicon.at("days.in", tokens, place)
    number = _number(lexicon, tokens, place + ahead)
    if number is None:
        return None
    count, taken = number
    after = place + ahead + taken
    for unit in ("working_day", "day", "week", "month"):
        if length := lexicon.at(f"days.units.{unit}", tokens, after):
            end = after + length
            ago = lexicon.at("days.ago", tokens, end)
            if not ahead and not ago:
                return None
            day = _moved(today, unit, count if ahead else -count, days_off)
            if day is None:
                return None
            return Said(place, end, due=day) if ahead else Said(place, end + ago, (day,), only_past=True)
    return None


def _number(lexicon: Lexicon, tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    if place < len(tokens) and tokens[place].kind == "number" and tokens[place].low.isdecimal():
        return int(tokens[place].low), 1
    return lexicon.number("numbers", tokens, place)


def _moved(today: date, unit: str, count: int, days_off: Collection[date]) -> date | None:
    """The day so many days, working days, weeks or months from today; None when that is too far to be meant."""
    if abs(count) > MOST_AWAY:
        return None
    if unit == "working_day" and count > 0:
        return workdays.after(today, count, days_off)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + count
        year, month = divmod(month, 12)
        if not OLDEST <= year <= today.year + MOST_AWAY // 365:
            return None
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    away = timedelta(days=count * (WEEK if unit == "week" else 1))
    return today + away if abs(away.days) <= MOST_AWAY * WEEK else None


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


# ---------------------------------------------------------------------------------- written out


def _month_alone(lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date) -> Said | None:
    """ "in May": due when it ends; of the past it is no day."""
    ahead = lexicon.at("days.in", tokens, place)
    month = _month(lexicon, tokens, place + ahead) if ahead else None
    if month is None:
        return None
    first = date(today.year + (month < today.month), month, 1)
    return Said(place, place + ahead + 1, due=_end_of_month(first))


def _written(lexicon: Lexicon, tokens: Sequence[Token], place: int, today: date) -> Said | None:
    """ "12 March", "March 12th, 2026", "2026-11-03", "3/11", "12.3."."""
    if place >= len(tokens) or lexicon.at("days.nowhere", tokens, place):
        return None
    if tokens[place].kind == "day":
        return _figures(tokens[place].low, place, today)
    if tokens[place].kind == "number":
        taken = 1 + lexicon.at("days.of", tokens, place + 1)
        month = _month(lexicon, tokens, place + taken)
        number, after = tokens[place].low, place + taken + 1
    else:
        month = _month(lexicon, tokens, place)
        if place + 1 >= len(tokens) or tokens[place + 1].kind != "number":
            return None
        number, after = tokens[place + 1].low, place + 2
    day = int("".join(sign for sign in number if sign.isdecimal()))
    if month is None or not 1 <= day <= 31:
        return None
    comma = after < len(tokens) and tokens[after].kind == "comma"
    year = _year(tokens, after + comma)
    end = after + comma + 1 if year else after
    return _resolved(place, end, [(year, month, day)], today)


def _figures(written: str, place: int, today: date) -> Said | None:
    if "-" in written:
        return _resolved(place, place + 1, [_parts(written, "-")], today)
    if "." in written:
        day, month, *rest = (int(part) for part in written.split(".") if part)
        return _resolved(place, place + 1, [(_full(rest), month, day)], today)
    first, second, *rest = (int(part) for part in written.split("/"))
    year = _full(rest)
    orders = [(year, second, first)] if first == second else [(year, second, first), (year, first, second)]
    return _resolved(place, place + 1, orders, today)


def _parts(written: str, divider: str) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in written.split(divider))
    return year, month, day


def _full(rest: Sequence[int]) -> int | None:
    """A year of two figures is one of this century."""
    if not rest:
        return None
    return rest[0] + 2000 if rest[0] < 100 else rest[0]


def _year(tokens: Sequence[Token], place: int) -> int | None:
    if place < len(tokens) and tokens[place].kind == "number" and len(tokens[place].low) == 4:
        year = int(tokens[place].low) if tokens[place].low.isdecimal() else 0
        return year if OLDEST <= year <= OLDEST + 200 else None
    return None


def _month(lexicon: Lexicon, tokens: Sequence[Token], place: int) -> int | None:
    return next((n + 1 for n in range(12) if lexicon.at(f"days.months.{n}", tokens, place)), None)


def _resolved(place: int, end: int, orders: Sequence[tuple[int | None, int, int]], today: date) -> Said | None:
    """A day without a year is the last one that was, or the next one to come; several orders may make sense."""
    past, due, valid = list[date](), list[date](), 0
    for year, month, day in orders:
        years = range(today.year - 8, today.year + 9) if year is None else [year]
        found = [made for each in years if (made := _made(each, month, day))]
        valid += bool(found)
        past += [made for made in found if made <= today][-1:]
        due += [made for made in found if made >= today][:1]
    if not valid:
        return None
    past.sort(reverse=True)
    return Said(place, end, tuple(past), due[0] if len(due) == 1 else None, only_past=not due)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# ---------------------------------------------------------------------------------- weekdays


def _weekday(lexicon: Lexicon, tokens: Sequence[Token], place: int, lead: int, today: date) -> Said | None:
    """ "on Monday", "last Tuesday", "next Friday".

    Past: the last one that was; when today is such a day, or "last" names one of this very week, two can be meant. To
    come: the next one after today, with "next" the one of next week.
    """
    at = place + lead
    groups = ("weekdays", "led_weekdays") if lead else ("weekdays",)
    number = next((n for n in range(WEEK) for group in groups if lexicon.at(f"days.{group}.{n}", tokens, at)), None)
    if number is None:
        return None
    leads = {tokens[n].low for n in range(place, at)}
    last, following = leads & lexicon.words("days.last"), leads & lexicon.words("days.next")
    back = (today.weekday() - number) % WEEK
    recent = today - timedelta(days=back or WEEK)
    past = [recent]
    if last and recent >= today - timedelta(days=today.weekday()):
        past = [recent, recent - timedelta(days=WEEK)]
    elif not back and not last:
        past = [today, recent]
    due = today + timedelta(days=(number - today.weekday()) % WEEK or WEEK)
    if "next" in leads and due <= today + timedelta(days=6 - today.weekday()):
        due += timedelta(days=WEEK)
    return Said(place, at + 1, () if following else tuple(past), None if last else due, only_past=bool(last))
