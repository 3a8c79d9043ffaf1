"""The week's practice, and a larger goal when the user wants one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coach import Coach
from netjob.coach.workout import Practice
from netjob.coaching.goals import Goals
from netjob.workbook import Workbook
from tests.hand import Hand, ago


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


def test_a_larger_goal_is_offered_after_three_weeks_on_goal(coach: Coach, book: Workbook) -> None:
    hand = Hand(book)
    hand.search(ago(56), hours_a_week=2)
    hand.goal(ago(56), 3)
    ann = hand.contact("Ann")
    for days in range(1, 22):
        hand.touch(ann, ago(days), angle="role", points=["next"])
    assert coach.workout.practice().larger == Goals(4, 1, 1, 1)
    assert coach.workout.practice().practised == (3, 7)
    coach.workout.stay()
    assert coach.workout.practice().larger is None
    assert Coach(book, coach.today + timedelta(days=21)).workout.practice().larger is None  # nothing since
    coach.prepare.choose(growth_answered_on=None)
    coach.workout.grow()
    assert coach.prepare.goals() == Goals(4, 1, 1, 1)
    assert coach.start.who_next().week.goals == Goals(3, 1, 1, 1)
    assert Coach(book, coach.today + timedelta(days=7)).start.who_next().week.goals == Goals(4, 1, 1, 1)
    assert coach.workout.practice().larger is None


def test_keeping_has_neither_weeks_nor_larger_goals(coach: Coach, book: Workbook) -> None:
    hand = Hand(book)
    hand.touch(hand.contact(), coach.today, angle="role", points=["next"])
    assert coach.workout.practice() == Practice({"known": 1, "relationship": 0, "purpose": 0})
