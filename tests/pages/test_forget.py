"""Forget a person, the trash, and forget all, on their screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.errors import DiskFull
from netjob.ui import jobs, working
from netjob.ui.imports import Brought
from netjob.ui.session import opened
from netjob.workbook import Workbook, backups
from tests import hand
from tests.conftest import TODAY, launch
from tests.pages.test_contacts import add, touch

Visit = Callable[[str], AppTest]


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    """The app's own: a file can't be exchanged while another has it open."""
    return opened(tmp_path / "workbook.duckdb")


@pytest.fixture(autouse=True)
def no_job_left(book: Workbook) -> Iterator[None]:
    yield
    done(book)
    jobs.put_away(book.path, removing=True)
    st.session_state.pop(working.KNOWN, None)  # of the tests that begin work without a page


def done(book: Workbook) -> None:
    """Wait until the thread has done its work."""
    if job := jobs.of(book.path, removing=True):
        job.future.exception(timeout=60)


def sent(app: AppTest, book: Workbook, key: str) -> AppTest:
    """The page once a button was clicked, and what it began was done and said."""
    app.button(key=key).click().run()
    done(book)
    if jobs.of(book.path, removing=True):
        app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "")


def toasts(app: AppTest) -> list[str]:
    return [toast.value.replace("\\", "").replace("\u200b", "") for toast in app.toast]


def asked(visit: Visit, app: AppTest, contact: int) -> AppTest:
    app.query_params["contact"] = str(contact)
    app = visit("people/contacts")
    app.get_by_key("contacts.do").set_value("forget").run()
    assert not app.exception
    return app


def named(book: Workbook) -> tuple[int, int]:
    """Ana, and Bo whose notes name her."""
    ana = add(book, "Ana Lee", email="ana@quux.example")
    touch(book, ana, date(2026, 2, 1))
    bo = add(book, "Bo Li", notes="a friend of Ana Lee; Ana sings", introduced_by=ana)
    return ana, bo


def test_a_person_is_forgotten_with_the_word_typed(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, bo = named(book)
    book.back_up("hand")
    app = asked(visit, app, ana)
    assert "touchpoints: 1" in shown(app)
    assert "2 March 2026" in shown(app)
    app.button(key="forget.forget").click().run()
    assert "Type “forget” to go on." in shown(app)
    assert book.value("SELECT count(*) FROM contact") == 2
    app.text_input(key="forget.sure").set_value("forget")
    sent(app, book, "forget.forget")
    assert toasts(app) == ["Ana Lee is forgotten."]
    assert book.rows("SELECT name, notes, introduced_by FROM contact") == [
        ("Bo Li", "a friend of somebody; somebody sings", None)
    ]
    assert backups.listed(book.path)[0].counts["contacts"] == 1
    assert app.title[0].value == "Contacts"
    assert app.button(key=f"contacts.open.{bo}")


def test_a_text_is_kept_and_a_backup_deleted(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, bo = named(book)
    book.back_up("hand")
    app = asked(visit, app, ana)
    app.checkbox(key=f"forget.clear.contact_notes_{bo}").uncheck().run()
    app.radio(key="forget.backups").set_value("delete").run()
    app.text_input(key="forget.sure").set_value("forget")
    sent(app, book, "forget.forget")
    assert book.rows("SELECT name, notes FROM contact") == [("Bo Li", "a friend of Ana Lee; Ana sings")]
    assert backups.listed(book.path) == []


def test_forgetting_can_be_left(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, _ = named(book)
    app = asked(visit, app, ana)
    app.button(key="forget.cancel").click().run()
    assert app.get_by_key("contacts.do")
    assert book.value("SELECT count(*) FROM contact") == 2


def test_the_trash_gives_back_and_is_emptied(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, bo = named(book)
    for contact in (ana, bo):
        Coach(book, TODAY).people.trash(contact)
    app.session_state["data.trash"] = True
    app = visit("more/data")
    app.button(key=f"data.untrash.contact_{bo}").click().run()
    assert book.rows("SELECT id FROM contact WHERE trashed_at IS NULL") == [(bo,)]
    sent(hand.opened(app, "data.emptying"), book, "data.empty_trash")
    assert toasts(app) == ["The trash is empty."]
    assert book.rows("SELECT id, introduced_by FROM contact") == [(bo, None)]


def test_all_is_forgotten(visit: Visit, app: AppTest, book: Workbook) -> None:
    named(book)
    book.back_up("hand")
    app.session_state["data.forget_all"] = True
    app = visit("more/data")
    app.button(key="data.forget").click().run()
    assert not book.empty
    app.radio(key="data.all.file").set_value("delete")
    app.radio(key="data.all.kept").set_value("delete")
    app.text_input(key="data.all.sure").set_value("forget all")
    sent(app, book, "data.forget")
    assert "set aside" not in shown(app)
    assert book.path.exists()
    assert backups.listed(book.path) == []


def test_all_is_set_aside_with_its_backups(visit: Visit, app: AppTest, book: Workbook) -> None:
    named(book)
    book.back_up("hand")
    app.session_state["data.forget_all"] = True
    app = visit("more/data")
    app.text_input(key="data.all.sure").set_value("forget all")
    sent(app, book, "data.forget")
    assert len(backups.listed(book.path)) == 1
    (aside,) = (one for one in book.path.parent.iterdir() if one.name.endswith("-aside"))
    assert aside.name in toasts(app)[0]
    app.run()
    assert aside.name in shown(app)  # as long as it lies there
    aside.unlink()
    app.run()
    assert "set aside" not in shown(app)


def test_work_under_way_is_shown_on_every_page_and_runs_once(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, bo = named(book)
    app = asked(visit, app, ana)
    app.text_input(key="forget.sure").set_value("forget")
    with book.nobody_else_saving():  # as if it took long
        app.button(key="forget.forget").click().run()
        job = jobs.of(book.path, removing=True)
        assert job is not None
        assert (job.kind, job.running, app.title[0].value) == ("forget", True, "Contacts")
        assert "Forgetting for good" in app.get("progress")[0].proto.text
        assert toasts(app) == ["Forgetting for good. It goes on while you look at other pages."]
        assert app.button(key=f"contacts.open.{bo}")
        assert app.run().get("progress")
        assert not app.toast
        app = visit("more/data")
        assert "Files can come in once" in shown(app)
        assert not app.get("file_uploader")
        assert len(app.get("progress")) == 1
        assert working.begin(working.EMPTY_TRASH, str) is False
        assert jobs.of(book.path, removing=True) is job
    done(book)
    app.run()
    assert toasts(app) == ["Ana Lee is forgotten."]
    assert app.get("file_uploader")
    assert not app.run().toast


def test_the_second_click_of_a_double_click_empties_nothing_more(book: Workbook) -> None:
    begun: list[int] = []

    def work(progress: jobs.Progress) -> str:
        begun.append(1)
        return "The trash is empty."

    assert working.begin(working.EMPTY_TRASH, work)
    done(book)
    assert not working.begin(working.EMPTY_TRASH, work)
    assert begun == [1]


def test_what_keeps_it_from_being_done_is_said(
    visit: Visit, app: AppTest, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path=book.path)

    ana, _ = named(book)
    app = asked(visit, app, ana)
    monkeypatch.setattr("netjob.workbook.rewriting.rewrite", full)
    app.text_input(key="forget.sure").set_value("forget")
    sent(app, book, "forget.forget")
    assert "no room left on the disk" in app.error[0].value
    assert book.value("SELECT count(*) FROM contact") == 2
    assert app.text_input(key="forget.sure").value == "forget"
    assert not app.run().error
    assert jobs.of(book.path, removing=True) is None


def test_what_was_typed_and_ticked_comes_back_when_long_work_comes_to_nothing(
    visit: Visit, app: AppTest, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        with book.nobody_else_saving():
            raise DiskFull(path=book.path)

    ana, bo = named(book)
    book.back_up("hand")
    app = asked(visit, app, ana)
    monkeypatch.setattr("netjob.workbook.rewriting.rewrite", full)
    app.checkbox(key=f"forget.clear.contact_notes_{bo}").uncheck().run()
    app.radio(key="forget.backups").set_value("leave").run()
    app.text_input(key="forget.sure").set_value("forget")
    with book.nobody_else_saving():
        app.button(key="forget.forget").click().run()
        assert "forget.sure" not in {field.key for field in app.text_input}
        app = visit("people/garden")
    done(book)
    assert "no room left on the disk" in app.run().error[0].value
    app = asked(visit, app, ana)
    assert app.text_input(key="forget.sure").value == "forget"
    assert app.radio(key="forget.backups").value == "leave"
    assert not app.checkbox(key=f"forget.clear.contact_notes_{bo}").value
    app.query_params["contact"] = str(bo)  # nothing of it is about anybody else
    app = visit("people/contacts")
    assert app.text_input(key="forget.sure").value == ""


def test_what_was_typed_to_forget_all_comes_back(
    visit: Visit, app: AppTest, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        with book.nobody_else_saving():
            raise DiskFull(path=book.path)

    named(book)
    app.session_state["data.forget_all"] = True
    app = visit("more/data")
    monkeypatch.setattr("netjob.workbook.rewriting.begin_again", full)
    app.radio(key="data.all.file").set_value("delete")
    app.text_input(key="data.all.sure").set_value("forget all")
    sent(app, book, "data.forget")  # within a blink
    assert "no room left on the disk" in app.error[0].value
    assert app.text_input(key="data.all.sure").value == "forget all"
    with book.nobody_else_saving():  # and where it takes longer
        app.button(key="data.forget").click().run()
        app = visit("people/garden")
    done(book)
    assert "no room left on the disk" in app.run().error[0].value
    app.session_state["data.forget_all"] = True
    app = visit("more/data")
    assert app.text_input(key="data.all.sure").value == "forget all"
    assert app.radio(key="data.all.file").value == "delete"


def test_forgetting_leaves_what_an_import_has_to_show_and_forgetting_all_does_not(
    visit: Visit, app: AppTest, book: Workbook
) -> None:
    named(book)
    app = visit("more/data")
    brought = jobs.start(book.path, "bring_in", lambda progress: Brought((), ()))
    assert brought is not None
    app.session_state["data.forget_all"] = True
    assert "It is in" in " ".join(one.value for one in app.run().subheader)
    assert working.begin(working.EMPTY_TRASH, lambda progress: "The trash is empty.")
    done(book)
    assert "It is in" in " ".join(one.value for one in app.run().subheader)
    app.text_input(key="data.all.sure").set_value("forget all")
    sent(app, book, "data.forget")
    assert jobs.of(book.path) is None
    assert app.file_uploader(key="data.upload")


def test_every_tab_that_began_it_or_saw_it_says_it_once(visit: Visit, app: AppTest, book: Workbook) -> None:
    ana, _ = named(book)
    app = asked(visit, app, ana)
    app.text_input(key="forget.sure").set_value("forget")
    saw, other = launch(), launch()
    with book.nobody_else_saving():
        app.button(key="forget.forget").click().run()
        assert saw.run().get("progress")
    done(book)
    assert toasts(saw.run()) == ["Ana Lee is forgotten."]
    assert toasts(app.run()) == ["Ana Lee is forgotten."]
    assert not toasts(other.run())
    assert not toasts(saw.run())
    assert not toasts(app.run())


def test_of_two_tabs_at_once_one_begins(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either began: the other hears that its own work was not."""
    go, start = Event(), jobs.start

    def slow(progress: jobs.Progress) -> str:
        assert go.wait(20)
        return "Ana is forgotten."

    def second(path: Path, kind: str, work: Callable[[jobs.Progress], str]) -> jobs.Job | None:
        start(path, working.FORGET, slow)
        return start(path, kind, work)

    monkeypatch.setattr(jobs, "start", second)
    try:
        assert not working.begin(working.FORGET, lambda progress: "Bo is forgotten.")
    finally:
        go.set()


def test_a_mistake_on_the_thread_is_shown_and_leaves_the_page_usable(visit: Visit, book: Workbook) -> None:
    def broken(progress: jobs.Progress) -> str:
        raise KeyError("x")

    jobs.start(book.path, working.FORGET, broken)
    done(book)
    app = visit("more/data")
    assert app.exception
    assert not app.run().exception
