"""The Referrals page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.coaching.referral import ReferralForm
from netjob.coaching.touchpoint import NameGiven, NextStep, TouchpointForm
from netjob.coaching.words import STEPS
from netjob.content import text
from netjob.workbook import Workbook, Writer, contacts, referrals, touchpoints
from tests.hand import opened

Visit = Callable[[str], AppTest]
TODAY = date(2026, 3, 2)
FILTERS = "referrals.filters"
ODD = "**Ann** <img src=x> '; DROP TABLE contact; --"


@pytest.fixture
def people(book: Workbook) -> dict[str, int]:
    """Two who are kept, one in the pool."""

    def work(writer: Writer) -> dict[str, int]:
        forms = (
            ContactForm("Ann Lee", "Acme"),
            ContactForm("Bob Ray"),
            ContactForm("Cy Dee", "Orbit", status="pool"),
        )
        return {form.name: contacts.add(writer, form) for form in forms}

    found = book.save(work)
    assert found is not None
    return found


@pytest.fixture
def doors(book: Workbook, people: dict[str, int]) -> list[int]:
    """One asked for a month ago that leads to Bob, one that came by itself."""

    def work(writer: Writer) -> list[int]:
        asked = ReferralForm(
            people["Ann Lee"], "outgoing", "asked", date(2026, 2, 1), person=people["Bob Ray"], target_name="Northwind"
        )
        came = ReferralForm(people["Bob Ray"], "incoming", "introduced", date(2026, 2, 20))
        return [referrals.add(writer, form, TODAY) for form in (asked, came)]

    found = book.save(work)
    assert found is not None
    return found


@pytest.fixture
def page(doors: list[int], visit: Visit) -> AppTest:
    return visit("people/referrals")


@pytest.fixture
def one(page: AppTest, doors: list[int]) -> AppTest:
    """The screen of the referral that was asked for."""
    return page.button(key=f"referrals.open.{doors[0]}").click().run()


def steps(book: Workbook, row_id: int) -> list[tuple[str, date]]:
    return book.rows("SELECT step, reached_on FROM referral_step WHERE referral = ? ORDER BY id", [row_id])


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.title]
    labels = [part.label for part in (*app.button, *app.expander)]
    return "\n".join([*(part.value for part in parts), *labels])


def step(one: AppTest, name: str, day: date) -> AppTest:
    one.pills(key="referrals.one.step").set_value(name)
    one.date_input(key="referrals.one.reached_on").set_value(day)
    one.button(key="referrals.step_add").click().run()
    assert not one.exception
    return one


def test_an_empty_page_says_what_will_fill_it(visit: Visit) -> None:
    page = visit("people/referrals")
    assert text("empty", "referrals") in [part.value for part in page.markdown]


def test_add_with_the_least(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]]).run()
    page.button(key="referrals.save").click().run()
    assert not page.exception
    assert book.rows("SELECT referrer, direction, weight, person, target FROM referral") == [
        (people["Ann Lee"], "outgoing", "unknown", None, None)
    ]
    assert book.rows("SELECT step, reached_on FROM referral_step") == [("asked", TODAY)]
    assert "referrals.save" not in [button.key for button in page.button]


def test_add_with_everything(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value(["cy dee"])
    page.segmented_control(key="referrals.direction").set_value("incoming").run()
    page.multiselect(key="referrals.person").set_value(["Dora Fay"])
    page.multiselect(key="referrals.target").set_value(["Northwind"])
    page.selectbox(key="referrals.step").set_value("talked")
    page.date_input(key="referrals.reached_on").set_value(date(2026, 2, 3))
    page.pills(key="referrals.weight").set_value("much")
    page.text_area(key="referrals.notes").set_value("met at the fair")
    page.button(key="referrals.save").click().run()
    assert not page.exception
    dora = book.value("SELECT id FROM contact WHERE name = 'Dora Fay' AND circle = 'known_of' AND source = 'named'")
    target = book.value("SELECT id FROM target WHERE name = 'Northwind' AND status = 'active'")
    assert book.rows("SELECT referrer, direction, weight, person, target, guess, notes FROM referral") == [
        (people["Cy Dee"], "incoming", "much", dora, target, None, "met at the fair")
    ]
    assert book.rows("SELECT step, reached_on FROM referral_step") == [("talked", date(2026, 2, 3))]
    assert book.value("SELECT status FROM contact WHERE name = 'Cy Dee'") == "kept"
    assert page.segmented_control(key="referrals.shown").value == "incoming"


def test_add_without_a_referrer_says_so_and_keeps_the_rest(
    visit: Visit, book: Workbook, people: dict[str, int]
) -> None:
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.text_area(key="referrals.notes").set_value("a fair")
    page.button(key="referrals.save").click().run()
    assert book.value("SELECT count(*) FROM referral") == 0
    assert "Choose at least one person" in shown(page)
    assert page.text_area(key="referrals.notes").value == "a fair"


def test_a_day_to_come_is_refused_beside_the_day(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]])
    page.date_input(key="referrals.reached_on").set_value(date(2026, 3, 3))
    page.button(key="referrals.save").click().run()
    assert book.value("SELECT count(*) FROM referral") == 0
    assert "This day is in the future" in shown(page)


def test_the_form_can_be_left(page: AppTest) -> None:
    page.button(key="referrals.add").click().run()
    page.button(key="referrals.cancel").click().run()
    assert "referrals.save" not in [button.key for button in page.button]


def test_sent_twice_saved_once(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    page = visit("people/referrals")
    for _ in range(2):
        page.button(key="referrals.add").click().run()
        page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]])
        page.session_state["session.token.referrals"] = "one-form"
        page.button(key="referrals.save").click().run()
    assert book.value("SELECT count(*) FROM referral") == 1


def test_the_side_that_holds_something_is_shown_first(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    came = ReferralForm(people["Bob Ray"], "incoming", "introduced", date(2026, 2, 20))
    book.save(lambda writer: referrals.add(writer, came, TODAY))
    page = visit("people/referrals")
    assert page.segmented_control(key="referrals.shown").value == "incoming"
    assert any(button.label.startswith("**Bob Ray**  \n") for button in page.button)


def test_outgoing_and_incoming_stand_apart(page: AppTest, doors: list[int]) -> None:
    keys = [button.key for button in page.button]
    assert f"referrals.open.{doors[0]}" in keys
    assert f"referrals.open.{doors[1]}" not in keys
    page.segmented_control(key="referrals.shown").set_value("incoming").run()
    keys = [button.key for button in page.button]
    assert f"referrals.open.{doors[1]}" in keys
    assert f"referrals.open.{doors[0]}" not in keys


def test_the_board_says_where_each_rests_and_since_when(page: AppTest) -> None:
    assert "**asked · 1**" in shown(page)
    assert "since 1 February 2026, 29 days" in shown(page)
    assert "standing still since 15 February 2026" in shown(page)
    assert "It could be asked once more now" in shown(page)


def test_the_same_as_a_table(page: AppTest) -> None:
    page.segmented_control(key="referrals.view").set_value("table").run()
    table = page.dataframe[0].value
    assert table.to_dict("records") == [
        {
            "referrer": "Ann Lee",
            "where": "Bob Ray, Northwind",
            "step": "asked",
            "since": date(2026, 2, 1),
            "still_since": date(2026, 2, 15),
            "advice": "Asked on 1 February, no answer yet. It could be asked once more now; after that it rests.",
            "to_tell": False,
            "began_on": date(2026, 2, 1),
        }
    ]


def test_search_and_steps_narrow(page: AppTest, book: Workbook, doors: list[int]) -> None:
    key = f"referrals.open.{doors[0]}"
    page.text_input(key="referrals.search").set_value("northw").run()
    assert key in [button.key for button in page.button]
    page.text_input(key="referrals.search").set_value("nobody").run()
    assert key not in [button.key for button in page.button]
    page.text_input(key="referrals.search").set_value("").run()
    book.save(lambda writer: referrals.step(writer, doors[0], "lapsed", TODAY, TODAY))
    page.run()
    assert key not in [button.key for button in page.button]
    opened(page, FILTERS).pills(key="referrals.steps").set_value(["lapsed"]).run()
    assert "Shown: resting." in shown(page)
    assert key in [button.key for button in page.button]


def test_who_should_hear_about_it(page: AppTest, book: Workbook, doors: list[int]) -> None:
    opened(page, FILTERS).toggle(key="referrals.to_tell").set_value(True).run()
    assert f"referrals.open.{doors[0]}" not in [button.key for button in page.button]
    book.save(lambda writer: referrals.step(writer, doors[0], "talked", TODAY, TODAY))
    page.run()
    assert f"referrals.open.{doors[0]}" in [button.key for button in page.button]


def test_a_step_is_dated_today_or_back(one: AppTest, book: Workbook, doors: list[int]) -> None:
    assert one.pills(key="referrals.one.step").value == "agreed"
    step(one, "agreed", TODAY)
    step(one, "talked", TODAY)
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1)), ("agreed", TODAY), ("talked", TODAY)]
    assert "No day is known yet for: introduced" in shown(one)
    assert one.pills(key="referrals.one.step").value == "decision_maker"


@pytest.mark.parametrize("verb", ["step_add", "decline", "lapse"])
def test_nothing_is_dated_by_a_stray_click(one: AppTest, book: Workbook, doors: list[int], verb: str) -> None:
    assert one.date_input(key="referrals.one.reached_on").value is None
    one.button(key=f"referrals.{verb}").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    assert "Choose a day for this" in shown(one)


def test_days_stay_in_order(one: AppTest, book: Workbook, doors: list[int]) -> None:
    step(one, "agreed", date(2026, 1, 5))
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    assert "before asked, which was on 1 February 2026" in shown(one)
    assert one.date_input(key="referrals.one.reached_on").value == date(2026, 1, 5)
    assert one.pills(key="referrals.one.step").value == "agreed"


def test_correct_a_day(one: AppTest, book: Workbook, doors: list[int]) -> None:
    one.button(key="referrals.correct.asked").click().run()
    one.date_input(key="referrals.day.reached_on").set_value(date(2026, 1, 28))
    one.button(key="referrals.day.save").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 1, 28))]
    assert "referrals.day.save" not in [button.key for button in one.button]


def test_a_corrected_day_may_not_be_to_come(one: AppTest, book: Workbook, doors: list[int]) -> None:
    one.button(key="referrals.correct.asked").click().run()
    one.date_input(key="referrals.day.reached_on").set_value(date(2026, 3, 9))
    one.button(key="referrals.day.save").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    assert "This day is in the future" in shown(one)


def test_correcting_can_be_left(one: AppTest) -> None:
    one.button(key="referrals.correct.asked").click().run()
    one.button(key="referrals.day.cancel").click().run()
    assert "referrals.day.save" not in [button.key for button in one.button]


def test_a_step_dated_by_mistake_is_taken_out_but_never_the_only_one(
    one: AppTest, book: Workbook, doors: list[int]
) -> None:
    step(one, "agreed", TODAY)
    one.button(key="referrals.correct.agreed").click().run()
    one.button(key="referrals.day.remove").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    one.button(key="referrals.correct.asked").click().run()
    one.button(key="referrals.day.remove").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    assert "keeps at least one step" in shown(one)


def test_the_referrer_was_told(one: AppTest, book: Workbook, doors: list[int]) -> None:
    step(one, "talked", TODAY)
    told = "SELECT told_on FROM referral_step WHERE step = 'talked'"
    one.button(key="referrals.tell.talked").click().run()
    assert book.value(told) == TODAY
    assert "told on 2 March 2026" in shown(one)
    one.button(key="referrals.correct.talked").click().run()
    one.button(key="referrals.untell.talked").click().run()
    assert book.value(told) is None


@pytest.mark.parametrize(("verb", "end"), [("decline", "declined"), ("lapse", "lapsed")])
def test_it_ends_and_is_taken_up_again(one: AppTest, book: Workbook, doors: list[int], verb: str, end: str) -> None:
    one.date_input(key="referrals.one.reached_on").set_value(date(2026, 2, 20))
    one.button(key=f"referrals.{verb}").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1)), (end, date(2026, 2, 20))]
    assert "referrals.step_add" not in [button.key for button in one.button]
    one.button(key="referrals.reopen").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]
    assert "referrals.step_add" in [button.key for button in one.button]


def test_details_are_changed(one: AppTest, book: Workbook, doors: list[int], people: dict[str, int]) -> None:
    one.session_state["referrals.details"] = True
    one.run()
    assert one.multiselect(key="referrals.one.person").value == [people["Bob Ray"]]
    one.multiselect(key="referrals.one.person").set_value(["cy dee"])
    one.multiselect(key="referrals.one.target").set_value(["Southwind"])
    one.pills(key="referrals.one.weight").set_value("some")
    one.number_input(key="referrals.one.guess").set_value(35)
    one.text_area(key="referrals.one.notes").set_value("wait until May")
    one.button(key="referrals.details_save").click().run()
    assert not one.exception
    found = """
        SELECT person, t.name, weight, guess, r.notes FROM referral r JOIN target t ON t.id = r.target WHERE r.id = ?
    """
    assert book.rows(found, [doors[0]]) == [(people["Cy Dee"], "Southwind", "some", 35, "wait until May")]


def test_nobody_opens_a_door_to_themselves(one: AppTest, book: Workbook, people: dict[str, int]) -> None:
    one.session_state["referrals.details"] = True
    one.run()
    one.multiselect(key="referrals.one.person").set_value([people["Ann Lee"]])
    one.button(key="referrals.details_save").click().run()
    assert "This is the same person" in shown(one)


def test_details_notice_a_newer_save(one: AppTest, book: Workbook, doors: list[int]) -> None:
    one.session_state["referrals.details"] = True
    one.run()
    book.save(lambda writer: writer.update("referral", doors[0], {"notes": "from elsewhere"}))
    one.text_area(key="referrals.one.notes").set_value("mine")
    one.button(key="referrals.details_save").click().run()
    assert book.value("SELECT notes FROM referral WHERE id = ?", [doors[0]]) == "from elsewhere"
    assert "changed elsewhere" in one.error[0].value


def test_undo_a_step(one: AppTest, book: Workbook, doors: list[int]) -> None:
    step(one, "agreed", TODAY)
    one.button(key="referrals.undo").click().run()
    assert steps(book, doors[0]) == [("asked", date(2026, 2, 1))]


def test_to_the_trash_and_back(one: AppTest, book: Workbook, doors: list[int]) -> None:
    trashed = "SELECT count(*) FROM referral WHERE trashed_at IS NOT NULL"
    one.button(key="referrals.trash").click().run()
    assert book.value(trashed) == 1
    one.button(key="referrals.undo").click().run()
    assert book.value(trashed) == 0


def test_back_to_the_list(one: AppTest, doors: list[int]) -> None:
    one.button(key="referrals.back").click().run()
    assert f"referrals.open.{doors[0]}" in [button.key for button in one.button]


def test_a_link_opens_a_referral_and_a_stale_one_says_so(app: AppTest, doors: list[int], visit: Visit) -> None:
    app.query_params["referral"] = str(doors[1])
    assert "Bob Ray" in visit("people/referrals").title[0].value
    app.query_params["referral"] = "999999"
    page = app.run()
    assert "no longer in the workbook" in page.error[0].value


def test_a_name_is_shown_as_typed(book: Workbook, visit: Visit, people: dict[str, int]) -> None:
    form = ReferralForm(None, "outgoing", "asked", TODAY, referrer_name=ODD)
    book.save(lambda writer: referrals.add(writer, form, TODAY))
    page = visit("people/referrals")
    labels = [button.label for button in page.button if str(button.key).startswith("referrals.open.")]
    assert labels[0].startswith(r"**\*\*Ann\*\* \<img")


def test_the_step_follows_the_direction(page: AppTest) -> None:
    page.button(key="referrals.add").click().run()
    assert page.selectbox(key="referrals.step").value == "asked"
    page.segmented_control(key="referrals.direction").set_value("incoming").run()
    assert page.selectbox(key="referrals.step").value == "introduced"
    page.segmented_control(key="referrals.direction").set_value("outgoing").run()
    assert page.selectbox(key="referrals.step").value == "asked"


def test_a_guess_before_an_ask(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]])
    page.number_input(key="referrals.guess").set_value(60)
    page.button(key="referrals.save").click().run()
    assert book.value("SELECT guess FROM referral") == 60
    page.button(key="referrals.open.1").click().run()
    step(page, "agreed", TODAY)
    assert "You guessed 60 in 100 before you asked. The yes came on 2 March 2026." in shown(page)
    page.session_state["referrals.details"] = True
    page.run()
    assert "referrals.one.guess" not in [field.key for field in page.number_input]
    page.text_area(key="referrals.one.notes").set_value("glad")
    page.button(key="referrals.details_save").click().run()
    assert book.row("SELECT guess, notes FROM referral") == (60, "glad")


def test_what_an_incoming_one_grew_from(visit: Visit, book: Workbook, people: dict[str, int]) -> None:
    def work(writer: Writer) -> None:
        writer.insert("give", contact=people["Ann Lee"], given_on=date(2026, 1, 5), kind="help", what="a review")
        writer.insert("seed", planted_on=date(2026, 1, 6), kind="article", what="on timetables")

    book.save(work)
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]]).run()
    assert "referrals.grew_from" not in [field.key for field in page.selectbox]
    page.segmented_control(key="referrals.direction").set_value("incoming").run()
    assert page.selectbox(key="referrals.grew_from").options == [
        "for them: help, 2026-01-05: a review", "planted: an article, 2026-01-06: on timetables",
    ]  # fmt: skip
    page.selectbox(key="referrals.grew_from").set_value(("seed", 1))
    page.button(key="referrals.save").click().run()
    assert book.row("SELECT seed, give FROM referral") == (1, None)
    page.button(key="referrals.open.1").click().run()
    page.session_state["referrals.details"] = True
    page.run()
    assert page.selectbox(key="referrals.one.grew_from").value == ("seed", 1)
    page.selectbox(key="referrals.one.grew_from").set_value(("give", 1))
    page.button(key="referrals.details_save").click().run()
    assert book.row("SELECT seed, give FROM referral") == (None, 1)


def test_referrals_of_referrals_form_a_chain(page: AppTest, book: Workbook, doors: list[int]) -> None:
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.referrer").set_value(["Cy Dee"])
    page.selectbox(key="referrals.came_from_referral").set_value(doors[0])
    page.button(key="referrals.save").click().run()
    new = book.value("SELECT max(id) FROM referral")
    assert book.value("SELECT came_from_referral FROM referral WHERE id = ?", [new]) == doors[0]
    page.button(key=f"referrals.open.{new}").click().run()
    assert "The chain it stands in" in [heading.value for heading in page.subheader]
    page.button(key=f"referrals.open.{doors[0]}").click().run()
    assert "Ann Lee → Bob Ray" in page.title[0].value
    page.session_state["referrals.details"] = True
    page.run()
    page.selectbox(key="referrals.one.came_from_referral").set_value(new)
    page.button(key="referrals.details_save").click().run()
    assert "come out of itself, or out of one that it led to" in shown(page)


def test_two_doors_of_the_same_line_can_be_told_apart(page: AppTest, book: Workbook, people: dict[str, int]) -> None:
    form = ReferralForm(people["Cy Dee"], "outgoing", "asked", TODAY)
    book.save(lambda writer: [referrals.add(writer, form, TODAY) for _ in range(2)])
    page.button(key="referrals.add").click().run()
    options = page.selectbox(key="referrals.came_from_referral").options
    assert {"Cy Dee → no name yet", "Cy Dee → no name yet (2)"} <= set(options)


def test_what_stands_still_can_be_looked_at_alone(page: AppTest, book: Workbook, doors: list[int]) -> None:
    key = f"referrals.open.{doors[0]}"
    opened(page, FILTERS).toggle(key="referrals.still").set_value(True).run()
    assert key in [button.key for button in page.button]
    book.save(lambda writer: referrals.step(writer, doors[0], "agreed", TODAY, TODAY))
    page.run()
    assert key not in [button.key for button in page.button]


def asked(book: Workbook, referrer: int, count: int, *steps: str) -> None:
    """So many more referrals today at each of these steps."""

    def work(writer: Writer) -> None:
        for name in steps:
            for _ in range(count):
                referrals.add(writer, ReferralForm(referrer, "outgoing", name, TODAY), TODAY)

    book.save(work)


def test_a_step_that_stands_alone_shows_a_few_and_more_when_asked(
    page: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    asked(book, people["Ann Lee"], 20, "asked")
    page.run()
    assert len(cards(page)) == 6
    assert page.button(key="referrals.more.asked").label == "Show 12 more of 15"
    page.button(key="referrals.more.asked").click().run()
    assert len(cards(page)) == 18
    page.text_input(key="referrals.search").set_value("ann").run()
    assert len(cards(page)) == 6


def test_a_button_never_stands_in_place_of_the_last_card(page: AppTest, book: Workbook, people: dict[str, int]) -> None:
    asked(book, people["Ann Lee"], 6, "asked")
    page.run()
    assert len(cards(page)) == 7
    assert "referrals.more.asked" not in [button.key for button in page.button]


def test_many_steps_show_two_each(page: AppTest, book: Workbook, people: dict[str, int]) -> None:
    asked(book, people["Ann Lee"], 4, *STEPS[:8])
    page.run()
    assert len(cards(page)) == 16
    assert page.button(key="referrals.more.talked").label == "Show 2 more"
    page.button(key="referrals.more.talked").click().run()
    assert len(cards(page)) == 18
    opened(page, FILTERS).pills(key="referrals.steps").set_value(["talked", "interview"]).run()
    assert len(cards(page)) == 8


def test_more_than_a_board_holds_is_looked_at_a_step_at_a_time(
    page: AppTest, book: Workbook, people: dict[str, int]
) -> None:
    asked(book, people["Ann Lee"], 2, *STEPS)
    page.run()
    assert not page.expander
    assert page.pills(key="referrals.at").options[:2] == ["asked · 3", "agreed to help · 2"]
    assert (page.pills(key="referrals.at").value, len(cards(page))) == ("asked", 3)
    page.pills(key="referrals.at").set_value("offer").run()
    assert len(cards(page)) == 2
    asked(book, people["Ann Lee"], 1, "offer")
    page.run()
    assert (page.pills(key="referrals.at").value, len(cards(page))) == ("offer", 3)
    page.text_input(key="referrals.search").set_value("northwind").run()
    assert "referrals.at" not in [field.key for field in page.pills]
    assert len(cards(page)) == 1


def test_each_rung_asks_whether_the_opener_was_told(one: AppTest, doors: list[int]) -> None:
    step(one, "talked", TODAY)
    assert "Have you told Ann Lee?" in shown(one)
    one.button(key="referrals.tell.talked").click().run()
    assert "Have you told Ann Lee?" not in shown(one)


def test_one_live_ask_to_an_organisation_at_a_time_is_said_and_not_enforced(
    visit: Visit, book: Workbook, people: dict[str, int]
) -> None:
    def work(writer: Writer) -> None:
        sam = contacts.add(writer, ContactForm("Sam", circle="wanted", tie="none"))
        referrals.add(writer, ReferralForm(sam, "outgoing", "asked", TODAY, target_name="Orbit"), TODAY)

    book.save(work)
    page = visit("people/referrals")
    page.button(key="referrals.add").click().run()
    page.multiselect(key="referrals.target").set_value(["orbit"]).run()
    assert "Sam for Orbit was asked on 2 March" in shown(page)
    page.multiselect(key="referrals.referrer").set_value([people["Ann Lee"]])
    page.button(key="referrals.save").click().run()
    assert book.value("SELECT count(*) FROM referral") == 2


def cards(page: AppTest) -> list[str]:
    return [str(button.key) for button in page.button if str(button.key).startswith("referrals.open.")]


def test_where_it_came_out_of_stays_though_many_came_since(
    app: AppTest,
    visit: Visit,
    book: Workbook,
    doors: list[int],
    people: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def work(writer: Writer) -> None:
        writer.update("referral", doors[1], {"came_from_referral": doors[0]})
        referrals.add(writer, ReferralForm(people["Bob Ray"], "incoming", "introduced", TODAY), TODAY)

    book.save(work)
    monkeypatch.setattr("netjob.coach.referrals.EARLIER", 1)
    app.query_params["referral"] = str(doors[1])
    one = visit("people/referrals")
    one.session_state["referrals.details"] = True
    one.run()
    one.text_area(key="referrals.one.notes").set_value("met at the fair").run()
    one.button(key="referrals.details_save").click().run()
    found = book.row("SELECT notes, came_from_referral FROM referral WHERE id = ?", [doors[1]])
    assert found == ("met at the fair", doors[0])


def test_a_promised_introduction_becomes_a_door_with_one_click(
    visit: Visit, book: Workbook, people: dict[str, int]
) -> None:
    form = TouchpointForm(
        date(2026, 2, 20), "call", (people["Ann Lee"],), names=(NameGiven("Dora Fay", promised=True),),
        next_steps=(NextStep("introduce me to Dora Fay", date(2026, 3, 9), "them"),),
    )  # fmt: skip
    book.save(lambda writer: touchpoints.log(writer, form, TODAY))
    page = visit("people/referrals")
    assert "promised on 20 February 2026, by 9 March 2026" in shown(page)
    dora = book.value("SELECT id FROM contact WHERE name = 'Dora Fay'")
    page.button(key=f"referrals.introduced.1.{dora}").click().run()
    assert not page.exception
    assert book.rows("SELECT referrer, direction, person, touchpoint FROM referral") == [
        (people["Ann Lee"], "incoming", dora, 1)
    ]
    assert steps(book, 1) == [("introduced", TODAY)]
    assert "Promised introductions" not in shown(page)
    page.button(key="referrals.undo").click().run()
    assert book.value("SELECT count(*) FROM referral") == 0
    book.save(lambda writer: writer.update("follow_up", 1, {"done_on": date(2026, 2, 28)}))
    page.run()
    assert "promised on 20 February 2026, ticked off on 28 February 2026" in shown(page)


def test_details_keep_what_lies_in_the_trash(one: AppTest, book: Workbook, doors: list[int]) -> None:
    row_id, earlier = doors[0], doors[1]
    book.save(lambda writer: writer.update("referral", row_id, {"came_from_referral": earlier}))
    book.save(lambda writer: referrals.trash(writer, earlier))
    one.session_state["referrals.details"] = True
    one.run()
    one.text_area(key="referrals.one.notes").set_value("x")
    one.button(key="referrals.details_save").click().run()
    assert not one.exception
    assert book.row("SELECT came_from_referral, notes FROM referral WHERE id = ?", [row_id]) == (earlier, "x")
