"""Every shared case end to end, and what calendars and phone numbers do to the workbook."""

from __future__ import annotations

import csv
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from netjob.coach.archive import Archive, read
from netjob.coaching.contact import ContactForm
from netjob.exchange.refusals import EmptyFile
from netjob.workbook import Workbook, contacts
from tests.coach.test_archive import adds_up
from tests.conftest import SHARED, TODAY

CASES = SHARED / "cases"
TABLES = ("contact", "contact_identity", "touchpoint", "target", "answer", "own_position")


def cases() -> list[tuple[str, int]]:
    if not CASES.is_dir():
        return []
    with (CASES / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(line["file"], int(line["contacts"])) for line in lines]


@pytest.fixture
def archive(book: Workbook) -> Archive:
    return Archive(book, TODAY)


def counts(book: Workbook) -> dict[str, int]:
    return {table: book.value(f"SELECT count(*) FROM {table}") for table in TABLES}


@pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not here")
@pytest.mark.parametrize(("name", "people"), cases(), ids=[name for name, _ in cases()])
def test_a_case_goes_in_once_and_adds_up(archive: Archive, book: Workbook, name: str, people: int) -> None:
    data = (CASES / name).read_bytes()
    if name == "vcf/folker_empty_bom_only.vcf":
        with pytest.raises(EmptyFile):
            read(name, data, TODAY)
        return
    file = read(name, data, TODAY)
    seen = archive.preview([file])
    first = archive.bring_in(file)
    assert seen == [first]
    before = counts(book)
    again = archive.bring_in(file)
    assert counts(book) == before
    assert again.nothing_new
    assert adds_up([first, again])
    assert archive.check().sound
    assert before["contact"] == first.total("contacts", "added")
    if not name.endswith(".zip"):
        assert first.accounts[0].rows == people


def event(uid: str, start: str, *others: str, more: str = "") -> str:
    guests = "".join(f"ATTENDEE;CN={other}:mailto:{other}\r\n" for other in ("me@own.example", *others))
    said = f"ORGANIZER:mailto:me@own.example\r\n{guests}{more}"
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART{start}\r\n{said}END:VEVENT\r\n"


def calendar(*events: str) -> bytes:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:me@own.example\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    ).encode()


BO, CY = "bo@mail.example", "cy@mail.example"


@pytest.fixture
def known(book: Workbook) -> Workbook:
    for name, email in (("Bo", BO), ("Cy", CY)):
        book.save(lambda writer, name=name, email=email: contacts.add(writer, ContactForm(name, email=email)))
    return book


def test_people_at_one_meeting_share_an_occasion_and_strangers_are_counted(archive: Archive, known: Workbook) -> None:
    data = calendar(
        event("a", ":20260210T090000Z", BO, CY, "who@else.example"),
        event("b", ":20260211T090000Z", BO),
        event("c", ":20260302T090000Z", BO),  # today: still to come
    )
    file = read("calendar.ics", data, TODAY, ZoneInfo("UTC"))
    outcome = archive.bring_in(file)
    account = outcome.accounts[0]
    assert (account.touchpoints, account.skipped) == ({"added": 3, "unchanged": 0}, {"stranger": 1, "not_yet": 1})
    assert adds_up([outcome])
    rows = known.rows(
        "SELECT contact, happened_on, direction, channel, talk, source, occasion FROM touchpoint ORDER BY id"
    )
    assert [row[:-1] for row in rows] == [
        (1, date(2026, 2, 10), "out", "meeting", True, "calendar"),
        (2, date(2026, 2, 10), "out", "meeting", True, "calendar"),
        (1, date(2026, 2, 11), "out", "meeting", True, "calendar"),
    ]
    occasions = [row[-1] for row in rows]
    assert occasions[0] == occasions[1] != occasions[2]
    assert known.value("SELECT count(*) FROM contact") == 2
    assert archive.bring_in(file).nothing_new


def test_times_without_a_zone_are_the_users_and_another_zone_adds_nothing(archive: Archive, known: Workbook) -> None:
    data = calendar(event("a", ":20260210T233000", BO))
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        archive.bring_in(read("calendar.ics", data, TODAY, ZoneInfo(zone)))
    assert known.rows("SELECT happened_at FROM touchpoint") == [(datetime(2026, 2, 10, 14, 30),)]


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nTEL:{}\nEND:VCARD\n"


def test_a_phone_number_suggests_and_never_merges(archive: Archive, book: Workbook) -> None:
    cards = CARD.format("Bo Li", "+49 30 901820") + CARD.format("B. Li", "+49 (30) 90 18 20") + CARD.format("Cy", "12")
    file = read("contacts.vcf", cards.encode())
    outcome = archive.bring_in(file)
    assert outcome.total("contacts", "added") == 3
    assert outcome.accounts[0].suggested == 1
    assert outcome.alike == ("B. Li",)
    assert book.rows("SELECT contact, value FROM contact_identity WHERE kind = 'phone' ORDER BY contact") == [
        (1, "+4930901820"),
        (2, "+4930901820"),
    ]
    assert archive.bring_in(file).nothing_new
    assert book.value("SELECT count(*) FROM contact_identity WHERE kind = 'phone'") == 2
