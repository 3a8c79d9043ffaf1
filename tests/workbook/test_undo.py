"""Undo brings back exactly what was, or changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm
from netjob.errors import CannotUndo, NotFound
from netjob.workbook import Workbook, contacts, merging, soundness, touchpoints
from netjob.workbook.undo import undo
from tests.hand import Hand

TODAY = date(2026, 3, 2)
TABLES = ("contact", "touchpoint", "heard", "give", "follow_up", "knows", "referral", "referral_step")
FORM = TouchpointForm(
    TODAY,
    "call",
    new_names=("Ann Lee",),
    points=("doing", "whom"),
    heard=(Heard("news", 'a "quoted" line\nand ünïcode \'; --'),),
    gives=(Given("thanks"),),
    next_steps=(NextStep("call again", date(2026, 3, 9)),),
    names=(NameGiven("Dora Fay", "Orbit"),),
)


def everything(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    return {table: book.rows(f"FROM {table} ORDER BY id") for table in TABLES}


def log(book: Workbook, form: TouchpointForm, token: str) -> list[int]:
    written = book.save(lambda writer: touchpoints.log(writer, form, TODAY), token)
    assert written is not None
    return written


def test_what_was_added_goes_and_an_undone_undo_brings_it_back_to_the_letter(book: Workbook) -> None:
    before = everything(book)
    log(book, FORM, "form")
    after = everything(book)
    book.save(lambda writer: undo(writer, "form"), "back")
    assert everything(book) == before
    book.save(lambda writer: undo(writer, "back"), "again")
    assert everything(book) == after


def test_an_edit_goes_back_to_the_row_as_it_was(book: Workbook) -> None:
    contact = book.save(lambda writer: contacts.add(writer, ContactForm("Ann", "Acme", notes="one\ntwo")))
    assert contact is not None
    before = everything(book)
    opened = contacts.form_of(contacts.record(book, contact))
    changed = ContactForm("Ann", "Orbit", tie="close", met_on=date(2020, 2, 29))
    book.save(lambda writer: contacts.edit(writer, contact, changed, opened), "edit")
    book.save(lambda writer: undo(writer, "edit"))
    assert everything(book) == before


def test_a_row_changed_since_stays_and_nothing_else_goes(book: Workbook) -> None:
    row_id = log(book, FORM, "form")[0]
    book.save(lambda writer: writer.update("touchpoint", row_id, {"notes": "later"}))
    before = everything(book)
    with pytest.raises(CannotUndo):
        book.save(lambda writer: undo(writer, "form"))
    assert everything(book) == before


def test_a_person_met_again_since_stays(book: Workbook) -> None:
    log(book, FORM, "form")
    ann = book.value("SELECT id FROM contact WHERE name = 'Ann Lee'")
    log(book, TouchpointForm(TODAY, "email", contacts=(ann,)), "later")
    before = everything(book)
    with pytest.raises(CannotUndo):
        book.save(lambda writer: undo(writer, "form"))
    assert everything(book) == before


def test_only_once(book: Workbook) -> None:
    log(book, FORM, "form")
    book.save(lambda writer: undo(writer, "form"))
    with pytest.raises(CannotUndo):
        book.save(lambda writer: undo(writer, "form"))


def test_nothing_was_written_under_that_name(book: Workbook) -> None:
    with pytest.raises(NotFound):
        book.save(lambda writer: undo(writer, "unheard of"))


def test_what_speaks_of_somebody_who_is_gone_stays_away(book: Workbook) -> None:
    hand = Hand(book)
    keep, gone, opening = hand.contact("Bo Li"), hand.contact("Li, Bo"), hand.opening()
    part = hand.row("opening_contact", opening=opening, contact=gone, part="insider")
    book.save(lambda writer: writer.delete("opening_contact", part), "leaves")
    book.save(lambda writer: merging.merge(writer, keep, gone, {}))
    with pytest.raises(CannotUndo):
        book.save(lambda writer: undo(writer, "leaves"))
    assert soundness.check(book).sound


def test_nothing_is_saved_about_somebody_who_is_gone(book: Workbook) -> None:
    hand = Hand(book)
    opening = hand.opening()
    with pytest.raises(NotFound, match="This contact"):
        hand.referral(99)
    with pytest.raises(NotFound, match="This contact"):
        book.save(lambda writer: writer.update("opening", opening, {"vouched_by": 99}))
    assert soundness.check(book).sound
