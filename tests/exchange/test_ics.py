"""Past meetings from a calendar, and what becomes of every other event."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.exchange import ics, ics_events, read
from netjob.exchange.records import Member
from netjob.exchange.refusals import TooLarge

TODAY = date(2026, 3, 2)
ME = "ORGANIZER;CN=Me:mailto:me@a.example"
JANE = 'ATTENDEE;CN="Doe, Jane";PARTSTAT=ACCEPTED:MAILTO:Jane@B.example'
MINE = "X-WR-CALNAME:me@a.example"


def event(*said: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *said, "END:VEVENT"))


def calendar(*parts: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", "")).encode()


def only(*parts: str, name: str = "c.ics", today: date | None = TODAY) -> Member:
    (member,) = read(name, calendar(*parts), today=today)
    assert member.rows == len(member.touchpoints) + member.folded + sum(member.skipped.values()) + member.refused
    return member


def met(member: Member) -> list[tuple[str | None, datetime, str]]:
    return [(point.email, point.happened_at, point.direction) for point in member.touchpoints]


def test_a_meeting_is_a_touchpoint_with_everyone_but_the_owner() -> None:
    member = only(
        MINE,
        event(
            "UID:1",
            "DTSTART:20260105T100000Z",
            ME,
            "ATTENDEE;CN=Me:mailto:me@a.example",
            JANE,
            "ATTENDEE;CN=Room;CUTYPE=ROOM:mailto:room@a.example",
            "ATTENDEE;EMAIL=joe@b.example:urn:uuid:1",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:bob@b.example",
            "BEGIN:VALARM",
            "ATTENDEE:mailto:alarm@b.example",
            "END:VALARM",
        ),
    )
    at = datetime(2026, 1, 5, 10)
    assert met(member) == [("jane@b.example", at, "out"), ("joe@b.example", at, "out")]
    assert [point.name for point in member.touchpoints] == ["Doe, Jane", "joe@b.example"]
    assert {point.channel for point in member.touchpoints} == {"meeting"}
    assert (member.rows, member.skipped, member.people) == (3, {"declined": 1}, ())


def test_an_organiser_who_is_no_attendee_was_there_and_called() -> None:
    said = ("DTSTART:20260105T100000Z", "ORGANIZER;CN=Jane:mailto:jane@b.example", "ATTENDEE:mailto:me@a.example", JANE)
    assert met(only(MINE, event(*said))) == [("jane@b.example", datetime(2026, 1, 5, 10), "in")]


def test_the_owner_is_named_by_the_calendar_or_its_file_or_at_every_meeting() -> None:
    first = event("UID:1", "DTSTART:20260105T100000Z", ME, JANE)
    second = event("UID:2", "DTSTART:20260106T100000Z", ME, "ATTENDEE:mailto:joe@b.example")
    expected = ["jane@b.example", "joe@b.example"]
    for member in (only(MINE, first, second), only(first, second, name="me@a.example.ics"), only(first, second)):
        assert [point.email for point in member.touchpoints] == expected


def test_where_the_owner_is_unclear_everyone_counts() -> None:
    member = only(event("DTSTART:20260105T100000Z", ME, JANE))
    at = datetime(2026, 1, 5, 10)
    assert met(member) == [("jane@b.example", at, "out"), ("me@a.example", at, "in")]


def test_every_other_event_is_skipped_with_a_reason() -> None:
    member = only(
        MINE,
        event("UID:1", "DTSTART;VALUE=DATE:20260105", JANE),
        event("UID:2", "DTSTART:20260105T100000Z", "STATUS:CANCELLED", JANE),
        event("UID:3", "DTSTART:20260105T100000Z"),
        event("UID:4", "DTSTART:20260105T100000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:me@a.example", JANE),
        event("UID:5", "DTSTART:20260302T100000Z", JANE),
        event("UID:6", "DTSTART:20260601T100000Z", "RRULE:FREQ=DAILY", JANE),
        event("UID:7", "DTSTART:soon", JANE),
        event("UID:8", JANE),
        event("UID:9", "DTSTART:20260105T100000Z", "RRULE:FREQ=SECONDLY", JANE),
        event("UID:10", "DTSTART:20261399T100000Z", JANE),
        event("UID:11", "DTSTART:00010101T100000Z", "RRULE:FREQ=DAILY", JANE),
    )
    assert member.touchpoints == ()
    assert member.skipped == {"all_day": 1, "cancelled": 1, "no_attendee": 1, "declined": 1, "not_yet": 2}
    assert [(problem.row, problem.reason, problem.refused) for problem in member.problems] == [
        (row, "bad_event", True) for row in range(7, 12)
    ]


def test_a_message_that_cancels_cancels() -> None:
    assert only("METHOD:CANCEL", event("DTSTART:20260105T100000Z", JANE)).skipped == {"cancelled": 1}


def test_a_recurring_meeting_with_days_left_out_moved_cancelled_and_added() -> None:
    zone = "TZID=Europe/Berlin"
    member = only(
        MINE,
        event(
            "UID:1",
            f"DTSTART;{zone}:20251020T100000",
            "RRULE:FREQ=WEEKLY;COUNT=6",
            f"EXDATE;{zone}:20251103T100000",
            "RDATE:20251201T120000Z",
            JANE,
        ),
        event("UID:1", f"RECURRENCE-ID;{zone}:20251110T100000", f"DTSTART;{zone}:20251111T150000", JANE),
        event(
            "UID:1",
            f"RECURRENCE-ID;{zone}:20251117T100000",
            f"DTSTART;{zone}:20251117T100000",
            "STATUS:CANCELLED",
            JANE,
        ),
    )
    assert sorted(point.happened_at for point in member.touchpoints) == [
        datetime(2025, 10, 20, 8),
        datetime(2025, 10, 27, 9),
        datetime(2025, 11, 11, 14),
        datetime(2025, 11, 24, 9),
        datetime(2025, 12, 1, 12),
    ]
    assert (member.rows, member.skipped) == (6, {"cancelled": 1})


def test_a_rule_ends_at_its_last_moment_and_today() -> None:
    until = event("UID:1", "DTSTART:20260105T100000Z", "RRULE:FREQ=DAILY;UNTIL=20260107T095959Z", JANE)
    assert [at.day for _, at, _ in met(only(MINE, until))] == [5, 6]
    endless = event("UID:1", "DTSTART:20260220T100000Z", "RRULE:FREQ=DAILY", JANE)
    assert len(only(MINE, endless).touchpoints) == 10


def test_one_touchpoint_a_day_and_direction_and_the_newest_state_of_an_event() -> None:
    member = only(
        MINE,
        event("UID:1", "DTSTART:20260105T100000Z", JANE),
        event("UID:2", "DTSTART:20260105T150000Z", JANE),
        event("UID:3", "SEQUENCE:2", "DTSTART:20260107T100000Z", JANE),
        event("UID:3", "SEQUENCE:1", "DTSTART:20260106T100000Z", JANE),
    )
    assert [at for _, at, _ in met(member)] == [datetime(2026, 1, 5, 10), datetime(2026, 1, 7, 10)]
    assert (member.rows, member.folded) == (4, 2)


def test_without_a_day_the_newest_stamp_parts_past_from_future() -> None:
    stamp = "DTSTAMP:20260106T080000Z"
    events = [event(f"UID:{day}", stamp, f"DTSTART:202601{day:02}T100000Z", JANE) for day in (5, 7)]
    assert len(only(MINE, *events, today=None).touchpoints) == 1


def test_events_that_were_cut_off_are_named() -> None:
    whole = calendar(event("UID:1", "DTSTART:20260105T100000Z", JANE), event("UID:2", "DTSTART:20260106T100000Z", JANE))
    (member,) = read("c.ics", whole[:-60], today=TODAY)
    assert [(problem.row, problem.reason) for problem in member.problems] == [(2, "bad_event")]
    assert len(member.touchpoints) == 1


def test_limits_are_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    daily = event("DTSTART:20200105T100000Z", "RRULE:FREQ=DAILY", JANE)
    for module, limit in ((ics_events, "MOST_EVENTS"), (ics, "MOST_DAYS"), (ics, "MOST_MET")):
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, 1)
            with pytest.raises(TooLarge):
                only(daily, daily)
