"""The Guide page: searched, and the way into the tour."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netjob.workbook import Workbook, preferences

Visit = Callable[[str], AppTest]


def said(app: AppTest) -> str:
    return " ".join(element.value for element in app.markdown)


def test_the_method_and_the_words_stand_there(visit: Visit) -> None:
    page = visit("more/guide")
    assert not said(page)
    for box in page.expander:
        page.session_state[box.key] = True
    page.run()
    assert not page.exception
    assert "Being sought out." in said(page)
    assert "touchpoint" in said(page)


def test_a_search_leaves_what_it_finds(visit: Visit) -> None:
    page = visit("more/guide")
    page.text_input(key="guide.search").set_value("garden").run()
    assert "Incoming." in said(page)
    assert "Outgoing." not in said(page)
    page.text_input(key="guide.search").set_value("*zzz*").run()
    assert "Nothing here has “\\*zzz\\*” in it" in said(page)


def test_the_tour_begins_here(visit: Visit, book: Workbook) -> None:
    page = visit("more/guide")
    page.button(key="guide.tour").click().run()
    assert not page.exception
    assert preferences.read(book)["tour"] == 1
