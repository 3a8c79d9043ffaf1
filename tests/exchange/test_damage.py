"""Cases and calendars cut, with flipped bytes, other line ends, huge fields: one sentence or a result, and soon."""

from __future__ import annotations

import time
from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjob.errors import NetjobError
from netjob.exchange import read
from netjob.exchange.columns import ColumnsUnclear
from tests.exchange.test_ics import JANE, ME, calendar, event
from tests.exchange.test_manifest import CASES, lines

TODAY = date(2026, 3, 2)
RECURRING = ("DTSTART;TZID=Europe/Berlin:20240105T100000", "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=40", ME, JANE)
CALENDAR = calendar("X-WR-CALNAME:me@a.example", event("UID:1", *RECURRING), event("UID:2", "DTSTART:20260105", JANE))
TABLE = b"Person,Adresa\nJana,j@a.example\nPetr,p@a.example\n"
# The largest case takes a second to damage two hundred times over; the photo in it is one line as any other.
SAMPLES = [CALENDAR, TABLE] + [data for line in lines() if len(data := (CASES / line["file"]).read_bytes()) < 30_000]
# Of the processor; each takes one to three on an idle machine.
SECONDS = 30


def survives(data: bytes) -> None:
    """Read it, and whatever is asked for again with the guess it comes with; every row must be accounted for."""
    try:
        members = read("file", data, today=TODAY)
    except ColumnsUnclear as asked:
        members = read("file", data, mapping=asked.unmapped.guess)
    except NetjobError:
        return
    for member in members:
        assert member.rows == member.taken + member.folded + member.refused + sum(member.skipped.values())
        assert member.taken == len(member.touchpoints or member.people)
        for person in member.people:
            assert person.name.strip()
            assert len(person.name.splitlines()) == 1


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.sampled_from(SAMPLES), damage=st.data())
def test_damaged_files(data: bytes, damage: st.DataObject) -> None:
    changed = bytearray(data)
    for at in damage.draw(st.lists(st.integers(0, max(0, len(data) - 1)), max_size=8)):
        if data:
            changed[at] = damage.draw(st.integers(0, 255))
    start, end = sorted(damage.draw(st.tuples(st.integers(0, len(data)), st.integers(0, len(data)))))
    kind = damage.draw(st.sampled_from(("cut", "left out", "twice", "as it is")))
    changed = {
        "cut": changed[:end],
        "left out": changed[:start] + changed[end:],
        "twice": changed[:end] + changed[start:],
        "as it is": changed,
    }[kind]
    end_of_line = damage.draw(st.sampled_from((b"\n", b"\r\n", b"\r", b"\r\r\n", b"\n\n", b"")))
    survives(bytes(changed).replace(b"\n", end_of_line))


CARD_PARTS = (
    rb"BEGIN:VCARD|END:VCARD|FN:|N:;|;CHARSET=|;QUOTED-PRINTABLE|=|\|,|:|AGENT:|TEL|ORG:a;b|VERSION:2.1|EMAIL:a@b.example"
).split(b"|")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*CARD_PARTS, b"\n", b"\n ", b"\r", b'"', b"\xff", b"\xc3"]), max_size=60))
def test_cards_of_any_make(parts: list[bytes]) -> None:
    survives(b"BEGIN:VCARD\n" + b"".join(parts))


STARTS = ("20250101T100000Z", "0001", "soon", "00010101T000000")
RULES = ("FREQ=DAILY", "FREQ=YEARLY;BYDAY=-53MO", "FREQ=WEEKLY;INTERVAL=9;BYSETPOS=-1", ";;=")
EVENT_PARTS = [
    *(f"DTSTART:{start}" for start in STARTS),
    *(f"RRULE:{rule}" for rule in RULES),
    "DTSTART;TZID=a:99991231T235959",
    "DTSTART;TZID=Europe/Berlin:20250330T023000",
    "EXDATE:,",
    "RDATE:20250101T000000/PT1H",
    "RECURRENCE-ID:20250101",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VTIMEZONE",
    "BEGIN:STANDARD",
    "TZID:a",
    "TZOFFSETTO:+2399",
    "UID:1",
    "SEQUENCE:²",
    "DTSTAMP:99999999",
    "X-WR-TIMEZONE:a",
    ME,
    JANE,
]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(EVENT_PARTS), max_size=25))
def test_calendars_of_any_make(parts: list[str]) -> None:
    survives(calendar("BEGIN:VEVENT", *parts, "END:VEVENT"))


NEVER = ("DTSTART:19700101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", JANE)
CARD = b"BEGIN:VCARD\nVERSION:3.0\n%b\nEND:VCARD\n"
WIDE = b"First Name,Last Name,E-mail Address,Mobile Phone," + b",".join(b"c%d" % at for at in range(10_000))
HUGE = {
    "one field": CARD % (b"FN:Jane\nNOTE:" + b"a" * 20_000_000),
    "one folded field": CARD % (b"FN:Jane\nFN:" + b"a\n " * 5_000_000),
    "quotation marks": CARD % (b'FN;X="' * 1_000_000),
    "quoted parameters": CARD % (b"FN" + b';X="a"' * 1_000_000 + b":Jane"),
    "soft breaks": CARD % (b"FN;QUOTED-PRINTABLE:Jane" + b"=\n" * 3_000_000),
    "backslashes": CARD % (b"ORG:" + b"\\" * 60_000 + b";" * 60_000),
    "carriage returns": CARD % (b"FN:Jane" + b"\r" * 20_000_000),
    "line ends": CARD % (b"FN:Jane" + b"\n" * 10_000_000),
    "one card many addresses": CARD % (b"FN:Jane\n" + b"EMAIL:j@a.example\n" * 500_000),
    "addresses of one letter": CARD % (b"FN:Jane\n" + b"EMAIL:" + b"a" * 60_000 + b"@" * 5_000 + b"\n"),
    "cards that open": b"BEGIN:VCARD\n" * 300_000,
    "ten thousand columns": WIDE + b"\n" + b"Jane,Doe,j@a.example,1" + b"," * 10_000 + b"\n",
    "ten thousand unknown columns": b",".join([b"Jana"] * 10_000) + b"\n" + b",".join([b"a"] * 10_000) + b"\n",
    "a cell of megabytes": b"Name,Email\nJane," + b"a" * 20_000_000 + b"\n",
    "rules": calendar(*(event(f"UID:{at}", *RECURRING[:1], "RRULE:FREQ=DAILY", ME, JANE) for at in range(2_000))),
    "rules that never come": calendar(
        *(
            event(f"UID:{at}", "DTSTART:19700101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", JANE)
            for at in range(200)
        )
    ),
    "parts that open": calendar(*chain.from_iterable((("BEGIN:VEVENT", "BEGIN:VALARM"),) * 60_000)),
    "guests": calendar(
        event("DTSTART:20260105T100000Z", *(f"ATTENDEE:mailto:g{at}@b.example" for at in range(50_000)))
    ),
}


@pytest.mark.parametrize("data", HUGE.values(), ids=HUGE)
def test_hostile_files_end_soon(data: bytes) -> None:
    started = time.process_time()
    survives(data)
    assert time.process_time() - started < SECONDS
