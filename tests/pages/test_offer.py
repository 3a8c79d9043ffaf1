"""The Offer page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.content import text
from netjob.workbook import Workbook, Writer, answers, contacts, searches

Visit = Callable[[str], AppTest]
PAGE = "prepare/offer"
ODD = "**Bold** <img src=x> :smile: '; DROP TABLE answer; --"
RTL = "ניהלתי צוות של תשעה 🌊"
LONG = "I moved the handover. " * 950  # about 20,000 letters


def exercise(visit: Visit, app: AppTest, name: str) -> AppTest:
    app.query_params["exercise"] = name
    return visit(PAGE)


def write(book: Workbook, prompt: str, *bodies: str, confirmed: bool = True) -> None:
    def work(writer: Writer) -> None:
        for at, body in enumerate(bodies, start=1):
            answers.write(writer, prompt, body, at, confirmed=confirmed)

    book.save(work)


def bodies(book: Workbook, prompt: str) -> list[str]:
    return [answer.body for answer in answers.standing(book, prompt) if answer.confirmed]


def search(book: Workbook, situation: str, started_on: date = date(2026, 2, 1)) -> None:
    book.save(lambda writer: searches.begin(writer, situation, started_on, date(2026, 3, 2)))


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "").replace("\u200b", "")


def test_an_empty_workbook_begins_with_proofs_and_an_example(visit: Visit) -> None:
    app = visit(PAGE)
    assert not app.exception
    assert app.get_by_key("offer.exercise").value == "proof"
    assert app.subheader[0].value == "Proofs"
    assert "Tomasz" in shown(app)


def test_the_example_is_of_the_users_own_situation(visit: Visit, book: Workbook) -> None:
    search(book, "first_job")
    assert "Jonas" in shown(visit(PAGE))


def test_the_exercise_asked_for_is_shown_and_the_next_one_is_a_click_away(visit: Visit, app: AppTest) -> None:
    app = exercise(visit, app, "skill")
    assert app.subheader[0].value == "Skills"
    app.button(key="offer.next").click().run()
    assert app.subheader[0].value == "Want and not want"
    app.get_by_key("offer.exercise").set_value("statement").run()
    assert app.subheader[0].value == "Where I fit"


@pytest.mark.parametrize("body", [ODD, RTL, LONG], ids=["odd", "right-to-left", "20,000 letters"])
def test_a_proof_is_kept_as_soon_as_the_field_is_left(visit: Visit, book: Workbook, body: str) -> None:
    app = visit(PAGE)
    app.text_area(key="offer.add.proof").set_value(body).run()
    assert not app.exception
    assert bodies(book, "proof") == [body.strip()]
    assert app.text_area(key="offer.add.proof").value == ""
    assert app.text_area(key="offer.proof.1").value == body.strip()
    assert "saved" in shown(app)


def test_pressing_add_after_leaving_the_field_adds_once(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    app.text_area(key="offer.add.proof").set_value("Once")
    app.button(key="offer.add_do.proof").click().run()
    app.button(key="offer.add_do.proof").click().run()
    assert bodies(book, "proof") == ["Once"]


def test_a_proof_is_changed_and_the_earlier_one_comes_back(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "I moved it.")
    app = exercise(visit, app, "proof")
    app.text_area(key="offer.proof.1").set_value("I moved it in May.").run()
    assert bodies(book, "proof") == ["I moved it in May."]
    app.session_state["offer.history.proof.1"] = True
    app.run()
    assert "**it in May.**" in " ".join(m.value for m in app.markdown).replace("\\", "")
    app.button(key="offer.restore.proof.1.0").click().run()
    assert bodies(book, "proof") == ["I moved it."]
    assert app.text_area(key="offer.proof.1").value == "I moved it."
    assert [row[0] for row in book.rows("SELECT body FROM answer ORDER BY id")] == [
        "I moved it.", "I moved it in May.", "I moved it.",
    ]  # fmt: skip


def test_the_visible_save_keeps_a_long_answer(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "One")
    app = exercise(visit, app, "proof")
    app.text_area(key="offer.proof.1").set_value("Two")
    app.button(key="offer.save.proof.1").click().run()
    assert bodies(book, "proof") == ["Two"]


def test_a_proof_is_taken_out_and_put_back(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "One", "Two")
    app = exercise(visit, app, "proof")
    app.button(key="offer.remove.proof.1").click().run()
    assert bodies(book, "proof") == ["Two"]
    app.button(key="offer.undo").click().run()
    assert bodies(book, "proof") == ["One", "Two"]
    app.button(key="offer.remove.proof.2").click().run()
    app.session_state["offer.gone.proof"] = True
    app.run()
    app.button(key="offer.back.proof.2").click().run()
    assert bodies(book, "proof") == ["One", "Two"]


def test_a_gentle_check_asks_for_what_is_open_and_a_number_only_once(
    visit: Visit, app: AppTest, book: Workbook
) -> None:
    search(book, "returning")
    write(book, "proof", "We did good work.", "Cared for my father.")
    app = exercise(visit, app, "proof")
    said = shown(app)
    for name in ("result", "number", "self"):
        assert text("exercises", f"check.{name}") in said
    app.button(key="offer.no_number.1").click().run()
    assert text("exercises", "check.number") not in shown(app)
    assert text("exercises", "check.result") in shown(app)


def test_drafts_from_an_archive_are_kept_or_left_out(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "Lead, Acme", "Clerk, Orbit", "Aide", confirmed=False)
    app = exercise(visit, app, "proof")
    assert bodies(book, "proof") == []
    app.button(key="offer.keep.proof.1").click().run()
    app.button(key="offer.discard.proof.2").click().run()
    assert bodies(book, "proof") == ["Lead, Acme"]
    assert [answer.body for answer in answers.standing(book, "proof")] == ["Lead, Acme", "Aide"]
    write(book, "proof", "Lead, Acme", "Clerk, Orbit", "Aide", confirmed=False)
    app.run()
    app.button(key="offer.keep.proof.all").click().run()
    assert bodies(book, "proof") == ["Lead, Acme", "Clerk, Orbit", "Aide"]


def test_a_skill_is_added_with_the_proof_it_showed_in(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "A winter timetable that holds.", "The flood night.")
    app = exercise(visit, app, "skill")
    app.text_input(key="offer.add.skill").set_value("Timetables").run()
    app.button(key="offer.take.1").click().run()
    assert bodies(book, "skill_proof") == ["1"]
    app.multiselect(key="offer.shown_in.1").set_value([1, 2]).run()
    assert bodies(book, "skill_proof") == ["1 2"]
    app.text_input(key="offer.skill.1").set_value("Winter timetables").run()
    assert bodies(book, "skill") == ["Winter timetables"]
    app.button(key="offer.remove.skill.1").click().run()
    assert bodies(book, "skill") == []


def test_wants_are_ranked_by_comparing_pairs(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "want", "near", "calm", "paid")
    app = exercise(visit, app, "want")
    app.button(key="offer.compare.want").click().run()
    wanted = {3: 0, 1: 1, 2: 2}
    while buttons := [b for b in app.button if (b.key or "").startswith("offer.prefer.want.")]:
        best = min(buttons, key=lambda button: wanted[int(button.key.rpartition(".")[2])])
        app = best.click().run()
    assert bodies(book, "want") == ["paid", "near", "calm"]
    app.button(key="offer.compare_again.want").click().run()
    assert [b for b in app.button if (b.key or "").startswith("offer.prefer.want.")]


def test_wants_and_not_wants_and_direction_are_kept(visit: Visit, app: AppTest, book: Workbook) -> None:
    app = exercise(visit, app, "want")
    app.text_input(key="offer.add.want").set_value("A calm office").run()
    app.text_input(key="offer.add.not_want").set_value("Two hours in the car").run()
    app.text_area(key="offer.direction.0").set_value("Accounts").run()
    app.button(key="offer.save.direction.0").click().run()
    assert [bodies(book, prompt) for prompt in ("want", "not_want", "direction")] == [
        ["A calm office"], ["Two hours in the car"], ["Accounts"],
    ]  # fmt: skip


def test_a_statement_is_built_from_the_users_own_words(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "Halved the queue. More.")
    book.save(lambda writer: answers.write(writer, "direction", "Service for hospitals."))
    app = exercise(visit, app, "statement")
    app.button(key="offer.begin.0").click().run()
    expected = "Halved the queue. I would like to do that again: Service for hospitals."
    assert bodies(book, "statement") == [expected]
    assert app.text_area(key="offer.statement.0").value == expected
    app.text_area(key="offer.statement.0").set_value("Experienced leader").run()
    assert "“experienced”" in shown(app)


def test_feedback_heard_stands_beside_the_statement(visit: Visit, app: AppTest, book: Workbook) -> None:
    def work(writer: Writer) -> None:
        contact = contacts.add(writer, ContactForm("Ann"))
        touchpoint = writer.insert(
            "touchpoint", contact=contact, happened_on=date(2026, 3, 1), direction="out", channel="call", talk=True,
            circle="known", tie="close", source="hand",
        )  # fmt: skip
        writer.insert("heard", touchpoint=touchpoint, kind="feedback", body="You apologise first.")

    book.save(work)
    app = exercise(visit, app, "statement")
    assert "You apologise first." in shown(app)


@pytest.mark.parametrize("situation", ["laid_off", "returning", "first_job"])
def test_two_sentences_fit_the_situation(visit: Visit, app: AppTest, book: Workbook, situation: str) -> None:
    search(book, situation)
    app = exercise(visit, app, "story")
    area = app.text_area(key=f"offer.story_{situation}.0")
    assert area.label == text("exercises", f"exercise.story.label.{situation}")
    area.set_value("It closed. I look on.").run()
    assert bodies(book, f"story_{situation}") == ["It closed. I look on."]


def test_who_keeps_in_touch_is_not_asked_why_they_left(visit: Visit) -> None:
    app = visit(PAGE)
    assert "story" not in app.get_by_key("offer.exercise").options


def test_marks_are_kept_and_drawn(visit: Visit, app: AppTest, book: Workbook) -> None:
    app = exercise(visit, app, "ratings")
    app.get_by_key("offer.rating.offer").set_value(2)
    app.get_by_key("offer.rating.habit").set_value(4)
    app.button(key="offer.rate").click().run()
    assert not app.exception
    assert book.rows("SELECT item, score FROM rating ORDER BY id") == [("offer", 2), ("habit", 4)]
    assert "First marks" in shown(app)


def test_the_resistance_check_waits_and_can_be_dismissed(visit: Visit, app: AppTest, book: Workbook) -> None:
    search(book, "laid_off", date(2026, 2, 1))
    app = visit(PAGE)
    assert "resistance" not in app.get_by_key("offer.exercise").options

    def work(writer: Writer) -> None:
        contact = contacts.add(writer, ContactForm("Ann"))
        for day in range(1, 6):
            writer.insert(
                "touchpoint", contact=contact, happened_on=date(2026, 2, day), direction="out", channel="call",
                talk=True, circle="known", tie="close", source="hand",
            )  # fmt: skip

    book.save(work)
    app = exercise(visit, app, "resistance")
    app.text_area(key="offer.resistance.0").set_value("Calling.").run()
    app.text_area(key="offer.resistance_tell.0").set_value("They are busy.").run()
    app.text_area(key="offer.resistance_rep.0").set_value("One hello at ten.").run()
    assert bodies(book, "resistance_rep") == ["One hello at ten."]
    app.get_by_key("offer.resistance_kind").set_value("keeping").run()
    assert "Noting progress helps to reach a goal" in shown(app)
    app.button(key="offer.dismiss_resistance").click().run()
    assert "resistance" not in app.get_by_key("offer.exercise").options
    assert bodies(book, "resistance") == ["Calling."]


def test_the_brief_holds_nothing_private_unless_ticked(visit: Visit, app: AppTest, book: Workbook) -> None:
    write(book, "proof", "Halved the queue.")
    write(book, "not_want", "Night calls")
    write(book, "skill", "Unconfirmed", confirmed=False)
    app = exercise(visit, app, "brief")
    assert "Halved the queue." in shown(app)
    assert "Night calls" not in shown(app)
    assert "Unconfirmed" not in shown(app)
    app.text_input(key="offer.brief_name").set_value("Nadia")
    app.text_input(key="offer.helps.0").set_value("Two people at the ferries").run()
    app.get_by_key("offer.brief_private").set_value(["not_want"]).run()
    app.get_by_key("offer.brief_parts").set_value(["statement"]).run()
    said = shown(app)
    assert "Nadia" in said
    assert "Two people at the ferries" in said
    assert "Night calls" in said
    assert "Halved the queue." not in said
    assert bodies(book, "helps") == ["Two people at the ferries"]


def test_an_empty_brief_says_what_would_fill_it(visit: Visit, app: AppTest) -> None:
    app = exercise(visit, app, "brief")
    assert app.info[0].value == text("brief", "form.empty")


def test_the_demo_shows_every_exercise(demo_app: AppTest) -> None:
    for name in ("proof", "skill", "want", "statement", "story", "ratings", "resistance", "brief"):
        demo_app.query_params["exercise"] = name
        demo_app.switch_page("../../pages/prepare/offer.py").run()
        assert not demo_app.exception, name
        assert demo_app.get_by_key("offer.exercise").value == name
