"""Say what belongs into the user's own calendar: promises, who is due, and the week's practice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from netjob.coaching.goals import NONE, in_force
from netjob.coaching.weeks import WEEK, monday
from netjob.content import text
from netjob.exchange import calendar as file
from netjob.exchange.calendar import Day
from netjob.workbook import Workbook, cadence, goals, preferences, searches
from netjob.workbook import calendar as stored
from netjob.workbook.calendar import Plan

KINDS = ("me", "them", "contact", "plan", "workout")
# What was settled within these days may still stand in a calendar, and is cancelled there.
SETTLED = timedelta(days=60)
PLANNED_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as a file, and how many days of each kind stand in it; `cancelled` are among none of them."""

    data: bytes
    counts: dict[str, int]
    cancelled: int


def calendar(book: Workbook, today: date) -> Calendar:
    """Everything that has a day, each under a UID that stays.

    Follow-ups and people stand on the day on which they are due, be it past; the practice on the Mondays of this week
    and the three after it, while a search is open; plans on the day they name, else on their Monday. What was done,
    trashed or is planned no more within 60 days is cancelled under the same UID, so that a calendar that has it lets it
    go; people who were forgotten, and what the emptied trash held, are in none of it.
    """
    days = list(_days(book, today))
    counts = {kind: sum(kind == of and not day.cancelled for of, day in days) for kind in KINDS}
    written = file.write((day for _, day in days), text("calendar", "name"), book.revision, book.clock())
    return Calendar(written, counts, sum(day.cancelled for _, day in days))


def _days(book: Workbook, today: date) -> Iterator[tuple[str, Day]]:
    workbook = book.workbook_id
    for kind, number, day, facts, cancelled in (*_promises(book, today), *_people(book, today), *_week(book, today)):
        uid = f"{workbook}-{'follow_up' if kind in ('me', 'them') else kind}-{number}@netjob"
        title = text("calendar", f"title.{kind}", **facts).strip()
        details = "" if cancelled else text("calendar", f"details.{kind}", **facts).strip()
        yield kind, Day(uid, day, title, details, cancelled)


Found = tuple[str, int | str, date, dict[str, object], bool]


def _promises(book: Workbook, today: date) -> Iterator[Found]:
    for one in stored.promises(book, today - SETTLED):
        facts: dict[str, object] = {"name": one.name, "what": one.what, "organisation": one.organisation or ""}
        yield one.owed_by, one.id, one.due_on, facts, not one.open


def _people(book: Workbook, today: date) -> Iterator[Found]:
    """Kept people with a cadence; who was never in touch has no day."""
    tended = cadence.tended(book, preferences.read(book)["cadence_days"], today)
    for one in tended:
        if one.due_on:
            facts: dict[str, object] = {
                "name": one.contact, "organisation": one.organisation or "", "cadence": one.cadence_days,
            }  # fmt: skip
            yield "contact", one.contact_id, one.due_on, facts, False
    still = {one.contact_id for one in tended}
    for contact, name, organisation, day in stored.rested(book, today - SETTLED, today):
        if contact not in still:
            yield "contact", contact, day, {"name": name, "organisation": organisation or ""}, True


def _week(book: Workbook, today: date) -> Iterator[Found]:
    this_week, rows = monday(today), goals.rows(book)
    resting = cadence.rest_weeks(book)
    searching = searches.current(book) is not None
    for plan in stored.plans(book, this_week):
        yield "plan", plan.id, _day(plan), {"what": plan.what, "when": plan.when}, False
    for plan in stored.dropped_plans(book, this_week):
        yield "plan", plan.id, _day(plan), {"what": plan.what, "when": plan.when}, True
    for week in (this_week + WEEK * ahead for ahead in range(PLANNED_WEEKS)):
        aims = in_force(rows, week)
        if aims or any(before != NONE for starts_on, before in rows if starts_on <= week):
            off = week in resting or not searching or not aims
            yield "workout", week.isoformat(), week, asdict(aims or NONE), off


def _day(plan: Plan) -> date:
    """The day of its week that a plan begins with, as the welcome writes it, such as `Thursday 5 March, 09:00`."""
    week = (plan.monday + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in week if plan.when.startswith(f"{day:%A} {day.day} {day:%B}")), plan.monday)
