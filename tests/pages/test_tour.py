"""The tour: offered once, walked stop by stop, left and taken again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netjob.errors import DiskFull, NetjobError, WorkbookReadOnly
from netjob.workbook import Workbook, preferences
from tests.hand import Hand


@pytest.fixture
def people(book: Workbook) -> Workbook:
    """A workbook with somebody in it, whose welcome is over."""
    Hand(book).contact("Ann")
    preferences.choose(book, welcome_step=12)
    return book


def said(app: AppTest) -> str:
    return " ".join(element.value for element in app.markdown)


def test_the_tour_is_offered_walked_and_left(people: Workbook, app: AppTest) -> None:
    app.run().button(key="tour.take").click().run()
    assert "Stop 1 of 5: Today" in said(app)
    for title in ("Contacts", "Offer", "Conversation", "Log"):
        app.button(key="tour.next").click().run()
        assert not app.exception
        assert app.title[0].value == title
    app.button(key="tour.back").click().run()
    assert app.title[0].value == "Conversation"
    app.button(key="tour.next").click().run()
    app.button(key="tour.end").click().run()
    assert preferences.read(people)["tour"] == 0
    assert not [found for found in app.button if str(found.key).startswith("tour.")]


def test_the_tour_can_be_left_and_is_not_offered_again(people: Workbook, app: AppTest) -> None:
    app.run().button(key="tour.not_now").click().run()
    assert not [found for found in app.button if found.key == "tour.take"]
    assert preferences.read(people)["tour"] == 0


def test_who_goes_elsewhere_has_left_the_tour(people: Workbook, app: AppTest) -> None:
    app.run().button(key="tour.take").click().run()
    app.button(key="tour.next").click().run()
    assert app.button(key="tour.leave")
    app.switch_page("../../pages/start/log.py").run()
    assert not [found for found in app.button if str(found.key).startswith("tour.")]
    assert preferences.read(people)["tour"] == 0


def test_leave_the_tour_stands_on_the_card(people: Workbook, app: AppTest) -> None:
    app.run().button(key="tour.take").click().run()
    app.button(key="tour.leave").click().run()
    assert preferences.read(people)["tour"] == 0
    assert not [found for found in app.button if str(found.key).startswith("tour.")]


@pytest.mark.parametrize("fault", [DiskFull, WorkbookReadOnly])
def test_a_page_is_whole_where_leaving_the_tour_cannot_be_noted(
    people: Workbook, app: AppTest, monkeypatch: pytest.MonkeyPatch, fault: type[NetjobError]
) -> None:
    app.run().button(key="tour.take").click().run()

    def refuse(*_: object) -> None:
        raise fault(path=people.path)

    with monkeypatch.context() as full:
        full.setattr(Workbook, "save", refuse)
        app.switch_page("../../pages/start/log.py").run()
        assert not [found for found in app.button if str(found.key).startswith("tour.")]
        assert (app.title[0].value, list(app.error)) == ("Log", [])
    assert preferences.read(people)["tour"] == 1
    app.run()
    assert preferences.read(people)["tour"] == 0
