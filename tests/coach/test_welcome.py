"""The welcome: twelve steps, each kept at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.coach import Coach
from netjob.coach.welcome import END, Welcome
from netjob.coaching.goals import Goals
from netjob.coaching.names import Named
from netjob.workbook import Workbook

ANA = Named("Ana Kovač", "Lumen Works", "we shared an office.")


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


@pytest.fixture
def welcome(coach: Coach) -> Welcome:
    coach.welcome.keep_people([(Named("Ben Ray"), "longer"), (ANA, "year")])
    return coach.welcome


def test_the_step_reached_never_goes_back(coach: Coach) -> None:
    for step, reached in ((2, 2), (1, 2), (7, 7), (99, END)):
        coach.welcome.reach(step)
        assert coach.welcome.reached() == reached


def test_people_are_kept_once_with_the_day_they_remember(welcome: Welcome, book: Workbook) -> None:
    assert welcome.keep_people([(ANA, "month"), (Named("Cy"), "month")], "one") == 1
    assert welcome.keep_people([(Named("Dee"), "month")], "one") == 0
    assert book.rows("SELECT name, last_before, status FROM contact ORDER BY id") == [
        ("Ben Ray", date(2022, 3, 3), "kept"),
        ("Ana Kovač", date(2025, 9, 1), "kept"),
        ("Cy", date(2026, 3, 2), "kept"),
    ]
    assert [person.name for person in welcome.remembered()] == ["Ana Kovač", "Cy", "Ben Ray"]


def test_somebody_of_whom_no_last_time_was_said_gets_a_hello_too(coach: Coach, book: Workbook) -> None:
    coach.welcome.keep_people([(Named("Cy"), None), (ANA, "year"), (Named("Dee"), "month")])
    assert book.rows("SELECT name, last_before FROM contact ORDER BY id")[0] == ("Cy", None)
    assert [person.name for person in coach.welcome.remembered()] == ["Ana Kovač", "Cy", "Dee"]
    cy = coach.welcome.remembered()[1]
    assert coach.welcome.hello(cy).why == "Why Cy: a hello that asks for nothing is welcome at any time."


def test_a_hello_is_made_of_the_users_own_words(welcome: Welcome, coach: Coach) -> None:
    ana = welcome.remembered()[0]
    plain = welcome.hello(ana)
    assert [opening.own for opening in plain.openings] == [True, False, False]
    coach.prepare.write("proof", "I moved a team\nof nine.", 1)
    coach.prepare.write("want", "Not sure yet", 1)
    coach.prepare.write("want", "a {calm} team", 1)
    ready = welcome.hello(ana)
    assert [opening.own for opening in ready.openings] == [True, True, True]
    ground, doing, heading = (opening.words for opening in ready.openings)
    assert "Hello Ana, you came to mind today (we shared an office)" in ground
    assert "from my side: I moved a team of nine." in doing
    assert "what comes next: a {calm} team." in heading
    assert ready.why.startswith("Why Ana:")


def test_not_being_sure_is_not_told_to_others(welcome: Welcome, coach: Coach) -> None:
    coach.prepare.write("want", "Not sure yet", 1)
    assert not welcome.hello(welcome.remembered()[0]).openings[2].own


@pytest.mark.parametrize(
    ("answer", "opening", "row"),
    [
        ("sent", 0, ("message", False, None, ["other"])),
        ("spoke", None, ("call", True, None, None)),
        ("sent", 1, ("message", False, None, None)),
    ],
)
def test_a_hello_is_logged_with_a_day_to_look_again(
    welcome: Welcome, book: Workbook, answer: str, opening: int | None, row: tuple[object, ...]
) -> None:
    ana = welcome.remembered()[0]
    chosen = None if opening is None else welcome.hello(ana).openings[opening]
    for _ in range(2):
        welcome.greeted(ana, answer, date(2026, 3, 11), chosen, "one")
    assert book.rows("SELECT contact, direction, angle, channel, talk, points, common_ground FROM touchpoint") == [
        (ana.contact, "out", "acquaintance", *row)
    ]
    assert book.rows("SELECT contact, owed_by, due_on, came_from IS NOT NULL FROM follow_up") == [
        (ana.contact, "me", date(2026, 3, 11), True)
    ]


def test_a_hello_in_the_users_words_counts_towards_the_week(welcome: Welcome, coach: Coach) -> None:
    coach.prepare.begin("laid_off", coach.today, 5)
    ana = welcome.remembered()[0]
    welcome.greeted(ana, "sent", date(2026, 3, 11), welcome.hello(ana).openings[0])
    week = coach.start.who_next().week
    assert (week.counts.focused, week.goals) == (1, Goals(4, 1, 1, 1))


def test_not_today_only_plans_another_day_and_nobody_is_suggested_before(welcome: Welcome, coach: Coach) -> None:
    ana = welcome.remembered()[0]
    welcome.greeted(ana, "not_today", date(2026, 3, 4), None)
    assert coach.book.value("SELECT count(*) FROM touchpoint") == 0
    assert [suggestion.name for suggestion in coach.start.who_next().suggestions] == ["Ben Ray"]
    then = Coach(coach.book, date(2026, 3, 4)).start.who_next().suggestions[0]
    assert (then.name, then.kind, then.reason) == ("Ana Kovač", "promise", "You planned for today: a hello to Ana")


def test_linkedin_later_comes_back_tomorrow(coach: Coach) -> None:
    coach.welcome.choose_linkedin("later")
    assert not coach.start.who_next().linkedin
    tomorrow = Coach(coach.book, date(2026, 3, 3))
    assert tomorrow.start.who_next().linkedin
    tomorrow.welcome.choose_linkedin("never")
    assert not tomorrow.start.who_next().linkedin


def test_places_and_plans(coach: Coach, book: Workbook) -> None:
    coach.welcome.keep_places([("target", "Lumen Works"), ("kind", "small hospitals"), ("target", "  ")])
    assert coach.welcome.places() == [("target", "Lumen Works"), ("kind", "small hospitals")]
    assert coach.welcome.two_days() == (date(2026, 3, 4), date(2026, 3, 11))
    for hour in (9, 10):
        coach.welcome.plan([datetime(2026, 3, 4, hour), datetime(2026, 3, 11, hour, 30)])
    assert book.rows("SELECT monday, when_, then_ FROM intention ORDER BY id") == [
        (date(2026, 3, 2), "Wednesday 4 March, 10:00", "ten minutes for one person"),
        (date(2026, 3, 9), "Wednesday 11 March, 10:30", "read what you have heard so far"),
    ]
