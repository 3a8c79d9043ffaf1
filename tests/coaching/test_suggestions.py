"""Who comes first on Today, and how many a day bears."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from netjob.coaching import suggestions
from netjob.coaching.suggestions import Candidate
from netjob.errors import Refused

TODAY = date(2026, 3, 4)  # a Wednesday


def person(number: int, kind: str, **facts: object) -> Candidate:
    return Candidate(f"{kind}:{number}", kind, number, f"Person {number}", **facts)  # type: ignore[arg-type]


PROMISE = person(1, "promise", due_on=date(2026, 3, 3))
OLD_PROMISE = person(2, "promise", due_on=date(2026, 2, 1))
THANKS = person(3, "thanks", due_on=date(2026, 3, 1))
NEWS = person(4, "news", due_on=date(2026, 1, 1))
EXPECTED = person(5, "expected", due_on=date(2026, 1, 1))
CLOSE_RED = person(6, "cadence", tie="close", ratio=2.5)
FAMILIAR_NEVER = person(7, "first", tie="familiar")
WANTED_HIGH = person(8, "wanted", tie="none", motivation=3)
FAMILIAR_AMBER = person(9, "cadence", tie="familiar", ratio=1.5)
SLIGHT_AGES = person(10, "cadence", tie="slight", ratio=40.0)
WANTED_LOW = person(11, "wanted", tie="none")
ORDER = [
    OLD_PROMISE, PROMISE, THANKS, NEWS, EXPECTED, CLOSE_RED, SLIGHT_AGES, FAMILIAR_NEVER, WANTED_HIGH, FAMILIAR_AMBER,
    WANTED_LOW,
]  # fmt: skip


def test_pressure_is_ratio_times_tie() -> None:
    assert suggestions.pressure(CLOSE_RED) == 7.5
    assert suggestions.pressure(SLIGHT_AGES) == 4.0
    assert suggestions.pressure(FAMILIAR_NEVER) == 4.0
    assert suggestions.pressure(WANTED_HIGH) == 4.0
    assert suggestions.pressure(FAMILIAR_AMBER) == 3.0
    assert suggestions.pressure(WANTED_LOW) == 1.0


def test_the_order_is_the_documented_one_whatever_order_they_come_in() -> None:
    # Equal pressures follow by name: "Person 10" before "Person 7" before "Person 8".
    assert suggestions.chosen(reversed(ORDER), 20) == ORDER
    for mixed in permutations(ORDER[5:9]):
        assert suggestions.chosen(mixed, 4) == ORDER[5:9]


def test_nobody_and_no_organisation_comes_twice() -> None:
    again = person(1, "cadence", ratio=3.0)
    acme = person(20, "cadence", ratio=3.0, organisation="Acme Inc.")
    also_acme = person(21, "cadence", ratio=2.0, organisation="ACME")
    nowhere, also_nowhere = person(22, "cadence", ratio=1.4), person(23, "cadence", ratio=1.3, organisation="")
    found = suggestions.chosen([PROMISE, again, acme, also_acme, nowhere, also_nowhere], 10)
    assert found == [PROMISE, acme, nowhere, also_nowhere]


def test_who_opened_a_door_could_hear_thanks_and_news() -> None:
    agreed, introduced, talked, met = date(2026, 2, 2), date(2026, 2, 5), date(2026, 2, 9), date(2026, 2, 12)
    opened = [("introduced", introduced, None), ("agreed", agreed, None)]
    assert suggestions.owed([("asked", agreed, None)], None) == []
    assert suggestions.owed(opened, None) == [("thanks", "agreed", agreed)]
    assert suggestions.owed(opened, date(2026, 2, 1)) == [("thanks", "agreed", agreed)]
    assert suggestions.owed(opened, agreed) == []
    further = [*opened, ("talked", talked, None), ("decision_maker", met, None), ("declined", met, None)]
    assert suggestions.owed(further, met) == [("news", "decision_maker", met)]
    assert suggestions.owed([("talked", talked, talked)], None) == []


@pytest.mark.parametrize(
    ("goal", "before", "day", "most", "expected"),
    [
        (8, 0, date(2026, 3, 2), 2, 2),  # 8 over 5 days
        (8, 6, TODAY, 2, 1),  # 2 over 3 days
        (8, 0, date(2026, 3, 6), 2, 2),  # 8 on the last day: still no more than the hours bear
        (30, 0, date(2026, 3, 2), 5, 5),  # 6 a day: five at most
        (8, 8, TODAY, 2, 0),
        (8, 9, TODAY, 2, 0),
        (8, 3, date(2026, 3, 7), 2, 1),  # the weekend
        (8, 8, date(2026, 3, 7), 2, 0),
        (None, 0, TODAY, 1, 1),
    ],
)
def test_what_is_left_of_the_week_divided_by_its_days(
    goal: int | None, before: int, day: date, most: int, expected: int
) -> None:
    assert suggestions.portion(goal, before, day, most) == expected


@pytest.mark.parametrize(
    ("portion", "more", "done", "promises", "fresh", "expected"),
    [
        (2, 0, 0, 0, False, 2),
        (2, 0, 1, 0, False, 1),
        (2, 0, 3, 0, False, 0),
        (2, 1, 2, 0, False, 1),
        (0, 0, 0, 1, False, 1),  # the goal is reached, a promise still comes
        (1, 0, 0, 9, False, 2),  # promises fill up to what the hours bear, never a long list
        (1, 0, 2, 7, False, 0),
        (1, 0, 0, 0, True, 1),
        (1, 0, 0, 9, True, 3),  # a fresh start: one, with promises on top
        (9, 0, 0, 0, False, 5),
    ],
)
def test_how_many_to_show(portion: int, more: int, done: int, promises: int, fresh: bool, expected: int) -> None:
    assert suggestions.number(portion, more, done, promises, most=2, fresh=fresh) == expected


def test_a_fresh_start_comes_after_four_whole_days() -> None:
    four_days_ago, five_days_ago = TODAY - timedelta(days=4), TODAY - timedelta(days=5)
    assert suggestions.fresh_start([], TODAY) is None
    assert suggestions.fresh_start([TODAY], TODAY) is None
    assert suggestions.fresh_start([four_days_ago], TODAY) is None
    assert suggestions.fresh_start([five_days_ago], TODAY) == 0
    assert suggestions.fresh_start([five_days_ago, TODAY], TODAY) == 0
    assert suggestions.fresh_start([date(2026, 2, 1), date(2026, 2, 23), TODAY - timedelta(days=2)], TODAY) == 2


def test_a_fresh_start_lasts_ten_working_days() -> None:
    back, before = date(2026, 3, 2), date(2026, 1, 5)
    days = [before, *(back + timedelta(days=ahead) for ahead in range(14))]
    assert suggestions.fresh_start(days, date(2026, 3, 16)) == 10
    assert suggestions.fresh_start(days, date(2026, 3, 17)) is None


@pytest.mark.parametrize(
    ("portion", "due", "fresh", "expected"),
    [(5, 50, None, 5), (5, 50, 0, 1), (5, 21, 3, 3), (2, 50, 3, 2), (5, 0, 3, 0)],
)
def test_after_a_fresh_start_the_rest_is_spread(portion: int, due: int, fresh: int | None, expected: int) -> None:
    assert suggestions.eased(portion, due, fresh) == expected


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
    assert suggestions.until(choice, TODAY) == expected


def test_not_this_one_lasts_ninety_days_or_for_good() -> None:
    assert suggestions.rests_until("not_now", TODAY) == date(2026, 6, 2)
    assert suggestions.rests_until("not_again", TODAY) is None
    with pytest.raises(Refused):
        suggestions.rests_until("maybe", TODAY)
