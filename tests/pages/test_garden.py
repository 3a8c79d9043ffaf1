"""The Garden page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.content import text
from netjob.errors import DiskFull
from netjob.workbook import Workbook
from tests.hand import TODAY, Hand, ago, opened

Visit = Callable[[str], AppTest]
ODD = "**Ann** <img src=x> :material/home:"


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


@pytest.fixture
def ann(hand: Hand) -> int:
    return hand.contact("Ann Lee")


@pytest.fixture
def page(visit: Visit, ann: int) -> AppTest:
    return visit("people/garden")


def shown(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.subheader]
    return "\n".join([*(part.value for part in parts), *(widget.label for widget in [*page.button, *page.checkbox])])


def hunt(visit: Visit) -> AppTest:
    page = visit("people/garden").segmented_control(key="garden.view").set_value("garden").run()
    assert not page.exception
    return page


def click(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def tick(page: AppTest, key: str) -> AppTest:
    page.checkbox(key=key).check().run()
    assert not page.exception
    return page


def gives(book: Workbook) -> list[tuple[object, ...]]:
    return book.rows("SELECT contact, given_on, kind, what FROM give ORDER BY id")


def promises(book: Workbook) -> list[tuple[object, ...]]:
    return book.rows("SELECT owed_by, due_on, what, done_on, trashed_at IS NOT NULL FROM follow_up ORDER BY id")


def test_a_give_is_written_down_and_taken_back(page: AppTest, book: Workbook, ann: int) -> None:
    assert text("empty", "garden") in shown(page)
    page.multiselect(key="garden.contact").set_value([ann]).run()
    page.selectbox(key="garden.kind").set_value("information").run()
    page.text_input(key="garden.what").set_value("The article").run()
    page.date_input(key="garden.day").set_value(ago(4)).run()
    click(page, "garden.add")
    assert gives(book) == [(ann, ago(4), "information", "The article")]
    assert "The article" in shown(page)
    assert page.text_input(key="garden.what").value == ""
    assert page.multiselect(key="garden.contact").value == []
    click(page, "garden.undo")
    assert gives(book) == []


def test_a_promise_begins_with_a_day_ahead_and_may_be_by_somebody_new(page: AppTest, book: Workbook) -> None:
    page.selectbox(key="garden.kind").set_value("them").run()
    assert page.date_input(key="garden.day").value == date(2026, 3, 11)
    page.multiselect(key="garden.contact").set_value(["Eve Fox"]).run()
    page.text_input(key="garden.what").set_value("Ask Liam").run()
    click(page, "garden.add")
    assert promises(book) == [("them", date(2026, 3, 11), "Ask Liam", None, False)]
    assert book.value("SELECT name FROM contact ORDER BY id DESC") == "Eve Fox"


def test_what_is_refused_stays_with_its_reason(page: AppTest, book: Workbook, ann: int) -> None:
    page.text_input(key="garden.what").set_value("The article").run()
    click(page, "garden.add")
    assert text("errors", "refused.choose_someone") in shown(page).replace("\\", "")
    page.multiselect(key="garden.contact").set_value([ann]).run()
    page.selectbox(key="garden.kind").set_value("me").run()
    page.text_input(key="garden.what").set_value("").run()
    click(page, "garden.add")
    assert text("errors", "refused.promise_needed") in shown(page).replace("\\", "")
    assert page.multiselect(key="garden.contact").value == [ann]
    assert (gives(book), promises(book)) == ([], [])


def test_a_promise_is_kept(visit: Visit, book: Workbook, hand: Hand, ann: int) -> None:
    row = hand.row("follow_up", contact=ann, owed_by="them", due_on=ago(2), what="Ask Liam")
    page = visit("people/garden")
    assert [link.proto.label for link in page.get("page_link")] == [text("garden", "line.nudge")]
    tick(page, f"garden.kept.{row}")
    assert promises(book) == [("them", ago(2), "Ask Liam", TODAY, False)]
    assert not page.get("page_link")
    assert not page.checkbox
    click(page, "garden.undo")
    assert promises(book)[0][3] is None
    assert page.checkbox(key=f"garden.kept.{row}").value is False


def test_a_promise_that_could_not_be_saved_is_not_ticked(
    visit: Visit, book: Workbook, hand: Hand, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFull(path=book.path)

    row = hand.row("follow_up", contact=ann, owed_by="me", due_on=ago(2), what="Send notes")
    page = visit("people/garden")
    with monkeypatch.context() as full:
        full.setattr(Workbook, "save", refuse)
        tick(page, f"garden.kept.{row}")
    assert "no room left on the disk" in page.error[0].value
    assert page.checkbox(key=f"garden.kept.{row}").value is False
    assert promises(book)[0][3] is None
    tick(page, f"garden.kept.{row}")
    assert promises(book)[0][3] == TODAY


def test_a_door_is_opened_from_its_line(visit: Visit, hand: Hand, ann: int) -> None:
    door = hand.referral(ann, "incoming", introduced=ago(2))
    page = click(visit("people/garden"), f"garden.more.door.{door}")
    assert [link.proto.label for link in page.get("page_link")] == [text("garden", "line.to_door")]
    assert not page.text_input(key="garden.search").value
    assert [field.key for field in page.text_input] == ["garden.search"]  # a door is changed on its own page
    click(page, f"garden.person.{ann}")
    assert text("garden", "list.nothing_me") in shown(page)
    click(page, f"garden.more.door.{door}")
    assert not [button for button in page.button if str(button.key).startswith("garden.person.")]


def test_a_promise_gets_another_day_and_goes_to_the_trash(visit: Visit, book: Workbook, hand: Hand, ann: int) -> None:
    row = hand.row("follow_up", contact=ann, owed_by="me", due_on=ago(2), what="Send notes")
    page = click(visit("people/garden"), f"garden.more.promise.{row}")
    page.date_input(key="garden.edit.day").set_value(date(2026, 4, 1)).run()
    page.text_input(key="garden.edit.what").set_value("Send the notes").run()
    click(page, "garden.edit.save")
    assert promises(book) == [("me", date(2026, 4, 1), "Send the notes", None, False)]
    click(page, f"garden.more.promise.{row}")
    page.text_input(key="garden.edit.what").set_value(" ").run()
    click(page, "garden.edit.save")
    assert text("errors", "refused.promise_needed") in shown(page).replace("\\", "")
    click(page, "garden.edit.remove")
    assert promises(book)[0][4] is True
    click(page, "garden.undo")
    assert promises(book)[0][4] is False


def test_a_kept_promise_can_be_open_again_or_kept_another_day(
    visit: Visit, book: Workbook, hand: Hand, ann: int
) -> None:
    row = hand.row("follow_up", contact=ann, owed_by="me", due_on=ago(9), what="Send notes", done_on=ago(3))
    page = click(visit("people/garden"), f"garden.more.promise.{row}")
    page.date_input(key="garden.edit.done_on").set_value(ago(5)).run()
    click(page, "garden.edit.save")
    assert promises(book)[0][3] == ago(5)
    click(page, f"garden.more.promise.{row}")
    page.date_input(key="garden.edit.done_on").set_value(None).run()
    click(page, "garden.edit.save")
    assert promises(book)[0][3] is None


def test_a_give_is_changed_and_taken_out(visit: Visit, book: Workbook, hand: Hand, ann: int) -> None:
    row = hand.give(ann, ago(5), what="plan")
    page = click(visit("people/garden"), f"garden.more.give.{row}")
    click(page, "garden.edit.cancel")
    click(page, f"garden.more.give.{row}")
    page.selectbox(key="garden.edit.kind").set_value("introduction").run()
    page.date_input(key="garden.edit.day").set_value(ago(6)).run()
    click(page, "garden.edit.save")
    assert gives(book) == [(ann, ago(6), "introduction", "plan")]
    click(page, f"garden.more.give.{row}")
    click(page, "garden.edit.remove")
    assert gives(book) == []
    click(page, "garden.undo")
    assert gives(book) == [(ann, ago(6), "introduction", "plan")]


def test_an_edit_that_crossed_another_says_so_and_saves_the_second_time(
    visit: Visit, book: Workbook, hand: Hand, ann: int
) -> None:
    row = hand.give(ann, ago(5), what="plan")
    page = click(visit("people/garden"), f"garden.more.give.{row}")
    book.save(lambda writer: writer.update("give", row, {"what": "another"}))
    page.text_input(key="garden.edit.what").set_value("a third").run()
    click(page, "garden.edit.save")
    assert gives(book)[0][3] == "another"
    assert "what" in page.error[0].value
    click(page, "garden.edit.save")
    assert gives(book)[0][3] == "a third"


def test_the_list_narrows_and_pages(visit: Visit, hand: Hand, ann: int) -> None:
    for at in range(25):
        hand.give(ann, ago(at), what=f"word {at:02}")
    hand.row("follow_up", contact=ann, owed_by="them", due_on=ago(60), what="Ask Liam")
    page = visit("people/garden")
    assert "word 05" in shown(page)
    assert "word 06" not in shown(page)
    assert not page.get("metric")  # nothing is added up
    assert not any(said.endswith((" 25", " 26")) for said in shown(page).splitlines())
    page.segmented_control(key="garden.side").set_value("them").run()
    assert "Ask Liam" in shown(page)
    assert "word" not in shown(page)
    page.segmented_control(key="garden.side").set_value("all").run()
    opened(page, "garden.filters").toggle(key="garden.open").set_value(True).run()
    assert text("garden", "list.narrowed", chosen="Still open") in shown(page)
    assert "word 01" not in shown(page)
    page.toggle(key="garden.open").set_value(False).run()
    page.pills(key="garden.kinds").set_value(["promise"]).run()
    assert "word 01" not in shown(page)
    page.pills(key="garden.kinds").set_value([]).run()
    page.text_input(key="garden.search").set_value("word 24").run()
    assert "word 24" in shown(page)
    assert "word 01" not in shown(page)
    page.text_input(key="garden.search").set_value("nobody").run()
    assert text("garden", "list.nothing") in shown(page)


def test_what_went_each_way_with_one_person(visit: Visit, book: Workbook, hand: Hand, ann: int) -> None:
    row = hand.give(ann, ago(5), what="plan")
    hand.give(hand.contact("Bob Ray"), ago(4), what="other")
    page = click(visit("people/garden"), f"garden.more.give.{row}")
    click(page, f"garden.person.{ann}")
    assert "plan" in shown(page)
    assert "other" not in shown(page)
    assert text("garden", "list.nothing_them") in shown(page)
    assert not page.multiselect
    assert opened(page, "garden.writing").multiselect(key="garden.contact").value == [ann]
    click(page, "garden.add")
    assert gives(book)[-1] == (ann, TODAY, "introduction", None)
    assert page.multiselect(key="garden.contact").value == [ann]
    click(page, "garden.back")
    assert "other" in shown(page)


def test_what_others_wrote_is_text(visit: Visit, hand: Hand) -> None:
    ann = hand.contact(ODD)
    hand.give(ann, ago(5), what=ODD)
    hand.referral(ann, "incoming", introduced=ago(2))
    for page in (visit("people/garden"), hunt(visit)):
        assert not re.search(r"(?<!\\)<img", shown(page))
        assert ":material/home:" not in shown(page)


# ------------------------------------------------------------------------------------------------ garden and hunt


def test_an_empty_garden_says_what_will_fill_it(visit: Visit) -> None:
    page = hunt(visit)
    assert text("empty", "planted") in shown(page)
    assert text("garden", "harvest.none") in shown(page)


def test_a_seed_is_planted_changed_and_taken_out(visit: Visit, book: Workbook) -> None:
    page = hunt(visit)
    click(page, "garden.plant")
    assert text("errors", "refused.seed_needed") in shown(page).replace("\\", "")
    page.selectbox(key="garden.seed.kind").set_value("talk").run()
    page.text_input(key="garden.seed.what").set_value("On night trains").run()
    page.date_input(key="garden.seed.planted_on").set_value(ago(40)).run()
    click(page, "garden.plant")
    read = "SELECT kind, what, planted_on FROM seed"
    assert book.rows(read) == [("talk", "On night trains", ago(40))]
    row = book.value("SELECT id FROM seed")
    click(page, f"garden.seed_change.{row}")
    page.selectbox(key="garden.seed_edit.kind").set_value("article").run()
    page.text_input(key="garden.seed_edit.what").set_value("On trains").run()
    page.date_input(key="garden.seed_edit.planted_on").set_value(ago(41)).run()
    click(page, "garden.seed_edit.save")
    assert book.rows(read) == [("article", "On trains", ago(41))]
    click(page, f"garden.seed_change.{row}")
    click(page, "garden.seed_edit.cancel")
    click(page, f"garden.seed_change.{row}")
    click(page, "garden.seed_edit.remove")
    assert book.rows(read) == []
    click(page, "garden.undo")
    assert book.rows(read) == [("article", "On trains", ago(41))]


def test_an_edit_of_a_seed_that_crossed_another(visit: Visit, book: Workbook, hand: Hand) -> None:
    row = hand.row("seed", planted_on=ago(40), kind="post", what="One")
    page = click(hunt(visit), f"garden.seed_change.{row}")
    book.save(lambda writer: writer.update("seed", row, {"what": "Two"}))
    page.text_input(key="garden.seed_edit.what").set_value("Three").run()
    click(page, "garden.seed_edit.save")
    assert book.value("SELECT what FROM seed") == "Two"
    click(page, "garden.seed_edit.save")
    assert book.value("SELECT what FROM seed") == "Three"


def test_a_credit_is_confirmed_by_a_click_and_never_by_itself(
    visit: Visit, book: Workbook, hand: Hand, ann: int
) -> None:
    give = hand.give(ann, ago(50), what="plan")
    door = hand.referral(ann, "incoming", introduced=ago(10))
    read = "SELECT give, seed FROM referral"
    page = hunt(visit)
    assert book.rows(read) == [(None, None)]
    assert "May have grown from help" in shown(page)
    click(page, f"garden.credit.{door}.{give}")
    assert book.rows(read) == [(give, None)]
    assert "40 days later" in shown(page)
    page.toggle(key="garden.unnamed").set_value(True).run()
    assert text("garden", "harvest.none_unnamed") in shown(page)
    page.toggle(key="garden.unnamed").set_value(False).run()
    click(page, f"garden.unlink.{door}")
    assert book.rows(read) == [(None, None)]
    click(page, "garden.undo")
    assert book.rows(read) == [(give, None)]


def test_the_charts_stand_with_their_sentence_and_follow_a_save(visit: Visit, hand: Hand, ann: int) -> None:
    hand.give(ann, ago(5))
    page = hunt(visit)
    assert "26 weeks\\: gives 1, catch" in shown(page)
    hand.give(ann, ago(4))
    page.segmented_control(key="garden.unit").set_value("month").run()
    assert not page.exception
    assert "24 months\\: gives 2, catch" in shown(page)


def test_the_demo_has_a_garden(demo_app: AppTest) -> None:
    page = demo_app.switch_page("../../pages/people/garden.py").run()
    assert not page.exception
    page.segmented_control(key="garden.view").set_value("garden").run()
    assert not page.exception
    assert "7 days later" in shown(page) or "84 days later" in shown(page)
