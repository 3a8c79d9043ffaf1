"""The calendar file: what has a day, under a name that stays, read back by the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar.cal import Component

from netjob.coach.backups import Backups
from netjob.coach.calendar import calendar
from netjob.coach.forgetting import Forgetting
from netjob.content import text
from netjob.exchange import calendar as file
from netjob.exchange.calendar import Day
from netjob.workbook import Workbook
from tests.conftest import TODAY, noon

AWKWARD = 'Ana, "Bo"; C\\D\nEND:VEVENT 🧑‍🤝‍🧑 <b>é</b> :smile:'


def events(data: bytes) -> dict[str, Component]:
    """By UID, each of which stands in the file once."""
    found = Calendar.from_ical(data).walk("VEVENT")
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def told(book: Workbook, today: date = TODAY) -> dict[str, tuple[str, date, str]]:
    """(title, day, status) by kind and number."""
    found = events(calendar(book, today).data)
    prefix, suffix = f"{book.workbook_id}-", "@netjob"
    assert all(uid.startswith(prefix) and uid.endswith(suffix) for uid in found)
    return {
        uid[len(prefix) : -len(suffix)]: (str(event["SUMMARY"]), event["DTSTART"].dt, str(event["STATUS"]))
        for uid, event in found.items()
    }


@pytest.fixture
def bo(book: Workbook) -> int:
    return contact(book)


def contact(book: Workbook, **values: object) -> int:
    given = {"name": "Bo Li", "circle": "known", "tie": "close", "status": "kept", "source": "hand", **values}
    made = book.save(lambda writer: writer.insert("contact", **given))
    assert made is not None
    return made


def promise(book: Workbook, contact: int, **values: object) -> int:
    given = {"contact": contact, "owed_by": "me", "due_on": TODAY, "what": "Send the list", **values}
    made = book.save(lambda writer: writer.insert("follow_up", **given))
    assert made is not None
    return made


def touch(book: Workbook, contact: int, day: date) -> None:
    values = {"direction": "out", "channel": "call", "talk": True, "circle": "known", "tie": "close", "source": "hand"}
    book.save(lambda writer: writer.insert("touchpoint", contact=contact, happened_on=day, **values))


def test_promises_of_both_sides_stand_on_their_day(book: Workbook, bo: int) -> None:
    mine = promise(book, bo, due_on=date(2026, 2, 20))
    theirs = promise(book, bo, owed_by="them", due_on=date(2026, 12, 31), what="Ask Cy")
    assert told(book) == {
        f"follow_up-{mine}": ("Bo Li: Send the list", date(2026, 2, 20), "CONFIRMED"),
        f"follow_up-{theirs}": ("Bo Li said they would: Ask Cy", date(2026, 12, 31), "CONFIRMED"),
    }
    made = calendar(book, TODAY)
    assert (made.counts, made.cancelled) == ({"me": 1, "them": 1, "contact": 0, "plan": 0, "workout": 0}, 0)


def test_an_event_is_a_day_with_an_alarm(book: Workbook, bo: int) -> None:
    promise(book, bo, due_on=date(2026, 12, 31))
    event = next(iter(events(calendar(book, TODAY).data).values()))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["SEQUENCE"] == 194_616_000 + book.revision  # seconds from 2020 to the noon of every test
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == noon().replace(tzinfo=UTC)
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["DESCRIPTION"]) == "You planned this."
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt, alarm["DESCRIPTION"]) == (
        "DISPLAY", timedelta(hours=9), "Bo Li: Send the list",
    )  # fmt: skip


def test_a_second_export_updates_and_never_doubles(book: Workbook, bo: int) -> None:
    row = promise(book, bo)
    first = events(calendar(book, TODAY).data)
    assert events(calendar(book, TODAY).data) == first
    book.save(lambda writer: writer.update("follow_up", row, {"due_on": TODAY + timedelta(days=7)}))
    second = events(calendar(book, TODAY).data)
    assert second.keys() == first.keys()
    (uid,) = first
    assert second[uid]["SEQUENCE"] > first[uid]["SEQUENCE"]
    assert second[uid]["DTSTART"].dt == TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    "settle",
    [
        lambda writer, row, bo: writer.update("follow_up", row, {"done_on": TODAY}),
        lambda writer, row, bo: writer.update("follow_up", row, {"trashed_at": noon()}),
        lambda writer, row, bo: writer.update("contact", bo, {"status": "closed"}),
        lambda writer, row, bo: writer.update("contact", bo, {"trashed_at": noon()}),
    ],
)
@pytest.mark.parametrize("due_on", [date(2025, 3, 2), date(2026, 12, 31)])
def test_what_was_settled_lately_is_cancelled(
    book: Workbook, bo: int, settle: Callable[..., None], due_on: date
) -> None:
    row = promise(book, bo, due_on=due_on)
    before = next(iter(events(calendar(book, TODAY).data).values()))
    book.save(lambda writer: settle(writer, row, bo))
    assert told(book) == {f"follow_up-{row}": ("Bo Li: Send the list", due_on, "CANCELLED")}
    (event,) = events(calendar(book, TODAY + timedelta(days=60)).data).values()
    assert event["UID"] == before["UID"]
    assert event["SEQUENCE"] > before["SEQUENCE"]
    assert not event.walk("VALARM")
    assert "DESCRIPTION" not in event
    assert bool(told(book, TODAY + timedelta(days=61))) == (due_on > TODAY)


def test_a_restore_does_not_set_the_sequence_back(book: Workbook, bo: int) -> None:
    row, later = promise(book, bo), noon() + timedelta(minutes=5)
    made = book.back_up("hand")
    for day in range(1, 21):
        book.save(lambda writer, day=day: writer.update("follow_up", row, {"due_on": TODAY + timedelta(days=day)}))
    before = next(iter(events(calendar(book, TODAY).data).values()))
    Backups(book).restore(made.name)
    book.clock = lambda: later
    after = next(iter(events(calendar(book, TODAY).data).values()))
    assert (after["DTSTART"].dt, after["UID"]) == (TODAY, before["UID"])
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_who_was_forgotten_is_in_no_calendar(book: Workbook, bo: int) -> None:
    other = contact(book, name="Cy Wu")
    for one in (bo, other):
        touch(book, one, date(2026, 2, 27))
        row = promise(book, one)
        book.save(lambda writer, row=row: writer.update("follow_up", row, {"done_on": TODAY}))
        book.save(lambda writer, one=one: writer.update("contact", one, {"status": "resting"}), f"rest {one}")
    forgetting = Forgetting(book)
    forgetting.forget(forgetting.about(bo).whom, {}, "leave", text("forget", "person.word"))
    assert {title for title, _, _ in told(book).values()} == {"Cy Wu: Send the list", "Be in touch with Cy Wu"}
    assert b"Bo" not in calendar(book, TODAY).data


def test_who_is_due_stands_on_the_day_of_the_cadence(book: Workbook, bo: int) -> None:
    touch(book, bo, date(2026, 2, 27))  # close: 30 days
    contact(book, name="Never Touched")
    contact(book, name="Of the Pool", status="pool")
    assert told(book) == {f"contact-{bo}": ("Be in touch with Bo Li", date(2026, 3, 29), "CONFIRMED")}
    touch(book, bo, date(2026, 3, 1))
    assert told(book)[f"contact-{bo}"][1] == date(2026, 3, 31)


@pytest.mark.parametrize(
    "values", [{"status": "resting"}, {"status": "pool"}, {"trashed_at": noon()}, {"paused_until": date(2026, 6, 1)}]
)
def test_who_is_not_to_be_contacted_any_more_is_cancelled(book: Workbook, bo: int, values: dict[str, object]) -> None:
    never = contact(book, name="Never Touched")
    touch(book, bo, date(2026, 2, 27))
    for row in (bo, never):
        book.save(lambda writer, row=row: writer.update("contact", row, values))
    assert told(book) == {f"contact-{bo}": ("Be in touch with Bo Li", TODAY, "CANCELLED")}
    assert bool(told(book, TODAY + timedelta(days=61))) == ("paused_until" in values)
    book.save(lambda writer: writer.update("contact", bo, {"status": "kept", "trashed_at": None, "paused_until": None}))
    assert told(book) == {f"contact-{bo}": ("Be in touch with Bo Li", date(2026, 3, 29), "CONFIRMED")}


def test_who_was_put_off_is_cancelled_until_then(book: Workbook, bo: int) -> None:
    touch(book, bo, date(2026, 2, 27))
    until = TODAY + timedelta(days=7)
    book.save(lambda w: w.insert("suggestion", shown_on=TODAY, key=f"cadence:{bo}", outcome="later", until=until))
    assert told(book)[f"contact-{bo}"][2] == "CANCELLED"
    assert told(book, until)[f"contact-{bo}"][1:] == (date(2026, 3, 29), "CONFIRMED")


def test_a_plan_that_was_taken_out_is_cancelled(book: Workbook) -> None:
    rows = [
        book.save(lambda w, monday=monday: w.insert("intention", monday=monday, when_="at noon", then_="I call Cy"))
        for monday in (TODAY - timedelta(days=7), TODAY)
    ]
    for row in rows:
        assert row is not None
        book.save(lambda w, row=row: w.delete("intention", row))
    assert told(book) == {f"plan-{rows[1]}": ("I call Cy", TODAY, "CANCELLED")}


def test_the_practice_stands_on_mondays_while_a_search_is_open(book: Workbook) -> None:
    book.save(lambda w: w.insert("goal", starts_on=date(2026, 2, 23), touchpoints=4, talks=1, asks=1, gives=0))
    book.save(lambda w: w.insert("goal", starts_on=date(2026, 3, 16), touchpoints=8, talks=2, asks=2, gives=1))
    row = book.save(lambda w: w.insert("search", started_on=TODAY, situation="employed", hours_a_week=5))
    book.save(lambda w: w.execute("INSERT INTO rest_week VALUES ('2026-03-09')"))
    half = "This week's practice: touchpoints 4, talks 1, asks 1, gives 0"
    full = "This week's practice: touchpoints 8, talks 2, asks 2, gives 1"
    assert told(book, date(2026, 3, 8)) == {
        "workout-2026-03-02": (half, date(2026, 3, 2), "CONFIRMED"),
        "workout-2026-03-09": (half, date(2026, 3, 9), "CANCELLED"),
        "workout-2026-03-16": (full, date(2026, 3, 16), "CONFIRMED"),
        "workout-2026-03-23": (full, date(2026, 3, 23), "CONFIRMED"),
    }
    assert row is not None
    book.save(lambda w: w.update("search", row, {"ended_on": TODAY, "outcome": "found"}))
    assert {status for _, _, status in told(book).values()} == {"CANCELLED"}


def test_practice_without_goals_is_cancelled_once_there_were_some(book: Workbook) -> None:
    book.save(lambda w: w.insert("search", started_on=TODAY, situation="employed", hours_a_week=5))
    book.save(lambda w: w.insert("goal", starts_on=TODAY, touchpoints=0, talks=0, asks=0, gives=0))
    assert told(book) == {}
    book.save(lambda w: w.insert("goal", starts_on=date(2026, 3, 9), touchpoints=4, talks=1, asks=1, gives=0))
    book.save(lambda w: w.insert("goal", starts_on=date(2026, 3, 16), touchpoints=0, talks=0, asks=0, gives=0))
    assert [(day, status) for _, day, status in told(book).values()] == [
        (date(2026, 3, 9), "CONFIRMED"), (date(2026, 3, 16), "CANCELLED"), (date(2026, 3, 23), "CANCELLED"),
    ]  # fmt: skip


def test_weeks_run_over_the_end_of_the_year(book: Workbook) -> None:
    book.save(lambda w: w.insert("goal", starts_on=TODAY, touchpoints=4, talks=1, asks=1, gives=0))
    book.save(lambda w: w.insert("search", started_on=TODAY, situation="employed", hours_a_week=5))
    assert [day for _, day, _ in told(book, date(2026, 12, 31)).values()] == [
        date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18),
    ]  # fmt: skip


def test_the_times_of_the_welcome_stand_on_their_days(book: Workbook) -> None:
    from netjob.coach.welcome import Welcome

    Welcome(book, TODAY).plan([datetime(2026, 3, 4, 9), datetime(2026, 3, 12, 17, 30)])
    book.save(lambda w: w.insert("intention", monday=TODAY, when_="after lunch", then_="I call Cy"))
    found = sorted(told(book).values(), key=lambda each: each[1])
    assert found[0][0] == "I call Cy"
    assert [day for _, day, _ in found] == [TODAY, date(2026, 3, 4), date(2026, 3, 12)]
    details = {str(event["DESCRIPTION"]) for event in events(calendar(book, TODAY).data).values()}
    assert details == {"after lunch", "Wednesday 4 March, 09:00", "Thursday 12 March, 17:30"}


def test_what_others_wrote_is_plain_text(book: Workbook) -> None:
    promise(book, contact(book, name=AWKWARD, organisation=AWKWARD), what=AWKWARD)
    found = calendar(book, TODAY).data
    (event,) = events(found).values()
    one_line = AWKWARD.replace("\n", " ")
    assert str(event["SUMMARY"]) == f"{one_line}: {one_line}"
    assert str(event["DESCRIPTION"]) == f"You planned this. {AWKWARD}"
    assert all(len(line) <= 75 for line in found.split(b"\r\n"))


def test_only_its_own_calendars_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    assert not file.is_ours(path)
    day = Day("1@netjob", TODAY, "x")
    path.write_bytes(file.write([day, replace(day, uid="2@netjob")], "netjob", 1, noon()))
    assert file.is_ours(path)
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    assert not file.is_ours(path)
