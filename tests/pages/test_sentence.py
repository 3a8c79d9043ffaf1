"""The log line: a sentence fills the form, nothing is saved by itself, and the form stays while one looks elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.content import text
from netjob.workbook import Workbook, contacts, inbox
from tests.hand import added

Visit = Callable[[str], AppTest]
SENTENCE = "coffee with Ada Lovelace and Grace yesterday, Ada will introduce me to Jane Doe at Initech"
NOON = datetime(2026, 3, 2, 12)


@pytest.fixture
def people(book: Workbook) -> dict[str, int]:
    return added(book, {
        "Ada": ContactForm("Ada Lovelace", "Initech"),
        "Grace 1": ContactForm("Grace Hopper", "Navy"),
        "Grace 2": ContactForm("Grace Kelly", "Monaco", status="pool"),
        "Bob": ContactForm("Bob Ray"),
    })  # fmt: skip


@pytest.fixture
def log(people: dict[str, int], visit: Visit) -> AppTest:
    return visit("start/log")


def said(log: AppTest, sentence: str) -> AppTest:
    log.text_input(key="log.sentence").set_value(sentence)
    log.button(key="log.fill").click().run()
    assert not log.exception
    return log


def saved(log: AppTest) -> AppTest:
    log.button(key="log.save").click().run()
    assert not log.exception
    return log


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def test_a_sentence_fills_the_form_and_saves_nothing(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    said(log, SENTENCE)
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    assert log.multiselect(key="log.contacts").value == [people["Ada"], people["Grace 1"]]
    assert log.pills(key="log.channel").value == "meeting"
    assert log.date_input(key="log.happened_on").value == date(2026, 3, 1)
    assert log.session_state["log.parts"] == ["names", "next", "went"]
    assert log.text_input(key="log.names.0.name").value == "Jane Doe"
    assert log.text_input(key="log.names.0.organisation").value == "Initech"
    assert log.text_input(key="log.next_what").value == "introduce me to Jane Doe at Initech"
    assert log.segmented_control(key="log.next_by").value == "them"
    assert log.text_area(key="log.notes").value == SENTENCE
    assert log.text_input(key="log.sentence").value == ""
    assert "Look it over" in captions(log)


def test_a_filled_form_shows_what_filled_it_and_the_rest_when_asked(log: AppTest) -> None:
    said(log, SENTENCE)
    fields = {str(one.key) for one in (*log.text_input, *log.text_area, *log.date_input, *log.toggle)}
    assert fields == {
        "log.sentence", "log.happened_on", "log.heard.0.body", "log.names.0.name", "log.names.0.organisation",
        "log.names.0.promised", "log.next_what", "log.next_on", "log.notes",
    }  # fmt: skip
    assert not log.feedback
    assert not [pills for pills in log.pills if pills.key == "log.parts"]
    log.button(key="log.more").click().run()
    assert log.pills(key="log.parts").value == ["names", "next", "went"]
    assert log.text_input(key="log.names.1.name").value == ""
    assert log.text_input(key="log.next.1.what").value == ""
    assert len(log.feedback) == 1
    assert "log.more" not in keys(log)
    saved(log)
    assert log.pills(key="log.parts").value == []


def test_confirmed_it_becomes_touchpoints_a_follow_up_a_contact_and_no_referral_yet(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    saved(said(log, SENTENCE))
    rows = book.rows("SELECT contact, happened_on, channel, notes FROM touchpoint ORDER BY id")
    assert rows == [(people[name], date(2026, 3, 1), "meeting", SENTENCE) for name in ("Ada", "Grace 1")]
    promised = ("them", date(2026, 3, 11), "introduce me to Jane Doe at Initech", people["Ada"])
    assert book.rows("SELECT owed_by, due_on, what, contact FROM follow_up") == [promised]
    jane = book.records("SELECT * FROM contact WHERE name = 'Jane Doe'")[0]
    assert (jane["circle"], jane["introduced_by"], jane["organisation"]) == ("known_of", people["Ada"], "Initech")
    assert book.value("SELECT count(*) FROM referral") == 0
    assert book.value("SELECT count(DISTINCT batch) FROM change") == 2  # the people of this test, and this one save
    assert "log.empty" not in keys(log)


def test_an_unsure_name_is_asked_for(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    book.save(lambda writer: contacts.change_status(writer, [people["Grace 2"]], "kept"))
    said(log, "called Grace")
    choice = log.selectbox(key="log.contacts.meant.Grace")
    assert choice.options == ["Grace Hopper · Navy", "Grace Kelly · Monaco", "Somebody new: Grace"]
    assert choice.value is None
    saved(log)
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    log.selectbox(key="log.contacts.meant.Grace").set_value(people["Grace 2"]).run()
    saved(log)
    assert book.rows("SELECT contact, channel FROM touchpoint") == [(people["Grace 2"], "call")]


def test_somebody_new_is_announced(log: AppTest, book: Workbook) -> None:
    said(log, "called **Zoë**")
    assert "is new here and becomes a contact" in captions(log)
    saved(log)
    assert book.value("SELECT count(*) FROM contact WHERE name = 'Zoë'") == 1


def test_a_day_that_may_be_two_is_asked_for(log: AppTest, book: Workbook) -> None:
    said(log, "called Ada on 3/11")
    assert log.date_input(key="log.happened_on").value is None
    assert log.pills(key="log.which_day").options == ["Monday 3 November 2025", "Tuesday 11 March 2025"]
    saved(log)
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    assert text("errors", "refused.day_needed").rstrip(".") in captions(log)
    log.pills(key="log.which_day").set_value(date(2025, 3, 11)).run()
    saved(log)
    assert book.value("SELECT happened_on FROM touchpoint") == date(2025, 3, 11)


def test_a_day_nobody_can_know_is_asked_for(log: AppTest, book: Workbook) -> None:
    saved(said(log, "called Ada the other day"))
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    log.date_input(key="log.happened_on").set_value(date(2026, 2, 20)).run()
    saved(log)
    assert book.value("SELECT happened_on FROM touchpoint") == date(2026, 2, 20)


def test_several_promises_become_several_follow_ups(log: AppTest, book: Workbook) -> None:
    saved(said(log, "call with Ada, she will send me the list tomorrow and I will send her my CV by Friday"))
    assert book.rows("SELECT owed_by, due_on, what FROM follow_up ORDER BY id") == [
        ("them", date(2026, 3, 3), "send me the list"),
        ("me", date(2026, 3, 6), "send her my CV"),
    ]


def test_what_stood_in_the_form_can_be_put_back(log: AppTest, people: dict[str, int]) -> None:
    log.multiselect(key="log.contacts").set_value([people["Bob"]])
    log.pills(key="log.parts").set_value(["went"]).run()
    log.text_area(key="log.notes").set_value("half a note").run()
    said(log, SENTENCE)
    assert log.text_area(key="log.notes").value == SENTENCE
    log.button(key="log.put_back").click().run()
    assert log.multiselect(key="log.contacts").value == [people["Bob"]]
    assert log.pills(key="log.parts").value == ["went"]
    assert log.text_area(key="log.notes").value == "half a note"


def test_a_filled_form_can_be_emptied(log: AppTest) -> None:
    said(log, SENTENCE)
    log.button(key="log.empty").click().run()
    assert log.multiselect(key="log.contacts").value == []
    assert log.pills(key="log.channel").value is None
    assert log.pills(key="log.parts").value == []
    assert log.date_input(key="log.happened_on").value == date(2026, 3, 2)


def test_an_empty_line_changes_nothing(log: AppTest, people: dict[str, int]) -> None:
    log.multiselect(key="log.contacts").set_value([people["Bob"]]).run()
    said(log, "   ")
    assert log.multiselect(key="log.contacts").value == [people["Bob"]]


def test_a_half_filled_form_stays_while_another_page_is_looked_at(
    log: AppTest, visit: Visit, people: dict[str, int], book: Workbook
) -> None:
    log.multiselect(key="log.contacts").set_value([people["Bob"], "Grace"])
    log.pills(key="log.channel").set_value("email")
    log.date_input(key="log.happened_on").set_value(date(2026, 2, 1))
    log.segmented_control(key="log.direction").set_value("in")
    log.pills(key="log.parts").set_value(["heard", "names", "next", "about", "went"]).run()
    log.toggle(key="log.talk").set_value(True)
    log.selectbox(key="log.contacts.meant.Grace").set_value(people["Grace 2"])
    log.text_input(key="log.heard.0.body").set_value("they grow")
    log.text_input(key="log.names.0.name").set_value("Dora")
    log.text_input(key="log.next_what").set_value("call")
    log.date_input(key="log.next_on").set_value(date(2026, 3, 5))
    log.pills(key="log.ask").set_value("advice")
    log.text_area(key="log.notes").set_value("half a note").run()
    visit("people/contacts")
    log = visit("start/log")
    assert log.text_area(key="log.notes").value == "half a note"
    saved(log)
    rows = book.rows("SELECT contact, channel, happened_on, direction, talk, ask, notes FROM touchpoint ORDER BY id")
    same = ("email", date(2026, 2, 1), "in", True, "advice", "half a note")
    assert rows == [(people["Bob"], *same), (people["Grace 2"], *same)]
    assert book.rows("SELECT what, due_on FROM follow_up") == [("call", date(2026, 3, 5))]
    assert book.value("SELECT count(*) FROM contact WHERE name = 'Dora'") == 1
    visit("people/contacts")
    log = visit("start/log")
    assert log.multiselect(key="log.contacts").value == []
    assert log.pills(key="log.parts").value == []


def test_a_link_to_somebody_begins_anew_and_what_stood_can_be_put_back(
    log: AppTest, app: AppTest, visit: Visit, people: dict[str, int]
) -> None:
    log.multiselect(key="log.contacts").set_value([people["Bob"]])
    log.pills(key="log.channel").set_value("email").run()
    app.query_params["contact"] = str(people["Ada"])
    log = visit("start/log")
    assert log.multiselect(key="log.contacts").value == [people["Ada"]]
    assert log.pills(key="log.channel").value is None
    log.button(key="log.put_back").click().run()
    assert log.multiselect(key="log.contacts").value == [people["Bob"]]
    assert log.pills(key="log.channel").value == "email"


# ------------------------------------------------------------------------------------------- from a terminal


def test_a_line_from_a_terminal_is_confirmed_and_waits_no_longer(
    book: Workbook, people: dict[str, int], visit: Visit
) -> None:
    first = inbox.append(book.path, "call with Ada yesterday", NOON, date(2026, 2, 20))
    second = inbox.append(book.path, "<b>lunch</b> with Bob", NOON, date(2026, 3, 2))
    log = visit("start/log")
    assert "<b>" not in "\n".join(shown.value for shown in log.markdown)
    log.button(key=f"log.confirm.{first.id}").click().run()
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    assert inbox.waiting(book.path) == [first, second]
    assert log.date_input(key="log.happened_on").value == date(2026, 2, 19)
    saved(log)
    rows = book.rows("SELECT contact, happened_on, notes FROM touchpoint")
    assert rows == [(people["Ada"], date(2026, 2, 19), "call with Ada yesterday")]
    assert book.value("SELECT count(*) FROM change WHERE batch = ?", [first.id]) > 0
    assert inbox.waiting(book.path) == [second]


def test_a_line_is_left_out_only_when_that_was_confirmed(book: Workbook, people: dict[str, int], visit: Visit) -> None:
    line = inbox.append(book.path, "call with Ada", NOON, date(2026, 3, 2))
    log = visit("start/log")
    log.button(key=f"log.confirm.{line.id}").click().run()
    log.button(key=f"log.leave_out.{line.id}").click().run()
    assert inbox.waiting(book.path) == []
    assert log.multiselect(key="log.contacts").value == []
    assert book.value("SELECT count(*) FROM touchpoint") == 0


def test_another_sentence_does_not_settle_the_line(book: Workbook, people: dict[str, int], visit: Visit) -> None:
    line = inbox.append(book.path, "call with Ada", NOON, date(2026, 3, 2))
    log = visit("start/log")
    log.button(key=f"log.confirm.{line.id}").click().run()
    saved(said(log, "call with Bob"))
    assert book.rows("SELECT contact FROM touchpoint") == [(people["Bob"],)]
    assert inbox.waiting(book.path) == [line]


def test_an_emptied_form_does_not_settle_the_line(book: Workbook, people: dict[str, int], visit: Visit) -> None:
    line = inbox.append(book.path, "call with Ada", NOON, date(2026, 3, 2))
    log = visit("start/log")
    log.button(key=f"log.confirm.{line.id}").click().run()
    log.button(key="log.empty").click().run()
    log.multiselect(key="log.contacts").set_value([people["Bob"]])
    log.pills(key="log.channel").set_value("call").run()
    saved(log)
    assert inbox.waiting(book.path) == [line]


def test_what_could_not_be_read_is_said(book: Workbook, people: dict[str, int], visit: Visit) -> None:
    inbox.path_of(book.path).write_text("nothing of ours\n")
    assert "1 line from your terminal could not be read" in captions(visit("start/log"))
    assert inbox.aside_of(book.path).read_text() == "nothing of ours\n"


def test_a_link_that_was_followed_with_an_empty_form_leaves_nothing_to_put_back(
    log: AppTest, app: AppTest, visit: Visit, people: dict[str, int]
) -> None:
    log.pills(key="log.parts").set_value(["next"]).run()
    log.pills(key="log.parts").set_value([]).run()
    app.query_params["contact"] = str(people["Ada"])
    assert not {"log.put_back", "log.empty"} & keys(visit("start/log"))


def test_on_today_the_line_opens_the_filled_form(app: AppTest, people: dict[str, int], book: Workbook) -> None:
    inbox.append(book.path, "call with Bob", NOON, date(2026, 3, 2))
    app.run()
    app.text_input(key="today.sentence").set_value("coffee with Ada yesterday")
    app.button(key="today.fill").click().run()
    assert not app.exception
    assert app.title[0].value == "Log"
    assert app.multiselect(key="log.contacts").value == [people["Ada"]]
    assert book.value("SELECT count(*) FROM touchpoint") == 0
