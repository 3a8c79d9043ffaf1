"""Touchpoints in the file: what one form writes, edits, and the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm
from netjob.errors import ChangedSince, NotFound, Refused
from netjob.workbook import Workbook, contacts, touchpoints

TODAY = date(2026, 3, 2)


@pytest.fixture
def ann(book: Workbook) -> int:
    found = book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee", tie="close", status="pool")))
    assert found is not None
    return found


def log(book: Workbook, form: TouchpointForm, token: str | None = None) -> list[int]:
    written = book.save(lambda writer: touchpoints.log(writer, form, TODAY), token)
    assert written is not None
    return written


def test_circle_and_tie_stay_as_they_were_then(book: Workbook, ann: int) -> None:
    row_id = log(book, TouchpointForm(TODAY, "call", contacts=(ann,)))[0]
    book.save(lambda writer: writer.update("contact", ann, {"tie": "slight", "circle": "known_of"}))
    assert book.row("SELECT circle, tie FROM touchpoint WHERE id = ?", [row_id]) == ("known", "close")


def test_each_occasion_has_its_own_number(book: Workbook, ann: int) -> None:
    for name in ("Bob", "Cy"):
        log(book, TouchpointForm(TODAY, "meeting", contacts=(ann,), new_names=(name,)), f"form of {name}")
    found = book.rows("SELECT count(*), count(DISTINCT batch) FROM touchpoint GROUP BY occasion")
    assert found == [(2, 1), (2, 1)]
    assert book.value("SELECT count(DISTINCT occasion) FROM touchpoint") == 2


def test_a_give_goes_to_each(book: Workbook, ann: int) -> None:
    log(
        book,
        TouchpointForm(TODAY, "email", contacts=(ann,), new_names=("Bob",), gives=(Given("information", "a link"),)),
    )
    assert book.value("SELECT count(DISTINCT contact) FROM give WHERE what = 'a link'") == 2


def test_a_back_dated_name_dates_its_door_then(book: Workbook, ann: int) -> None:
    then = date(2025, 12, 24)
    log(book, TouchpointForm(then, "call", contacts=(ann,), ask="introduction", names=(NameGiven("Dora"),)))
    assert book.rows("SELECT step, reached_on FROM referral_step") == [("asked", then)]
    assert book.rows("SELECT said_on FROM knows") == [(then,)]


def test_who_gave_a_name_is_kept(book: Workbook, ann: int) -> None:
    log(book, TouchpointForm(TODAY, "call", contacts=(ann,), direction="in", names=(NameGiven("Dora"),)))
    assert book.value("SELECT status FROM contact WHERE id = ?", [ann]) == "kept"


def test_what_is_refused_leaves_nothing(book: Workbook) -> None:
    form = TouchpointForm(TODAY, "call", new_names=("Bob",), next_steps=(NextStep("", TODAY),))
    with pytest.raises(Refused):
        log(book, form)
    assert book.empty


def test_somebody_in_the_trash_cannot_be_logged_with(book: Workbook, ann: int) -> None:
    book.save(lambda writer: contacts.trash(writer, ann))
    with pytest.raises(NotFound):
        log(book, TouchpointForm(TODAY, "call", contacts=(ann,)))


def test_a_form_comes_back_as_it_was_saved(book: Workbook, ann: int) -> None:
    form = TouchpointForm(
        TODAY, "letter", contacts=(ann,), direction="in", talk=True, angle="insight", ask="advice", points=("own",),
        common_ground=("reading",), decision_maker=True, heard=(Heard("advice", "write less"),), went=5, notes="a\nb",
    )  # fmt: skip
    assert touchpoints.form_of(book, log(book, form)[0]) == form


def test_an_edit_writes_what_differs_and_notices_others(book: Workbook, ann: int) -> None:
    row_id = log(book, TouchpointForm(TODAY, "email", contacts=(ann,), heard=(Heard("news", "old"),)))[0]
    opened = touchpoints.form_of(book, row_id)
    changed = replace(opened, points=("doing",), heard=(Heard("news", "new"), Heard("advice", "more")))
    book.save(lambda writer: touchpoints.edit(writer, row_id, changed, opened, TODAY))
    assert touchpoints.form_of(book, row_id) == changed
    again = replace(opened, heard=(Heard("news", "mine"),))
    with pytest.raises(ChangedSince):
        book.save(lambda writer: touchpoints.edit(writer, row_id, again, opened, TODAY))
    assert touchpoints.form_of(book, row_id) == changed


def test_the_trash_takes_what_was_planned_and_leaves_what_was_done(book: Workbook, ann: int) -> None:
    steps = (NextStep("write", date(2026, 3, 5)), NextStep("call", date(2026, 3, 6)))
    row_id = log(book, TouchpointForm(TODAY, "call", contacts=(ann,), next_steps=steps))[0]
    book.save(lambda writer: writer.update("follow_up", 1, {"done_on": TODAY}))
    book.save(lambda writer: touchpoints.trash(writer, row_id))
    assert touchpoints.latest(book, 5) == []
    assert book.rows("SELECT what FROM follow_up WHERE trashed_at IS NULL") == [("write",)]
    with pytest.raises(NotFound):
        touchpoints.form_of(book, row_id)


def test_the_latest_are_the_ones_logged_last_and_no_import(book: Workbook, ann: int) -> None:
    log(book, TouchpointForm(TODAY, "call", contacts=(ann,)))
    log(book, TouchpointForm(date(2026, 1, 1), "email", contacts=(ann,)))
    row_id = log(book, TouchpointForm(TODAY, "letter", contacts=(ann,)))[0]
    book.save(lambda writer: writer.update("touchpoint", row_id, {"source": "linkedin"}))
    assert [row.channel for row in touchpoints.latest(book, 5)] == ["call", "email"]
