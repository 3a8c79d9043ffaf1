"""Same person?: each widget that changes state is set, run, and looked up in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach.matches import Matches
from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, contacts

PAGE = "people/contacts"
Visit = Callable[[str], AppTest]
AWKWARD = "Ana **Bold** :smile: '; DROP TABLE contact; --"
TABLES = ("contact", "touchpoint", "contact_identity", "distinct_pair", "suggestion")


def add(book: Workbook, name: str, **more: object) -> int:
    made = book.save(lambda writer: contacts.add(writer, ContactForm(name, **more)))  # type: ignore[arg-type]
    assert made is not None
    return made


@pytest.fixture
def pair(book: Workbook) -> tuple[int, int]:
    one = add(book, "Bo Li", organisation="Lumen", tie="slight", phone="+49 30 901820", notes="from the fair")
    other = add(book, "Li, Bo", organisation="Lumen GmbH", tie="close", email="bo@lumen.com", notes="plays chess")
    return one, other


def review(visit: Visit, app: AppTest) -> AppTest:
    app.query_params["same"] = "1"
    app = visit(PAGE)
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader]
    return " ".join(part.value for part in parts).replace("\\", "").replace("\u200b", "")


def state(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    return {table: book.rows(f"FROM {table} ORDER BY id") for table in TABLES}


def test_a_few_are_not_asked_about(visit: Visit, book: Workbook) -> None:
    for at in range(9):
        add(book, f"Person {at}")
    assert "contacts.same" not in {button.key for button in visit(PAGE).button}


def test_nobody_alike_is_said(visit: Visit, book: Workbook) -> None:
    for name in ("Bo Li", "Eva Stern", "Ana", "Cy", "Dora", "Émile", "Finn", "Greta", "Hugo", "Ines"):
        add(book, name)
    app = visit(PAGE)
    app.button(key="contacts.same").click().run()
    assert not app.exception
    assert app.query_params["same"] == "1"
    assert "Nobody here looks like somebody else" in shown(app)
    app.button(key="contacts.back").click().run()
    assert app.title[0].value == "Contacts"


def test_two_are_merged_field_by_field_and_one_click_takes_it_back(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]
) -> None:
    before = state(book)
    app = review(visit, app)
    assert "The name fits, at the same organisation." in shown(app)
    presets = {
        name: app.get_by_key(f"contacts.take_{name}.1-2").value for name in ("name", "organisation", "tie", "notes")
    }
    assert presets == {"name": "other", "organisation": "other", "tie": "other", "notes": "both"}
    app.radio(key="contacts.take_name.1-2").set_value("one")
    app.radio(key="contacts.take_tie.1-2").set_value("one")
    app.button(key="contacts.merge.1-2").click().run()
    assert not app.exception
    assert book.rows("SELECT id, name, organisation, tie, phone, email, notes FROM contact") == [
        (1, "Bo Li", "Lumen GmbH", "slight", "+49 30 901820", "bo@lumen.com", "from the fair\n\nplays chess")
    ]
    assert "Bo Li and Li, Bo are one contact now." in shown(app)
    app.button(key="contacts.same.undo").click().run()
    assert state(book) == before
    assert app.button(key="contacts.merge.1-2")


def test_two_people_stay_two_for_good_and_that_can_be_taken_back(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]
) -> None:
    app = review(visit, app)
    app.button(key="contacts.not_same.1-2").click().run()
    assert book.rows("SELECT contact, other, until FROM distinct_pair") == [(1, 2, None)]
    assert "Nobody here looks like" in shown(app)
    app.button(key="contacts.same.undo").click().run()
    assert book.rows("FROM distinct_pair") == []
    assert app.button(key="contacts.merge.1-2")


def test_later_is_in_a_month(visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]) -> None:
    app = review(visit, app)
    app.button(key="contacts.same_later.1-2").click().run()
    assert book.rows("SELECT contact, other, until FROM distinct_pair") == [(1, 2, date(2026, 4, 1))]
    assert Matches(book, date(2026, 3, 31)).suggested() == []
    assert [(match.one, match.other) for match in Matches(book, date(2026, 4, 1)).suggested()] == [(1, 2)]
    app.button(key="contacts.same.undo").click().run()
    assert book.rows("FROM distinct_pair") == []


def test_suggestions_come_one_at_a_time_and_the_last_page_goes_with_its_pair(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]
) -> None:
    add(book, "Eva Stern", organisation="Orbit")
    add(book, "E. Stern", organisation="Orbit")
    app = review(visit, app)
    assert "1 of 2" in shown(app)
    app.get_by_key("contacts.same_page").set_value(2).run()
    app.button(key="contacts.not_same.3-4").click().run()
    assert not app.exception
    assert app.button(key="contacts.merge.1-2")


def test_somebody_is_merged_from_their_own_screen(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]
) -> None:
    add(book, AWKWARD)
    app.query_params["contact"] = "2"
    app = visit(PAGE)
    app.get_by_key("contacts.do").set_value("merge").run()
    app.text_input(key="contacts.merge_search").set_value("bold").run()
    assert "contacts.merge_with.2" not in {button.key for button in app.button}
    app.button(key="contacts.merge_with.3").click().run()
    assert app.query_params["same"] == "2-3"
    assert "contacts.same_later.2-3" not in {button.key for button in app.button}
    app.button(key="contacts.merge.2-3").click().run()
    assert not app.exception
    assert book.rows("SELECT id, name, email FROM contact ORDER BY id") == [
        (1, "Bo Li", None), (2, AWKWARD, "bo@lumen.com"),
    ]  # fmt: skip
    assert app.query_params["contact"] == "2"
    app.button(key="contacts.merged.2.undo").click().run()
    assert book.rows("SELECT name FROM contact ORDER BY id") == [("Bo Li",), ("Li, Bo",), (AWKWARD,)]


def test_the_search_on_a_screen_can_be_left(visit: Visit, app: AppTest, pair: tuple[int, int]) -> None:
    app.query_params["contact"] = "1"
    app = visit(PAGE)
    app.get_by_key("contacts.do").set_value("merge").run()
    app.button(key="contacts.merge_cancel").click().run()
    assert "contacts.merge_cancel" not in {button.key for button in app.button}


def test_a_screen_names_the_addresses_a_merge_left_beside(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int]
) -> None:
    book.save(lambda writer: writer.insert("contact_identity", contact=1, kind="email", value="old@lumen.com"))
    app.query_params["contact"] = "1"
    said = shown(visit(PAGE))
    assert "Also known by: old@lumen.com" in said
    assert "Also known by: +49" not in said


@pytest.mark.parametrize("asked", ["1-99", "x", "1-", "-", "1-1", "9" * 30 + "-1", "'; DROP TABLE contact"])
def test_an_address_of_nobody_is_answered_calmly(
    visit: Visit, app: AppTest, book: Workbook, pair: tuple[int, int], asked: str
) -> None:
    app.query_params["same"] = asked
    app = visit(PAGE)
    assert not app.exception
    if "contacts.merge.1-1" in {button.key for button in app.button}:
        app.button(key="contacts.merge.1-1").click().run()
    assert book.value("SELECT count(*) FROM contact") == 2
