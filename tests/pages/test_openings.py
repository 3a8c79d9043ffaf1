"""The Openings view: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.coaching.opening import OpeningForm
from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook, Writer, contacts, openings, referrals, targets
from tests.pages.test_referrals import ODD, shown

Visit = Callable[[str], AppTest]
TODAY = date(2026, 3, 2)
STAGES = "SELECT stage, reached_on FROM opening_stage WHERE opening = ? ORDER BY reached_on, id"


@pytest.fixture
def ann(book: Workbook) -> int:
    found = book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee", "Acme")))
    assert found is not None
    return found


@pytest.fixture
def jobs(book: Workbook) -> list[int]:
    """One through people, at an interview; one from a posting, closed."""

    def work(writer: Writer) -> list[int]:
        first = OpeningForm("Orbit", "network", "heard", date(2026, 2, 2), "Lead")
        second = OpeningForm("Zeta", "posting", "applied", date(2026, 2, 3))
        found = [openings.add(writer, form, TODAY) for form in (first, second)]
        openings.stage(writer, found[0], "interview", date(2026, 2, 12), TODAY)
        openings.stage(writer, found[1], "closed", date(2026, 2, 13), TODAY)
        return found

    found = book.save(work)
    assert found is not None
    return found


@pytest.fixture
def page(visit: Visit) -> AppTest:
    return visit("people/referrals").segmented_control(key="referrals.part").set_value("openings").run()


@pytest.fixture
def one(jobs: list[int], app: AppTest, visit: Visit) -> AppTest:
    app.query_params["opening"] = str(jobs[0])
    return visit("people/referrals")


def opened(page: AppTest) -> list[str]:
    return [str(button.key) for button in page.button if str(button.key).startswith("referrals.opening_open.")]


def test_an_empty_list_says_what_fills_it(page: AppTest) -> None:
    assert "No opening is written down yet" in shown(page)


def test_add_an_opening_at_a_target(book: Workbook, visit: Visit) -> None:
    target = book.save(lambda writer: targets.of_name(writer, "Orbit"))
    page = visit("people/referrals").segmented_control(key="referrals.part").set_value("openings").run()
    page.button(key="referrals.opening_add").click().run()
    page.multiselect(key="referrals.opening_new.organisation").set_value([target])
    page.text_input(key="referrals.opening_new.role").set_value("Lead")
    page.selectbox(key="referrals.opening_new.source").set_value("sought_out")
    page.selectbox(key="referrals.opening_new.stage").set_value("applied")
    page.date_input(key="referrals.opening_new.reached_on").set_value(date(2026, 2, 20))
    page.text_area(key="referrals.opening_new.notes").set_value("through the fair")
    page.button(key="referrals.opening_new.save").click().run()
    assert not page.exception
    assert book.rows("SELECT organisation, role, source, target, notes FROM opening") == [
        ("Orbit", "Lead", "sought_out", target, "through the fair")
    ]
    assert book.rows(STAGES, [1]) == [("applied", date(2026, 2, 20))]
    page.button(key="referrals.undo").click().run()
    assert book.value("SELECT count(*) FROM opening") == 0


def test_without_an_organisation_it_is_refused_and_keeps_the_rest(page: AppTest, book: Workbook) -> None:
    page.button(key="referrals.opening_add").click().run()
    page.text_input(key="referrals.opening_new.role").set_value("Lead")
    page.button(key="referrals.opening_new.save").click().run()
    assert book.value("SELECT count(*) FROM opening") == 0
    assert "A name is needed" in shown(page)
    assert page.text_input(key="referrals.opening_new.role").value == "Lead"
    page.button(key="referrals.opening_new.cancel").click().run()
    assert "referrals.opening_new.save" not in [button.key for button in page.button]


def test_the_form_sent_twice_saves_once(page: AppTest, book: Workbook) -> None:
    for _ in range(2):
        page.button(key="referrals.opening_add").click().run()
        page.multiselect(key="referrals.opening_new.organisation").set_value(["Orbit"])
        page.session_state["session.token.referrals.opening_new"] = "one-form"
        page.button(key="referrals.opening_new.save").click().run()
    assert book.value("SELECT count(*) FROM opening") == 1


def test_the_list_is_narrowed_and_sorted(jobs: list[int], page: AppTest) -> None:
    first, second = (f"referrals.opening_open.{row_id}" for row_id in jobs)
    assert opened(page) == [first]  # what is closed shows when it is asked for
    assert "interview · since 12 February 2026, 18 days · through people" in shown(page)
    page.pills(key="referrals.opening_stages").set_value(["closed", "interview"]).run()
    assert opened(page) == [second, first]
    page.selectbox(key="referrals.opening_sort").set_value("organisation").run()
    assert opened(page) == [first, second]
    page.pills(key="referrals.opening_sources").set_value(["posting"]).run()
    assert opened(page) == [second]
    page.text_input(key="referrals.opening_search").set_value("orbit").run()
    assert opened(page) == []


def test_stages_are_dated_corrected_taken_out_and_taken_back(one: AppTest, book: Workbook, jobs: list[int]) -> None:
    one.pills(key="referrals.opening.stage").set_value("offer")
    one.date_input(key="referrals.opening.reached_on").set_value(date(2026, 2, 25))
    one.button(key="referrals.stage_add").click().run()
    assert book.rows(STAGES, [jobs[0]])[-1] == ("offer", date(2026, 2, 25))
    one.button(key="referrals.stage_correct.offer").click().run()
    one.date_input(key="referrals.stage_day.reached_on").set_value(date(2026, 2, 1))
    one.button(key="referrals.stage_day.save").click().run()
    assert "before heard of it, which was on 2 February 2026" in shown(one)
    one.date_input(key="referrals.stage_day.reached_on").set_value(date(2026, 2, 26))
    one.button(key="referrals.stage_day.save").click().run()
    assert book.rows(STAGES, [jobs[0]])[-1] == ("offer", date(2026, 2, 26))
    one.button(key="referrals.undo").click().run()
    assert book.rows(STAGES, [jobs[0]])[-1] == ("offer", date(2026, 2, 25))
    one.button(key="referrals.stage_correct.offer").click().run()
    one.button(key="referrals.stage_day.cancel").click().run()
    one.button(key="referrals.stage_correct.offer").click().run()
    one.button(key="referrals.stage_day.remove").click().run()
    assert book.rows(STAGES, [jobs[0]])[-1] == ("interview", date(2026, 2, 12))


def test_it_is_closed_and_goes_on_once_that_is_taken_out(one: AppTest, book: Workbook, jobs: list[int]) -> None:
    one.date_input(key="referrals.opening.reached_on").set_value(TODAY)
    one.button(key="referrals.opening_close").click().run()
    assert book.rows(STAGES, [jobs[0]])[-1] == ("closed", TODAY)
    assert "referrals.stage_add" not in [button.key for button in one.button]
    one.button(key="referrals.stage_correct.closed").click().run()
    one.button(key="referrals.stage_day.remove").click().run()
    assert "referrals.stage_add" in [button.key for button in one.button]


@pytest.mark.parametrize("fact", ["advertised", "shortlist", "ahead_of_line", "met_decision_maker_first", "shaped"])
def test_a_fact_is_yes_no_or_open(one: AppTest, book: Workbook, jobs: list[int], fact: str) -> None:
    for answer in (True, False, None):
        one.segmented_control(key=f"referrals.fact.{fact}").set_value(answer).run()
        assert book.row(f"SELECT {fact} FROM opening WHERE id = ?", [jobs[0]]) == (answer,)


def test_whose_word_helped(one: AppTest, book: Workbook, ann: int) -> None:
    one.run()
    one.multiselect(key="referrals.opening.vouched_by").set_value([ann]).run()
    one.button(key="referrals.vouch").click().run()
    assert book.value("SELECT vouched_by FROM opening ORDER BY id") == ann
    one.button(key="referrals.undo").click().run()
    assert book.value("SELECT vouched_by FROM opening ORDER BY id") is None
    assert one.multiselect(key="referrals.opening.vouched_by").value == []


def test_who_has_a_part_comes_and_goes(one: AppTest, book: Workbook, ann: int, jobs: list[int]) -> None:
    one.run()
    one.button(key="referrals.takes_part").click().run()
    assert "Choose at least one person" in shown(one)
    one.multiselect(key="referrals.opening.contact").set_value([ann])
    one.pills(key="referrals.opening.part").set_value("decision_maker")
    one.button(key="referrals.takes_part").click().run()
    assert book.rows("SELECT opening, contact, part FROM opening_contact") == [(jobs[0], ann, "decision_maker")]
    one.button(key="referrals.leaves.1").click().run()
    assert book.value("SELECT count(*) FROM opening_contact") == 0


def test_its_description_is_changed(one: AppTest, book: Workbook, jobs: list[int]) -> None:
    one.session_state["referrals.opening_details"] = True
    one.run()
    assert one.text_input(key="referrals.opening.role").value == "Lead"
    one.text_input(key="referrals.opening.organisation").set_value("Orbit Rail")
    one.text_input(key="referrals.opening.role").set_value("")
    one.selectbox(key="referrals.opening.source").set_value("direct")
    one.text_area(key="referrals.opening.notes").set_value("part time")
    one.button(key="referrals.opening_save").click().run()
    assert not one.exception
    assert book.row("SELECT organisation, role, source, notes FROM opening WHERE id = ?", [jobs[0]]) == (
        "Orbit Rail", None, "direct", "part time",
    )  # fmt: skip


def test_an_edit_that_crossed_another_says_so(one: AppTest, book: Workbook, jobs: list[int]) -> None:
    one.session_state["referrals.opening_details"] = True
    one.run()
    book.save(lambda writer: writer.update("opening", jobs[0], {"notes": "from elsewhere"}))
    one.text_area(key="referrals.opening.notes").set_value("mine")
    one.button(key="referrals.opening_save").click().run()
    assert book.value("SELECT notes FROM opening WHERE id = ?", [jobs[0]]) == "from elsewhere"
    assert "changed elsewhere" in one.error[0].value


def test_to_the_trash_and_back(one: AppTest, book: Workbook, jobs: list[int]) -> None:
    one.button(key="referrals.opening_trash").click().run()
    assert book.value("SELECT count(*) FROM opening WHERE trashed_at IS NOT NULL") == 1
    assert opened(one) == []
    one.button(key="referrals.undo").click().run()
    assert opened(one) == [f"referrals.opening_open.{jobs[0]}"]


def test_back_to_the_list_and_a_stale_link(one: AppTest, jobs: list[int]) -> None:
    one.button(key="referrals.openings_back").click().run()
    assert opened(one) == [f"referrals.opening_open.{jobs[0]}"]
    one.button(key=f"referrals.opening_open.{jobs[0]}").click().run()
    assert one.title[0].value == "Orbit"
    one.query_params["opening"] = "999"
    assert "no longer in the workbook" in one.run().error[0].value


def test_a_name_is_shown_as_typed(book: Workbook, page: AppTest) -> None:
    form = OpeningForm(ODD, "network", "heard", TODAY)
    book.save(lambda writer: openings.add(writer, form, TODAY))
    page.run()
    labels = [button.label for button in page.button if button.key in opened(page)]
    assert labels[0].startswith(r"\*\*Ann\*\* \<img")


# ------------------------------------------------------------------------------------------------ from a referral


def door(book: Workbook, ann: int, **values: object) -> int:
    form = ReferralForm(ann, "outgoing", "asked", date(2026, 2, 1), **values)  # type: ignore[arg-type]
    found = book.save(lambda writer: referrals.add(writer, form, TODAY))
    assert found is not None
    return found


def test_in_one_click_from_a_referral_and_the_ladder_writes_there(
    book: Workbook, app: AppTest, visit: Visit, ann: int
) -> None:
    row_id = door(book, ann, person_name="Dora", target_name="Orbit")
    app.query_params["referral"] = str(row_id)
    page = visit("people/referrals")
    page.button(key="referrals.make_opening").click().run()
    assert page.title[0].value == "Orbit"
    assert book.row("SELECT organisation, source FROM opening") == ("Orbit", "network")
    page.button(key=f"referrals.open.{row_id}").click().run()
    assert "kept with the opening" in shown(page)
    page.pills(key="referrals.one.step").set_value("interview")
    page.date_input(key="referrals.one.reached_on").set_value(TODAY)
    page.button(key="referrals.step_add").click().run()
    assert book.rows(STAGES, [1]) == [("heard", TODAY), ("interview", TODAY)]
    assert book.value("SELECT count(*) FROM referral_step WHERE step = 'interview'") == 0
    page.button(key="referrals.to_opening").click().run()
    assert page.title[0].value == "Orbit"


def test_where_no_organisation_is_known_it_is_asked_for(book: Workbook, app: AppTest, visit: Visit, ann: int) -> None:
    app.query_params["referral"] = str(door(book, ann))
    page = visit("people/referrals")
    page.button(key="referrals.make_opening").click().run()
    assert "A name is needed" in shown(page)
    page.text_input(key="referrals.opening_at").set_value("Orbit")
    page.button(key="referrals.make_opening").click().run()
    assert book.row("SELECT opening, organisation FROM referral r JOIN opening o ON o.id = r.opening") == (1, "Orbit")


def test_an_opening_that_is_there_is_chosen_and_left(
    book: Workbook, app: AppTest, visit: Visit, ann: int, jobs: list[int]
) -> None:
    row_id = door(book, ann)
    app.query_params["referral"] = str(row_id)
    page = visit("people/referrals")
    page.selectbox(key="referrals.its_opening").set_value(jobs[0]).run()
    assert book.value("SELECT opening FROM referral") == jobs[0]
    assert "It stands at interview since 12 February 2026" in shown(page)
    page.button(key="referrals.detach").click().run()
    assert book.value("SELECT opening FROM referral") is None
    assert ("interview", date(2026, 2, 12)) in book.rows("SELECT step, reached_on FROM referral_step")
