"""Today around the suggestions: the workout, the resistance check, and what follows a found job."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import Coach
from netjob.workbook import Workbook, preferences
from tests.hand import Hand, ago, opened
from tests.today import cards, rings, said


@pytest.fixture
def people(book: Workbook) -> Workbook:
    """Two who are kept and were never touched, in a workbook whose welcome and tour are over."""
    preferences.choose(book, welcome_step=12, tour=0)
    hand = Hand(book)
    for name in ("Ann", "Bob"):
        hand.contact(name)
    return book


def test_strands_and_practised_weeks_are_said_in_words(people: Workbook, app: AppTest, today: date) -> None:
    hand = Hand(people)
    hand.search(ago(60))
    for days in (0, 7, 14):
        hand.touch(1, ago(days), angle="role", points=["next"])
    app.run()
    assert "1 about work" in said(app)
    assert "0 to people reached on purpose" in said(app)
    assert "Practised 2 of 7 weeks" in said(app)


@pytest.mark.parametrize(("button", "goals"), [("today.grow", 10), ("today.stay", 8)])
def test_a_larger_goal_is_taken_or_left(people: Workbook, app: AppTest, today: date, button: str, goals: int) -> None:
    hand = Hand(people)
    hand.search(ago(60))
    hand.goal(ago(56), 8)
    for days in range(1, 22):
        for _ in range(3):
            hand.touch(1, ago(days), angle="role", points=["next"])
    app.run().button(key=button).click().run()
    assert not app.exception
    assert Coach(people, today).prepare.goals().touchpoints == goals
    assert not [found for found in app.button if found.key in ("today.grow", "today.stay")]


@pytest.fixture
def ready(people: Workbook) -> Workbook:
    """Three weeks into a search, with five talks."""
    hand = Hand(people)
    hand.search(ago(21))
    for days in range(15, 20):
        hand.touch(1, ago(days), channel="call", talk=True)
    return people


def test_the_resistance_check_is_offered_with_one_small_try(ready: Workbook, app: AppTest, today: date) -> None:
    opened(app, "today.resistance").text_input(key="today.rep").set_value("One hello at ten.")
    app.button(key="today.keep_rep").click().run()
    assert not app.exception
    assert ready.rows("SELECT prompt, body FROM answer") == [("resistance_rep", "One hello at ten.")]
    assert not [found for found in app.text_input if found.key == "today.rep"]


def test_the_resistance_check_is_dismissed_for_good(ready: Workbook, app: AppTest) -> None:
    opened(app, "today.resistance").button(key="today.dismiss_resistance").click().run()
    assert preferences.read(ready)["resistance_check"] is False
    assert not [found for found in app.text_input if found.key == "today.rep"]


def test_an_accepted_offer_leads_to_the_end_of_the_search(people: Workbook, app: AppTest) -> None:
    hand = Hand(people)
    hand.search(ago(60))
    hand.opening(stages={"accepted": ago(1)})
    app.run()
    assert "You accepted an offer" in said(app)
    app.button(key="today.search_goes_on").click().run()
    assert preferences.read(people)["accepted_answered_on"] == "2026-03-02"
    assert "You accepted an offer" not in said(app)


def test_while_the_search_may_be_over_neither_the_check_nor_a_larger_goal_is_offered(
    ready: Workbook, app: AppTest
) -> None:
    hand = Hand(ready)
    hand.goal(ago(21), 1)
    for days in range(1, 22):
        hand.touch(1, ago(days), angle="role", points=["next"])
    hand.opening(stages={"accepted": ago(1)})

    def offered() -> list[str]:
        keys = {"today.resistance", "today.grow"}
        return [part.key for part in (*app.expander, *app.button) if part.key in keys]

    app.run()
    assert offered() == []
    app.button(key="today.search_goes_on").click().run()
    assert offered() == ["today.resistance", "today.grow"]


def test_after_the_search_those_who_opened_a_door_are_listed(people: Workbook, app: AppTest) -> None:
    hand = Hand(people)
    hand.search(ago(60), ended_on=ago(1), outcome="found")
    hand.referral(1, agreed=ago(20))
    hand.referral(2, introduced=ago(30))
    hand.give(2, ago(1), kind="thanks")
    app.run()
    assert "1 of 2 have heard how it ended." in said(app)
    assert cards(app) == ["opened:1"]
    opened(app, "today.open_done.opened:1").button(key="today.done.opened:1").click().run()
    assert "2 of 2 have heard how it ended." in said(app)
    assert rings(app) == ["1", "0", "0", "1"]  # no goals
