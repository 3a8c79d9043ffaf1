"""The Log page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.content import text
from netjob.workbook import Workbook
from tests.hand import added

Visit = Callable[[str], AppTest]
ODD = "**Ann** <img src=x> '; DROP TABLE contact; --"


@pytest.fixture
def people(book: Workbook) -> dict[str, int]:
    """Two who are kept, three who are in the pool, two of them called the same."""
    return added(book, {
        "Ann Lee": ContactForm("Ann Lee", "Acme"),
        "Bob Ray": ContactForm("Bob Ray", tie="close"),
        "Cy Dee": ContactForm("Cy Dee", "Orbit", status="pool"),
        "Eve Ox 1": ContactForm("Eve Ox", "North", status="pool"),
        "Eve Ox 2": ContactForm("Eve Ox", "South", status="pool"),
    })  # fmt: skip


@pytest.fixture
def log(people: dict[str, int], visit: Visit) -> AppTest:
    """The page with people to choose from."""
    return visit("start/log")


def filled(log: AppTest, *who: int | str, channel: str | None = "call") -> AppTest:
    """Who and how, typed in."""
    log.multiselect(key="log.contacts").set_value(list(who))
    log.pills(key="log.channel").set_value(channel)
    return log.run()


def saved(log: AppTest) -> AppTest:
    log.button(key="log.save").click().run()
    assert not log.exception
    return log


def listed(log: AppTest) -> AppTest:
    """The touchpoints logged last, unfolded."""
    log.session_state["log.latest"] = True
    return log.run()


def opened(log: AppTest, *parts: str) -> AppTest:
    return log.pills(key="log.parts").set_value(list(parts)).run()


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def test_who_and_how_are_enough(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, people["Ann Lee"]))
    rows = book.rows("SELECT contact, happened_on, direction, channel, talk, tie, occasion, batch FROM touchpoint")
    assert rows == [(people["Ann Lee"], date(2026, 3, 2), "out", "call", True, "familiar", None, None)]
    assert log.multiselect(key="log.contacts").value == []
    assert log.pills(key="log.channel").value is None


def test_somebody_new_stands_among_the_choices_at_once(log: AppTest) -> None:
    assert log.multiselect(key="log.contacts").options == ["Ann Lee · Acme", "Bob Ray"]
    saved(filled(log, "Abe Coe"))
    assert log.multiselect(key="log.contacts").options == ["Abe Coe", "Ann Lee · Acme", "Bob Ray"]


@pytest.mark.parametrize(
    ("who", "channel", "reason"), [((), "call", "choose_someone"), (("Ann Lee",), None, "channel_needed")]
)
def test_without_who_or_how_it_says_so_and_keeps_the_rest(
    log: AppTest, book: Workbook, people: dict[str, int], who: tuple[str, ...], channel: str | None, reason: str
) -> None:
    filled(log, *(people[name] for name in who), channel=channel)
    opened(log, "went")
    log.text_area(key="log.notes").set_value("a good start").run()
    saved(log)
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    said = text("errors", f"refused.{reason}").rstrip(".")
    assert said in captions(log)
    assert log.text_area(key="log.notes").value == "a good start"
    assert log.multiselect(key="log.contacts").value == [people[name] for name in who]
    assert log.pills(key="log.channel").value == channel


def test_a_day_in_the_future_is_refused_beside_the_day(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    log.date_input(key="log.happened_on").set_value(date(2026, 3, 3))
    saved(filled(log, people["Ann Lee"]))
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    assert "This day is in the future" in captions(log)
    assert log.date_input(key="log.happened_on").value == date(2026, 3, 3)


def test_day_direction_and_a_written_talk(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"], channel="email")
    log.date_input(key="log.happened_on").set_value(date(2026, 2, 27))
    log.segmented_control(key="log.direction").set_value("in")
    log.toggle(key="log.talk").set_value(True).run()
    saved(log)
    rows = book.rows("SELECT happened_on, direction, channel, talk FROM touchpoint")
    assert rows == [(date(2026, 2, 27), "in", "email", True)]


def test_a_spoken_exchange_asks_for_no_mark(log: AppTest, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"], channel="video")
    assert not log.toggle


def test_several_people_share_one_occasion(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, people["Ann Lee"], people["Bob Ray"], channel="meeting"))
    rows = book.rows("SELECT contact, tie, occasion, batch FROM touchpoint ORDER BY id")
    assert [row[:2] for row in rows] == [(people["Ann Lee"], "familiar"), (people["Bob Ray"], "close")]
    assert len({row[2:] for row in rows}) == 1
    assert None not in rows[0]


def test_a_typed_name_of_the_pool_is_that_contact_and_is_kept_from_now_on(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    saved(filled(log, "cy dee"))
    assert book.rows("SELECT contact FROM touchpoint") == [(people["Cy Dee"],)]
    assert book.value("SELECT status FROM contact WHERE name = 'Cy Dee'") == "kept"
    assert book.value("SELECT count(*) FROM contact") == 5


def test_somebody_of_the_pool_who_wrote_stays_there(log: AppTest, book: Workbook) -> None:
    filled(log, "Cy Dee", channel="message")
    log.segmented_control(key="log.direction").set_value("in").run()
    saved(log)
    assert book.value("SELECT status FROM contact WHERE name = 'Cy Dee'") == "pool"


def test_two_of_the_same_name_are_asked_for(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, "Eve Ox"))
    assert book.value("SELECT count(*) FROM touchpoint") == 0
    assert "Say which Eve Ox is meant" in captions(log)
    log.selectbox(key="log.contacts.meant.Eve Ox").set_value(people["Eve Ox 2"]).run()
    saved(log)
    assert book.rows("SELECT contact FROM touchpoint") == [(people["Eve Ox 2"],)]


def test_a_typed_name_may_be_somebody_new_of_that_name(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, "Ann Lee")
    log.selectbox(key="log.contacts.meant.Ann Lee").set_value(0).run()
    saved(log)
    assert book.value("SELECT contact FROM touchpoint") not in people.values()


def test_a_new_name_is_announced_and_kept_exactly_as_typed(log: AppTest, book: Workbook) -> None:
    filled(log, ODD)
    assert "is new here and becomes a contact" in captions(log)
    saved(log)
    found = "SELECT name, circle, tie, status, source FROM contact WHERE id = (SELECT contact FROM touchpoint)"
    assert book.rows(found) == [(ODD, "known", "slight", "kept", "hand")]
    assert r"\*\*Ann\*\*" in "\n".join(shown.value for shown in log.markdown)
    assert "<img" not in captions(log)


def test_everything_that_came_of_it(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "heard", "names", "next", "about", "gave", "went")
    log.text_input(key="log.heard.0.body").set_value("they grow in May").run()
    log.selectbox(key="log.heard.0.kind").set_value("news")
    log.text_input(key="log.heard.1.body").set_value("shorter sentences")
    log.text_input(key="log.names.0.name").set_value("Dora Fay")
    log.text_input(key="log.names.0.organisation").set_value("Orbit GmbH")
    log.text_input(key="log.next_what").set_value("send the paper")
    log.date_input(key="log.next_on").set_value(date(2026, 3, 5))
    log.segmented_control(key="log.next_by").set_value("me")
    log.pills(key="log.ask").set_value("introduction")
    log.pills(key="log.angle").set_value("insight")
    log.pills(key="log.points").set_value(["doing", "whom"])
    log.pills(key="log.common_ground").set_value(["reading"])
    log.toggle(key="log.decision_maker").set_value(True)
    log.pills(key="log.gives").set_value("information")
    log.text_input(key="log.gave_what").set_value("an article")
    log.feedback(key="log.went").set_value(3)
    log.text_area(key="log.notes").set_value("two\nlines").run()
    saved(log)
    row = book.records("SELECT * FROM touchpoint")[0]
    kept = ("ask", "angle", "points", "common_ground", "decision_maker", "went", "notes")
    assert [row[name] for name in kept] == [
        "introduction", "insight", ["doing", "whom"], ["reading"], True, 4, "two\nlines",
    ]  # fmt: skip
    heard = book.rows("SELECT kind, body FROM heard ORDER BY id")
    assert heard == [("news", "they grow in May"), ("feedback", "shorter sentences"), ("name", "Dora Fay, Orbit GmbH")]
    assert book.rows("SELECT contact, owed_by, due_on, what, came_from FROM follow_up") == [
        (people["Ann Lee"], "me", date(2026, 3, 5), "send the paper", row["id"])
    ]
    assert book.rows("SELECT contact, touchpoint, given_on, kind, what FROM give") == [
        (people["Ann Lee"], row["id"], date(2026, 3, 2), "information", "an article")
    ]
    dora = book.records("SELECT * FROM contact WHERE name = 'Dora Fay'")[0]
    assert (dora["circle"], dora["introduced_by"], dora["source"]) == ("known_of", people["Ann Lee"], "named")
    assert book.rows("SELECT contact, person, said_on FROM knows") == [
        (people["Ann Lee"], dora["id"], date(2026, 3, 2))
    ]
    assert book.rows("SELECT referrer, direction, person, touchpoint FROM referral") == [
        (people["Ann Lee"], "outgoing", dora["id"], row["id"])
    ]
    assert book.rows("SELECT step, reached_on FROM referral_step") == [("asked", date(2026, 3, 2))]
    assert log.pills(key="log.parts").value == []


def test_a_name_that_was_not_asked_for_came_by_itself_unless_marked(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    for marked in (False, True):
        filled(log, people["Ann Lee"])
        opened(log, "names")
        log.text_input(key="log.names.0.name").set_value(f"Dora {marked}").run()
        log.toggle(key="log.names.0.asked").set_value(marked).run()
        saved(log)
    found = "SELECT direction, step FROM referral r JOIN referral_step s ON s.referral = r.id ORDER BY r.id"
    assert book.rows(found) == [("incoming", "introduced"), ("outgoing", "asked")]


def test_an_introduction_still_to_come_is_a_promise_of_theirs(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "names")
    log.text_input(key="log.names.0.name").set_value("Dora Fay").run()
    log.toggle(key="log.names.0.promised").set_value(True).run()
    saved(log)
    assert book.rows("SELECT contact, owed_by, due_on, what FROM follow_up") == [
        (people["Ann Lee"], "them", date(2026, 3, 11), "introduce me to Dora Fay")
    ]
    assert book.value("SELECT count(*) FROM referral") == 0
    assert book.value("SELECT introduced_by FROM contact WHERE name = 'Dora Fay'") == people["Ann Lee"]


def test_a_guess_is_asked_for_while_the_answer_is_open(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "names")
    log.text_input(key="log.names.0.name").set_value("Dora").run()
    assert not [field for field in log.number_input if field.key == "log.names.0.guess"]
    log.toggle(key="log.names.0.asked").set_value(True).run()
    log.number_input(key="log.names.0.guess").set_value(70).run()
    saved(log)
    assert book.rows("SELECT direction, guess FROM referral") == [("outgoing", 70)]


def test_a_name_of_the_pool_is_linked_and_not_doubled(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "names")
    log.text_input(key="log.names.0.name").set_value("Eve Ox").run()
    log.selectbox(key="log.names.meant.Eve Ox").set_value(people["Eve Ox 1"]).run()
    saved(log)
    assert book.rows("SELECT person FROM referral") == [(people["Eve Ox 1"],)]
    assert book.value("SELECT count(*) FROM contact") == 5


def test_with_several_people_each_line_says_whose_it_is(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"], people["Bob Ray"])
    opened(log, "heard", "names", "next")
    log.text_input(key="log.heard.0.body").set_value("from Bob")
    log.selectbox(key="log.heard.0.person").set_value(1)
    log.text_input(key="log.names.0.name").set_value("Dora")
    log.selectbox(key="log.names.0.person").set_value(1)
    log.text_input(key="log.next_what").set_value("call Bob")
    log.date_input(key="log.next_on").set_value(date(2026, 3, 5))
    log.selectbox(key="log.next_person").set_value(1).run()
    saved(log)
    bob = people["Bob Ray"]
    said = book.rows("SELECT t.contact FROM heard h JOIN touchpoint t ON t.id = h.touchpoint WHERE body = 'from Bob'")
    assert said == [(bob,)]
    assert book.rows("SELECT referrer FROM referral") == [(bob,)]
    assert book.rows("SELECT contact FROM follow_up") == [(bob,)]


def test_a_next_step_without_a_day_and_thanks_are_due_in_two_working_days(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "next")
    log.text_input(key="log.next_what").set_value("call").run()
    log.toggle(key="log.thanks").set_value(True)
    saved(log)
    assert book.rows("SELECT what, owed_by, due_on FROM follow_up ORDER BY id") == [
        ("call", "me", date(2026, 3, 4)), ("Say thanks", "me", date(2026, 3, 4)),
    ]  # fmt: skip
    assert not log.session_state["log.parts"]


def test_an_organisation_that_was_named_becomes_a_target_and_a_door(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "names")
    log.text_input(key="log.names.0.organisation").set_value("Papaya Books").run()
    log.text_input(key="log.names.1.name").set_value("Dora")
    log.text_input(key="log.names.1.organisation").set_value("PAPAYA BOOKS Ltd").run()
    saved(log)
    assert book.rows("SELECT name, status FROM target") == [("Papaya Books", "active")]
    assert book.rows("SELECT referrer, person IS NULL, target FROM referral ORDER BY id") == [
        (people["Ann Lee"], True, 1), (people["Ann Lee"], False, 1),
    ]  # fmt: skip
    assert book.rows("SELECT contact, target FROM knows WHERE target IS NOT NULL") == [(people["Ann Lee"], 1)]
    assert book.rows("SELECT body FROM heard ORDER BY id") == [("Papaya Books",), ("Dora, PAPAYA BOOKS Ltd",)]


def test_a_part_folded_away_again_is_left_out(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    log.text_input(key="log.heard.0.body").set_value("this stays")
    opened(log, "heard", "went")
    log.text_input(key="log.heard.1.body").set_value("never mind")
    log.text_area(key="log.notes").set_value("nor this").run()
    opened(log)
    saved(log)
    assert book.rows("SELECT body FROM heard") == [("this stays",)]
    assert book.rows("SELECT notes FROM touchpoint") == [(None,)]
    assert log.text_input(key="log.heard.0.body").value == ""


def test_the_first_screen_holds_who_how_when_and_what_was_heard(log: AppTest) -> None:
    inputs = {str(one.key) for one in (*log.text_input, *log.text_area, *log.date_input, *log.multiselect, *log.toggle)}
    assert inputs == {"log.sentence", "log.contacts", "log.happened_on", "log.heard.0.body"}
    assert not [button for button in log.button if str(button.key).startswith(("log.edit.", "log.more"))]


def test_sent_twice_saved_once(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    token = log.session_state["session.token.log"] = "one-form"
    saved(log)
    filled(log, people["Ann Lee"])
    log.session_state["session.token.log"] = token
    saved(log)
    assert book.value("SELECT count(*) FROM touchpoint") == 1


def test_a_second_click_that_carries_the_same_form_saves_nothing_more(
    log: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    for _ in range(2):
        saved(filled(log, people["Ann Lee"]))
    assert book.value("SELECT count(*) FROM touchpoint") == 1
    saved(filled(log, people["Ann Lee"], channel="letter"))
    assert book.value("SELECT count(*) FROM touchpoint") == 2


def test_undo_takes_everything_back(log: AppTest, book: Workbook) -> None:
    filled(log, "Nobody Yet", "Cy Dee")
    opened(log, "names")
    log.text_input(key="log.names.0.name").set_value("Dora").run()
    saved(log)
    log.button(key="log.undo").click().run()
    for table in ("touchpoint", "heard", "knows", "referral", "referral_step"):
        assert book.value(f"SELECT count(*) FROM {table}") == 0
    assert book.value("SELECT count(*) FROM contact") == 5
    assert book.value("SELECT status FROM contact WHERE name = 'Cy Dee'") == "pool"
    assert "log.undo" not in [button.key for button in log.button]


def test_edit_in_its_place(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"], channel="email")
    opened(log, "heard")
    log.text_input(key="log.heard.0.body").set_value("first").run()
    saved(log)
    row_id = book.value("SELECT id FROM touchpoint")
    listed(log).button(key=f"log.edit.{row_id}").click().run()
    assert log.pills(key="log.edit.parts").value == []
    assert log.text_input(key="log.edit.heard.0.body").value == "first"
    log.text_input(key="log.edit.heard.0.body").set_value("second")
    log.pills(key="log.edit.channel").set_value("letter")
    log.date_input(key="log.edit.happened_on").set_value(date(2026, 2, 1))
    log.button(key="log.edit.save").click().run()
    assert book.rows("SELECT channel, happened_on FROM touchpoint") == [("letter", date(2026, 2, 1))]
    assert book.rows("SELECT body FROM heard") == [("second",)]
    assert "log.edit.save" not in [button.key for button in log.button]


def test_an_edit_keeps_the_other_lines_that_were_heard(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    filled(log, people["Ann Lee"])
    opened(log, "heard")
    log.text_input(key="log.heard.0.body").set_value("one")
    log.text_input(key="log.heard.1.body").set_value("two").run()
    saved(log)
    listed(log).button(key=f"log.edit.{book.value('SELECT id FROM touchpoint')}").click().run()
    assert log.pills(key="log.edit.parts").value == ["heard"]
    log.pills(key="log.edit.parts").set_value([]).run()
    log.text_input(key="log.edit.heard.0.body").set_value("first").run()
    log.button(key="log.edit.save").click().run()
    assert book.rows("SELECT body FROM heard ORDER BY id") == [("first",), ("two",)]


def test_an_edit_notices_a_newer_save(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, people["Ann Lee"], channel="email"))
    row_id = book.value("SELECT id FROM touchpoint")
    listed(log).button(key=f"log.edit.{row_id}").click().run()
    book.save(lambda writer: writer.update("touchpoint", row_id, {"channel": "call"}))
    log.pills(key="log.edit.channel").set_value("letter")
    log.button(key="log.edit.save").click().run()
    assert book.value("SELECT channel FROM touchpoint") == "call"
    assert "changed elsewhere" in log.error[0].value
    log.button(key="log.edit.save").click().run()
    assert book.value("SELECT channel FROM touchpoint") == "letter"


def test_an_edit_can_be_left(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, people["Ann Lee"]))
    listed(log).button(key=f"log.edit.{book.value('SELECT id FROM touchpoint')}").click().run()
    log.button(key="log.edit.cancel").click().run()
    assert "log.edit.save" not in [button.key for button in log.button]


def test_to_the_trash_and_back(log: AppTest, book: Workbook, people: dict[str, int]) -> None:
    saved(filled(log, people["Ann Lee"]))
    listed(log).button(key=f"log.trash.{book.value('SELECT id FROM touchpoint')}").click().run()
    assert book.value("SELECT count(*) FROM touchpoint WHERE trashed_at IS NULL") == 0
    log.button(key="log.undo").click().run()
    assert book.value("SELECT count(*) FROM touchpoint WHERE trashed_at IS NULL") == 1


def test_a_link_names_the_person(app: AppTest, people: dict[str, int], visit: Visit) -> None:
    app.query_params["contact"] = str(people["Cy Dee"])
    log = visit("start/log")
    assert log.multiselect(key="log.contacts").value == [people["Cy Dee"]]


def test_a_link_to_nobody_is_an_empty_form(app: AppTest, people: dict[str, int], visit: Visit) -> None:
    app.query_params["contact"] = "999999"
    log = visit("start/log")
    assert not log.exception
    assert log.multiselect(key="log.contacts").value == []


def test_an_empty_page_says_what_will_fill_it(visit: Visit) -> None:
    log = visit("start/log")
    assert text("empty", "log") in [shown.value for shown in log.markdown]
