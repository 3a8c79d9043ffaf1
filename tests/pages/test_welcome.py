"""The welcome: each of its twelve steps is answered, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.coaching.names import Named
from netjob.workbook import Workbook, preferences

Visit = Callable[[str], AppTest]
At = Callable[[int], AppTest]
PEOPLE = "Ana Kovač, Lumen Works, we shared an office\nBen Ray\n**Cy** <b>Dee</b>, school"


@pytest.fixture
def at(book: Workbook, visit: Visit) -> At:
    """The welcome at a step, everything before it finished."""

    def show(step: int) -> AppTest:
        preferences.choose(book, welcome_step=step - 1)
        return visit("start/welcome")

    return show


@pytest.fixture
def ana(book: Workbook, today: date) -> int:
    """One person who was remembered."""
    Coach(book, today).welcome.keep_people([(Named("Ana Kovač", "", "we shared an office"), "year")])
    return 1


def step(app: AppTest) -> str:
    assert not app.exception
    return app.subheader[0].value


def next_(app: AppTest) -> AppTest:
    keys = {button.key for button in app.button}
    return app.button(key="welcome.keep" if "welcome.keep" in keys else "welcome.next").click().run()


def reached(book: Workbook) -> int:
    return int(preferences.read(book)["welcome_step"])


def test_it_starts_with_where_the_file_lies(at: At, book: Workbook) -> None:
    app = at(1)
    assert [code.value for code in app.code] == [str(book.path)]
    assert step(next_(app)) == "Which is you today?"
    assert reached(book) == 1


@pytest.mark.parametrize("situation", ["laid_off", "employed", "changing_field", "first_job", "returning"])
def test_one_click_says_which_is_you(at: At, book: Workbook, today: date, situation: str) -> None:
    app = at(2).button(key=f"welcome.situation.{situation}").click().run()
    assert book.rows("SELECT situation, started_on, hours_a_week FROM search") == [(situation, today, 0)]
    assert step(app).startswith("How many hours")


def test_keeping_has_no_search_and_no_goals(at: At, book: Workbook) -> None:
    app = at(2).button(key="welcome.situation.keeping").click().run()
    assert book.value("SELECT count(*) FROM search") == 0
    assert step(next_(app)) == "What may you want next?"
    assert step(app.button(key="welcome.back").click().run()).startswith("How many hours")
    app.button(key="welcome.back").click().run().button(key="welcome.situation.laid_off").click().run()
    assert book.value("SELECT situation FROM search") == "laid_off"


@pytest.mark.parametrize(("hours", "full"), [(2, 3), (5, 8), (10, 15), (20, 30), (0, 0)])
def test_hours_set_the_goals(at: At, book: Workbook, today: date, hours: int, full: int) -> None:
    Coach(book, today).prepare.change_situation("returning")
    app = at(3).button(key=f"welcome.hours.{hours}").click().run()
    assert book.value("SELECT hours_a_week FROM search") == hours
    assert book.value("SELECT max(touchpoints) FROM goal") == full
    assert step(app) == "What may you want next?"


def test_a_want_counts_once_its_field_is_left(at: At, book: Workbook) -> None:
    app = at(4)
    app.text_input(key="welcome.want").set_value("a calm team").run()
    assert book.rows("SELECT prompt, item, body FROM answer") == [("want", 1, "a calm team")]
    assert step(next_(app)) == "Five people who would be glad to hear from you"
    assert book.value("SELECT count(*) FROM answer") == 1
    app.button(key="welcome.back").click().run()
    assert app.text_input(key="welcome.want").value == "a calm team"


def test_not_sure_is_an_answer(at: At, book: Workbook) -> None:
    app = at(4).button(key="welcome.not_sure").click().run()
    assert book.value("SELECT body FROM answer") == "Not sure yet"
    assert step(app) == "Five people who would be glad to hear from you"


def test_typed_people_are_shown_first_and_then_kept(at: At, book: Workbook) -> None:
    app = at(5)
    app.text_area(key="welcome.people").set_value(PEOPLE)
    next_(app)  # the lines were not on screen yet: nobody is kept unseen
    assert book.value("SELECT count(*) FROM contact") == 0
    app.segmented_control(key="welcome.last.Ben Ray").set_value("longer").run()
    next_(app)
    assert book.rows("SELECT name, organisation, notes, last_before, status, tie FROM contact ORDER BY id") == [
        ("Ana Kovač", "Lumen Works", "we shared an office", None, "kept", "familiar"),
        ("Ben Ray", None, None, date(2022, 3, 3), "kept", "familiar"),
        ("**Cy** <b>Dee</b>", "school", None, None, "kept", "familiar"),
    ]
    assert step(app) == "Which organisations interest you?"
    app.button(key="welcome.back").click().run()
    assert app.text_area(key="welcome.people").value == ""


def test_ten_people_are_read_at_a_time(at: At, book: Workbook) -> None:
    app = at(5)
    app.text_area(key="welcome.people").set_value("\n".join(f"Person {n}, Acme, school" for n in range(12))).run()
    next_(app)
    assert book.value("SELECT count(*) FROM contact") == 10
    assert app.text_area(key="welcome.people").value == "Person 10, Acme, school\nPerson 11, Acme, school"
    next_(app)
    assert book.value("SELECT count(*) FROM contact") == 12
    assert step(app) == "Which organisations interest you?"


def test_a_name_that_is_too_long_is_refused_and_stays(at: At, book: Workbook) -> None:
    app = at(5)
    app.text_area(key="welcome.people").set_value("Ann\n" + "x" * 201).run()
    next_(app)
    assert book.value("SELECT count(*) FROM contact") == 0
    assert any("longer than 200" in caption.value for caption in app.caption)
    assert app.text_area(key="welcome.people").value.startswith("Ann")


def test_places_are_kept(at: At, book: Workbook) -> None:
    app = at(6)
    app.text_input(key="welcome.place.0").set_value("Lumen Works")
    app.text_input(key="welcome.place.1").set_value("small hospitals")
    app.segmented_control(key="welcome.place_kind.1").set_value("kind")
    assert step(next_(app)) == "One thing you did, and what came of it"
    assert book.rows("SELECT name, status FROM target") == [("Lumen Works", "active")]
    assert book.rows("SELECT kind, value FROM market") == [("organisation", "small hospitals")]
    app.button(key="welcome.back").click().run()
    assert len([field for field in app.text_input if str(field.key).startswith("welcome.place.")]) == 1


def test_a_proof_and_two_sentences(at: At, book: Workbook, today: date) -> None:
    Coach(book, today).prepare.change_situation("returning")
    app = at(7)
    app.text_area(key="welcome.proof").set_value("cared for my father")
    app.text_area(key="welcome.story").set_value("I was away. I am back.").run()
    next_(app)
    assert book.rows("SELECT prompt, item, body FROM answer ORDER BY prompt") == [
        ("proof", 1, "cared for my father"),
        ("story_returning", 0, "I was away. I am back."),
    ]


@pytest.mark.parametrize("number", [5, 6, 7, 8, 9, 10])
def test_a_step_can_be_skipped(at: At, book: Workbook, ana: int, number: int) -> None:
    before = book.revision
    app = at(number).button(key="welcome.skip").click().run()
    assert not app.exception
    assert reached(book) == number
    assert book.rows("SELECT count(*) FROM touchpoint") == [(0,)]
    assert book.revision > before


def test_a_hello_has_three_openings(at: At, book: Workbook, ana: int) -> None:
    app = at(8)
    assert "we shared an office" in app.code[0].value
    app.segmented_control(key="welcome.words").set_value("doing").run()
    assert app.code[0].value.startswith("Hello Ana, it has been a while")
    assert step(next_(app)) == "Did the hello go out?"


@pytest.mark.parametrize("number", [8, 9])
def test_without_people_a_hello_leads_back_to_them(at: At, number: int) -> None:
    app = at(number).button(key="welcome.to_people").click().run()
    assert step(app) == "Five people who would be glad to hear from you"


@pytest.mark.parametrize(
    ("answer", "words", "logged", "due"),
    [
        ("sent", "ground", [("message", False, ["other"])], date(2026, 3, 11)),
        ("sent", "own", [("message", False, None)], date(2026, 3, 11)),
        ("spoke", "ground", [("call", True, ["other"])], date(2026, 3, 4)),
        ("not_today", None, [], date(2026, 3, 4)),
    ],
)
def test_how_the_hello_went_is_logged(
    at: At, book: Workbook, ana: int, answer: str, words: str | None, logged: list[tuple[object, ...]], due: date
) -> None:
    app = at(9)
    app.segmented_control(key="welcome.answer").set_value(answer).run()
    if words:
        app.segmented_control(key="welcome.words").set_value(words).run()
    next_(app)
    assert step(app) == "Your LinkedIn archive"
    assert book.rows("SELECT channel, talk, common_ground FROM touchpoint") == logged
    assert book.rows("SELECT contact, owed_by, due_on FROM follow_up") == [(ana, "me", due)]
    app.button(key="welcome.undo").click().run()
    assert book.value("SELECT count(*) FROM touchpoint") + book.value("SELECT count(*) FROM follow_up") == 0


def test_the_day_to_look_again_is_the_users(at: At, book: Workbook, ana: int) -> None:
    app = at(9)
    app.segmented_control(key="welcome.answer").set_value("sent").run()
    app.date_input(key="welcome.look_again.sent").set_value(date(2026, 3, 20)).run()
    next_(app)
    assert book.value("SELECT due_on FROM follow_up") == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("choice", "then"),
    [
        ("have", "Bring the archive in"),
        ("later", "Two times for your calendar"),
        ("never", "Two times for your calendar"),
    ],
)
def test_linkedin(at: At, book: Workbook, choice: str, then: str) -> None:
    app = at(10).button(key=f"welcome.linkedin.{choice}").click().run()
    assert preferences.read(book)["linkedin"] == choice
    assert step(app) == then


def test_the_archive_step_says_where_a_file_goes(at: At, book: Workbook) -> None:
    app = at(11)
    assert any("nothing to do here without a file" in markdown.value for markdown in app.markdown)
    preferences.choose(book, linkedin="have")
    app.run()
    assert any("Choose the file on the Data page" in markdown.value for markdown in app.markdown)
    assert step(next_(app)) == "Two times for your calendar"


def test_two_times_end_the_welcome_on_today(at: At, book: Workbook, ana: int) -> None:
    app = at(12)
    app.date_input(key="welcome.day.one_person").set_value(date(2026, 3, 5))
    app.time_input(key="welcome.time.reading").set_value(time(17, 30))
    app.run()
    next_(app)
    assert app.title[0].value == "Today"
    assert reached(book) == 12
    assert book.rows("SELECT when_ FROM intention ORDER BY id") == [
        ("Thursday 5 March, 09:00",),
        ("Wednesday 11 March, 17:30",),
    ]


def test_left_in_the_middle_it_is_taken_up_at_the_same_step(at: At, visit: Visit, book: Workbook) -> None:
    assert step(at(6)) == "Which organisations interest you?"
    visit("start/today")
    assert step(visit("start/welcome")) == "Which organisations interest you?"
    assert reached(book) == 5


def test_an_address_can_name_the_step(at: At, app: AppTest) -> None:
    app.query_params["step"] = "10"
    assert step(at(3)) == "Your LinkedIn archive"


def test_the_demo_is_not_walked_through(demo_app: AppTest) -> None:
    demo_app.switch_page("../../pages/start/welcome.py").run()
    assert not demo_app.exception
    assert not [button for button in demo_app.button if button.key == "welcome.next"]
