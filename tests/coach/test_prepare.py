"""The search, its goals, and what was chosen instead of a default."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coach import Coach
from netjob.coaching.goals import NONE, Goals
from netjob.errors import Refused
from netjob.workbook import Workbook

FULL = Goals(8, 2, 2, 2)


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


def test_a_search_begins_with_the_goals_of_its_hours_at_half_first(coach: Coach, book: Workbook, today: date) -> None:
    coach.prepare.begin("laid_off", today, 5)
    assert coach.prepare.situation() == "laid_off"
    assert coach.prepare.goals() == FULL
    assert coach.prepare.eases_until() == date(2026, 3, 15)
    assert book.rows("SELECT starts_on, touchpoints, talks, asks, gives FROM goal ORDER BY starts_on") == [
        (date(2026, 3, 2), 4, 1, 1, 1),
        (date(2026, 3, 16), 8, 2, 2, 2),
    ]
    assert coach.prepare.preferences()["kept_number"] == 35
    assert coach.start.who_next().week.goals == Goals(4, 1, 1, 1)


def test_a_search_begun_in_the_past_is_at_its_full_goals(coach: Coach, today: date) -> None:
    coach.prepare.begin("laid_off", today - timedelta(days=30), 5)
    assert coach.start.who_next().week.goals == FULL
    assert coach.prepare.eases_until() is None


def test_goals_are_edited_and_proposed_again(coach: Coach, today: date) -> None:
    coach.prepare.begin("laid_off", today, 5)
    coach.prepare.change_goals(Goals(5, 0, 0, 1))
    assert coach.prepare.goals() == Goals(5, 0, 0, 1)
    assert coach.start.who_next().week.goals == Goals(3, 0, 0, 1)
    coach.prepare.change_hours(0)
    assert coach.prepare.goals() == NONE
    assert coach.start.who_next().week.goals is None
    assert coach.prepare.eases_until() is None


def test_keeping_has_no_goals(coach: Coach, book: Workbook, today: date) -> None:
    coach.prepare.begin("laid_off", today - timedelta(days=30), 5)
    coach.prepare.end("found", today)
    assert coach.prepare.situation() == "keeping"
    assert coach.prepare.goals() == NONE
    assert coach.start.who_next().week.goals is None
    coach.prepare.end("found", today)
    coach.prepare.change_hours(10)
    coach.prepare.change_goals(FULL)
    assert book.rows("SELECT outcome, hours_a_week FROM search") == [("found", 5)]
    assert coach.prepare.goals() == NONE


def test_the_situation_opens_changes_and_ends_a_search(coach: Coach, book: Workbook, today: date) -> None:
    for situation in ("returning", "first_job"):
        coach.prepare.change_situation(situation)
        assert coach.prepare.situation() == situation
    coach.prepare.change_situation("keeping")
    assert book.value("SELECT count(*) FROM search") == 0
    coach.prepare.begin("employed", today - timedelta(days=1), 2)
    coach.prepare.change_situation("keeping")
    assert book.rows("SELECT outcome, ended_on FROM search") == [("paused", today)]


def test_a_search_cannot_begin_tomorrow(coach: Coach, book: Workbook, today: date) -> None:
    with pytest.raises(Refused):
        coach.prepare.begin("laid_off", today + timedelta(days=1), 5)
    assert book.empty


def test_answers_and_rest(coach: Coach) -> None:
    coach.prepare.write("want", "a calm team", 1, token="one")
    coach.prepare.write("want", "never", 1, token="one")
    assert coach.prepare.answer("want", 1) == "a calm team"
    coach.prepare.rest(True, 1)
    assert (coach.prepare.rests(), coach.prepare.rests(1)) == (False, True)


def test_a_gentler_cadence_lasts_until_the_next_search(coach: Coach, today: date) -> None:
    coach.prepare.begin("laid_off", today, 5)
    coach.prepare.end("found", today, gentler=True)
    assert coach.prepare.preferences()["cadence_days"] == {"close": 60, "familiar": 120, "slight": 240}
    coach.prepare.begin("employed", today, 2)
    assert coach.prepare.preferences()["cadence_days"] == {"close": 30, "familiar": 60, "slight": 120}


def test_a_cadence_chosen_in_keeping_mode_stays(coach: Coach, today: date) -> None:
    coach.prepare.begin("laid_off", today, 5)
    coach.prepare.end("found", today, gentler=True)
    own = {"close": 21, "familiar": 120, "slight": 240}
    coach.prepare.choose(cadence_days=own)
    coach.prepare.change_situation("employed")
    assert coach.prepare.preferences()["cadence_days"] == own
    coach.prepare.end("paused", today)
    assert coach.prepare.preferences()["cadence_days"] == own


def test_beginning_changing_and_ending_a_search_are_one_write_each(coach: Coach, book: Workbook, today: date) -> None:
    steps = (
        lambda: coach.prepare.begin("laid_off", today, 5),
        lambda: coach.prepare.change_hours(10),
        lambda: coach.prepare.end("found", today, gentler=True),
        lambda: coach.prepare.change_situation("employed"),
    )
    for step in steps:
        before = book.revision
        step()
        assert book.revision == before + 1
    assert coach.prepare.preferences()["cadence_before"] is None
