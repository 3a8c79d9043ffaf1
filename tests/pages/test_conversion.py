"""Conversion in its frame: keeping, early in a search, with nobody on a ladder, and on the demo network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coaching.referral import ReferralForm
from netjob.content import text
from netjob.workbook import Workbook, preferences, referrals
from tests.hand import Hand, ago

PAGE = "../../pages/progress/conversion.py"
Visit = Callable[[str], AppTest]


def said(app: AppTest) -> list[str]:
    """Every line as it is read, without the escapes that keep it plain."""
    return [one.value.replace("\\", "") for one in (*app.markdown, *app.caption)]


def starts(app: AppTest, words: str) -> bool:
    return any(one.removeprefix("**").startswith(words) for one in said(app))


def opened(app: AppTest, part: str) -> AppTest:
    """With the steps of a ladder folded out."""
    app.session_state[f"conversion.{part}"] = True
    return app.run()


def closer(app: AppTest, part: str) -> AppTest:
    """With a closer look chosen."""
    return app.button_group(key="conversion.closer").set_value(part).run()


def offered(app: AppTest) -> list[str]:
    """The closer looks there are."""
    return list(app.button_group(key="conversion.closer").options)


@pytest.fixture
def demo_page(demo_app: AppTest) -> AppTest:
    return demo_app.switch_page(PAGE).run()


def test_without_a_search_there_is_a_kind_sentence_and_no_ladder(visit: Visit) -> None:
    app = visit("progress/conversion")
    assert not app.exception
    assert text("empty", "conversion") in said(app)
    assert not app.get("plotly_chart")


@pytest.mark.parametrize(("days", "early"), [(29, True), (30, False)])
def test_until_day_30_there_are_early_signs_only(book: Workbook, visit: Visit, days: int, early: bool) -> None:
    hand = Hand(book)
    hand.search(ago(days))
    ada = hand.contact()
    hand.touch(ada, ago(9))
    hand.touch(ada, ago(8), direction="in")
    app = visit("progress/conversion")
    assert not app.exception
    assert bool(app.metric) is early
    assert bool(app.get("plotly_chart")) is not early
    if early:
        assert [one.value for one in app.metric] == ["1", "0", "0", "0", "0"]
        assert "1 of 1 answered" in said(app)


def test_an_empty_ladder_says_what_starts_it(book: Workbook, visit: Visit) -> None:
    Hand(book).search(ago(60))
    app = visit("progress/conversion")
    assert not app.exception
    assert text("empty", "ladder_people") in said(app)
    assert text("empty", "ladder_outgoing") in said(app)
    app.button_group(key="conversion.direction").set_value("incoming").run()
    assert text("empty", "ladder_incoming") in said(app)


def test_the_demo_shows_both_ladders_and_their_steps(demo_page: AppTest) -> None:
    assert not demo_page.exception
    assert len(demo_page.get("plotly_chart")) == 2
    assert any("people reached out to: " in line for line in said(demo_page))
    assert any("introductions or recommendations asked for: " in line for line in said(demo_page))
    steps = [line for line in said(demo_page) if "too recent to judge." in line]
    assert len(steps) == 2
    for part in ("people_steps", "outgoing_steps"):
        opened(demo_page, part)
    assert len(demo_page.get("plotly_chart")) == 4
    assert len([line for line in said(demo_page) if "too recent to judge." in line]) == 2  # above the charts now
    assert not any("too recent to judge." in one.value for one in demo_page.caption)


def test_steps_by_circle(demo_page: AppTest) -> None:
    opened(demo_page, "people_steps")
    demo_page.button_group(key="conversion.by").set_value("circle").run()
    assert not demo_page.exception
    assert starts(demo_page, "I know them: ")
    demo_page.session_state["conversion.people_steps"] = False
    assert not any("I know them: " in line for line in said(demo_page.run()))


def test_referrals_that_came_by_themselves(demo_page: AppTest) -> None:
    demo_page.button_group(key="conversion.direction").set_value("incoming").run()
    assert not demo_page.exception
    assert any("came by themselves" in line for line in said(demo_page))
    assert not any("introductions or recommendations asked for: " in line for line in said(demo_page))


def test_curves_are_drawn_once_they_are_opened(demo_page: AppTest) -> None:
    assert not any("became an introduction; about" in line for line in said(demo_page))
    closer(demo_page, "curves")
    assert any("became an introduction; about" in line for line in said(demo_page))
    demo_page.button_group(key="conversion.curve").set_value("interview").run()
    assert not demo_page.exception
    assert not any("became an introduction; about" in line for line in said(demo_page))


def test_a_closer_look_that_is_no_longer_offered_is_left(demo_page: AppTest, demo: Workbook) -> None:
    closer(demo_page, "guesses")
    demo.save(lambda writer: writer.execute("UPDATE referral SET guess = NULL"))
    demo_page.run()
    assert not demo_page.exception
    assert text("progress", "sections.guesses") not in offered(demo_page)
    assert demo_page.button_group(key="conversion.closer").value is None


def test_groups_can_be_compared(demo_page: AppTest) -> None:
    closer(demo_page, "compare")
    assert starts(demo_page, "Answered: “known through someone”")
    demo_page.selectbox(key="conversion.group").set_value("channel").run()
    assert not demo_page.exception
    assert not starts(demo_page, "Answered: “known through someone”")
    assert starts(demo_page, "Answered: ")


def test_the_side_door(demo_page: AppTest) -> None:
    closer(demo_page, "side_door")
    demo_page.selectbox(key="conversion.fact").set_value("not_advertised").run()
    assert not demo_page.exception
    assert any("openings so far; not advertised then in " in line for line in said(demo_page))
    card, people = (frame.value for frame in demo_page.dataframe)
    assert list(card["Source"])[-2:] == ["another way", "all together"]
    assert "Kwame Boateng" in list(people["Whose word"])


def test_guesses_beside_what_came(demo_page: AppTest) -> None:
    closer(demo_page, "guesses")
    assert not demo_page.exception
    assert starts(demo_page, "You guessed ")


def test_few_guesses_are_too_few_to_tell(book: Workbook, visit: Visit) -> None:
    hand = Hand(book)
    hand.search(ago(60))
    app = visit("progress/conversion")
    assert text("progress", "sections.guesses") not in offered(app)
    door = ReferralForm(None, "outgoing", "asked", ago(20), referrer_name="Ann", guess=70)
    book.save(lambda writer: referrals.add(writer, door, ago(0)))
    closer(app.run(), "guesses")
    assert "Guesses that can be judged: 1; too recent: 0. From 8 on" in " ".join(said(app))


def test_the_look_ahead_is_kept_once_a_week_and_the_pace_keeps_none(demo_page: AppTest, demo: Workbook) -> None:
    count = "SELECT count(*) FROM forecast"
    before = demo.value(count)
    closer(demo_page, "projection")
    assert not demo_page.exception
    assert starts(demo_page, "At your pace of these weeks, ")
    assert any("it happened in 5 of 6" in line for line in said(demo_page))
    assert demo.value(count) == before + 1
    demo_page.slider(key="conversion.pace").set_value(9).run()
    assert starts(demo_page, "With 9 new people a week, ")
    demo_page.button_group(key="conversion.ahead").set_value("offer").run()
    assert not demo_page.exception
    assert any("ends in an offer" in line for line in said(demo_page))
    assert demo.value(count) == before + 1


def test_published_figures_wait_for_eight_talks_and_for_a_choice(book: Workbook, visit: Visit) -> None:
    hand = Hand(book)
    hand.search(ago(60))
    ada = hand.contact()
    for at in range(7):
        hand.touch(ada, ago(50 - at), talk=True)
    app = visit("progress/conversion")
    named = text("progress", "sections.rulers")
    assert named not in offered(app)
    hand.touch(ada, ago(30), talk=True)
    assert named in offered(app.run())
    closer(app, "rulers")
    assert not app.exception
    assert not any("Published" in line for line in said(app))
    app.toggle(key="conversion.rulers_wanted").set_value(True).run()
    assert not app.exception
    assert preferences.read(book)["rulers"] is True
    assert any("Published, of one firm's clients: about 25 before accepting" in line for line in said(app))
    app.toggle(key="conversion.rulers_wanted").set_value(False).run()
    assert preferences.read(book)["rulers"] is False
    assert not any("Published" in line for line in said(app))


def test_months_and_where_openings_stand(demo_page: AppTest) -> None:
    closer(demo_page, "cohorts")
    assert any("of the month can be judged" in line and " answered within 14 days" in line for line in said(demo_page))
    demo_page.button_group(key="conversion.cohort").set_value("talked").run()
    assert not demo_page.exception
    assert any("of the month can be judged" in line and "within 30 days" in line for line in said(demo_page))
    closer(demo_page, "flow")
    assert not demo_page.exception
    assert any("openings: " in line and " at an interview, " in line for line in said(demo_page))


def test_a_chart_and_its_table_can_be_taken_along(demo_page: AppTest) -> None:
    demo_page.session_state["conversion.people.table"] = True
    demo_page.run()
    assert not demo_page.exception
    keys = {one.proto.id.rpartition("-")[2] for one in demo_page.get("download_button")}
    assert {"conversion.people.csv", "conversion.people.html", "conversion.handout"} <= keys
