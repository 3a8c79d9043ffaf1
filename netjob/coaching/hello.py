"""Choose the person and the words for a first hello without an ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching import workdays
from netjob.coaching.words import one_of

LAST_IN_TOUCH = ("month", "year", "three_years", "longer")
# What the user remembers is a stretch, what the workbook keeps is a day: near its middle, and beyond three years the
# day must count as dormant. "This month" is today, so that nobody is called silent who is not.
REMEMBERED = {
    "month": timedelta(0),
    "year": timedelta(days=182),
    "three_years": timedelta(days=2 * 365),
    "longer": timedelta(days=4 * 365),
}
# Somebody who still places you at once, and with whom there is something to catch up on, answers a hello most easily.
EASIEST = ("year", "three_years", "unknown", "month", "longer")

OPENINGS = ("ground", "doing", "next")
ANSWERS = ("sent", "spoke", "not_today")
WAIT_WORKDAYS = 7
THANKS_WORKDAYS = 2
NOT_TODAY_WORKDAYS = 2


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody who could get the first hello; `how` is how they and the user know each other."""

    contact: int
    name: str
    organisation: str | None
    how: str | None
    last_before: date | None


def last_before(choice: str | None, today: date) -> date | None:
    """The day kept for what the user remembers: today, half a year, two years or four years ago; None for nothing."""
    if choice is None:
        return None
    return today - REMEMBERED[one_of("last_in_touch", choice, LAST_IN_TOUCH)]


def stretch(last: date | None, today: date) -> str:
    """The stretch a remembered day lies in; 'unknown' without one."""
    if last is None:
        return "unknown"
    days = (today - last).days
    return "month" if days <= 31 else "year" if days <= 365 else "three_years" if days < 3 * 365 else "longer"


def easiest(people: Sequence[Acquaintance], today: date) -> list[Acquaintance]:
    """People in the order in which a hello is easy, and as they were typed where it is equally so."""
    return sorted(people, key=lambda person: EASIEST.index(stretch(person.last_before, today)))


def look_again(answer: str, today: date, days_off: Collection[date] = ()) -> date:
    """When to look again: 7 working days for an answer, 2 for the thanks after a talk or to try another day."""
    days = {"sent": WAIT_WORKDAYS, "spoke": THANKS_WORKDAYS, "not_today": NOT_TODAY_WORKDAYS}
    return workdays.after(today, days[one_of("answer", answer, ANSWERS)], days_off)


def bare(said: str) -> str:
    """The user's own words on one line, without the full stop, to stand inside a sentence."""
    return " ".join(said.split()).rstrip(" .;,:")
