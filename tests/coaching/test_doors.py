"""What the person who opened a door could hear, and by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching import doors
from netjob.coaching.doors import Owed, Step

TODAY = date(2026, 3, 4)
AGREED, INTRODUCED, TALKED, MET = date(2026, 2, 12), date(2026, 2, 16), date(2026, 2, 20), date(2026, 2, 26)
OPENED = [Step("introduced", INTRODUCED, None), Step("agreed", AGREED, None)]
FURTHER = [*OPENED, Step("talked", TALKED, None), Step("decision_maker", MET, None)]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_thanks_are_open_until_they_came_on_that_day_or_later() -> None:
    assert doors.owed([Step("asked", AGREED, None)], None, None, TODAY) == []
    assert doors.owed(OPENED, None, None, TODAY) == [Owed("thanks", "agreed", AGREED)]
    assert doors.owed(OPENED, AGREED - timedelta(days=1), None, TODAY) == [Owed("thanks", "agreed", AGREED)]
    assert doors.owed(OPENED, AGREED, None, TODAY) == []


def test_news_is_the_latest_step_they_were_not_told_of() -> None:
    assert doors.owed(FURTHER, MET, None, TODAY) == [Owed("news", "decision_maker", MET)]
    ended = [*FURTHER, Step("declined", MET, None)]
    assert doors.owed(ended, MET, None, TODAY) == [Owed("news", "declined", MET)]
    assert doors.owed([Step("talked", TALKED, TALKED)], None, None, TODAY) == []
    assert doors.owed([Step("asked", AGREED, None), Step("declined", MET, None)], None, None, TODAY) == []


@pytest.mark.parametrize(("days", "kinds"), [(30, ["thanks", "news"]), (31, [])])
def test_what_is_older_than_thirty_days_asks_for_nothing(days: int, kinds: list[str]) -> None:
    steps = [Step("agreed", ago(days), None), Step("talked", ago(days), None)]
    assert [one.kind for one in doors.owed(steps, None, None, TODAY)] == kinds


@pytest.mark.parametrize(
    ("introduced", "thanked", "heard", "kinds"),
    [
        (ago(40), ago(21), None, ["update"]),
        (ago(40), ago(20), None, []),
        (ago(40), None, ago(21), ["update"]),
        (ago(40), ago(39), ago(3), []),
        (ago(90), None, None, ["update"]),
        (ago(91), None, None, []),
        (ago(25), ago(25), None, ["update"]),
    ],
)
def test_three_weeks_without_a_word_are_enough(
    introduced: date, thanked: date | None, heard: date | None, kinds: list[str]
) -> None:
    found = doors.owed([Step("introduced", introduced, None)], thanked, heard, TODAY)
    assert [one.kind for one in found] == kinds


@pytest.mark.parametrize("end", ["declined", "lapsed", "accepted"])
def test_a_door_that_is_over_is_quiet(end: str) -> None:
    steps = [Step("introduced", ago(60), None), Step(end, ago(50), ago(50))]
    assert doors.owed(steps, ago(60), None, TODAY) == []


def test_who_only_agreed_is_not_told_that_there_is_no_news() -> None:
    assert doors.owed([Step("agreed", ago(40), None)], ago(40), None, TODAY) == []


@pytest.mark.parametrize(
    ("day", "follow", "thank"),
    [
        (date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 4)),
        (date(2026, 3, 5), date(2026, 3, 10), date(2026, 3, 9)),  # over a weekend
        (date(2026, 12, 30), date(2027, 1, 4), date(2027, 1, 1)),  # over New Year
        (date(2026, 3, 27), date(2026, 4, 1), date(2026, 3, 31)),  # clocks change on the 29th: days are days
    ],
)
def test_working_days(day: date, follow: date, thank: date) -> None:
    assert (doors.follow_by(day), doors.thank_by(day)) == (follow, thank)


def test_holidays_are_no_working_days() -> None:
    good_friday, easter_monday = date(2026, 4, 3), date(2026, 4, 6)
    days_off = {good_friday, easter_monday}
    assert doors.follow_by(date(2026, 4, 1), days_off) == date(2026, 4, 8)
    assert doors.thank_by(date(2026, 4, 2), days_off) == date(2026, 4, 8)


def test_who_was_told_of_a_later_step_has_heard_of_the_ones_before() -> None:
    steps = [*OPENED, Step("talked", ago(10), None), Step("interview", ago(5), ago(5))]
    assert doors.owed(steps, TODAY, ago(4), TODAY) == []
