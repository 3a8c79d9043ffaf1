"""The Conversation page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.content import text
from netjob.workbook import Workbook, Writer, answers, contacts, ground, wanted
from tests.hand import opened

Visit = Callable[[str], AppTest]
PAGE = "prepare/conversation"
ODD = "**Ann** <img src=x> :smile:"


@pytest.fixture
def ann(book: Workbook) -> int:
    """Ann at Kestrel Rail Care, with a client, a proof and a note that names an association."""

    def work(writer: Writer) -> int:
        answers.write(writer, "proof", "Halved the queue in a year. More of it.", 1)
        answers.write(writer, "client", "Kestrel Rail Care, Halden")
        answers.write(writer, "association", "Rail Mentors Network")
        contacts.add(writer, ContactForm("Pool Person", "Elsewhere", status="pool"))
        return contacts.add(
            writer, ContactForm(ODD, "Kestrel Rail Care", tie="close", notes="From the rail mentors network")
        )

    found = book.save(work)
    assert found is not None
    return found


def facing(visit: Visit, app: AppTest, contact: int, view: str = "prepare") -> AppTest:
    app.query_params["contact"] = str(contact)
    app.query_params["view"] = view
    return visit(PAGE)


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "").replace("\u200b", "")


def test_an_empty_workbook_says_what_is_blank_and_where_to_fill_it(visit: Visit) -> None:
    app = visit(PAGE)
    assert not app.exception
    said = shown(app)
    assert text("conversation", "say.none") in said
    assert text("conversation", "say.blank_title") in said
    assert len(app.page_link) == 8  # the points but one's own, and Contacts
    app.button(key="conversation.fill_own").click().run()
    assert app.get_by_key("conversation.view").value == "own"


def test_a_contact_is_chosen_from_the_kept_or_searched_for(visit: Visit, book: Workbook, ann: int) -> None:
    app = visit(PAGE)
    app.selectbox(key="conversation.contact").set_value(ann).run()
    assert "Halved the queue in a year." in shown(app)
    opened(app, "conversation.open_search").text_input(key="conversation.search").set_value("pool").run()
    app.button(key=f"conversation.with.{ann - 1}").click().run()
    assert app.selectbox(key="conversation.contact").value == ann - 1
    app.text_input(key="conversation.search").set_value("nobody at all").run()
    assert text("conversation", "frame.nobody_found") in shown(app)


@pytest.mark.parametrize("asked", ["999", "x", "9" * 40, "-1"])
def test_an_address_of_nobody_is_answered_calmly(visit: Visit, app: AppTest, ann: int, asked: str) -> None:
    app.query_params["contact"] = asked
    app = visit(PAGE)
    assert not app.exception
    assert app.selectbox(key="conversation.contact").value is None


def test_time_and_angle_change_what_is_said(visit: Visit, app: AppTest, ann: int) -> None:
    app = facing(visit, app, ann)
    assert "More of it." not in shown(app)
    app.get_by_key("conversation.length").set_value(120).run()
    assert "More of it." in shown(app)
    app.get_by_key("conversation.angle").set_value("insight").run()
    assert not app.exception


def test_the_homework_on_somebody_wanted_stands_there(visit: Visit, app: AppTest, book: Workbook, ann: int) -> None:
    missing = text("paths", "wanted.missing", parts=", ".join(
        text("paths", f"homework.{part}.empty") for part in ("bring", "market")
    ))  # fmt: skip
    assert missing not in shown(facing(visit, app, ann))

    def work(writer: Writer) -> None:
        writer.update("contact", ann, {"circle": "wanted"})
        wanted.write(writer, ann, "why", "She built the *depot*")
        wanted.write(writer, ann, "read", "Her article on night shifts")

    book.save(work)
    said = shown(facing(visit, app, ann))
    assert ":material/check: She built the *depot*" in said
    assert ":material/check: Her article on night shifts" in said
    assert missing in said


def test_who_is_wanted_is_approached_under_three_conditions(
    visit: Visit, app: AppTest, book: Workbook, ann: int
) -> None:
    book.save(lambda writer: writer.update("contact", ann, {"circle": "wanted"}))
    app = facing(visit, app, ann)
    assert text("conversation", "wanted.value_open") in shown(app)
    book.save(lambda writer: answers.write(writer, "statement", "I make queues short."))
    app.run()
    assert text("conversation", "wanted.value") in shown(app)
    assert text("conversation", "wanted.market_open") in shown(app)


def test_common_ground_is_proposed_noted_and_taken_out(visit: Visit, app: AppTest, book: Workbook, ann: int) -> None:
    app = facing(visit, app, ann)
    said = shown(app)
    assert text("conversation", "because.client") in said
    assert text("conversation", "because.association") in said
    app.button(key="conversation.keep.0").click().run()
    (kept,) = ground.kept(book, ann)
    assert (kept.kind, kept.detail) == ("business", "Kestrel Rail Care")
    app.button(key=f"conversation.drop.{kept.id}").click().run()
    assert ground.kept(book, ann) == []
    app.button(key="conversation.undo").click().run()
    assert len(ground.kept(book, ann)) == 1
    app.get_by_key("conversation.ground_kind").set_value("reading")
    app.text_input(key="conversation.ground").set_value("her column")
    app.button(key="conversation.ground_do").click().run()
    assert [(one.kind, one.detail) for one in ground.kept(book, ann)][-1] == ("reading", "her column")


def test_the_card_opens_with_the_name_as_typed(visit: Visit, app: AppTest, ann: int) -> None:
    app = facing(visit, app, ann)
    app.button(key="conversation.card").click().run()
    assert not app.exception
    assert ODD in shown(app)


def test_own_points_are_items_of_their_own(visit: Visit, app: AppTest, book: Workbook) -> None:
    app.query_params["view"] = "own"
    app = visit(PAGE)
    app.text_area(key="conversation.add.own_point").set_value("What would you mend first?").run()
    assert answers.body(book, "own_point", 1) == "What would you mend first?"
    app.text_area(key="conversation.own_point.1").set_value("What would you mend?").run()
    assert answers.body(book, "own_point", 1) == "What would you mend?"
    app.button(key="conversation.remove.own_point.1").click().run()
    assert answers.standing(book, "own_point") == []


@pytest.mark.parametrize("prompt", ["client", "association", "school", "reading"])
def test_what_is_asked_once_is_kept(visit: Visit, app: AppTest, book: Workbook, prompt: str) -> None:
    app.query_params["view"] = "ground"
    app = visit(PAGE)
    app.text_area(key=f"conversation.{prompt}.0").set_value("One, two").run()
    assert answers.body(book, prompt) == "One, two"
    app.text_area(key=f"conversation.{prompt}.0").set_value("Three")
    app.button(key=f"conversation.save.{prompt}.0").click().run()
    assert answers.body(book, prompt) == "Three"


def test_a_draft_is_read_and_nothing_is_kept_or_sent(visit: Visit, app: AppTest, book: Workbook, ann: int) -> None:
    before = book.revision
    app = facing(visit, app, ann, "draft")
    app.text_area(key="conversation.draft").set_value("Dear all, please pass on my resume.")
    app.button(key="conversation.check").click().run()
    said = shown(app)
    assert text("draft", "finding.mass") in said
    assert "“Dear all”" in said
    assert text("draft", "finding.begging") in said
    app.text_area(key="conversation.draft").set_value(
        "Could you introduce me on Friday, since you know Kestrel? Thanks."
    )
    app.get_by_key("conversation.angle").set_value("role").run()
    assert text("draft", "finding.ask_too_soon") not in shown(app)
    app.toggle(key="conversation.giving").set_value(True).run()
    assert text("draft", "finding.ask_too_soon") in shown(app)
    app.selectbox(key="conversation.channel").set_value("email").run()
    assert not app.exception
    assert book.revision == before


def test_the_view_can_be_changed(visit: Visit) -> None:
    app = visit(PAGE)
    for view in ("draft", "own", "ground", "prepare"):
        app.get_by_key("conversation.view").set_value(view).run()
        assert not app.exception


def test_everyone_in_the_demo_can_be_faced(demo_app: AppTest, demo: Workbook) -> None:
    for (contact,) in demo.rows("SELECT id FROM contact WHERE trashed_at IS NULL ORDER BY id LIMIT 12"):
        demo_app.query_params["contact"] = str(contact)
        demo_app.switch_page("../../pages/prepare/conversation.py").run()
        assert not demo_app.exception, contact
        assert not demo_app.error, contact
