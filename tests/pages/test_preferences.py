"""The Preferences page: each choice is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, preferences
from tests.hand import opened

Visit = Callable[[str], AppTest]
END = "preferences.end_search"
GOALS = "SELECT starts_on, touchpoints, talks, asks, gives FROM goal ORDER BY starts_on"


@pytest.fixture
def page(book: Workbook, today: date, visit: Visit) -> AppTest:
    """With a search of five hours, begun long ago."""
    Coach(book, today).prepare.begin("laid_off", date(2026, 1, 5), 5)
    return visit("more/preferences")


def toasts(app: AppTest) -> list[str]:
    return [toast.value for toast in app.toast]


def test_the_situation(page: AppTest, book: Workbook) -> None:
    page.selectbox(key="preferences.situation").set_value("returning").run()
    assert book.rows("SELECT situation, started_on FROM search") == [("returning", date(2026, 1, 5))]
    assert toasts(page) == ["Saved\\."]


def test_hours_bring_their_goals(page: AppTest, book: Workbook) -> None:
    page.segmented_control(key="preferences.hours").set_value(10).run()
    assert book.value("SELECT hours_a_week FROM search") == 10
    assert book.rows(GOALS)[-1] == (date(2026, 3, 2), 15, 4, 3, 3)
    assert page.number_input(key="preferences.touchpoints").value == 15
    assert page.number_input(key="preferences.kept_number").value == 65


def test_goals_are_edited_and_proposed_again(page: AppTest, book: Workbook) -> None:
    assert not [button for button in page.button if button.key == "preferences.propose"]
    page.number_input(key="preferences.talks").set_value(5).run()
    assert book.rows(GOALS)[-1] == (date(2026, 3, 2), 8, 5, 2, 2)
    page.button(key="preferences.propose").click().run()
    assert book.rows(GOALS)[-1] == (date(2026, 3, 2), 8, 2, 2, 2)


@pytest.mark.parametrize("outcome", ["found", "paused", "stopped"])
def test_a_search_ends_with_its_outcome(page: AppTest, book: Workbook, outcome: str) -> None:
    opened(page, END).segmented_control(key="preferences.outcome").set_value(outcome)
    page.date_input(key="preferences.ended_on").set_value(date(2026, 2, 27))
    page.button(key="preferences.end").click().run()
    assert not page.exception
    assert book.rows("SELECT outcome, ended_on FROM search") == [(outcome, date(2026, 2, 27))]


def test_the_end_stands_open_for_whom_today_sends(page: AppTest) -> None:
    assert not [button for button in page.button if button.key == "preferences.end"]
    page.query_params["end"] = "1"
    page.run()
    assert page.button(key="preferences.end")


def test_an_end_before_the_start_is_refused_beside_the_day(page: AppTest, book: Workbook) -> None:
    opened(page, END).date_input(key="preferences.ended_on").set_value(date(2026, 1, 1))
    page.button(key="preferences.end").click().run()
    assert book.rows("SELECT ended_on FROM search") == [(None,)]
    assert page.date_input(key="preferences.ended_on").value == date(2026, 1, 1)
    assert any("before the start" in caption.value for caption in page.caption)


def test_a_search_begins_from_keeping(book: Workbook, visit: Visit) -> None:
    page = visit("more/preferences")
    opened(page, "preferences.begin_search").selectbox(key="preferences.begin_situation").set_value("first_job")
    page.date_input(key="preferences.started_on").set_value(date(2026, 3, 3))
    page.segmented_control(key="preferences.begin_hours").set_value(2)
    page.button(key="preferences.begin").click().run()
    assert book.value("SELECT count(*) FROM search") == 0
    assert any("in the future" in caption.value for caption in page.caption)
    page.date_input(key="preferences.started_on").set_value(date(2026, 2, 27))
    page.button(key="preferences.begin").click().run()
    assert book.rows("SELECT situation, started_on, hours_a_week FROM search") == [("first_job", date(2026, 2, 27), 2)]
    assert any("Until 8 March half" in caption.value for caption in page.caption)


def test_how_many_to_keep(page: AppTest, book: Workbook) -> None:
    page.number_input(key="preferences.kept_number").set_value(20).run()
    assert preferences.read(book)["kept_number"] == 20


@pytest.mark.parametrize(("name", "monday"), [("this", date(2026, 3, 2)), ("next", date(2026, 3, 9))])
def test_a_week_of_rest(page: AppTest, book: Workbook, name: str, monday: date) -> None:
    page.toggle(key=f"preferences.rest_{name}").set_value(True).run()
    assert book.rows("SELECT monday FROM rest_week") == [(monday,)]
    page.toggle(key=f"preferences.rest_{name}").set_value(False).run()
    assert book.rows("SELECT monday FROM rest_week") == []


def test_the_cadence_of_a_tie(page: AppTest, book: Workbook) -> None:
    opened(page, "preferences.cadence").number_input(key="preferences.cadence_close").set_value(21).run()
    assert preferences.read(book)["cadence_days"] == {"close": 21, "familiar": 60, "slight": 120}


def test_people_and_kinds_left_out_come_again(book: Workbook, today: date, visit: Visit) -> None:
    coach = Coach(book, today)
    contact = coach.people.add(ContactForm("Ann *Lee*"))
    shown = coach.start.who_next().suggestions[0]
    coach.start.not_this_one(shown, "not_person", "He *moved*")
    coach.start.not_this_one(shown, "not_kind")
    page = opened(visit("more/preferences"), "preferences.people")
    said = " ".join(element.value for element in page.markdown)
    assert "He \\*moved\\*" in said
    assert "a first touchpoint with people you keep" in said
    for key in (f"contact:{contact}", "kind:first"):
        page.button(key=f"preferences.again.{key}").click().run()
        assert not page.exception
    assert coach.start.left_out() == []
    assert [suggestion.contact for suggestion in coach.start.who_next().suggestions] == [contact]


def test_the_resistance_check_is_turned_on_again(page: AppTest, book: Workbook) -> None:
    preferences.choose(book, resistance_check=False)
    opened(page, "preferences.offers").toggle(key="preferences.resistance_check").set_value(True).run()
    assert preferences.read(book)["resistance_check"] is True


def test_the_tour_is_taken_again(page: AppTest, book: Workbook) -> None:
    opened(page, "preferences.offers").button(key="preferences.tour").click().run()
    assert preferences.read(book)["tour"] == 1
    assert page.title[0].value == "Today"


@pytest.mark.parametrize(("gentler", "close"), [(True, 60), (False, 30)])
def test_a_search_ends_with_a_gentler_cadence_if_wanted(
    page: AppTest, book: Workbook, gentler: bool, close: int
) -> None:
    opened(page, END).checkbox(key="preferences.gentler").set_value(gentler)
    page.button(key="preferences.end").click().run()
    assert not page.exception
    assert preferences.read(book)["cadence_days"]["close"] == close


@pytest.mark.parametrize("choice", ["have", "later", "never"])
def test_linkedin(page: AppTest, book: Workbook, choice: str) -> None:
    opened(page, "preferences.linkedin_part").segmented_control(key="preferences.linkedin").set_value(choice).run()
    assert preferences.read(book)["linkedin"] == choice


def test_every_page_is_listed_at_once(page: AppTest, book: Workbook) -> None:
    opened(page, "preferences.screen").toggle(key="preferences.all_pages").set_value(True).run()
    assert preferences.read(book)["all_pages"] is True


def test_the_time_zone(page: AppTest, book: Workbook) -> None:
    assert "preferences.zone" not in [field.key for field in page.selectbox]
    opened(page, "preferences.screen").selectbox(key="preferences.zone").set_value("Pacific/Auckland").run()
    assert preferences.read(book)["zone"] == "Pacific/Auckland"
    page.selectbox(key="preferences.zone").set_value(None).run()
    assert preferences.read(book)["zone"] is None


def test_the_demo_opens(demo_app: AppTest) -> None:
    demo_app.switch_page("../../pages/more/preferences.py").run()
    assert not demo_app.exception


def test_the_country_of_the_holidays_and_its_part(page: AppTest, book: Workbook) -> None:
    assert "preferences.country" not in [field.key for field in page.selectbox]
    opened(page, "preferences.holidays")
    assert "preferences.subdivision" not in [field.key for field in page.selectbox]
    page.selectbox(key="preferences.country").set_value("DE").run()
    page.selectbox(key="preferences.subdivision").set_value("BY").run()
    chosen = preferences.read(book)
    assert (chosen["country"], chosen["subdivision"]) == ("DE", "BY")
    page.selectbox(key="preferences.country").set_value("FR").run()
    chosen = preferences.read(book)
    assert (chosen["country"], chosen["subdivision"]) == ("FR", None)
