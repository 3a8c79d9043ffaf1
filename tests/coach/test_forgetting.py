"""Forget a person: nothing of them is left in the file, its log or its backups, and everything else is as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from netjob.coach import Coach
from netjob.coach.forgetting import Forgetting
from netjob.coaching.contact import ContactForm
from netjob.coaching.identity import phone_key, profile_key
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm
from netjob.errors import BackupNotMade, Refused
from netjob.workbook import Workbook, backups, contacts, inbox, rewriting, wanted
from netjob.workbook.soundness import check
from netjob.workbook.writer import Writer
from tests.conftest import TODAY, noon

NAME, EMAIL, PHONE, URL = (
    "Zuleika Brandt",
    "zuleika.b@quuxmail.example",
    "+49 30 1234567",
    "https://www.linkedin.com/in/zuleika-brandt-77",
)
FORM = ContactForm(NAME, "Meridian Rail", email=EMAIL, phone=PHONE, profile_url=URL, notes="Zuleika likes trains")
WORDS = ("zuleika brandt", "zuleika", EMAIL, PHONE, "+49301234567", URL, "zuleika-brandt-77")


@pytest.fixture
def filled(demo: Workbook) -> tuple[Workbook, int]:
    """The demo network with one more person who has a part in everything."""
    log = Coach(demo, TODAY).log
    made = demo.save(lambda writer: contacts.add(writer, FORM), "added")
    assert made is not None
    log.touchpoint(
        TouchpointForm(
            TODAY, "call", (made, 1),
            heard=(Heard("news", "Zuleika Brandt moves to Oslo", 1), Heard("advice", "ask Bo")),
            next_steps=(NextStep("send her the report", date(2026, 3, 5)),), gives=(Given("help", "read a draft"),),
            names=(NameGiven("Somebody She Knows", "Papaya"), NameGiven("Other One", person=1)),
        ),
        "logged",
    )  # fmt: skip

    def more(writer: Writer) -> None:
        writer.update("contact", 2, {"notes": "met at ZULEIKA BRANDT's party; Zuleika sang", "introduced_by": made})
        writer.insert("referral", referrer=1, direction="outgoing", weight="some", person=made)
        writer.insert("common_ground", contact=made, kind="association", detail="choir")
        writer.insert("knows", contact=1, person=made, said_on=TODAY)
        writer.insert("opening_contact", opening=1, contact=made, part="insider")
        writer.update("opening", 1, {"vouched_by": made})
        writer.insert("distinct_pair", contact=2, other=made, said_at=noon())
        writer.insert("suggestion", shown_on=TODAY, key=f"cadence:{made}", outcome="not_this_one", reason="no")
        writer.insert("suggestion", shown_on=TODAY, key="cadence:3", outcome="later", reason="after Zuleika Brandt")
        wanted.write(writer, made, "why", "because of the choir")
        flaw = {"row": 2, "column": "Name", "reason": "conflict", "names": [NAME, "Bo"], "contacts": [made, 2]}
        part = {"file": "zuleika brandt.vcf", "problems": [flaw], "cells": []}
        writer.insert(
            "import_run", started_at=noon(), file="zuleika brandt.vcf", format="vcard", sha256="0" * 64,
            summary=json.dumps([part]),
        )  # fmt: skip

    demo.save(more, "more")
    demo.checkpoint()
    demo.back_up("hand")
    inbox.append(demo.path, "coffee with Zuleika Brandt", noon(), TODAY)
    inbox.append(demo.path, "coffee with Bo", noon(), TODAY)
    return demo, made


def left(path: Path) -> list[str]:
    """Where anything of the person stands: raw bytes of every file in the folder, and every text read from it."""
    found = []
    for file in (one for one in path.parent.rglob("*") if one.is_file()):
        data = file.read_bytes().lower()
        found += [f"{file.name}: {word}" for word in WORDS if word.lower().encode() in data]
        if file.suffix == ".duckdb" and file != path:
            with duckdb.connect(str(file), read_only=True) as connection:
                found += texts(lambda sql: connection.execute(sql).fetchall())
    return found


def texts(rows: Callable[[str], list[tuple[Any, ...]]]) -> list[str]:
    columns = rows(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type LIKE 'VARCHAR%'"
    )
    return [
        f"{table}.{column}: {value}"
        for table, column in columns
        for (value,) in rows(f"SELECT {column}::VARCHAR FROM {table} WHERE {column} IS NOT NULL")
        if any(word.lower() in value.lower() for word in WORDS)
    ]


def everything(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    tables = book.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1")
    return {table: book.rows(f"SELECT * FROM {table} ORDER BY ALL") for (table,) in tables}


def test_the_screen_says_what_would_go_and_who_else_names_them(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    before = everything(book)
    about = Forgetting(book).about(contact)
    assert everything(book) == before
    assert {k: about.counts[k] for k in ("contact", "touchpoint", "heard", "follow_up", "give", "knows")} == {
        "contact": 1, "touchpoint": 1, "heard": 2, "follow_up": 1, "give": 1, "knows": 2,
    }  # fmt: skip
    assert (about.counts["referral"], about.counts["referral_step"], about.counts["opening_contact"]) == (1, 1, 1)
    assert [(one.place[:2], one.sure) for one in about.mentions] == [
        (("contact", "notes"), True), (("heard", "body"), True), (("suggestion", "reason"), True),
    ]  # fmt: skip
    assert about.waiting == 1
    assert [one.reason for one in about.backups] == ["hand"]


def test_nothing_is_left_of_a_forgotten_person_and_everything_else_is_as_it_was(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    before, about = everything(book), Forgetting(book).about(contact)
    spoken = {where.split(":")[0] for where in texts(book.rows)}
    assert spoken > {"contact.name", "change.after", "contact_identity.value"}
    spoken = {where.split(":")[0] for where in left(book.path)}
    assert spoken > {"workbook.duckdb", backups.listed(book.path)[0].path.name}
    place = next(one.place for one in about.mentions if one.place[0] == "contact")
    still = Forgetting(book).forget(about.whom, {place: True}, "rewrite", " Forget ")
    assert still == []
    assert check(book).sound
    assert texts(book.rows) == []
    after = everything(book)
    for table in ("market", "target", "opening_stage", "own_position", "search", "goal", "preference", "rating"):
        assert after[table] == before[table], table
    for table, rows in after.items():
        if table not in ("change", "meta"):
            assert len(rows) == len(before[table]) - about.counts.get(table, 0) - (
                {"suggestion": 1, "answer": 1}.get(table, 0)
            ), table
    assert book.rows("SELECT notes, introduced_by FROM contact WHERE id = 2") == [
        ("met at somebody's party; somebody sang", None)
    ]
    assert book.value("SELECT vouched_by FROM opening WHERE id = 1") is None
    assert book.value("SELECT reason FROM suggestion ORDER BY id DESC LIMIT 1") == "after somebody"
    summary = json.loads(book.value("SELECT summary FROM import_run ORDER BY id DESC LIMIT 1"))
    assert summary[0]["problems"][0]["names"] == ["somebody", "Bo"]
    assert [line.sentence for line in inbox.waiting(book.path)] == ["coffee with Bo"]
    (rewritten,) = backups.listed(book.path)
    assert backups.holds(rewritten)
    assert rewritten.counts["contacts"] == Coach(book, TODAY).archive.counts()["contacts"]
    made = book.save(lambda writer: contacts.add(writer, ContactForm("New")))
    assert made is not None
    assert made > contact
    path = book.path
    book.close()
    assert left(path) == []
    with duckdb.connect(str(path), read_only=True) as connection:
        assert texts(lambda sql: connection.execute(sql).fetchall()) == []


def test_a_text_that_is_to_stay_stays(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    about = Forgetting(book).about(contact)
    kept = {one.place: False for one in about.mentions if one.place[0] == "heard"}
    Forgetting(book).forget(about.whom, kept, "delete", "forget")
    assert book.value("SELECT count(*) FROM heard WHERE body = 'Zuleika Brandt moves to Oslo'") == 1
    assert backups.listed(book.path) == []


def test_backups_that_are_left_are_named(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    found = Forgetting(book)
    before = backups.listed(book.path)
    assert found.forget(found.about(contact).whom, {}, "leave", "forget") == before
    assert before == backups.listed(book.path)


@pytest.mark.parametrize("kept", ["rewrite", "delete"])
def test_a_backup_made_meanwhile_is_treated_the_same(
    filled: tuple[Workbook, int], monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    """A save on another page makes the day's backup after the others were gone through."""
    book, contact = filled
    found, rewrite = Forgetting(book), rewriting.rewrite

    def meanwhile(*given: Any) -> None:
        made.append(book.back_up("daily"))
        rewrite(*given)

    made: list[backups.Backup] = []
    monkeypatch.setattr(rewriting, "rewrite", meanwhile)
    about = found.about(contact)
    place = next(one.place for one in about.mentions if one.place[0] == "contact")
    assert found.forget(about.whom, {place: True}, kept, "forget") == []
    assert not made[0].path.exists()
    assert len(backups.listed(book.path)) == (2 if kept == "rewrite" else 0)
    assert left(book.path) == []


def test_a_backup_made_meanwhile_that_stays_is_named(
    filled: tuple[Workbook, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, contact = filled
    found, rewrite, anew = Forgetting(book), rewriting.rewrite, rewriting.rewrite_backup

    def meanwhile(*given: Any) -> None:
        made.append(book.back_up("daily"))
        rewrite(*given)

    def full(path: Path, backup: backups.Backup, *given: Any) -> backups.Backup:
        if backup in made:
            raise BackupNotMade(folder=path, why="There was no room.")
        return anew(path, backup, *given)

    made: list[backups.Backup] = []
    monkeypatch.setattr(rewriting, "rewrite", meanwhile)
    monkeypatch.setattr(rewriting, "rewrite_backup", full)
    assert found.forget(found.about(contact).whom, {}, "rewrite", "forget") == made


def test_without_the_word_nothing_happens(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    before, found = everything(book), Forgetting(book)
    with pytest.raises(Refused):
        found.forget(found.about(contact).whom, {}, "delete", "yes")
    assert everything(book) == before
    assert len(backups.listed(book.path)) == 1


def test_a_namesake_keeps_what_is_said_of_that_name(filled: tuple[Workbook, int]) -> None:
    book, contact = filled
    same = book.save(lambda writer: contacts.add(writer, ContactForm(NAME)))
    found = Forgetting(book)
    about = found.about(contact)
    assert not any(one.sure for one in about.mentions)
    found.forget(about.whom, {}, "rewrite", "forget")
    assert book.rows("SELECT id FROM contact WHERE name = ?", [NAME]) == [(same,)]
    assert book.value("SELECT count(*) FROM heard WHERE body = 'Zuleika Brandt moves to Oslo'") == 1


def test_what_they_were_in_can_no_longer_be_undone_in_part(filled: tuple[Workbook, int]) -> None:
    from netjob.errors import CannotUndo

    book, contact = filled
    found = Forgetting(book)
    found.forget(found.about(contact).whom, {}, "delete", "forget")
    with pytest.raises(CannotUndo):
        Coach(book, TODAY).undo("logged")
    assert check(book).sound


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("keep_backups", [True, False])
def test_all_is_forgotten(filled: tuple[Workbook, int], keep: bool, keep_backups: bool) -> None:
    book, _ = filled
    gone = Forgetting(book).forget_all(keep, keep_backups, "forget all")
    assert book.empty
    assert check(book).sound
    assert book.save(lambda writer: contacts.add(writer, ContactForm("New"))) == 1
    assert len(backups.listed(book.path)) == keep_backups
    book.checkpoint()
    assert (gone is not None) == keep
    if not keep and not keep_backups:
        assert left(book.path) == []
    if gone:
        with duckdb.connect(str(gone), read_only=True) as connection:
            assert texts(lambda sql: connection.execute(sql).fetchall())


def test_it_takes_the_word_to_forget_all(filled: tuple[Workbook, int]) -> None:
    book, _ = filled
    with pytest.raises(Refused):
        Forgetting(book).forget_all(False, False, "forget")
    assert not book.empty


def test_what_is_looked_for_is_what_the_workbook_knows_them_by() -> None:
    assert phone_key(PHONE) == "+49301234567"
    assert "zuleika-brandt-77" in str(profile_key(URL))
