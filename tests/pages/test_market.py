"""The Market page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, Writer, answers, contacts, market, targets
from tests.hand import opened

Visit = Callable[[str], AppTest]
PAGE = "prepare/market"
ODD = "**Acme** <img src=x> :smile:"


@pytest.fixture
def listed(book: Workbook) -> None:
    """Three targets, one followed in an archive, one person inside."""

    def work(writer: Writer) -> None:
        for name in ("Acme", "Orbit", ODD):
            targets.add(writer, name)
        writer.insert("target", name="Followed", organisation_key="followed", status="suggested")
        writer.insert("target", name="Other", organisation_key="other", status="suggested")
        contacts.add(writer, ContactForm("Ann", "Acme Inc."))

    book.save(work)


def row(book: Workbook, target: int) -> tuple[object, ...]:
    found = book.row("SELECT kind, motivation, posting, notes, status FROM target WHERE id = ?", [target])
    assert found is not None
    return found


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "").replace("\u200b", "")


def test_an_empty_market_says_what_fills_it(visit: Visit) -> None:
    app = visit(PAGE)
    assert not app.exception
    assert "Type one in" in shown(app)


@pytest.mark.parametrize("kind", ["organisation", "industry", "role", "place"])
def test_kinds_are_added_and_taken_out(visit: Visit, book: Workbook, kind: str) -> None:
    app = visit(PAGE)
    app.multiselect(key=f"market.{kind}").set_value(["Hospitals", "Ferries"]).run()
    assert [(one.kind, one.value) for one in market.listed(book)] == [(kind, "Hospitals"), (kind, "Ferries")]
    app.multiselect(key=f"market.{kind}").set_value(["Ferries"]).run()
    assert [one.value for one in market.listed(book)] == ["Ferries"]
    assert not [field for field in app.text_input if field.key == "market.explain.2"]
    opened(app, "market.why").text_input(key="market.explain.2").set_value("I know the crews").run()
    assert market.listed(book)[0].why == "I know the crews"


def test_an_organisation_is_added_once(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    app.text_input(key="market.add").set_value("Northmere Transit").run()
    app.text_input(key="market.add").set_value("northmere transit")
    app.button(key="market.add_do").click().run()
    assert [target.name for target in targets.ranked(book)] == ["Northmere Transit"]
    assert "already" in shown(app)


def test_a_name_too_long_is_refused_and_stays_in_the_field(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    app.text_input(key="market.add").set_value("x" * 201).run()
    assert targets.ranked(book) == []
    assert app.text_input(key="market.add").value == "x" * 201
    assert "Shorten it" in shown(app)


def test_every_field_of_a_target_is_kept_as_soon_as_it_changes(visit: Visit, book: Workbook, listed: None) -> None:
    app = visit(PAGE)
    app.button(key="market.edit.1").click().run()
    app.get_by_key("market.motivation.1").set_value(3).run()
    app.get_by_key("market.posting.1").set_value(2).run()
    app.text_input(key="market.kind.1").set_value("Maker").run()
    app.text_area(key="market.notes.1").set_value("Ann is inside").run()
    app.get_by_key("market.status.1").set_value("resting").run()
    assert row(book, 1) == ("Maker", 3, 2, "Ann is inside", "resting")
    app.button(key="market.edit.1").click().run()
    assert not [area for area in app.text_area if area.key == "market.notes.1"]


def test_the_others_are_drawn_once_they_are_opened(visit: Visit, book: Workbook) -> None:
    book.save(lambda writer: [targets.add(writer, f"Works {at:02}") for at in range(15)])
    app = visit(PAGE)

    def edits() -> list[str]:
        keys = (button.key or "" for button in app.button)
        return [key.removeprefix("market.edit.") for key in keys if key.startswith("market.edit.")]

    assert edits() == ["1", "2", "3", "4", "5"]
    opened(app, "market.rest")
    assert edits()[5:] == ["6", "7", "8", "9", "10", "11", "12", "13"]
    app.get_by_key("market.page.rest").set_value(2).run()
    assert edits()[5:] == ["14", "15"]


def test_a_target_goes_and_comes_back(visit: Visit, book: Workbook, listed: None) -> None:
    app = visit(PAGE)
    app.button(key="market.edit.2").click().run()
    app.button(key="market.trash.2").click().run()
    assert "Orbit" not in targets.listed(book).values()
    app.button(key="market.undo").click().run()
    assert "Orbit" in targets.listed(book).values()


def test_the_order_and_the_gaps_follow_from_who_is_inside(visit: Visit, book: Workbook, listed: None) -> None:
    app = visit(PAGE)
    edits = [button.key for button in app.button if (button.key or "").startswith("market.edit.")]
    assert edits[0] == "market.edit.1"
    said = shown(app)
    assert "1 person you know there" in said
    assert ODD in said


def test_suggested_organisations_are_taken_up_or_left_out(visit: Visit, book: Workbook, listed: None) -> None:
    app = visit(PAGE)
    app.multiselect(key="market.suggested").set_value([4])
    app.button(key="market.keep").click().run()
    assert row(book, 4)[4] == "active"
    app.button(key="market.discard").click().run()
    assert book.value("SELECT trashed_at IS NOT NULL FROM target WHERE id = 5")


def test_adding_a_suggested_organisation_by_name_takes_it_up(visit: Visit, book: Workbook, listed: None) -> None:
    app = visit(PAGE)
    app.text_input(key="market.add").set_value("Followed").run()
    assert row(book, 4)[4] == "active"


def test_the_size_follows_from_the_users_own_estimate(visit: Visit, book: Workbook, listed: None) -> None:
    app = opened(visit(PAGE), "market.size_open")
    assert app.number_input(key="market.organisations").value == 3
    app.number_input(key="market.organisations").set_value(40).run()
    app.number_input(key="market.openings").set_value(1.5).run()
    assert answers.body(book, "market_organisations") == "40"
    assert answers.body(book, "market_openings") == "1.5"
    assert "about 60 a year, and 30 in a search of six months" in shown(app)
