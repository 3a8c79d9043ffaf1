"""The Paths page: every widget that changes something is set, run, and found again in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import NameGiven, NextStep, TouchpointForm
from netjob.workbook import Workbook, Writer, contacts, paths, targets, touchpoints

Visit = Callable[[str], AppTest]
PAGE = "people/paths"
ODD = "**Odd** <img src=x> :smile:"
TODAY = date(2026, 3, 2)


@pytest.fixture
def network(book: Workbook) -> dict[str, int]:
    """Ann is inside Acme; Bob said he knows somebody at Orbit; Cy, in hospitals, may know somebody at Fen."""

    def work(writer: Writer) -> dict[str, int]:
        ids = {name: targets.add(writer, name) or 0 for name in ("Acme", "Orbit", "Fen")}
        targets.change(writer, ids["Acme"], motivation=3)
        targets.change(writer, ids["Orbit"], motivation=2)
        targets.change(writer, ids["Fen"], kind="Hospitals")
        forms = (
            ContactForm("Ann Lee", "Acme", tie="close"),
            ContactForm("Bob Ray", "Elsewhere"),
            ContactForm("Cy Dee", "City Hospitals"),
            ContactForm(ODD, "Acme", circle="wanted", tie="none", position=ODD),
        )
        ids |= {form.name: contacts.add(writer, form) for form in forms}
        paths.say(writer, ids["Bob Ray"], ids["Orbit"], None, TODAY)
        return ids

    found = book.save(work)
    assert found is not None
    return found


@pytest.fixture
def page(network: dict[str, int], visit: Visit) -> AppTest:
    return visit(PAGE)


@pytest.fixture
def wanted(page: AppTest) -> AppTest:
    """The page with the people the user would like to know."""
    return page.get_by_key("paths.view").set_value("wanted").run()


def shown(app: AppTest) -> str:
    words = " ".join(element.value for element in [*app.markdown, *app.caption])
    return words.replace("\\", "").replace("\u200b", "")


def knows(book: Workbook) -> list[tuple[int, int | None, int | None]]:
    return book.rows("SELECT contact, person, target FROM knows ORDER BY id")


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def test_without_an_organisation_the_page_leads_to_market(visit: Visit) -> None:
    app = visit(PAGE)
    assert not app.exception
    assert "No organisation is on your list yet" in shown(app)


def test_with_nobody_inside_the_page_leads_to_contacts(visit: Visit, book: Workbook) -> None:
    book.save(lambda writer: targets.add(writer, "Acme"))
    app = visit(PAGE)
    assert not app.exception
    assert "Nobody you know is at one of your organisations yet" in shown(app)
    assert "Nothing speaks for anybody yet" in shown(app)


def test_each_organisation_has_its_way_and_the_next_step(page: AppTest) -> None:
    said = shown(page)
    assert "You → **Ann Lee** (would call back today) → Acme" in said
    assert "Ann Lee works there." in said
    assert "You → **Bob Ray** (would answer) → somebody → Orbit" in said
    assert "Still missing: whom Bob Ray knows at Orbit." in said
    assert "Bob Ray is the one way in so far." in said
    assert "**Cy Dee** (would answer) :gray[· their work is of this kind]" in said


@pytest.mark.parametrize(
    ("route", "there", "gone"),
    [("insider", "Acme", "Orbit"), ("one_hop", "Orbit", "Fen"), ("nobody", "Fen", "Acme"), ("one", "Acme", "Fen")],
)
def test_the_list_narrows_to_a_route(page: AppTest, route: str, there: str, gone: str) -> None:
    app = page.pills(key="paths.route").set_value(route).run()
    assert f"**{there}**" in shown(app)
    assert f"**{gone}**" not in shown(app)


def test_a_route_without_organisations_says_so(page: AppTest) -> None:
    app = page.pills(key="paths.route").set_value("two_hops").run()
    assert "No organisation is reached this way at present." in shown(app)


def test_one_click_notes_that_they_know_somebody(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    cy, fen = network["Cy Dee"], network["Fen"]
    app = page.button(key=f"paths.knows.{fen}.{cy}").click().run()
    assert knows(book)[1:] == [(cy, None, fen)]
    assert "Noted: Cy Dee knows somebody at Fen." in shown(app)
    assert "You → **Cy Dee** (would answer) → somebody → Fen" in shown(app)
    app.button(key="paths.undo").click().run()
    assert len(knows(book)) == 1


def test_one_click_notes_that_they_know_nobody(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    cy, fen = network["Cy Dee"], network["Fen"]
    app = page.button(key=f"paths.nobody.{fen}.{cy}").click().run()
    assert paths.asked(book) == {fen: [cy]}
    assert f"paths.knows.{fen}.{cy}" not in keys(app)
    assert "Asked, and they know nobody there: Cy Dee." in shown(app)
    app.button(key="paths.undo").click().run()
    assert paths.asked(book) == {}


def test_what_they_said_is_taken_back_by_nobody_there(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    bob, orbit = network["Bob Ray"], network["Orbit"]
    app = page.menu_button(key=f"paths.more.{orbit}").set_value("nobody").run()
    assert (knows(book), paths.asked(book)) == ([], {orbit: [bob]})
    app.button(key="paths.undo").click().run()
    assert (knows(book), paths.asked(book)) == ([(bob, None, orbit)], {})


def test_the_form_adds_whom_they_know_there(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    orbit, bob = network["Orbit"], network["Bob Ray"]
    app = page.menu_button(key=f"paths.more.{orbit}").set_value("open").run()
    assert app.multiselect(key="paths.contact").value == [bob]
    app.multiselect(key="paths.person").set_value(["Dora Kim"]).run()
    app.get_by_key("paths.circle").set_value("wanted").run()
    app = app.button(key="paths.save").click().run()
    dora = book.row("SELECT id, organisation, circle, tie, introduced_by, source FROM contact WHERE name = 'Dora Kim'")
    assert dora is not None
    assert dora[1:] == ("Orbit", "wanted", "none", bob, "named")
    assert knows(book) == [(bob, None, orbit), (bob, dora[0], None)]
    assert "Noted: Bob Ray knows Dora Kim at Orbit." in shown(app)
    assert "You → **Bob Ray** (would answer) → **Dora Kim** → Orbit" in shown(app)
    assert "paths.save" not in keys(app)
    app.button(key="paths.undo").click().run()
    assert book.value("SELECT count(*) FROM contact WHERE name = 'Dora Kim'") == 0
    assert knows(book) == [(bob, None, orbit)]


def test_the_form_takes_who_said_it_and_somebody_known(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    fen = network["Fen"]
    app = page.button(key=f"paths.note.{fen}").click().run()
    app.multiselect(key="paths.contact").set_value(["Zoe New"]).run()
    app.multiselect(key="paths.person").set_value([network["Cy Dee"]]).run()
    app.button(key="paths.save").click().run()
    zoe = book.value("SELECT id FROM contact WHERE name = 'Zoe New'")
    assert knows(book)[1:] == [(zoe, None, fen), (zoe, network["Cy Dee"], None)]


@pytest.mark.parametrize("button", ["paths.save", "paths.save_nobody"])
def test_the_form_asks_who_said_it(page: AppTest, book: Workbook, network: dict[str, int], button: str) -> None:
    app = page.button(key=f"paths.note.{network['Fen']}").click().run()
    app.multiselect(key="paths.person").set_value(["Dora Kim"]).run()
    app = app.button(key=button).click().run()
    assert "Choose at least one person" in shown(app)
    assert app.multiselect(key="paths.person").value == ["Dora Kim"]
    assert len(knows(book)) == 1


def test_the_form_notes_that_somebody_knows_nobody(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    app = page.button(key=f"paths.note.{network['Fen']}").click().run()
    app.multiselect(key="paths.contact").set_value([network["Ann Lee"]]).run()
    app = app.button(key="paths.save_nobody").click().run()
    assert paths.asked(book) == {network["Fen"]: [network["Ann Lee"]]}
    assert "paths.save_nobody" not in keys(app)


def test_the_form_closes_without_a_trace(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    app = page.button(key=f"paths.note.{network['Fen']}").click().run()
    app = app.button(key="paths.cancel").click().run()
    assert "paths.save" not in keys(app)
    assert len(knows(book)) == 1


def test_further_ways_unfold(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    acme, second = network["Acme"], "You → **Eve Ox** (we have met) → Acme"
    assert f"paths.note.{acme}" in keys(page)
    book.save(lambda writer: contacts.add(writer, ContactForm("Eve Ox", "Acme", tie="slight")))
    menu = page.run().menu_button(key=f"paths.more.{acme}")
    assert menu.label == "Note, or see 1 more person"
    assert f"paths.note.{acme}" not in keys(page)
    assert second not in shown(page)
    assert second in shown(menu.set_value("see").run())
    assert second not in shown(page.menu_button(key=f"paths.more.{acme}").set_value("unsee").run())


def test_more_than_a_page_is_paged(visit: Visit, book: Workbook) -> None:
    def work(writer: Writer) -> None:
        for number in range(10):
            targets.add(writer, f"T{number}")

    book.save(work)
    app = visit(PAGE)
    assert "**T3**" in shown(app)
    assert "**T4**" not in shown(app)
    app.session_state["paths.page"] = 2
    assert "**T4**" in shown(app.run())


# ------------------------------------------------------------------------------------- people I want to know


def test_an_empty_list_says_who_could_be_first(visit: Visit) -> None:
    app = visit(PAGE).get_by_key("paths.view").set_value("wanted").run()
    assert "Nobody is on this list yet" in shown(app)


def test_what_is_noted_and_what_is_open(wanted: AppTest) -> None:
    assert "Still open: why them, what you read of theirs, what you bring, your tie to this market." in shown(wanted)
    assert "is at the same organisation and may know them." in shown(wanted)
    assert "no message yet" in shown(wanted)


def test_somebody_is_added_with_the_homework(wanted: AppTest, book: Workbook, network: dict[str, int]) -> None:
    app = wanted.button(key="paths.add").click().run()
    app.multiselect(key="paths.who").set_value(["Eve Fox"]).run()
    app.text_input(key="paths.organisation").set_value("Orbit")
    app.text_input(key="paths.position").set_value("Head of depots")
    app.multiselect(key="paths.introduced_by").set_value([network["Bob Ray"]])
    app.text_area(key="paths.why").set_value("She built the depot.")
    app.text_area(key="paths.read").set_value("Her article")
    app = app.button(key="paths.add_save").click().run()
    row = book.row("SELECT id, organisation, position, circle, tie, introduced_by FROM contact WHERE name = 'Eve Fox'")
    assert row is not None
    assert row[1:] == ("Orbit", "Head of depots", "wanted", "none", network["Bob Ray"])
    assert book.rows("SELECT prompt, item, body FROM answer") == [("wanted_why", row[0], "She built the depot.")]
    assert book.rows("SELECT contact, kind, detail FROM common_ground") == [(row[0], "reading", "Her article")]
    assert "You → **Bob Ray** (would answer) → **Eve Fox**" in shown(app)
    assert "Still open: what you bring, your tie to this market." in shown(app)
    app.button(key="paths.undo").click().run()
    assert book.value("SELECT count(*) FROM contact WHERE name = 'Eve Fox'") == 0


def test_somebody_in_the_pool_becomes_wanted(wanted: AppTest, book: Workbook) -> None:
    form = ContactForm("Fay Oh", "Orbit", circle="known_of", tie="none", status="pool")
    fay = book.save(lambda writer: contacts.add(writer, form))
    app = wanted.button(key="paths.add").click().run()
    app.multiselect(key="paths.who").set_value(["Fay Oh"]).run()
    app.button(key="paths.add_save").click().run()
    assert book.rows("SELECT id, circle, status FROM contact WHERE name = 'Fay Oh'") == [(fay, "wanted", "kept")]


def test_somebody_known_is_refused_and_what_was_typed_stays(
    wanted: AppTest, book: Workbook, network: dict[str, int]
) -> None:
    app = wanted.button(key="paths.add").click().run()
    app.multiselect(key="paths.who").set_value([network["Bob Ray"]]).run()
    app.text_area(key="paths.why").set_value("Because")
    app = app.button(key="paths.add_save").click().run()
    assert "You know this person already." in shown(app)
    assert app.text_area(key="paths.why").value == "Because"
    assert book.value("SELECT circle FROM contact WHERE name = 'Bob Ray'") == "known"
    app = app.button(key="paths.add_cancel").click().run()
    assert "paths.add_save" not in keys(app)


def test_the_form_asks_who_it_is(wanted: AppTest) -> None:
    app = wanted.button(key="paths.add").click().run()
    app = app.button(key="paths.add_save").click().run()
    assert "Choose at least one person" in shown(app)


def test_notes_are_kept_as_soon_as_they_are_left(wanted: AppTest, book: Workbook, network: dict[str, int]) -> None:
    wim = network[ODD]
    app = wanted.button(key=f"paths.write.{wim}").click().run()
    for part in ("why", "read", "bring", "market"):
        app.text_area(key=f"paths.{part}.{wim}").set_value(f"About {part}").run()
    assert book.rows("SELECT prompt, item, body FROM answer ORDER BY id") == [
        ("wanted_why", wim, "About why"), ("wanted_bring", wim, "About bring"), ("wanted_market", wim, "About market"),
    ]  # fmt: skip
    assert book.rows("SELECT contact, kind, detail FROM common_ground") == [(wim, "reading", "About read")]
    app.text_area(key=f"paths.read.{wim}").set_value("Another").run()
    assert book.rows("SELECT detail FROM common_ground") == [("Another",)]
    app.text_area(key=f"paths.read.{wim}").set_value(" ").run()
    assert book.rows("SELECT detail FROM common_ground") == []
    app.text_area(key=f"paths.read.{wim}").set_value("Again").run()
    app = app.button(key=f"paths.write.{wim}").click().run()
    assert not app.text_area
    assert "About bring" in shown(app)
    assert "Still open" not in shown(app)


def test_a_first_message_is_shown(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    values = {"contact": network[ODD], "happened_on": date(2026, 2, 26), "direction": "out", "channel": "message"}
    more = {"talk": False, "circle": "wanted", "tie": "none", "source": "hand"}
    book.save(lambda writer: writer.insert("touchpoint", **values, **more))
    app = page.get_by_key("paths.view").set_value("wanted").run()
    assert "first message 4 days ago" in shown(app)


def test_what_others_wrote_is_text(wanted: AppTest) -> None:
    words = " ".join(element.value for element in wanted.markdown)
    assert ODD not in words
    assert ODD in shown(wanted)


# ------------------------------------------------------------------------------------- the picture


def test_the_picture_narrows(page: AppTest, book: Workbook, network: dict[str, int]) -> None:
    form = ContactForm("Pool Person", tie="none", status="pool")
    book.save(lambda writer: contacts.add(writer, form))
    app = page.get_by_key("paths.view").set_value("picture").run()
    assert not app.exception
    assert "4 people around you: 2 of them at 1 of your organisations" in shown(app)
    app.get_by_key("paths.who_shown").set_value("everyone").run()
    assert "5 people around you" in shown(app)
    app.get_by_key("paths.rings").set_value(["close", "none"]).run()
    assert "2 people around you" in shown(app)
    app.multiselect(key="paths.targets").set_value([network["Acme"]]).run()
    assert "1 person around you" in shown(app)
    app.multiselect(key="paths.targets").set_value([network["Fen"]]).run()
    assert "Nobody is left with this filter" in shown(app)


def test_many_people_are_gathered(visit: Visit, book: Workbook) -> None:
    def work(writer: Writer) -> None:
        for number in range(301):
            writer.insert("contact", name=f"P{number}", circle="known", tie="slight", status="kept", source="hand")

    book.save(work)
    app = visit(PAGE).get_by_key("paths.view").set_value("picture").run()
    assert "More than 300 people" in shown(app)
    assert "301 people around you" in shown(app)


# ------------------------------------------------------------------------------------- on to the conversation


def test_the_conversation_opens_with_the_person_and_the_angle(visit: Visit, network: dict[str, int]) -> None:
    app = visit("prepare/market")
    app.query_params["contact"] = str(network["Bob Ray"])
    app.query_params["angle"] = "role"
    app = app.switch_page("../../pages/prepare/conversation.py").run()
    assert app.selectbox(key="conversation.contact").value == network["Bob Ray"]
    assert app.pills(key="conversation.angle").value == "role"


@pytest.fixture
def promised(book: Workbook, network: dict[str, int]) -> int:
    """Bob promised an introduction to Dora at Fen, where Ann knows her too; her number."""
    form = TouchpointForm(
        date(2026, 2, 20), "call", (network["Bob Ray"],), names=(NameGiven("Dora Fay", "Fen", promised=True),),
        next_steps=(NextStep("introduce me to Dora Fay", date(2026, 3, 9), "them"),),
    )  # fmt: skip
    book.save(lambda writer: touchpoints.log(writer, form, TODAY))
    dora = int(book.value("SELECT id FROM contact WHERE name = 'Dora Fay'"))
    book.save(lambda writer: paths.say(writer, network["Ann Lee"], network["Fen"], dora, TODAY))
    return dora


def test_a_promised_hop_stands_first_and_is_not_open_until_it_happened(
    visit: Visit, book: Workbook, network: dict[str, int], promised: int
) -> None:
    page = visit(PAGE)
    hop = "Bob Ray promised an introduction to Dora Fay on 20 February 2026. This step is not open yet."
    assert hop in shown(page)
    assert "an introduction from Bob Ray to Dora Fay" not in shown(page)
    for _ in range(2):  # a double click
        key = f"paths.introduced.1.{promised}"
        if key in [button.key for button in page.button]:
            page.button(key=key).click().run()
    assert hop not in shown(page)
    found = (
        "SELECT referrer, person, direction, step, reached_on FROM referral r JOIN referral_step s ON s.referral = r.id"
    )
    assert book.rows(found) == [(network["Bob Ray"], promised, "incoming", "introduced", TODAY)]
    page.button(key="paths.undo").click().run()
    assert hop in shown(page)


def test_somebody_wanted_whose_introduction_is_promised(visit: Visit, book: Workbook, promised: int) -> None:
    book.save(lambda writer: writer.update("contact", promised, {"circle": "wanted"}))
    page = visit(PAGE)
    page.get_by_key("paths.view").set_value("wanted").run()
    assert "Bob Ray promised an introduction to Dora Fay on 20 February 2026." in shown(page)


def test_a_promise_stands_behind_somebody_who_is_inside(
    visit: Visit, book: Workbook, network: dict[str, int], promised: int
) -> None:
    book.save(lambda writer: contacts.add(writer, ContactForm("Eve Ox", "Fen", tie="close")))
    page = visit(PAGE)
    assert "Eve Ox works there" in shown(page)
    assert f"paths.introduced.1.{promised}" not in [button.key for button in page.button]
