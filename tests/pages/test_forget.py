"""Forget a person, the trash, and forget all, on their screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.ui.session import opened
from netjob.workbook import Workbook, backups
from tests.conftest import TODAY
from tests.pages.test_contacts import add, touch

Visit = Callable[[str], AppTest]


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    """The app's own: a file can't be exchanged while another has it open."""
    return opened(tmp_path / "workbook.duckdb")


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "")


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
    app.button(key="forget.forget").click().run()
    assert not app.exception
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
    app.button(key="forget.forget").click().run()
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
    app.button(key="data.empty_trash").click().run()
    assert not app.exception
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
    app.button(key="data.forget").click().run()
    assert not app.exception
    assert book.path.exists()
    assert backups.listed(book.path) == []


def test_all_is_set_aside_with_its_backups(visit: Visit, app: AppTest, book: Workbook) -> None:
    named(book)
    book.back_up("hand")
    app.session_state["data.forget_all"] = True
    app = visit("more/data")
    app.text_input(key="data.all.sure").set_value("forget all")
    app.button(key="data.forget").click().run()
    assert len(backups.listed(book.path)) == 1
    assert [one for one in book.path.parent.iterdir() if one.name.endswith("-aside")]
