"""The bench generator: as many rows as it says, the same every time, in order, made of the workbook's own words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from netjob.coaching import words
from netjob.workbook import Workbook
from tests.bench import network

TODAY = date(2026, 3, 2)
BEGAN = TODAY - timedelta(days=150)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A workbook of size S."""
    book = _built(tmp_path_factory.mktemp("bench"))
    yield book
    book.close()


def _built(folder: Path) -> Workbook:
    network.build(folder / "S.duckdb", "S", TODAY)
    return Workbook(folder / "S.duckdb", lambda: datetime(2026, 3, 2, 12))


def test_the_counts_are_those_of_the_design(small: Workbook) -> None:
    counts = {
        table: small.value(f"SELECT count(*) FROM {table}")
        for table in ("contact", "touchpoint", "referral", "opening", "target")
    }
    assert counts == {"contact": 200, "touchpoint": 2_000, "referral": 40, "opening": 12, "target": 25}
    assert small.value("SELECT count(*) FROM contact WHERE status = 'kept'") == 60
    large = network.SIZES["L"]
    assert (large.contacts, large.touchpoints, large.referrals, large.openings) == (30_000, 1_000_000, 3_000, 500)
    assert (network.SIZES["M"].contacts, network.SIZES["M"].touchpoints) == (3_000, 50_000)


def test_the_same_numbers_give_the_same_rows(small: Workbook, tmp_path: Path) -> None:
    again = _built(tmp_path)
    try:
        for table in ("contact", "touchpoint", "referral", "referral_step", "opening_stage", "follow_up", "target"):
            assert again.rows(f"SELECT * FROM {table} ORDER BY ALL") == small.rows(
                f"SELECT * FROM {table} ORDER BY ALL"
            )
    finally:
        again.close()


def test_touchpoints_stand_in_the_order_of_their_days(small: Workbook) -> None:
    days = [row[0] for row in small.rows("SELECT happened_on FROM touchpoint ORDER BY id")]
    assert days == sorted(days)
    assert days[-1] <= TODAY
    assert (TODAY - days[0]).days > 3_600
    assert 200 <= sum(day >= BEGAN for day in days) <= 300
    kept = "SELECT count(*) FROM touchpoint t JOIN contact c ON c.id = t.contact WHERE c.status = 'kept'"
    assert small.value(kept) > 1_200


def test_steps_stand_in_the_order_of_the_ladder(small: Workbook) -> None:
    order = [*words.STEPS, *words.ENDS]
    ladders: dict[int, list[tuple[int, date]]] = {}
    for referral, step, on in small.rows("SELECT referral, step, reached_on FROM referral_step ORDER BY referral, id"):
        ladders.setdefault(referral, []).append((order.index(step), on))
    assert len(ladders) == 40
    for steps in ladders.values():
        assert steps == sorted(steps)
        assert all(a <= b for (_, a), (_, b) in pairwise(steps))
        assert steps[-1][1] <= TODAY


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [
        ("contact", "circle", words.CIRCLES),
        ("contact", "tie", words.TIES),
        ("contact", "status", words.STATUSES),
        ("touchpoint", "direction", words.DIRECTIONS),
        ("touchpoint", "channel", words.CHANNELS),
        ("touchpoint", "angle", words.ANGLES),
        ("touchpoint", "ask", words.ASKS),
        ("touchpoint", "unnest(points)", words.POINTS),
        ("touchpoint", "unnest(common_ground)", words.GROUNDS),
        ("heard", "kind", words.HEARD),
        ("give", "kind", words.GIVES),
        ("referral", "direction", words.REFERRAL_DIRECTIONS),
        ("referral", "weight", words.WEIGHTS),
        ("opening", "source", words.SOURCES),
        ("opening_stage", "stage", words.STAGES),
        ("opening_contact", "part", words.PARTS),
        ("rating", "item", words.READINESS),
    ],
)
def test_only_the_workbooks_words_are_used(small: Workbook, table: str, column: str, allowed: tuple[str, ...]) -> None:
    found = {row[0] for row in small.rows(f"SELECT DISTINCT {column} FROM {table}")} - {None}
    assert found
    assert found <= set(allowed)


def test_what_is_added_later_gets_ids_of_its_own(small: Workbook) -> None:
    assert small.value("SELECT nextval('touchpoint_id')") == 2_001
    assert small.value("SELECT nextval('contact_id')") == 201


def test_an_archive_has_the_members_and_rows_of_a_download(tmp_path: Path) -> None:
    network.linkedin_archive(tmp_path / "archive.zip", 300, 2_000, TODAY)
    with ZipFile(tmp_path / "archive.zip") as archive:
        assert archive.namelist() == ["Connections.csv", "messages.csv", "Profile.csv"]
        text = archive.read("Connections.csv").decode()
        messages = list(csv.DictReader(io.StringIO(archive.read("messages.csv").decode())))
    assert text.split("\n")[3].startswith("First Name,Last Name,URL,Email Address,Company,Position,Connected On")
    assert len(text.strip().split("\n")) == 4 + 300
    assert len(messages) == 2_000
    owner = "https://www.linkedin.com/in/robin-example-0"
    assert all(owner in (row["SENDER PROFILE URL"], row["RECIPIENT PROFILE URLS"]) for row in messages)
    assert 0 < sum(row["FOLDER"] == "SPAM" for row in messages) < 60
    assert 0 < sum("," in row["RECIPIENT PROFILE URLS"] for row in messages) < 60
    assert 0 < sum(row["IS MESSAGE DRAFT"] == "Yes" for row in messages) < 60


def test_an_address_book_has_a_card_for_each(tmp_path: Path) -> None:
    from netjob.exchange import read

    network.address_book(tmp_path / "a.vcf", 60)
    (member,) = read("a.vcf", (tmp_path / "a.vcf").read_bytes())
    assert (member.rows, len(member.people), member.problems) == (60, 60, ())
    assert {len(person.phones) for person in member.people} == {2}


def test_the_same_archive_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    network.linkedin_archive(first, 50, 200, TODAY)
    network.linkedin_archive(second, 50, 200, TODAY)
    assert first.read_bytes() == second.read_bytes()
