"""Cadence in its frame: empty, with one touchpoint, and on the demo network; each widget that changes it is set."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.content import text
from netjob.workbook import Workbook, preferences
from tests.hand import TODAY, Hand, ago

PAGE = "../../pages/progress/cadence.py"
Visit = Callable[[str], AppTest]


def headlines(app: AppTest) -> list[str]:
    return [one.value for one in app.markdown if one.value.startswith("**")]


def silent(app: AppTest) -> list[str]:
    """The contacts of the list of silences."""
    return next(one.value["Contact"].tolist() for one in app.dataframe if "Contact" in one.value)


@pytest.fixture
def demo_page(demo_app: AppTest) -> AppTest:
    return demo_app.switch_page(PAGE).run()


def test_an_empty_workbook_says_what_will_fill_it(visit: Visit) -> None:
    app = visit("progress/cadence")
    assert not app.exception
    assert text("empty", "cadence") in [one.value for one in app.markdown]
    assert not app.get("plotly_chart")


def test_one_touchpoint_draws_the_first_bar_and_day(book: Workbook, visit: Visit) -> None:
    hand = Hand(book)
    hand.touch(hand.contact("Ana **Bold**", tie="close"), ago(0))
    app = visit("progress/cadence")
    assert len(app.get("plotly_chart")) == 2
    assert headlines(app)[0].startswith("**1 touchpoint this week")
    assert any(line.startswith("**In touch on 1 of the last ") for line in headlines(app))
    assert any("has heard from you within the time you set" in line for line in headlines(app))


def test_without_anybody_kept_the_list_says_who_would_be_on_it(book: Workbook, visit: Visit) -> None:
    hand = Hand(book)
    hand.touch(hand.contact(status="pool"), TODAY)
    app = visit("progress/cadence")
    assert text("empty", "silence") in [one.value for one in app.markdown]


def test_the_demo_shows_all_of_it(demo_page: AppTest) -> None:
    assert not demo_page.exception
    assert len(demo_page.get("plotly_chart")) == 2
    assert "focused touchpoints this week" in headlines(demo_page)[0]
    assert len(silent(demo_page)) >= 5
    assert any(one.value.startswith("Practised as planned in ") for one in demo_page.caption)
    assert any("\n\nAnswered within 7 days" in one.value for one in demo_page.caption)


@pytest.mark.parametrize("by", ["channel", "circle", "direction"])
def test_bars_can_be_split(demo_page: AppTest, by: str) -> None:
    demo_page.button_group(key="cadence.by").set_value(by).run()
    assert not demo_page.exception
    assert demo_page.button_group(key="cadence.by").value == by


def test_more_weeks_can_be_shown(demo_page: AppTest) -> None:
    demo_page.button_group(key="cadence.weeks").set_value(52).run()
    assert not demo_page.exception
    assert demo_page.button_group(key="cadence.weeks").value == 52


def test_a_long_list_is_shown_a_page_at_a_time(book: Workbook, app: AppTest) -> None:
    hand = Hand(book)
    for at in range(25):
        hand.touch(hand.contact(f"Person {at:02}", tie="close"), ago(100 - at))
    app.session_state["cadence.page"] = 2
    app.switch_page(PAGE).run()
    assert not app.exception
    assert silent(app) == [f"Person {at:02}" for at in range(20, 25)]


@pytest.mark.parametrize(
    ("part", "begins"),
    [
        ("gaps", "half of the gaps end within"),
        ("newcomers", "new contacts in the last 26 weeks"),
        ("asks", " in the last 30 days"),
    ],
)
def test_parts_are_drawn_once_they_are_opened(demo_page: AppTest, part: str, begins: str) -> None:
    assert not any(begins in line for line in headlines(demo_page))
    demo_page.button_group(key="cadence.closer").set_value(part).run()
    assert not demo_page.exception
    assert any(begins in line for line in headlines(demo_page))
    assert not any("most often on Mondays" in line for line in headlines(demo_page))


def test_the_calendar_stands_there_first_and_can_be_put_away(demo_page: AppTest) -> None:
    assert any("most often on Mondays" in line for line in headlines(demo_page))
    demo_page.button_group(key="cadence.closer").set_value(None).run()
    assert len(demo_page.get("plotly_chart")) == 1


def test_parts_without_anything_say_so(book: Workbook, visit: Visit) -> None:
    hand = Hand(book)
    hand.touch(hand.contact(status="pool"), TODAY)
    app = visit("progress/cadence")
    app.button_group(key="cadence.closer").set_value("gaps").run()
    assert text("empty", "gaps") in [one.value for one in app.markdown]
    app.button_group(key="cadence.closer").set_value("asks").run()
    assert not app.exception
    assert "No ask in the last 30 days." in [one.value for one in app.caption]


def test_weeks_in_a_row_are_counted_where_the_user_wants_it(demo_page: AppTest, demo: Workbook) -> None:
    assert not any("in a row." in one.value for one in demo_page.caption)
    demo_page.toggle(key="cadence.streaks").set_value(True).run()
    assert preferences.read(demo)["streaks"] is True
    assert any("in a row." in one.value for one in demo_page.caption)
    demo_page.toggle(key="cadence.streaks").set_value(False).run()
    assert preferences.read(demo)["streaks"] is False
