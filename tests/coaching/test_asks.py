"""Three by seven for strangers, one nudge for those one knows: exact days over weekends, holidays, the year's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netjob.coaching import asks, holiday
from netjob.coaching.asks import Advice, Ask, advise

MONDAY = date(2026, 3, 2)
STRANGER = Ask("referral:1", 1, "Ann", True, MONDAY, "Orbit", "orbit")
KNOWN = replace(STRANGER, stranger=False)
GERMANY = holiday.days_off("DE", None, 2025, 2026)


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (MONDAY, Advice("wait", march(5))),
        (march(4), Advice("wait", march(5))),
        (march(5), Advice("second", march(5))),  # three working days: Tuesday, Wednesday, Thursday
        (march(10), Advice("second", march(5))),
        (march(11), Advice("again", march(11))),  # seven, over one weekend
        (date(2026, 5, 30), Advice("again", march(11))),
        (date(2026, 5, 31), Advice("rest", None)),  # 90 days: asking now would be a new ask
    ],
)
def test_a_stranger_alone_at_an_organisation(today: date, expected: Advice) -> None:
    assert advise(STRANGER, [STRANGER], today) == expected
    assert advise(STRANGER, [STRANGER], today).due == (expected.kind in ("second", "again"))


@pytest.mark.parametrize(
    ("asked_on", "third", "seventh"),
    [
        (date(2026, 3, 6), march(11), march(17)),  # a Friday: over the weekend
        (march(7), march(11), march(17)),  # a Saturday counts from Monday
        (date(2026, 4, 1), date(2026, 4, 8), date(2026, 4, 14)),  # Good Friday and Easter Monday
        (date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 6)),  # Christmas, New Year
    ],
)
def test_the_days_lie_past_weekends_holidays_and_the_years_end(asked_on: date, third: date, seventh: date) -> None:
    ask = replace(STRANGER, asked_on=asked_on)
    assert advise(ask, [ask], third - timedelta(days=1), GERMANY) == Advice("wait", third)
    assert advise(ask, [ask], third, GERMANY) == Advice("second", third)
    assert advise(ask, [ask], seventh - timedelta(days=1), GERMANY).kind == "second"
    assert advise(ask, [ask], seventh, GERMANY) == Advice("again", seventh)
    assert asks.free_on(ask, GERMANY) == third


def test_once_asked_again_a_stranger_rests_for_good() -> None:
    ask = replace(STRANGER, again_on=march(11))
    assert advise(ask, [ask], march(11)) == Advice("rest", None)
    assert advise(ask, [ask], date(2027, 3, 11)) == Advice("rest", None)


def test_with_a_second_person_asked_both_wait_for_their_seventh_day() -> None:
    second = replace(STRANGER, key="referral:2", contact=2, name="Bob", asked_on=march(5))
    both = [STRANGER, second]
    assert advise(STRANGER, both, march(9)) == Advice("wait", march(11))
    assert advise(second, both, march(9)) == Advice("wait", march(16))
    assert advise(second, both, march(16)) == Advice("again", march(16))


def test_a_second_person_asked_too_early_is_said() -> None:
    early = replace(STRANGER, key="referral:2", contact=2, name="Bob", asked_on=march(3))
    assert advise(early, [STRANGER, early], march(4)) == Advice("together", MONDAY, "Ann")
    assert advise(early, [STRANGER, early], march(6)) == Advice("wait", march(12))
    assert advise(STRANGER, [STRANGER, early], march(4)) == Advice("wait", march(11))


def test_what_is_answered_resting_elsewhere_or_of_someone_known_is_no_second_ask() -> None:
    other = replace(STRANGER, key="referral:2", contact=2, name="Bob")
    for change in (
        {"answered_on": march(3)},
        {"again_on": march(4)},
        {"organisation_key": "acme"},
        {"stranger": False},
        {"contact": 1},
    ):
        assert advise(STRANGER, [STRANGER, replace(other, **change)], march(5)).kind == "second", change


def test_without_an_organisation_there_is_no_second_person() -> None:
    ask = replace(STRANGER, organisation="", organisation_key="")
    assert advise(ask, [ask], march(5)) == Advice("wait", march(11))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (march(5), Advice("wait", march(11))),
        (march(10), Advice("wait", march(11))),
        (march(11), Advice("again", march(11))),
        (date(2026, 5, 31), Advice("rested", date(2026, 5, 31))),
    ],
)
def test_somebody_known_gets_one_nudge(today: date, expected: Advice) -> None:
    assert advise(KNOWN, [KNOWN], today) == expected


def test_and_then_rests_for_ninety_days() -> None:
    ask = replace(KNOWN, again_on=march(11))
    assert advise(ask, [ask], march(12)) == Advice("rest", date(2026, 6, 9))
    assert advise(ask, [ask], date(2026, 6, 8)) == Advice("rest", date(2026, 6, 9))
    assert advise(ask, [ask], date(2026, 6, 9)) == Advice("rested", date(2026, 6, 9))


def test_an_answer_ends_the_waiting() -> None:
    for ask in (STRANGER, KNOWN):
        answered = replace(ask, answered_on=march(3))
        assert advise(answered, [answered], march(20)) == Advice("answered", march(3))


def test_one_live_ask_to_an_organisation_at_a_time() -> None:
    assert asks.open_at("orbit", [STRANGER], march(4)) == STRANGER
    assert asks.open_at("orbit", [STRANGER], march(5)) is None
    assert asks.open_at("acme", [STRANGER], march(4)) is None
    assert asks.open_at("orbit", [KNOWN], march(4)) is None
    assert asks.open_at("", [replace(STRANGER, organisation_key="")], march(4)) is None


def test_all_of_them_in_order() -> None:
    found = asks.advised([STRANGER, KNOWN], march(11))
    assert found == [(STRANGER, Advice("again", march(11))), (KNOWN, Advice("again", march(11)))]
