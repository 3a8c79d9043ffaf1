"""The Review page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netjob.content import text
from netjob.errors import DiskFull
from netjob.workbook import Workbook
from tests.hand import TODAY, Hand, ago, opened

HOURS, SENTENCE = "review.hours_open", "review.sentence_open"
Visit = Callable[[str], AppTest]
LAST = date(2026, 2, 23)
ODD = "**Ann** <img src=x> '; DROP TABLE contact; --"


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


@pytest.fixture
def page(book: Workbook, hand: Hand, visit: Visit) -> AppTest:
    """The last week of a search with one talk, one intention, one open thank-you and one piece of news."""
    hand.search(ago(40))
    hand.goal(ago(42), 2)
    ann = hand.contact("Ann Lee")
    heard = hand.touch(ann, ago(5), channel="call", talk=True, angle="role", points=["next"])
    hand.row("heard", touchpoint=heard, kind="news", body=ODD)
    hand.referral(ann, asked=ago(20), agreed=ago(5))
    hand.referral(hand.contact("Bob Ray"), asked=ago(60), talked=ago(3))
    hand.row("intention", monday=ago(7), when_="it rains", then_="I ring Ann")
    hand.row("effort", monday=ago(7), source="network", minutes=60)
    return visit("start/review")


@pytest.fixture
def demo_page(demo_app: AppTest) -> AppTest:
    return demo_app.switch_page("../../pages/start/review.py").run()


def shown(app: AppTest) -> str:
    return "\n".join(part.value for part in [*app.markdown, *app.caption, *app.subheader])


def keys(app: AppTest) -> list[str]:
    return [str(widget.key) for widget in [*app.button, *app.checkbox]]


def go(moved: Any) -> AppTest:
    """Run the app, or a widget that was moved."""
    app: AppTest = moved.run()
    assert not app.exception
    assert not app.error
    return app


def back(app: AppTest, place: str = "review") -> AppTest:
    """Take back what was done last."""
    return go(app.button(key=f"{place}.undo").click())


# ------------------------------------------------------------------ which week


def test_an_empty_workbook_gets_a_kind_sentence(visit: Visit) -> None:
    page = visit("start/review")
    assert text("review", "head.empty_now") in shown(page)
    assert not page.metric


def test_a_week_without_anything_is_no_reproach(page: AppTest) -> None:
    go(page.button(key="review.on").click())
    assert text("review", "head.empty_now") in shown(page)
    go(page.button(key="review.back").click())
    go(page.button(key="review.back").click())
    assert text("review", "head.empty") in shown(page)
    assert text("review", "heard.title") not in shown(page)


def test_any_week_is_a_click_away_and_the_last_one_is_proposed(page: AppTest) -> None:
    choice = page.selectbox(key="review.week")
    assert choice.value == LAST
    assert choice.options[:3] == [
        "This week · 2 to 8 March 2026", "Last week · 23 February to 1 March 2026", "2026-W08 · 16 to 22 February 2026",
    ]  # fmt: skip
    assert page.button(key="review.on").disabled is False
    go(choice.select_index(0))
    assert page.button(key="review.on").disabled is True
    assert {"review.thanked.1", "review.intend"} <= set(keys(opened(page, SENTENCE)))
    go(page.selectbox(key="review.week").select_index(2))
    assert "review.thanked.1" not in keys(page)  # thanks and the next sentence belong to the week that goes on
    assert "review.intend" not in keys(page)


def test_a_quarter_each_way_can_be_chosen(demo_page: AppTest) -> None:
    choice = demo_page.selectbox(key="review.week")
    assert len(choice.options) == 14  # last week, the one after it and 12 before it
    far = choice.options[-1]
    go(choice.select(far))
    choice = demo_page.selectbox(key="review.week")
    assert choice.options[12] == far
    assert choice.format_func(choice.value) == far
    assert len(choice.options) == 25


def test_the_numbers_stand_beside_goals_and_average(demo_page: AppTest) -> None:
    assert [(metric.label, metric.value) for metric in demo_page.metric] == [
        ("Focused touchpoints", "8 of 8"), ("Talks", "4 of 2"), ("Asks", "4 of 2"), ("Gives", "4 of 2"),
    ]  # fmt: skip
    assert "11.3 a week before" in [metric.delta for metric in demo_page.metric]
    assert "touchpoints 14 → names heard 1 → doors begun 2 → further steps 2" in shown(demo_page)


def test_a_rest_week_is_shown_as_such(demo_page: AppTest) -> None:
    choice = demo_page.selectbox(key="review.week")
    go(choice.select_index(11))
    assert text("review", "head.rest") in shown(demo_page)
    assert not demo_page.metric


# ------------------------------------------------------------------ what was heard


def test_what_others_said_is_shown_as_text_and_by_kind(page: AppTest, book: Workbook, hand: Hand) -> None:
    touchpoint = hand.touch(hand.contact(ODD), ago(4))
    hand.row("heard", touchpoint=touchpoint, kind="advice", body="Count the bad days")
    go(page)
    assert "Count the bad days" in shown(page)
    assert "**Ann**" not in shown(page)
    assert "\\<img" in shown(page)
    assert "review.kind" not in [choice.key for choice in page.segmented_control]  # two lines that say their kind
    for number in range(5):
        hand.row("heard", touchpoint=touchpoint, kind="feedback", body=f"Piece {number}")
    go(page)
    assert page.segmented_control(key="review.kind").options == [
        "everything (7)", "feedback (5)", "news (1)", "advice (1)",
    ]  # fmt: skip
    go(page.segmented_control(key="review.kind").set_value("news"))
    assert "Piece" not in shown(page)


def test_much_that_was_heard_comes_a_page_at_a_time(page: AppTest, hand: Hand) -> None:
    touchpoint = hand.touch(hand.contact("Cy"), ago(6))
    for number in range(8):
        hand.row("heard", touchpoint=touchpoint, kind="advice", body=f"Piece {number}")
    go(page)
    assert "Piece 7" in shown(page)
    assert "Piece 0" not in shown(page)
    page.session_state["review.heard_page"] = 2
    go(page)
    assert "Piece 0" in shown(page)


# ------------------------------------------------------------------ thanks and news


def tick(page: AppTest, key: str) -> AppTest:
    return go(page.checkbox(key=key).check())


def test_ticked_thanks_write_a_give_and_can_be_taken_back(page: AppTest, book: Workbook) -> None:
    assert page.checkbox(key="review.thanked.1").label == "Thank Ann Lee\\: agreed to help \\(25 February\\)"
    tick(page, "review.thanked.1")
    assert book.rows("SELECT contact, given_on, kind, touchpoint FROM give") == [(1, TODAY, "thanks", None)]
    assert "review.thanked.1" not in keys(page)
    back(page, "review.thanks")
    assert book.rows("SELECT * FROM give") == []
    assert page.checkbox(key="review.thanked.1").value is False


def test_ticked_news_date_the_step_and_can_be_taken_back(page: AppTest, book: Workbook) -> None:
    assert page.checkbox(key="review.told.2").label == "Tell Bob Ray\\: it led further, talked \\(27 February\\)"
    tick(page, "review.told.2")
    told = "SELECT told_on FROM referral_step WHERE referral = 2 AND step = 'talked'"
    assert book.value(told) == TODAY
    assert "review.told.2" not in keys(page)
    back(page, "review.thanks")
    assert book.value(told) is None
    assert page.checkbox(key="review.told.2").value is False


@pytest.mark.parametrize("key", ["review.thanked.1", "review.told.2"])
def test_what_could_not_be_saved_is_not_ticked(
    page: AppTest, book: Workbook, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFull(path=book.path)

    revision = book.revision
    with monkeypatch.context() as full:
        full.setattr(Workbook, "save", refuse)
        page.checkbox(key=key).check().run()
    assert "no room left on the disk" in page.error[0].value
    assert page.checkbox(key=key).value is False
    assert book.revision == revision
    tick(page, key)
    assert book.revision == revision + 1


def test_thanks_and_news_come_a_few_at_a_time(page: AppTest, hand: Hand) -> None:
    """Four to thank and two to tell: one row of pages, and the last one stays when its line goes."""
    for name in ("Cy", "Di", "Eve"):
        hand.referral(hand.contact(name), asked=ago(20), agreed=ago(9))
    hand.referral(hand.contact("Flo"), asked=ago(60), talked=ago(3))
    go(page)
    assert len(ticks(page)) == 5
    page.session_state["review.thanks_page"] = 2
    go(page)
    (last,) = ticks(page)
    assert last.startswith("review.thanked.")
    tick(page, last)
    assert len(ticks(page)) == 5


def ticks(page: AppTest) -> list[str]:
    return [str(box.key) for box in page.checkbox]


# ------------------------------------------------------------------ hours


def test_hours_replace_what_stood_there_and_can_be_taken_back(page: AppTest, book: Workbook) -> None:
    assert text("review", "hours.titled", total="1 h") in [box.label for box in page.expander]
    opened(page, HOURS).number_input(key="review.minutes.network").set_value(90)
    page.number_input(key="review.minutes.posting").set_value(30)
    go(page.button(key="review.spend").click())
    rows = "SELECT monday, source, minutes FROM effort ORDER BY id"
    assert book.rows(rows) == [(LAST, "posting", 30), (LAST, "network", 90)]
    assert text("review", "hours.titled", total="2 h") in [box.label for box in page.expander]
    back(page)
    assert book.rows(rows) == [(LAST, "network", 60)]
    assert page.number_input(key="review.minutes.network").value == 60
    assert page.number_input(key="review.minutes.posting").value == 0


def test_hours_belong_to_the_week_on_screen(page: AppTest, book: Workbook) -> None:
    opened(page, HOURS).number_input(key="review.minutes.other").set_value(45)
    go(page.button(key="review.on").click())
    assert page.number_input(key="review.minutes.other").value == 0
    assert page.number_input(key="review.minutes.network").value == 0
    page.number_input(key="review.minutes.direct").set_value(15)
    go(page.button(key="review.spend").click())
    assert book.rows("SELECT source, minutes FROM effort WHERE monday = ?", [TODAY]) == [("direct", 15)]
    assert book.rows("SELECT source, minutes FROM effort WHERE monday = ?", [LAST]) == [("network", 60)]


def test_hours_that_did_not_change_write_nothing(page: AppTest, book: Workbook) -> None:
    before = book.value("SELECT count(*) FROM change")
    go(opened(page, HOURS).button(key="review.spend").click())
    assert book.value("SELECT count(*) FROM change") == before
    assert "review.undo" not in keys(page)


# ------------------------------------------------------------------ the sentence of the week


def test_whether_it_worked_is_one_click(page: AppTest, book: Workbook) -> None:
    kept = page.segmented_control(key="review.kept.1")
    assert kept.value is None
    go(kept.set_value(True))
    assert book.value("SELECT kept FROM intention WHERE id = 1") is True
    go(page.segmented_control(key="review.kept.1").set_value(False))
    assert book.value("SELECT kept FROM intention WHERE id = 1") is False
    go(page.segmented_control(key="review.kept.1").set_value(None))
    assert book.value("SELECT kept FROM intention WHERE id = 1") is None


def test_one_sentence_for_the_week_that_begins(page: AppTest, book: Workbook) -> None:
    assert text("review", "intention.now") in shown(page)
    assert not page.text_input
    opened(page, SENTENCE).text_input(key="review.when").set_value("the kettle is on")
    page.text_input(key="review.then").set_value("I write one hello")
    go(page.button(key="review.intend").click())
    rows = "SELECT when_, then_, kept FROM intention WHERE monday = ?"
    assert book.rows(rows, [TODAY]) == [("the kettle is on", "I write one hello", None)]
    assert "**When the kettle is on, then I write one hello**" in shown(page)
    page.text_input(key="review.then").set_value("I ring Ann")
    go(page.button(key="review.intend").click())
    assert book.rows(rows, [TODAY]) == [("the kettle is on", "I ring Ann", None)]
    back(page)
    assert page.text_input(key="review.then").value == "I write one hello"
    for name in ("when", "then"):
        page.text_input(key=f"review.{name}").set_value("")
    go(page.button(key="review.intend").click())
    assert book.rows(rows, [TODAY]) == []


def test_from_this_week_the_sentence_is_for_the_next(page: AppTest, book: Workbook) -> None:
    go(page.button(key="review.on").click())
    assert text("review", "intention.next") in shown(page)
    opened(page, SENTENCE).text_input(key="review.when").set_value("a")
    page.text_input(key="review.then").set_value("b")
    go(page.button(key="review.intend").click())
    assert book.value("SELECT monday FROM intention WHERE then_ = 'b'") == TODAY + timedelta(days=7)


def test_half_a_sentence_is_said_beside_its_field_and_stays(page: AppTest, book: Workbook) -> None:
    opened(page, SENTENCE).text_input(key="review.when").set_value("the kettle is on")
    go(page.button(key="review.intend").click())
    assert text("errors", "refused.intention_half").split(":")[0] in shown(page).replace("\\", "")
    assert page.text_input(key="review.when").value == "the kettle is on"
    assert book.value("SELECT count(*) FROM intention") == 1


# ------------------------------------------------------------------ once a month


@pytest.mark.parametrize(("verb", "status"), [("keep", "active"), ("rest", "resting"), ("close", "closed")])
def test_a_target_is_kept_rested_or_closed(page: AppTest, book: Workbook, hand: Hand, verb: str, status: str) -> None:
    hand.row("target", name=ODD, organisation_key="odd", status="active")
    old = datetime(2026, 1, 1)
    book.save(lambda writer: writer.execute("UPDATE target SET updated_at = ?", [old]))
    assert f"review.{verb}.1" not in keys(go(page))
    page.session_state["review.month"] = True
    go(page)
    assert "**Ann**" not in shown(page)
    go(page.button(key=f"review.{verb}.1").click())
    assert book.value("SELECT status FROM target") == status
    assert f"review.{verb}.1" not in keys(page)
    back(page)
    assert book.rows("SELECT status, updated_at FROM target") == [("active", old)]
    assert f"review.{verb}.1" in keys(page)


def test_what_came_before_introductions_says_what_it_is_worth(demo_page: AppTest) -> None:
    assert text("review", "month.due") in [box.label for box in demo_page.expander]
    demo_page.session_state["review.month"] = True
    said = shown(go(demo_page)).replace("\\", "")
    assert "my next role: 6 of 12, about 57 %, likely 36 to 76 %" in said
    assert "getting to know them: 5 of 5; likely 53 to 94 %, too few for a percentage" in said
    assert "insight into their field: 1 of 2; too few to tell" in said
    assert "whom they know: with it 3 of 6, without it 10 of 14. Not enough data yet to compare" in said


# ------------------------------------------------------------------ history and sheet


def test_the_history_is_read_once_it_is_open(demo_page: AppTest) -> None:
    assert not demo_page.dataframe
    demo_page.session_state["review.past"] = True
    go(demo_page)
    table = demo_page.dataframe[0].value
    assert list(table.columns) == [
        "Week", "Focused", "Goal", "Talks", "Asks", "Gives", "Hours", "Sentence", "It worked",
    ]  # fmt: skip
    assert table.iloc[1].tolist() == [
        "2026-W09", 8, 8, 4, 4, 4, "3 h 30 min", "When it is Friday at three, then I ring one person for no reason",
        "it worked",
    ]  # fmt: skip
    assert len(table) == 12
    assert table.iloc[11]["Week"] == "2025-W51 · rest"


def test_the_sheet_holds_names_only_once_ticked(demo_page: AppTest) -> None:
    demo_page.session_state["review.sheet_open"] = True
    go(demo_page)
    assert "### Review of 2026" in shown(demo_page)
    assert "Valentina Rossi\\-Bauer (" not in shown(demo_page)
    assert [button.key for button in demo_page.get("download_button")]
    go(demo_page.toggle(key="review.names").set_value(True))
    assert "Valentina Rossi\\-Bauer \\(advice\\)" in shown(demo_page)


# ------------------------------------------------------------------ keeping


def test_keeping_is_gentle(hand: Hand, visit: Visit, book: Workbook) -> None:
    hand.touch(hand.contact("Ann"), ago(3), channel="call", talk=True)
    page = visit("start/review")
    assert [(metric.label, metric.value) for metric in page.metric] == [
        ("People in touch", "1"), ("Talks", "1"), ("Gives", "0"),
    ]  # fmt: skip
    assert text("review", "turned.title") not in shown(page)
    assert [box.label for box in page.expander] == [
        text("review", "intention.write"), text("review", "past.title"), text("review", "sheet.title"),
    ]  # fmt: skip
    assert not list(page.number_input)
