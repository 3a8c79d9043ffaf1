"""When a suggestion comes back, and what is learned from not this one."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import exclusions
from netjob.coaching.suggestions import Candidate
from netjob.errors import Refused

TODAY = date(2026, 3, 4)  # a Wednesday
CADENCE, WANTED = Candidate("cadence:7", "cadence", 7, "Ann"), Candidate("wanted:8", "wanted", 8, "Bob")
PROMISE, THANKS = Candidate("promise:3", "promise", 7, "Ann"), Candidate("thanks:5", "thanks", 7, "Ann")
EVERYBODY = (CADENCE, WANTED, PROMISE, THANKS)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("tomorrow", date(2026, 3, 5)),
        ("next_week", date(2026, 3, 9)),
        (date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 1, 1), date(2026, 3, 5)),
    ],
)
def test_later(choice: str | date, expected: date) -> None:
    assert exclusions.until(choice, TODAY) == expected


@pytest.mark.parametrize(
    ("choice", "today", "expected"),
    [
        ("tomorrow", date(2026, 12, 31), date(2027, 1, 1)),
        ("next_week", date(2026, 12, 31), date(2027, 1, 4)),  # out of 2026-W53
        ("next_week", date(2026, 3, 9), date(2026, 3, 16)),  # a Monday: the one after
        ("tomorrow", date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_later_over_the_ends_of_weeks_and_years(choice: str, today: date, expected: date) -> None:
    assert exclusions.until(choice, today) == expected


@pytest.mark.parametrize(
    ("choice", "key", "until", "left"),
    [
        ("not_now", "cadence:7", date(2026, 6, 2), [WANTED, PROMISE, THANKS]),
        ("not_person", "contact:7", None, [WANTED, PROMISE]),  # every kind but what was promised
        ("not_kind", "kind:cadence", None, [WANTED, PROMISE, THANKS]),
    ],
)
def test_what_is_learned(choice: str, key: str, until: date | None, left: list[Candidate]) -> None:
    learned = exclusions.learned(choice, "cadence:7", "cadence", 7)
    assert (learned, exclusions.rests_until(choice, TODAY)) == (key, until)
    assert [one for one in EVERYBODY if not exclusions.left_out(one, {learned})] == left


def test_a_promise_can_rest_and_is_never_left_out_for_good() -> None:
    assert exclusions.offered("promise") == ("not_now",)
    assert exclusions.left_out(PROMISE, {"promise:3"})
    assert not exclusions.left_out(PROMISE, {"contact:7", "kind:promise"})
    with pytest.raises(Refused):
        exclusions.learned("not_person", "promise:3", "promise", 7)


def test_what_is_no_choice_is_refused() -> None:
    with pytest.raises(Refused):
        exclusions.learned("maybe", "cadence:7", "cadence", 7)
    with pytest.raises(Refused):
        exclusions.rests_until("maybe", TODAY)
