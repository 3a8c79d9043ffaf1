"""The frame: every page in the registry opens in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.ui import session
from netjob.ui.registry import PAGES, Entry
from netjob.workbook import Workbook
from tests.conftest import ROOT


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_opens_on_an_empty_workbook(visit: Callable[[str], AppTest], entry: Entry) -> None:
    app = visit(f"{entry.folder}/{entry.name}")
    assert not app.exception
    assert app.title


def test_every_page_is_listed_once_asked_for(app: AppTest, book: Workbook) -> None:
    app.button(key="frame.show_all").click().run()
    assert book.rows("SELECT value FROM preference WHERE name = 'all_pages'") == [("true",)]
    assert "frame.show_all" not in [button.key for button in app.button]


def test_look_round_is_a_file_of_its_own_with_a_banner_and_one_way_back(app: AppTest, book: Workbook) -> None:
    app.button(key="today.look").click().run()
    assert not app.exception
    assert book.empty
    demo = book.path.parent / "demo.duckdb"
    assert demo.exists()
    app.switch_page("../../pages/people/contacts.py").run()
    assert [button for button in app.button if (button.key or "").startswith("contacts.open.")]
    app.button(key="banner.start_mine").click().run()
    assert not [button for button in app.button if (button.key or "").startswith("contacts.open.")]


def arrived(**address: str) -> AppTest:
    """A tab that opens, or is loaded again, at an address."""
    tab = AppTest.from_file(str(ROOT / "netjob" / "ui" / "frame.py"), default_timeout=30)
    for name, value in address.items():
        tab.query_params[name] = value
    return tab.run()


def test_a_reload_stays_with_the_demo_and_start_mine_leaves_it(app: AppTest, book: Workbook) -> None:
    app.button(key="today.look").click().run()
    assert app.query_params[session.ADDRESS] == session.ROUND
    again = arrived(**{session.ADDRESS: session.ROUND})
    assert not again.exception
    assert again.button(key="banner.start_mine")
    again.button(key="banner.start_mine").click().run()
    assert session.ADDRESS not in again.query_params
    assert "banner.start_mine" not in [button.key for button in again.button]
    again.query_params[session.ADDRESS] = session.ROUND  # back in the browser
    again.run()
    assert "banner.start_mine" not in [button.key for button in again.button]
    assert session.ADDRESS not in again.query_params
    assert book.empty


def test_an_address_alone_makes_no_demo(app: AppTest, book: Workbook) -> None:
    tab = arrived(**{session.ADDRESS: session.ROUND})
    assert "banner.start_mine" not in [button.key for button in tab.button]
    assert not (book.path.parent / "demo.duckdb").exists()


def test_what_the_file_says_is_shown_in_one_place(app: AppTest, book: Workbook) -> None:
    """A fault of the file ends as one sentence; a bug keeps its traceback."""
    book.save(lambda writer: writer.execute("INSERT INTO schema_step VALUES (99, 'later', now(), '3.0')"))
    session.close()
    book.close()
    app.run()
    assert not app.exception
    assert "newer netjob" in app.error[0].value


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_opens_on_the_demo(demo_app: AppTest, entry: Entry) -> None:
    demo_app.switch_page(f"../../{entry.file}").run()
    assert not demo_app.exception
    assert demo_app.title
    assert not demo_app.error


def test_nothing_typed_over_the_demo_ends_in_the_own_workbook(app: AppTest, book: Workbook) -> None:
    app.button(key="today.look").click().run()
    app.switch_page("../../pages/people/contacts.py").run()
    app.button(key="contacts.add").click().run()
    app.text_input(key="contacts.name").set_value("From the demo")
    app.button(key="banner.start_mine").click().run()
    assert app.title[0].value == "Welcome"
    kept = {key for key in app.session_state.to_dict() if not key.startswith("session.")}
    assert not {key for key in kept if key.startswith("contacts.")}
    app.switch_page("../../pages/people/contacts.py").run()
    assert "contacts.save" not in [button.key for button in app.button]
    assert book.empty
