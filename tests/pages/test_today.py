"""The Today page: each answer to a suggestion is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import TouchpointForm
from netjob.errors import DiskFull, NetjobError, WorkbookMoved, WorkbookReadOnly
from netjob.ui import session
from netjob.workbook import Workbook, outcomes, preferences
from tests.hand import Hand, ago, opened
from tests.today import cards, rings, said

ODD = "**Ann** <img src=x> '; DROP TABLE contact; --"


def add(book: Workbook, today: date, *names: str) -> None:
    for name in names:
        Coach(book, today).people.add(ContactForm(name, "Acme " + name))


@pytest.fixture
def people(book: Workbook, today: date) -> Workbook:
    """Three who are kept and were never touched, in a workbook whose welcome is over."""
    preferences.choose(book, welcome_step=12)
    add(book, today, "Ann", "Bob", "Cy")
    return book


@pytest.fixture
def page(people: Workbook, app: AppTest) -> AppTest:
    return app.run()


def test_an_empty_workbook_offers_two_ways_to_begin(app: AppTest) -> None:
    assert [button.key for button in app.button] == ["today.look", "today.mine", "frame.show_all"]
    app.button(key="today.mine").click().run()
    assert not app.exception
    assert app.title[0].value == "Welcome"


def test_looking_round_shows_the_demo_and_start_mine_comes_back(app: AppTest, book: Workbook) -> None:
    app.button(key="today.look").click().run(timeout=60)
    assert not app.exception
    assert cards(app)
    assert not [button for button in app.button if button.key == "today.go_on"]
    app.button(key="banner.start_mine").click().run()
    assert book.empty
    session.close()


def test_the_welcome_can_be_gone_on_with_or_left(people: Workbook, app: AppTest) -> None:
    preferences.choose(people, welcome_step=5)
    app.run()
    assert "step 6 of 12" in said(app)
    app.button(key="today.leave_welcome").click().run()
    assert preferences.read(people)["welcome_step"] == 12
    assert not [button for button in app.button if button.key == "today.go_on"]
    preferences.choose(people, welcome_step=5)
    app.run().button(key="today.go_on").click().run()
    assert app.title[0].value == "Welcome"


def test_done_logs_a_touchpoint_and_can_be_taken_back(page: AppTest, people: Workbook) -> None:
    assert cards(page) == ["cadence:1"]
    opened(page, "today.open_done.cadence:1")
    page.text_input(key="today.heard.cadence:1").set_value("She moved")
    page.segmented_control(key="today.heard_kind.cadence:1").set_value("feedback")
    page.pills(key="today.channel.cadence:1").set_value("call")
    page.pills(key="today.points.cadence:1").set_value(["doing", "opinion"])
    page.button(key="today.done.cadence:1").click().run()
    assert not page.exception
    assert people.rows("SELECT contact, channel, talk, points FROM touchpoint") == [
        (1, "call", True, ["doing", "opinion"])
    ]
    assert people.rows("SELECT kind, body FROM heard") == [("feedback", "She moved")]
    assert cards(page) == []
    assert r"Logged\: Ann" in said(page)
    page.button(key="today.undo").click().run()
    assert people.value("SELECT count(*) FROM touchpoint") == 0
    assert cards(page) == ["cadence:1"]


def test_done_may_stay_empty(page: AppTest, people: Workbook) -> None:
    opened(page, "today.open_done.cadence:1").button(key="today.done.cadence:1").click().run()
    assert people.rows("SELECT channel, points, angle FROM touchpoint") == [("message", None, "acquaintance")]
    assert people.value("SELECT count(*) FROM heard") == 0


def test_an_answer_is_drawn_once_it_was_opened_and_keeps_what_was_typed(page: AppTest) -> None:
    key = "today.open_not_this_one.cadence:1"
    assert not [field for field in page.text_input if field.key == "today.why.cadence:1"]
    opened(page, key).text_input(key="today.why.cadence:1").set_value("too close").run()
    page.session_state[key] = False
    assert page.run().text_input(key="today.why.cadence:1").value == "too close"


@pytest.mark.parametrize(("verb", "until"), [("tomorrow", date(2026, 3, 3)), ("next_week", date(2026, 3, 9))])
def test_later(page: AppTest, people: Workbook, verb: str, until: date) -> None:
    opened(page, "today.open_later.cadence:1").button(key=f"today.{verb}.cadence:1").click().run()
    assert people.rows("SELECT key, outcome, until FROM suggestion") == [("cadence:1", "later", until)]
    assert cards(page) == []


def test_later_on_a_day(page: AppTest, people: Workbook) -> None:
    opened(page, "today.open_later.cadence:1").date_input(key="today.until.cadence:1").set_value(date(2026, 4, 1)).run()
    assert people.rows("SELECT outcome, until FROM suggestion") == [("later", date(2026, 4, 1))]
    assert "comes back on 1 April" in said(page)


@pytest.mark.parametrize(
    ("verb", "key", "until", "following"),
    [
        ("not_now", "cadence:1", date(2026, 5, 31), ["cadence:2"]),
        ("not_person", "contact:1", None, ["cadence:2"]),
        ("not_kind", "kind:first", None, []),
    ],
)
def test_not_this_one_is_learned_and_the_next_one_comes(
    page: AppTest, people: Workbook, verb: str, key: str, until: date | None, following: list[str]
) -> None:
    opened(page, "today.open_not_this_one.cadence:1").text_input(key="today.why.cadence:1").set_value("too close")
    page.button(key=f"today.{verb}.cadence:1").click().run()
    assert not page.exception
    assert people.rows("SELECT key, outcome, reason, until FROM suggestion WHERE outcome IS NOT NULL") == [
        (key, "not_this_one", "too close", until)
    ]
    assert cards(page) == following


def test_what_stands_is_noted_once(page: AppTest, people: Workbook) -> None:
    page.run()
    assert people.rows("SELECT shown_on, key, outcome FROM suggestion") == [(date(2026, 3, 2), "cadence:1", None)]


def test_the_next_move_is_prepared(page: AppTest) -> None:
    ways = [(link.label, link.query_string) for link in page.get("page_link")]
    assert ("What I could say", "contact=1&view=prepare") in ways
    assert ("Check a draft", "contact=1&view=draft") in ways


def test_one_more_is_shown_when_asked_for(page: AppTest) -> None:
    page.button(key="today.show_more").click().run()
    assert cards(page) == ["cadence:1", "cadence:2"]
    page.button(key="today.show_more").click().run()
    assert cards(page) == ["cadence:1", "cadence:2", "cadence:3"]
    assert not [button for button in page.button if button.key == "today.show_more"]


def test_when_the_days_part_is_done_one_more_can_still_be_asked_for(page: AppTest) -> None:
    opened(page, "today.open_done.cadence:1").button(key="today.done.cadence:1").click().run()
    assert "That is all for today." in said(page)
    page.button(key="today.show_more").click().run()
    assert cards(page) == ["cadence:2"]


def test_the_line_logs_in_seconds(page: AppTest, people: Workbook) -> None:
    opened(page, "today.choose").multiselect(key="today.line.contacts").set_value([2])
    page.pills(key="today.line.channel").set_value("meeting")
    page.text_input(key="today.line.heard").set_value("a new head")
    page.run().button(key="today.line.log").click().run()
    assert people.rows("SELECT contact, channel, talk FROM touchpoint") == [(2, "meeting", True)]
    assert people.value("SELECT body FROM heard") == "a new head"


@pytest.mark.parametrize(("verb", "preference"), [("later", "later"), ("never", "never")])
def test_the_linkedin_reminder_is_answered(
    people: Workbook, app: AppTest, today: date, verb: str, preference: str
) -> None:
    preferences.choose(people, linkedin="later")
    yesterday = today - timedelta(days=1)
    people.save(lambda writer: outcomes.decide(writer, "linkedin:0", "later", yesterday, until=today))
    app.run().button(key=f"today.linkedin_{verb}").click().run()
    assert preferences.read(people)["linkedin"] == verb
    assert not [button for button in app.button if str(button.key).startswith("today.linkedin_")]


def test_the_week_stands_against_its_goals(people: Workbook, app: AppTest, today: date) -> None:
    Coach(people, today).prepare.begin("laid_off", today, 5)
    Coach(people, today).prepare.write("want", "x", 1)
    app.run()
    assert rings(app) == ["0 of 4", "0 of 1", "0 of 1", "0 of 1"]
    assert "One person for today: 4 left this week, 5 working days." in said(app)
    Coach(people, today).prepare.rest(True)
    app.run()
    assert not rings(app)
    assert cards(app) == []
    Coach(people, today).log.touchpoint(TouchpointForm(today, "call", (1,)))
    assert rings(app.run()) == ["0", "1", "0", "0"]


def test_a_name_is_shown_as_typed(book: Workbook, app: AppTest, today: date) -> None:
    preferences.choose(book, welcome_step=12)
    add(book, today, ODD)
    app.run()
    assert not app.exception
    opened(app, "today.open_later.cadence:1").button(key="today.tomorrow.cadence:1").click().run()
    assert not app.exception
    assert book.value("SELECT name FROM contact") == ODD
    assert "<img" not in said(app).replace("\\<img", "")


def test_everybody_in_the_pool_leads_to_the_deck(book: Workbook, app: AppTest, today: date) -> None:
    Coach(book, today).people.add(ContactForm("Ann", status="pool"))
    app.run()
    assert "You keep in touch with nobody yet" in said(app)


def test_nobody_leads_to_people(book: Workbook, app: AppTest) -> None:
    preferences.choose(book, welcome_step=12)
    app.run()
    assert "Nobody is here yet" in said(app)


def test_everyone_in_touch_is_said(people: Workbook, app: AppTest, today: date) -> None:
    people.save(lambda writer: [writer.update("contact", contact, {"status": "resting"}) for contact in (1, 2, 3)])
    app.run()
    assert "Everyone you keep up with has heard from you lately" in said(app)


def test_the_demo_is_full(demo_app: AppTest) -> None:
    assert not demo_app.exception
    assert cards(demo_app)
    assert len(rings(demo_app)) == 4


def test_the_intention_of_the_week_stands_on_top_until_it_was_looked_at(
    people: Workbook, app: AppTest, today: date
) -> None:
    review = Coach(people, today).review
    review.intend(today, "tea is ready", "one hello")
    assert "When tea is ready, then one hello" in said(app.run())
    found = review.intention()
    assert found is not None
    review.kept(found.id, True)
    assert "tea is ready" not in said(app.run())


def test_a_second_person_is_looked_for_on_paths_and_logged_by_name(book: Workbook, app: AppTest, today: date) -> None:
    preferences.choose(book, welcome_step=12, tour=0)
    hand = Hand(book)
    facts = {"circle": "wanted", "tie": "none"}
    stranger = hand.contact("Ann", organisation="Acme", organisation_key="acme", **facts)
    hand.touch(stranger, ago(5), ask="advice", **facts)
    app.run()
    assert "A second person at Acme could be tried beside" in said(app)
    opened(app, "today.open_done.ask:touchpoint:1")
    assert not [button for button in app.button if str(button.key).startswith("today.done.")]
    assert {"Who else is in there", "The whole form"} <= {link.label for link in app.get("page_link")}


@pytest.mark.parametrize("fault", [DiskFull, WorkbookReadOnly])
def test_the_page_is_whole_where_it_cannot_be_noted_who_stood(
    people: Workbook, app: AppTest, monkeypatch: pytest.MonkeyPatch, fault: type[NetjobError]
) -> None:
    unnoted(people)
    with monkeypatch.context() as full:
        full.setattr(Workbook, "save", raising(fault, people))
        app.run()
        assert not app.exception
        assert (cards(app), list(app.error)) == (["cadence:1"], [])
    assert people.value("SELECT count(*) FROM suggestion") == 0
    app.run()
    assert people.value("SELECT count(*) FROM suggestion") == 1


def test_what_else_keeps_it_from_being_noted_is_said_under_the_page(
    people: Workbook, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    unnoted(people)
    monkeypatch.setattr(Workbook, "save", raising(WorkbookMoved, people))
    app.run()
    assert cards(app) == ["cadence:1"]
    assert str(WorkbookMoved(path=people.path)).split(".")[0] in app.error[0].value.replace("\\", "")


def unnoted(book: Workbook) -> None:
    book.save(lambda writer: writer.execute("DELETE FROM suggestion"))


def raising(fault: type[NetjobError], book: Workbook) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise fault(path=book.path)

    return refuse
