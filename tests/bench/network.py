"""Make workbooks of the sizes S, M and L, and a LinkedIn archive, out of numbers: the same again on every machine.

Rows are made inside DuckDB from `range()` and `hash()`, so that a million of them take seconds.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from netjob.coaching.identity import organisation_key
from netjob.workbook import Workbook, Writer, bulk

_STATEMENTS = Path(__file__).parent / "network.sql"

_FIRST = [
    "Aiko", "Amara", "Bogdan", "Carmen", "Dmytro", "Elif", "Farah", "Grace", "Henrik", "Ines", "Jamal", "Katarina",
    "Liam", "Mei", "Nikhil", "Olena", "Paolo", "Quang", "Rosa", "Samir", "Tomasz", "Uma", "Vera", "Wanjiru",
    "Ximena", "Yusuf", "Zofia",
]  # fmt: skip
_LAST = [
    "Achebe", "Bauer", "Castellano", "Demir", "Eriksen", "Ferreira", "Gallagher", "Haddad", "Ionescu", "Jansen",
    "Kovalenko", "Lindqvist", "Mbeki", "Nguyen", "Okafor", "Petrov", "Quaresma", "Rao", "Salazar", "Tanabe", "Umeh",
    "Vermeer", "Wielgosz", "Yilmaz", "Zeman",
]  # fmt: skip
_PLACES = [
    "Alder", "Brack", "Cobalt", "Dun", "Elms", "Fen", "Grey", "Hal", "Iron", "Junction", "Kestrel", "Lime",
    "Marram", "North", "Orrin", "Pell", "Quill", "Rook", "Sable", "Tarn", "Umber", "Vantry", "Wex", "Yarrow",
]  # fmt: skip
_TRADES = [
    "Rail", "Freight", "Ports", "Transit", "Buses", "Logistics", "Systems", "Hospitals", "Water", "Energy", "Foods",
    "Couriers", "Airport", "Robotics", "Books",
]  # fmt: skip
_TITLES = [
    "Engineer",
    "Planner",
    "Depot manager",
    "Head of operations",
    "Recruiter",
    "Founder",
    "Analyst",
    "Controller",
]
_VERBS = ("Asked about", "Talked about", "Sent notes on", "Heard news of", "Will come back to")
_MATTERS = (
    "the winter timetable",
    "the new depot",
    "a move to another town",
    "the hiring plan",
    "the audit",
    "a course",
)
_NOTES = [f"{verb} {matter}." for verb in _VERBS for matter in _MATTERS]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see \
email addresses for connections who have allowed their connections to see or download their email address."

"""
_OWNER, _OWNER_URL = "Robin Example", "https://www.linkedin.com/in/robin-example-0"
_PROFILE = (
    ("First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code",
     "Geo Location", "Twitter Handles", "Websites", "Instant Messengers"),
    ("Robin", "Example", "", "", "", "Operations lead", "", "Rail", "", "", "", "", ""),
)  # fmt: skip

_SEARCH_DAYS = 150
_TEN_YEARS = 3650


@dataclass(frozen=True, slots=True)
class Size:
    """How much of what; `dense` is the share of touchpoints that falls on kept contacts."""

    contacts: int
    kept: int
    touchpoints: int
    dense: float
    referrals: int
    openings: int
    targets: int


SIZES = {
    "S": Size(200, 60, 2_000, 0.6, 40, 12, 25),
    "M": Size(3_000, 120, 50_000, 0.2, 300, 60, 60),
    "L": Size(30_000, 300, 1_000_000, 0.1, 3_000, 500, 200),
}


def build(path: Path, size: str, today: date) -> None:
    """Make a workbook of size S, M or L at `path`, where none may stand, as it looks on `today`."""
    book = Workbook(path, lambda: datetime.combine(today, time(12)))
    try:
        book.save(lambda writer: _fill(writer, SIZES[size], today))
        book.checkpoint()
    finally:
        book.close()


def linkedin_archive(path: Path, connections: int, messages: int, today: date) -> None:
    """Write a LinkedIn archive as it is downloaded, with so many connections and messages of ten years."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _member(archive, "Connections.csv", _connections(connections, today), _PREAMBLE)
        _member(archive, "messages.csv", _messages(connections, messages, today))
        _member(archive, "Profile.csv", iter(_PROFILE))


def address_book(path: Path, count: int) -> None:
    """Write an address book as a phone exports it: a card for each person, with an address, two numbers and a link."""
    random = Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        for at in range(count):
            first, last = _name(at)
            company = f"{random.choice(_PLACES)} {random.choice(_TRADES)}"
            lines = (
                "BEGIN:VCARD", "VERSION:3.0", f"N:{last};{first};;;", f"FN:{first} {last}", f"ORG:{company};",
                f"TITLE:{random.choice(_TITLES)}", f"EMAIL;TYPE=INTERNET:person.{at}@mail.example",
                f"TEL;TYPE=CELL:+49 151 {at:08d}", f"TEL;TYPE=WORK:+44 20 7946 {at % 10_000:04d}",
                f"item1.URL:{_url(at)}", "END:VCARD", "",
            )  # fmt: skip
            file.write("\r\n".join(lines))


def _fill(writer: Writer, size: Size, today: date) -> None:
    organisations = [f"{place} {trade}" for place in _PLACES for trade in _TRADES]
    given: dict[str, object] = {
        **asdict(size),
        "today": today,
        "began": today - timedelta(days=_SEARCH_DAYS),
        "apart": size.contacts // size.kept,
        "organisations": organisations,
        "keys": [organisation_key(name) for name in organisations],
        "first": _FIRST,
        "last": _LAST,
        "titles": _TITLES,
        "notes": _NOTES,
    }
    for statement in _STATEMENTS.read_text().split(";\n\n"):
        named = set(re.findall(r"\$(\w+)", statement))
        writer.execute(statement, {name: given[name] for name in named if name in given})
    for table in ("contact", "touchpoint", "referral", "opening", "target"):
        bulk.advance(writer, f"{table}_id", writer.value(f"SELECT max(id) FROM {table}"))
    bulk.advance(writer, "occasion_id", writer.value("SELECT max(occasion) FROM touchpoint"))


def _member(archive: ZipFile, name: str, rows: Iterator[Sequence[str]], preamble: str = "") -> None:
    """One CSV of the archive; always dated the same, so that the same archive has the same bytes."""
    text = io.StringIO(newline="")
    text.write(preamble)
    csv.writer(text, lineterminator="\n").writerows(rows)
    info = ZipInfo(name, (2026, 2, 1, 8, 0, 0))
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, text.getvalue())


def _connections(count: int, today: date) -> Iterator[Sequence[str]]:
    yield ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    random = Random(1)
    for at in range(count):
        met = today - timedelta(days=random.randrange(1, _TEN_YEARS))
        mail = f"person.{at}@mail.example" if random.random() < 0.05 else ""
        company = f"{random.choice(_PLACES)} {random.choice(_TRADES)}"
        day = f"{met.day:02d} {_MONTHS[met.month - 1]} {met.year}"
        yield (*_name(at), _url(at), mail, company, random.choice(_TITLES), day)


def _messages(connections: int, count: int, today: date) -> Iterator[Sequence[str]]:
    """Mostly between the owner and one connection; a few to several people, to strangers, drafts and spam."""
    yield (
        "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
        "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT",
    )  # fmt: skip
    random = Random(2)
    last = datetime.combine(today, time(0)) - timedelta(days=1)
    for _ in range(count):
        # A square: a few partners are written to often, many hardly ever. One in a hundred is no connection.
        at = int(connections * 1.01 * random.random() ** 2)
        partner, urls = " ".join(_name(at)), _url(at)
        if random.random() < 0.01:
            partner, urls = f"{partner}, Second Person", f"{urls}, {_url(at + 1)}"
        sent = last - timedelta(minutes=random.randrange(_TEN_YEARS * 24 * 60))
        own = random.random() < 0.5 or "," in partner
        ends = (_OWNER, _OWNER_URL, partner, urls) if own else (partner, urls, _OWNER, _OWNER_URL)
        folder = "SPAM" if random.random() < 0.01 and not own else "INBOX"
        draft = "Yes" if own and random.random() < 0.005 else "No"
        when = f"{sent:%Y-%m-%d %H:%M}:00 UTC"
        yield (f"2-bench{at}==", "", *ends, when, "", random.choice(_NOTES), folder, "", draft)


def _name(at: int) -> tuple[str, str]:
    return _FIRST[at % len(_FIRST)], _LAST[at % len(_LAST)]


def _url(at: int) -> str:
    return f"https://www.linkedin.com/in/bench-{at}"
