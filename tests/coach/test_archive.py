"""Imports end to end: the shared cases, the same file again, edits, conflicts, time zones, taking back, crashes."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from netjob.coach import telling
from netjob.coach.accounts import Outcome
from netjob.coach.archive import Archive, File, read
from netjob.coach.people import People
from netjob.coaching.contact import ContactForm
from netjob.errors import NotFound
from netjob.exchange.records import Exchange, Member, Person
from netjob.workbook import Workbook, Writer, contacts, preferences
from tests.conftest import TODAY

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
BO = "Bo,Li,https://www.linkedin.com/in/bo-li,bo@mail.example,Papaya Books,Editor,12 Mar 2021"
MAIL = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT"
)
ME = "Robin Example,https://www.linkedin.com/in/robin-example-0"
TABLES = ("contact", "contact_identity", "touchpoint", "target", "answer", "own_position")

CASES = {  # file: (contacts, rows said twice)
    "li_01_preamble_url_utf8.csv": (6, 0),
    "li_02_preamble_no_url.csv": (6, 0),
    "li_03_no_preamble_url.csv": (6, 0),
    "li_04_bom_crlf_preamble.csv": (6, 0),
    "li_06_excel_semicolon_ddmmyyyy.csv": (6, 0),
    "li_08_cp1252.csv": (4, 0),
    "li_09_german_headers.csv": (6, 0),
    "li_10_empty_comma_rows.csv": (6, 0),
    "li_12_legacy_outlook_export.csv": (4, 0),
    "li_14_near_duplicates.csv": (4, 3),
    "li_16_header_only.csv": (0, 0),
    "li_17_Basic_LinkedInDataExport.zip": (6, 0),
    "li_18_full_archive.zip": (61, 22),
}


@pytest.fixture
def archive(book: Workbook) -> Archive:
    return Archive(book, TODAY)


def connections(*rows: str, name: str = "Connections.csv") -> File:
    return read(name, "\n".join((HEADER, *rows, "")).encode())


def letter(partner: str, at: str, out: bool = True) -> str:
    sides = (ME, partner) if out else (partner, ME)
    return f"with {partner.split(',')[0]},,{sides[0]},{sides[1]},{at},,text,INBOX,,No"


def letters(*rows: str) -> File:
    other = letter("Cy Ng,https://www.linkedin.com/in/cy-ng", "2020-01-01 12:00:00 UTC")
    return read("messages.csv", "\n".join((MAIL, other, *rows, "")).encode())


def counts(book: Workbook) -> dict[str, int]:
    return {table: book.value(f"SELECT count(*) FROM {table}") for table in TABLES}


def adds_up(outcomes: Iterable[Outcome]) -> bool:
    parts = [part for outcome in outcomes for part in outcome.as_json()]
    for part in parts:
        kinds = ("touchpoints",) if sum(part["touchpoints"].values()) else ("contacts", "targets")
        taken = part["drafts"] + sum(sum(part[kind].values()) for kind in kinds)
        assert part["rows"] == taken + part["merged"] + sum(part["skipped"].values()) + len(part["problems"]), part
    return bool(parts)


# ---------------------------------------------------------------------------------------- the shared cases


@pytest.mark.parametrize("name", CASES)
def test_a_shared_case_goes_in_once_and_adds_up(archive: Archive, book: Workbook, shared: Path, name: str) -> None:
    people, merged = CASES[name]
    file = read(name, (shared / "cases" / "linkedin" / name).read_bytes())
    seen = archive.preview([file])
    assert counts(book)["contact"] == 0
    first = archive.bring_in(file)
    assert seen == [first]
    before = counts(book)
    assert before["contact"] == first.total("contacts", "added") == people
    assert sum(account.merged for account in first.accounts) == merged
    again = archive.bring_in(file)
    assert counts(book) == before
    assert again.nothing_new
    assert adds_up([first, again])


def test_the_full_archive_has_its_expected_counts(archive: Archive, book: Workbook, shared: Path) -> None:
    folder = shared / "cases" / "linkedin"
    expected = json.loads((folder / "li_18_full_archive.expected.json").read_text())
    outcome = archive.bring_in(read("a.zip", (folder / "li_18_full_archive.zip").read_bytes()))
    parts = {part["member"]: part for part in outcome.as_json()}
    assert parts["Connections.csv"]["rows"] == expected["connections"]
    assert book.value("SELECT count(*) FROM contact") == expected["contacts"]
    assert parts["messages.csv"]["rows"] == expected["message_rows"]
    assert parts["messages.csv"]["skipped"] == expected["skipped"]
    assert parts["Invitations.csv"]["touchpoints"]["added"] == expected["invitations_with_note"]
    touched = dict(book.rows("SELECT direction, count(*) FROM touchpoint GROUP BY direction"))
    assert sum(touched.values()) == expected["touchpoints"]
    assert touched["out"] == expected["touchpoints_out"]
    assert [name for (name,) in book.rows("SELECT name FROM target ORDER BY name")] == expected["targets"]
    assert book.rows("SELECT DISTINCT status FROM target") == [("suggested",)]
    drafts = book.rows("SELECT prompt, item, position, confirmed, removed FROM answer ORDER BY prompt, item")
    recommended = parts["Recommendations_Received.csv"]["drafts"]
    proofs = expected["draft_positions"] + recommended
    assert drafts == [("proof", n, n, False, False) for n in range(1, proofs + 1)] + [
        ("skill", n, n, False, False) for n in range(1, expected["draft_skills"] + 1)
    ]
    assert book.value("SELECT count(*) FROM own_position") == expected["draft_positions"]
    assert not book.value("SELECT count(*) FROM contact_identity WHERE value LIKE '%robin-example-0'")
    assert book.rows("SELECT DISTINCT status, circle, tie, source FROM contact") == [
        ("pool", "known", "none", "linkedin")
    ]


def test_files_with_and_without_addresses_name_the_same_people(archive: Archive, book: Workbook, shared: Path) -> None:
    for name in ("li_01_preamble_url_utf8.csv", "li_02_preamble_no_url.csv", "li_01_preamble_url_utf8.csv"):
        archive.bring_in(read(name, (shared / "cases" / "linkedin" / name).read_bytes()))
    assert book.value("SELECT count(*) FROM contact") == 6


def test_a_later_file_that_shows_addresses_names_the_same_people(
    archive: Archive, book: Workbook, shared: Path
) -> None:
    for name in ("li_02_preamble_no_url.csv", "li_01_preamble_url_utf8.csv"):
        archive.bring_in(read(name, (shared / "cases" / "linkedin" / name).read_bytes()))
    assert book.value("SELECT count(*) FROM contact") == 6
    assert book.value("SELECT count(*) FROM contact WHERE profile_url IS NULL") == 0


# ---------------------------------------------------------------------------------------- one person, one contact


def test_a_newer_file_moves_people_and_leaves_the_users_own_words(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO, "Cy,Ng,https://www.linkedin.com/in/cy-ng,,Old Ltd,Cook,13 Mar 2021"))
    people = People(book, TODAY)
    form = people.person(1).form
    people.edit(1, replace(form, organisation="My words", tie="close", status="kept", notes="met twice"), form)
    outcome = archive.bring_in(
        connections(
            "Bo,Li,https://www.linkedin.com/in/bo-li,bo@mail.example,Sundial Energy,Head of print,12 Mar 2021",
            "Cy,Ng,https://www.linkedin.com/in/cy-ng,cy@mail.example,New GmbH,,13 Mar 2021",
        )
    )
    assert outcome.accounts[0].contacts == {"added": 0, "updated": 2, "unchanged": 0}
    columns = "organisation, organisation_key, position, email, tie, circle, status, notes"
    assert book.rows(f"SELECT {columns} FROM contact ORDER BY id") == [
        ("My words", "my words", "Head of print", "bo@mail.example", "close", "known", "kept", "met twice"),
        ("New GmbH", "new", None, "cy@mail.example", "none", "known", "pool", None),
    ]
    assert [(change.name, change.before, change.after) for change in outcome.changed] == [
        ("Bo Li", "Editor, My words", "Head of print, My words"),
        ("Cy Ng", "Cook, Old Ltd", "New GmbH"),
    ]


def test_what_was_typed_in_by_hand_is_the_users_own(archive: Archive, book: Workbook) -> None:
    form = ContactForm("Bo", organisation="Papaya", email="BO@mail.example", tie="close")
    book.save(lambda writer: contacts.add(writer, form))
    outcome = archive.bring_in(connections(BO))
    assert outcome.accounts[0].contacts == {"added": 0, "updated": 1, "unchanged": 0}
    columns = "name, organisation, position, email, profile_url, tie, status, source"
    assert book.rows(f"SELECT {columns} FROM contact") == [
        ("Bo", "Papaya", "Editor", "BO@mail.example", "https://www.linkedin.com/in/bo-li", "close", "kept", "hand")
    ]


def test_an_older_file_moves_nobody_back(archive: Archive, book: Workbook) -> None:
    late = "Cy,Ng,https://www.linkedin.com/in/cy-ng,,,,1 Feb 2026"
    archive.bring_in(connections(BO.replace("Papaya Books", "New Place"), late))
    outcome = archive.bring_in(connections(BO))
    assert outcome.accounts[0].contacts == {"added": 0, "updated": 0, "unchanged": 1}
    assert book.value("SELECT organisation FROM contact WHERE name = 'Bo Li'") == "New Place"


def test_two_identifiers_of_two_people_are_a_problem_that_names_both(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO, "Cy,Ng,https://www.linkedin.com/in/cy-ng,,,,13 Mar 2021"))
    before = counts(book)
    both = "Someone,Else,https://www.linkedin.com/in/cy-ng,bo@mail.example,Third,,14 Mar 2021"
    outcome = archive.bring_in(connections(both, BO))
    account = outcome.accounts[0]
    assert [problem.as_json() for problem in account.problems] == [
        {"row": 2, "column": "", "reason": "conflict", "names": ["Bo Li", "Cy Ng"], "contacts": [1, 2]}
    ]
    assert "Bo Li and Cy Ng" in telling.reason(account.problems[0])
    assert account.contacts == {"added": 0, "updated": 0, "unchanged": 1}
    assert counts(book) == before
    assert adds_up([outcome])


def test_namesakes_with_different_addresses_stay_two(archive: Archive, book: Workbook) -> None:
    same = "Bo,Li,{},,,,12 Mar 2021"
    urls = ("https://www.linkedin.com/in/bo-li", "https://www.linkedin.com/in/bo-li-2")
    file = connections(*map(same.format, urls))
    archive.bring_in(file)
    archive.bring_in(file)
    assert book.value("SELECT count(*) FROM contact") == 2


def test_rows_without_addresses_are_known_by_what_they_say(archive: Archive, book: Workbook) -> None:
    rows = ("Bo,Li,,,Papaya,,12 Mar 2021", "Bo,Li,,,Papaya,,13 Mar 2021", " BO , li ,,,Elsewhere,,12 Mar 2021")
    outcome = archive.bring_in(connections(*rows))
    assert outcome.accounts[0].merged == 1
    archive.bring_in(connections(rows[1], rows[0]))
    assert book.rows("SELECT met_on, organisation FROM contact ORDER BY id") == [
        (date(2021, 3, 12), "Papaya"),
        (date(2021, 3, 13), "Papaya"),
    ]


def test_who_is_in_the_trash_stays_there(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO))
    People(book, TODAY).trash(1)
    outcome = archive.bring_in(connections(BO.replace("Papaya Books", "New Place")))
    assert outcome.accounts[0].contacts == {"added": 0, "updated": 0, "unchanged": 1}
    assert book.rows("SELECT organisation, trashed_at IS NOT NULL FROM contact") == [("Papaya Books", True)]


def test_name_and_organisation_only_suggest(archive: Archive, book: Workbook) -> None:
    book.save(lambda writer: contacts.add(writer, ContactForm("bo LI", organisation="Papaya Books, Inc.")))
    outcome = archive.bring_in(connections(BO))
    assert outcome.accounts[0].suggested == 1
    assert outcome.alike == ("Bo Li",)
    assert book.value("SELECT count(*) FROM contact") == 2


# ---------------------------------------------------------------------------------------- touchpoints

WITH_BO = "Bo Li,https://www.linkedin.com/in/bo-li"


def test_messages_find_their_people_and_count_once_a_day_and_direction(archive: Archive, book: Workbook) -> None:
    packed = io.BytesIO()
    mail = [
        letter(WITH_BO, "2024-01-11 09:00:00 UTC"),
        letter(WITH_BO, "2024-01-11 08:00:00 UTC"),
        letter(WITH_BO, "2024-01-11 10:00:00 UTC", out=False),
        letter("Stranger Danger,https://www.linkedin.com/in/stranger", "2024-01-12 10:00:00 UTC", out=False),
    ]
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("messages.csv", "\n".join((MAIL, *mail, "")))
        files.writestr("Connections.csv", "\n".join((HEADER, BO, "")))
    outcome = archive.bring_in(read("a.zip", packed.getvalue()))
    first, second = outcome.accounts
    assert (first.contacts["added"], first.touchpoints, first.merged) == (1, {"added": 3, "unchanged": 0}, 1)
    assert second.contacts == {"added": 1, "updated": 0, "unchanged": 0}
    columns = "name, happened_at, direction, channel, talk, source_key, t.circle, t.tie, t.source"
    assert book.rows(f"SELECT {columns} FROM touchpoint t JOIN contact c ON c.id = contact ORDER BY happened_at") == [
        ("Bo Li", datetime(2024, 1, 11, 8), "out", "message", False, "2024-01-11 out", "known", "none", "linkedin"),
        ("Bo Li", datetime(2024, 1, 11, 10), "in", "message", False, "2024-01-11 in", "known", "none", "linkedin"),
        ("Stranger Danger", datetime(2024, 1, 12, 10), "in", "message", False, "2024-01-12 in", "known", "none",
         "linkedin"),
    ]  # fmt: skip
    assert adds_up([outcome])


def test_circle_and_tie_are_written_down_as_they_are(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO))
    People(book, TODAY).keep(1, "close")
    archive.bring_in(letters(letter(WITH_BO, "2024-01-11 09:00:00 UTC")))
    assert book.rows("SELECT circle, tie FROM touchpoint WHERE contact = 1") == [("known", "close")]
    assert book.value("SELECT status FROM contact WHERE id = 1") == "kept"


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", date(2024, 1, 12)), ("Pacific/Pago_Pago", date(2024, 1, 11))]
)
def test_the_local_day_is_stored_once_and_another_zone_adds_nothing(
    archive: Archive, book: Workbook, zone: str, day: date
) -> None:
    file = letters(letter(WITH_BO, "2024-01-11 23:30:00 UTC"))
    preferences.choose(book, zone=zone)
    archive.bring_in(file)
    assert book.value("SELECT happened_on FROM touchpoint WHERE happened_at = '2024-01-11 23:30:00'") == day
    preferences.choose(book, zone="Asia/Tokyo")
    outcome = archive.bring_in(file)
    assert outcome.accounts[0].touchpoints == {"added": 0, "unchanged": 2}
    assert book.value("SELECT happened_on FROM touchpoint WHERE happened_at = '2024-01-11 23:30:00'") == day


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", date(2024, 1, 12)), ("Pacific/Pago_Pago", date(2024, 1, 11))]
)
def test_without_a_chosen_zone_the_machines_counts(
    archive: Archive, book: Workbook, monkeypatch: pytest.MonkeyPatch, zone: str, day: date
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        archive.bring_in(letters(letter(WITH_BO, "2024-01-11 23:30:00 UTC")))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert book.value("SELECT happened_on FROM touchpoint WHERE happened_at = '2024-01-11 23:30:00'") == day


def test_a_trashed_touchpoint_is_not_added_again(archive: Archive, book: Workbook) -> None:
    file = letters(letter(WITH_BO, "2024-01-11 09:00:00 UTC"))
    archive.bring_in(file)
    book.save(lambda writer: writer.update("touchpoint", 1, {"trashed_at": writer.now}))
    assert archive.bring_in(file).nothing_new


def test_two_addresses_of_one_person_do_not_double_a_day(archive: Archive, book: Workbook) -> None:
    at = datetime(2024, 1, 11, 9)
    url, mail = "https://www.linkedin.com/in/bo-li", "bo@mail.example"
    known = Member(
        "x", None, "linkedin_connections", "linkedin", 1, (Person(2, "Bo", emails=(mail,), profile_url=url),)
    )
    told = (
        Exchange(2, "Bo", url, None, at, "out", "message", "a"),
        Exchange(3, "Bo", None, mail, at, "out", "message", "b"),
    )
    outcome = archive.bring_in(File("x", "", (Member("x", None, "linkedin_messages", "linkedin", 2, (), told), known)))
    assert outcome.accounts[0].touchpoints == {"added": 1, "unchanged": 0}
    assert outcome.accounts[0].merged == 1
    assert book.value("SELECT count(*) FROM touchpoint") == 1


# ---------------------------------------------------------------------------------------- drafts


def test_drafts_follow_what_is_there_and_are_added_once(archive: Archive, book: Workbook) -> None:
    from netjob.workbook import answers

    book.save(lambda writer: answers.write(writer, "skill", "Listening", item=4, position=9))
    file = read("Skills.zip", packed_skills("Baking", "Listening", "Baking"))
    outcome = archive.bring_in(file)
    assert (outcome.accounts[0].drafts, outcome.accounts[0].merged) == (1, 2)
    rows = book.rows("SELECT item, position, body, confirmed FROM answer ORDER BY id")
    assert rows == [(4, 9, "Listening", True), (5, 10, "Baking", False)]
    book.save(lambda writer: answers.write(writer, "skill", "Baking bread", item=5))
    assert archive.bring_in(file).nothing_new
    assert adds_up([outcome])


def packed_skills(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("Skills.csv", "\n".join(("Name", *names, "")))
    return packed.getvalue()


# ---------------------------------------------------------------------------------------- whole or not at all, and back


def test_a_crash_in_the_middle_leaves_nothing(
    archive: Archive, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(book)

    def crash(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netjob.workbook.import_runs.record", crash)  # everything else is written by then
    with pytest.raises(KeyboardInterrupt):
        archive.bring_in(connections(BO))
    assert counts(book) == before
    assert book.value("SELECT count(*) FROM import_run") == 0
    monkeypatch.undo()
    assert archive.bring_in(connections(BO)).total("contacts", "added") == 1


def test_an_import_is_noted_with_what_it_said(archive: Archive, book: Workbook) -> None:
    file = connections(BO)
    outcome = archive.bring_in(file)
    total, (run,) = archive.runs()
    assert total == 1
    assert (run.file, run.format, run.summary, run.undone_at) == (
        "Connections.csv",
        "linkedin",
        outcome.as_json(),
        None,
    )
    assert book.value("SELECT sha256 FROM import_run") == file.sha256
    assert book.value("SELECT import_run FROM contact") == run.id


def test_taking_back_removes_what_was_added_and_lets_it_come_again(
    archive: Archive, book: Workbook, shared: Path
) -> None:
    file = read("a.zip", (shared / "cases" / "linkedin" / "li_18_full_archive.zip").read_bytes())
    archive.bring_in(file)
    before = counts(book)
    run = archive.runs()[1][0].id
    assert archive.take_back(run) == before
    assert set(counts(book).values()) == {0}
    assert archive.take_back(run) == {}
    assert archive.check().sound
    archive.bring_in(file)
    assert counts(book) == before
    with pytest.raises(NotFound):
        archive.take_back(999)


def test_taking_back_leaves_what_was_touched_since(archive: Archive, book: Workbook) -> None:
    rows = [f"P,{n},https://www.linkedin.com/in/p-{n},,Old,,1{n} Mar 2021" for n in range(6)]
    archive.bring_in(connections(*rows))
    archive.bring_in(letters(letter("P 5,https://www.linkedin.com/in/p-5", "2024-01-11 09:00:00 UTC")))
    people = People(book, TODAY)
    people.keep(1, "close")
    people.trash(2)
    book.save(lambda writer: writer.insert("follow_up", contact=3, owed_by="me", due_on=TODAY, what="send it"))
    book.save(lambda writer: contacts.add(writer, ContactForm("New", introduced_by=4)))
    first = archive.runs()[1][-1].id
    gone = archive.take_back(first)
    assert gone["contact"] == 1
    assert [row_id for (row_id,) in book.rows("SELECT id FROM contact WHERE import_run = ? ORDER BY id", [first])] == [
        1, 2, 3, 4, 6,
    ]  # fmt: skip
    assert archive.check().sound
    again = archive.bring_in(connections(*rows))
    assert again.accounts[0].contacts == {"added": 1, "updated": 0, "unchanged": 5}


def test_taking_back_brings_back_what_was_changed(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO))
    before = book.rows("SELECT * FROM contact")
    archive.bring_in(connections(BO.replace("Papaya Books", "New Place").replace("bo-li", "bo-li/en")))
    later, first = (run.id for run in archive.runs()[1])
    assert book.value("SELECT organisation FROM contact") == "New Place"
    archive.take_back(later)
    assert book.rows("SELECT * FROM contact") == before
    assert archive.take_back(first)["contact"] == 1


def test_taking_back_leaves_a_change_that_was_edited_since(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO))
    archive.bring_in(connections(BO.replace("Papaya Books", "New Place")))
    people = People(book, TODAY)
    form = people.person(1).form
    people.edit(1, replace(form, position="Friend"), form)
    archive.take_back(archive.runs()[1][0].id)
    assert book.rows("SELECT organisation, position FROM contact") == [("New Place", "Friend")]


def test_a_touchpoint_with_something_heard_stays_and_keeps_its_contact(archive: Archive, book: Workbook) -> None:
    archive.bring_in(letters(letter(WITH_BO, "2024-01-11 09:00:00 UTC")))
    touched = book.value("SELECT id FROM touchpoint WHERE source_key = '2024-01-11 out'")
    book.save(lambda writer: writer.insert("heard", touchpoint=touched, kind="news", body="They hire"))
    gone = archive.take_back(1)
    assert (gone["touchpoint"], gone["contact"]) == (1, 1)
    assert book.rows("SELECT name FROM contact") == [("Bo Li",)]


# ---------------------------------------------------------------------------------------- is it sound


def test_a_new_workbook_is_sound(archive: Archive) -> None:
    found = archive.check()
    assert found.sound
    assert found.rows["contact"] == 0
    assert set(found.orphans.values()) == {0}


def test_a_check_counts_orphans(archive: Archive, book: Workbook) -> None:
    def orphan(writer: Writer) -> None:
        writer.execute(
            "INSERT INTO follow_up (contact, owed_by, due_on, what, came_from) VALUES (77, 'me', ?, 'x', 78)", [TODAY]
        )

    book.save(orphan)
    found = archive.check()
    assert not found.sound
    assert {name: count for name, count in found.orphans.items() if count} == {
        "follow_up.contact": 1,
        "follow_up.came_from": 1,
    }


def test_every_column_that_holds_ids_is_checked(archive: Archive, book: Workbook) -> None:
    tables = {table for (table,) in book.rows("SELECT table_name FROM duckdb_tables()")}
    columns = book.rows("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal")
    named_after_a_table = {f"{table}.{column}" for table, column in columns if column in tables}
    lists_of_words = {"touchpoint.common_ground"}
    meant = {
        "contact.introduced_by", "distinct_pair.other", "follow_up.came_from", "knows.person", "opening.vouched_by",
        "referral.came_from_referral", "referral.person", "referral.referrer",
    }  # fmt: skip
    assert set(archive.check().orphans) == (named_after_a_table - lists_of_words) | meant


def test_the_counts_leave_out_the_trash(archive: Archive, book: Workbook) -> None:
    archive.bring_in(connections(BO, "Cy,Ng,https://www.linkedin.com/in/cy-ng,,,,13 Mar 2021"))
    People(book, TODAY).trash(1)
    assert archive.counts() == {
        "contacts": 1, "kept": 0, "touchpoints": 0, "targets": 0, "referrals": 0, "openings": 0,
    }  # fmt: skip


# ---------------------------------------------------------------------------------------- in words


def test_every_reason_a_reader_gives_has_a_sentence() -> None:
    from netjob.content import chapter

    said = chapter("imports")
    assert {"conflict", "no_name"} <= set(said["problems"])
    assert set(said["ledger"]) == set(telling.LEDGER)
