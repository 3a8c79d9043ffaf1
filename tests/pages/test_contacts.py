"""Contacts: the list, the deck, one person's screen; each widget that changes state is set, run, and looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, contacts
from tests.hand import opened

PAGE = "people/contacts"
FILTERS = "contacts.filters"
LISTED = "contacts.open."
Visit = Callable[[str], AppTest]
AWKWARD = "Ana **Bold** <b>x</b> :smile: '; DROP TABLE contact; --"


@pytest.fixture
def ana(book: Workbook) -> int:
    return add(book, AWKWARD, organisation="Meridian Rail", tie="close")


def add(book: Workbook, name: str, **more: object) -> int:
    made = book.save(lambda writer: contacts.add(writer, ContactForm(name, **more)))  # type: ignore[arg-type]
    assert made is not None
    return made


def touch(book: Workbook, contact: int, day: date, direction: str = "out") -> None:
    columns = {"direction": direction, "channel": "message", "talk": False, "circle": "known", "tie": "none"}
    book.save(lambda writer: writer.insert("touchpoint", contact=contact, happened_on=day, source="hand", **columns))


def listed(app: AppTest) -> list[str]:
    """The names on the list, without the stars that make them bold."""
    return [b.label.removeprefix("**").removesuffix("**") for b in app.button if b.key and b.key.startswith(LISTED)]


def person(visit: Visit, app: AppTest, contact: int) -> AppTest:
    app.query_params["contact"] = str(contact)
    return visit(PAGE)


def test_an_empty_workbook_says_what_will_fill_the_list(visit: Visit) -> None:
    app = visit(PAGE)
    assert not app.exception
    assert [link.value for link in app.page_link] == ["Welcome", "Data"]


def test_a_new_person_is_saved(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    app.button(key="contacts.add").click().run()
    app.text_input(key="contacts.name").set_value("  Bo   Li ")
    app.text_input(key="contacts.organisation").set_value("Papaya Books")
    app.get_by_key("contacts.tie").set_value("close")
    app.button(key="contacts.save").click().run()
    assert not app.exception
    assert book.rows("SELECT name, organisation, organisation_key, tie, status, circle FROM contact") == [
        ("Bo Li", "Papaya Books", "papaya books", "close", "kept", "known")
    ]


def test_a_refused_form_keeps_what_was_typed_and_says_why_beside_the_field(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    app.button(key="contacts.add").click().run()
    app.text_input(key="contacts.name").set_value("Bo Li")
    app.text_input(key="contacts.profile_url").set_value("javascript:alert(1)")
    app.button(key="contacts.save").click().run()
    assert app.text_input(key="contacts.name").value == "Bo Li"
    assert app.text_input(key="contacts.profile_url").value == "javascript:alert(1)"
    assert any("Only addresses that start with http" in caption.value for caption in app.caption)
    assert book.value("SELECT count(*) FROM contact") == 0


def test_a_name_of_markdown_html_and_sql_is_shown_as_typed(visit: Visit, ana: int) -> None:
    app = visit(PAGE)
    (shown,) = listed(app)
    assert shown.replace("\\", "").replace("\u200b", "") == AWKWARD
    assert "\\*\\*Bold\\*\\* \\<b\\>" in shown


def test_the_name_opens_the_person(visit: Visit, ana: int) -> None:
    app = visit(PAGE)
    app.button(key=f"contacts.open.{ana}").click().run()
    assert app.query_params["contact"] == str(ana)
    assert "Ana" in app.title[0].value
    app.button(key="contacts.back").click().run()
    assert app.title[0].value == "Contacts"


def test_the_list_is_narrowed_by_words_view_tie_circle_and_silence(visit: Visit, book: Workbook) -> None:
    silent = add(book, "Émile Zed", tie="close")
    touch(book, silent, date(2025, 12, 1))
    add(book, "Bo Li", circle="wanted", organisation="Papaya")
    add(book, "Pool Person", status="pool")
    app = visit(PAGE)

    def names() -> set[str]:
        return set(listed(app))

    assert names() == {"Émile Zed", "Bo Li"}
    assert not [widget for widget in app.selectbox if widget.key == "contacts.sort"]
    app.text_input(key="contacts.search").set_value("emile").run()
    assert names() == {"Émile Zed"}
    app.text_input(key="contacts.search").set_value("")
    app.get_by_key("contacts.view").set_value("pool").run()
    assert names() == {"Pool Person"}
    app.get_by_key("contacts.view").set_value("every").run()
    opened(app, FILTERS).get_by_key("contacts.filter_tie").set_value(["close"]).run()
    assert names() == {"Émile Zed"}
    app.session_state[FILTERS] = False
    app.run()
    assert names() == {"Émile Zed"}
    app.get_by_key("contacts.filter_tie").set_value([])
    app.get_by_key("contacts.filter_circle").set_value(["wanted"]).run()
    assert names() == {"Bo Li"}
    app.get_by_key("contacts.filter_circle").set_value([])
    app.get_by_key("contacts.silence").set_value("red").run()
    assert names() == {"Émile Zed"}


def test_the_order_can_be_chosen(visit: Visit, book: Workbook) -> None:
    for name in ("Bo", "Äna", "Zoe"):
        add(book, name)
    app = visit(PAGE)
    opened(app, FILTERS).selectbox(key="contacts.sort").select("name").run()
    assert listed(app) == ["Äna", "Bo", "Zoe"]
    app.selectbox(key="contacts.sort").select("added").run()
    assert listed(app) == ["Zoe", "Äna", "Bo"]


def test_a_long_list_is_paged(visit: Visit, book: Workbook) -> None:
    for at in range(45):
        add(book, f"Person {at:02}")
    app = visit(PAGE)
    opened(app, FILTERS).selectbox(key="contacts.sort").select("name").run()
    app.get_by_key("contacts.page").set_value(5).run()
    assert listed(app) == [f"Person {at}" for at in range(40, 45)]


def test_the_deck_keeps_one_and_leaves_one(visit: Visit, book: Workbook) -> None:
    first = add(book, "Wrote Back", status="pool", tie="none")
    second = add(book, "Only Connected", status="pool", tie="none")
    touch(book, first, date(2025, 1, 1), "out")
    touch(book, first, date(2025, 1, 2), "in")
    app = visit(PAGE)
    app.button(key="contacts.deck").click().run()
    app.get_by_key("contacts.deck_tie").set_value("close")
    app.button(key=f"contacts.keep.{first}").click().run()
    assert book.rows("SELECT status, tie FROM contact WHERE id = ?", [first]) == [("kept", "close")]
    app.button(key=f"contacts.not_now.{second}").click().run()
    assert book.rows("SELECT status FROM contact WHERE id = ?", [second]) == [("pool",)]
    assert book.rows("SELECT key, outcome FROM suggestion") == [(f"keep:{second}", "not_this_one")]
    assert not [b for b in app.button if (b.key or "").startswith("contacts.keep.")]
    app.button(key="contacts.deck_back").click().run()
    assert app.get_by_key("contacts.view")


@pytest.mark.parametrize(
    ("verb", "column", "expected"),
    [
        ("rest", "status", "resting"),
        ("pool", "status", "pool"),
        ("pause", "paused_until", date(2026, 4, 1)),
    ],
)
def test_a_person_is_moved(
    visit: Visit, app: AppTest, book: Workbook, ana: int, verb: str, column: str, expected: object
) -> None:
    app = person(visit, app, ana)
    app.get_by_key("contacts.do").set_value(verb).run()
    assert book.value(f"SELECT {column} FROM contact WHERE id = ?", [ana]) == expected


def test_a_person_goes_to_the_trash_and_comes_back(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    app = person(visit, app, ana)
    app.get_by_key("contacts.do").set_value("trash").run()
    assert book.value("SELECT trashed_at IS NOT NULL FROM contact WHERE id = ?", [ana])
    app.get_by_key("contacts.do").set_value("untrash").run()
    assert not book.value("SELECT trashed_at IS NOT NULL FROM contact WHERE id = ?", [ana])


def test_an_edit_saves_only_what_changed_and_remembers_it_was_by_hand(
    visit: Visit, app: AppTest, book: Workbook, ana: int
) -> None:
    app = person(visit, app, ana)
    app.button(key="contacts.edit").click().run()
    app.text_input(key="contacts.organisation").set_value("Sundial Energy")
    app.get_by_key("contacts.cadence_days").set_value(45)
    app.button(key="contacts.save").click().run()
    assert book.rows("SELECT name, organisation, organisation_key, cadence_days, edited FROM contact") == [
        (AWKWARD, "Sundial Energy", "sundial energy", 45, ["cadence_days", "organisation"])
    ]
    assert "Sundial" in app.markdown[0].value


def test_an_edit_that_crosses_another_one_is_shown_before_it_is_saved(
    visit: Visit, app: AppTest, book: Workbook, ana: int
) -> None:
    app = person(visit, app, ana)
    app.button(key="contacts.edit").click().run()
    book.save(lambda writer: writer.update("contact", ana, {"organisation": "Elsewhere"}))
    app.text_input(key="contacts.organisation").set_value("Mine")
    app.button(key="contacts.save").click().run()
    assert "changed elsewhere" in app.error[0].value.replace("\\", "")
    assert book.value("SELECT organisation FROM contact") == "Elsewhere"
    assert app.text_input(key="contacts.organisation").value == "Mine"
    app.button(key="contacts.save").click().run()
    assert book.value("SELECT organisation FROM contact") == "Mine"


def test_an_edit_can_be_left(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    app = person(visit, app, ana)
    app.button(key="contacts.edit").click().run()
    app.text_input(key="contacts.name").set_value("Other")
    app.button(key="contacts.cancel").click().run()
    assert book.value("SELECT name FROM contact") == AWKWARD


def test_a_promise_is_done(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    promise = book.save(
        lambda writer: writer.insert("follow_up", contact=ana, owed_by="me", due_on=date(2026, 3, 5), what="send it")
    )
    app = person(visit, app, ana)
    app.button(key=f"contacts.promise_done.{promise}").click().run()
    assert book.rows("SELECT done_on FROM follow_up") == [(date(2026, 3, 2),)]


def test_everything_about_a_person_stands_on_one_screen(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    other = add(book, "Named By Ana", circle="known_of", introduced_by=ana)
    touch(book, ana, date(2026, 2, 1))

    def more(writer) -> None:  # type: ignore[no-untyped-def]
        writer.insert("heard", touchpoint=1, kind="news", body="They hire in May")
        writer.insert("common_ground", contact=ana, kind="association", detail="Rail forum")
        writer.insert("give", contact=ana, given_on=date(2026, 1, 5), kind="information", what="the report")
        referral = writer.insert("referral", referrer=ana, direction="outgoing", weight="some", person=other)
        writer.insert("referral_step", referral=referral, step="asked", reached_on=date(2026, 2, 1))

    book.save(more)
    app = person(visit, app, ana)
    assert not app.exception
    shown = " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "")
    for words in ("They hire in May", "Rail forum", "the report", "Opened a door to Named By Ana", "1 February 2026"):
        assert words in shown
    app.button(key=f"contacts.open.{other}").click().run()
    assert app.title[0].value == "Named By Ana"


@pytest.mark.parametrize("asked", ["999", "0", "-1", "x", "1; DROP TABLE contact", "9" * 40])
def test_an_address_of_nobody_is_answered_calmly(visit: Visit, app: AppTest, ana: int, asked: str) -> None:
    app.query_params["contact"] = asked
    app = visit(PAGE)
    assert not app.exception


def test_whom_the_user_means_to_ask_is_marked_once(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    app = person(visit, app, ana)
    app.get_by_key("contacts.do").set_value("mean_to_ask").run()
    assert book.value("SELECT mean_to_ask_on FROM contact") == date(2026, 3, 2)
    app.get_by_key("contacts.do").set_value("ask_no_more").run()
    assert book.value("SELECT mean_to_ask_on FROM contact") is None


def test_a_second_save_after_a_crossing_writes_only_what_the_user_changed(
    visit: Visit, app: AppTest, book: Workbook, ana: int
) -> None:
    app = person(visit, app, ana)
    app.button(key="contacts.edit").click().run()
    book.save(lambda writer: writer.update("contact", ana, {"name": "Theirs", "notes": "theirs"}))
    app.text_area(key="contacts.notes").set_value("mine")
    app.button(key="contacts.save").click().run()
    app.button(key="contacts.save").click().run()
    assert book.rows("SELECT name, notes FROM contact") == [("Theirs", "mine")]


def test_the_list_is_narrowed_by_organisation_and_turned_to_its_first_page(visit: Visit, book: Workbook) -> None:
    for at in range(45):
        add(book, f"Person {at:02}", organisation="Papaya" if at == 0 else "Meridian")
    app = visit(PAGE)
    app.get_by_key("contacts.page").set_value(3).run()
    opened(app, FILTERS).text_input(key="contacts.at").set_value("papaya").run()
    assert listed(app) == ["Person 00"]


def test_each_persons_history_begins_on_its_first_page(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    other = add(book, "Bo Li", introduced_by=ana)
    for day in range(1, 26):
        touch(book, ana, date(2026, 1, day))
    touch(book, other, date(2026, 2, 1))
    app = person(visit, app, ana)
    app.get_by_key(f"contacts.history.{ana}").set_value(2).run()
    app.button(key=f"contacts.open.{other}").click().run()
    assert any("1 February 2026" in shown.value for shown in app.markdown)


def test_the_form_opens_above_a_list_that_has_people(visit: Visit, ana: int) -> None:
    app = visit(PAGE)
    app.button(key="contacts.add").click().run()
    assert not app.exception
    assert app.button(key=f"contacts.open.{ana}")


def adding(visit: Visit, app: AppTest, contact: int, kind: str) -> AppTest:
    app = person(visit, app, contact)
    app.get_by_key("contacts.add_what").set_value(kind).run()
    assert not app.exception
    return app


def test_a_touchpoint_is_logged_on_the_persons_screen_and_taken_back(
    visit: Visit, app: AppTest, book: Workbook, ana: int
) -> None:
    app = adding(visit, app, ana, "spoke")
    app.get_by_key("contacts.line.channel").set_value("call")
    app.text_input(key="contacts.line.heard").set_value("They hire in May")
    app.button(key="contacts.line.log").click().run()
    assert not app.exception
    assert book.rows("SELECT contact, happened_on, channel FROM touchpoint") == [(ana, date(2026, 3, 2), "call")]
    assert "They hire in May" in " ".join(shown.value for shown in app.markdown)
    app.button(key="contacts.undo").click().run()
    assert book.value("SELECT count(*) FROM touchpoint") == 0


def test_a_promise_a_gift_and_common_ground_are_added(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    app = adding(visit, app, ana, "promise")
    app.button(key="contacts.add_promise").click().run()
    assert any("Say what is to be done" in caption.value for caption in app.caption)
    app.text_input(key="contacts.added.what").set_value("send me the report")
    app.get_by_key("contacts.added.owed_by").set_value("them")
    app.button(key="contacts.add_promise").click().run()
    assert book.rows("SELECT contact, owed_by, due_on, what FROM follow_up") == [
        (ana, "them", date(2026, 3, 4), "send me the report")
    ]
    app.get_by_key("contacts.add_what").set_value("gave").run()
    app.get_by_key("contacts.added.give").set_value("information")
    app.text_input(key="contacts.added.what").set_value("the map")
    app.button(key="contacts.add_gave").click().run()
    assert book.rows("SELECT contact, given_on, kind, what FROM give") == [
        (ana, date(2026, 3, 2), "information", "the map")
    ]
    assert [link.query_string for link in app.page_link if link.page == "garden"] == [f"contact={ana}"]
    app.get_by_key("contacts.add_what").set_value("ground").run()
    app.get_by_key("contacts.added.ground").set_value("association")
    app.text_input(key="contacts.added.detail").set_value("Rail forum")
    app.button(key="contacts.add_ground").click().run()
    assert not app.exception
    assert book.rows("SELECT contact, kind, detail FROM common_ground") == [(ana, "association", "Rail forum")]


def test_whom_they_know_and_their_part_in_openings_stand_there(
    visit: Visit, app: AppTest, book: Workbook, ana: int
) -> None:
    opening = {"organisation": "Papaya Books", "organisation_key": "papaya books", "role": "Editor"}

    def part(writer) -> None:  # type: ignore[no-untyped-def]
        row_id = writer.insert("opening", source="network", **opening)
        writer.insert("opening_contact", opening=row_id, contact=ana, part="insider")

    book.save(part)
    app = adding(visit, app, ana, "knows")
    app.text_input(key="contacts.added.organisation").set_value("Sundial Energy")
    app.button(key="contacts.add_knows").click().run()
    app.get_by_key("contacts.add_what").set_value("knows").run()
    app.text_input(key="contacts.added.name").set_value("Dora Dee")
    app.button(key="contacts.add_knows").click().run()
    assert not app.exception
    assert book.rows("SELECT contact, person IS NULL, target IS NULL FROM knows ORDER BY id") == [
        (ana, True, False), (ana, False, True),
    ]  # fmt: skip
    assert book.rows("SELECT circle, introduced_by, source FROM contact WHERE name = 'Dora Dee'") == [
        ("known_of", ana, "named")
    ]
    shown = " ".join(element.value for element in app.caption).replace("\\", "")
    assert "Editor, Papaya Books" in shown
    assert "Sundial Energy" in shown
    assert [button.label for button in app.button if button.label == "Dora Dee"]


def test_a_pause_ends_on_the_day_that_was_chosen(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    touch(book, ana, date(2025, 10, 1))
    app = person(visit, app, ana)
    app.button(key="contacts.edit").click().run()
    app.date_input(key="contacts.paused_until").set_value(date(2026, 5, 4))
    app.button(key="contacts.save").click().run()
    assert book.value("SELECT paused_until FROM contact") == date(2026, 5, 4)
    assert "Paused until 4 May 2026" in " ".join(caption.value for caption in app.caption)


def test_people_of_long_ago_are_a_list_of_their_own(visit: Visit, book: Workbook) -> None:
    long_ago, lately = date(2022, 1, 1), date(2025, 9, 1)
    touch(book, add(book, "Wrote Long Ago", status="pool"), long_ago)
    touch(book, add(book, "Remembered Lately", last_before=lately), long_ago)
    add(book, "Met Long Ago", tie="close", met_on=long_ago)
    add(book, "Remembered Long Ago", status="resting", last_before=long_ago)
    add(book, "Wished For", circle="wanted", met_on=long_ago)
    touch(book, add(book, "Heard Lately", met_on=long_ago), lately)
    app = visit(PAGE)
    app.get_by_key("contacts.view").set_value("dormant").run()
    assert listed(app) == [
        "Met Long Ago", "Wrote Long Ago", "Remembered Long Ago",
    ]  # fmt: skip
    assert any("A hello or something useful comes first" in shown.value for shown in app.markdown)


def test_trash_can_be_taken_back_at_once(visit: Visit, app: AppTest, book: Workbook, ana: int) -> None:
    app = person(visit, app, ana)
    app.get_by_key("contacts.do").set_value("trash").run()
    app.button(key="contacts.undo").click().run()
    assert book.rows("SELECT trashed_at FROM contact") == [(None,)]
