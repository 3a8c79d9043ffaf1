"""Who comes first on Today, and that no list stands for ever."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from netjob.coaching import suggestions
from netjob.coaching.suggestions import Candidate

TODAY = date(2026, 3, 4)  # a Wednesday


def person(number: int, kind: str, **facts: object) -> Candidate:
    return Candidate(f"{kind}:{number}", kind, number, f"Person {number}", **facts)  # type: ignore[arg-type]


def keys(found: list[Candidate]) -> list[str]:
    return [candidate.key for candidate in found]


PROMISE = person(1, "promise", due_on=date(2026, 3, 3))
OLD_PROMISE = person(2, "promise", due_on=date(2026, 2, 1))
INTRODUCTION = person(30, "introduction", due_on=date(2026, 3, 4))
THANKS = person(3, "thanks", due_on=date(2026, 3, 1))
TALK = person(31, "talk", due_on=date(2026, 3, 2))
OPENED = person(32, "opened", due_on=date(2026, 3, 3))
NEWS = person(4, "news", due_on=date(2026, 1, 1))
UPDATE = person(33, "update", due_on=date(2025, 12, 1))
AGAIN = person(34, "again", due_on=date(2026, 2, 27))
SECOND = person(35, "second", due_on=date(2026, 2, 28))
EXPECTED = person(5, "expected", due_on=date(2026, 1, 1))
AT_TARGET = person(36, "cadence", tie="close", ratio=2.5, motivation=3)
CLOSE_RED = person(6, "cadence", tie="close", ratio=2.5)
DORMANT = person(37, "dormant", tie="familiar", ratio=30.0)
FAMILIAR_NEVER = person(7, "first", tie="familiar")
WANTED_HIGH = person(8, "wanted", tie="none", motivation=3)
FAMILIAR_AMBER = person(9, "cadence", tie="familiar", ratio=1.5)
SLIGHT_AGES = person(10, "cadence", tie="slight", ratio=40.0)
WANTED_LOW = person(11, "wanted", tie="none")
ORDER = [
    OLD_PROMISE, PROMISE, OPENED, INTRODUCTION, THANKS, TALK, NEWS, UPDATE, AGAIN, SECOND, EXPECTED, AT_TARGET,
    DORMANT, CLOSE_RED, SLIGHT_AGES, FAMILIAR_NEVER, WANTED_HIGH, FAMILIAR_AMBER, WANTED_LOW,
]  # fmt: skip


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (CLOSE_RED, 7.5),
        (AT_TARGET, 13.125),  # 7.5 and three quarters more
        (DORMANT, 8.0),  # the ratio counts 4 at most
        (SLIGHT_AGES, 4.0),
        (FAMILIAR_NEVER, 4.0),
        (WANTED_HIGH, 4.0),
        (FAMILIAR_AMBER, 3.0),
        (WANTED_LOW, 1.0),
    ],
)
def test_pressure_is_ratio_times_tie_and_target(candidate: Candidate, expected: float) -> None:
    assert suggestions.pressure(candidate) == expected


def test_the_order_is_the_documented_one_whatever_order_they_come_in() -> None:
    # Equal pressures follow by name: "Person 10" before "Person 7" before "Person 8".
    assert suggestions.chosen(reversed(ORDER), 30) == ORDER
    for mixed in permutations(ORDER[13:17]):
        assert suggestions.chosen(mixed, 4) == ORDER[13:17]


def test_every_kind_has_its_place() -> None:
    assert {candidate.kind for candidate in ORDER} == set(suggestions.KINDS)


def test_nobody_and_no_organisation_comes_twice() -> None:
    again = person(1, "cadence", ratio=3.0)
    acme = person(20, "cadence", ratio=3.0, organisation="Acme Inc.")
    also_acme = person(21, "cadence", ratio=2.0, organisation="ACME")
    nowhere, also_nowhere = person(22, "cadence", ratio=1.4), person(23, "cadence", ratio=1.3, organisation="")
    found = suggestions.chosen([PROMISE, again, acme, also_acme, nowhere, also_nowhere], 10)
    assert found == [PROMISE, acme, nowhere, also_nowhere]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([], ["cadence:40", "cadence:41"]),
        ([{"cadence:40", "cadence:41"}], ["cadence:40", "cadence:41"]),
        ([{"cadence:40", "cadence:41"}] * 2, ["cadence:42"]),
        ([{"cadence:40", "cadence:41"}, {"cadence:40", "cadence:41", "cadence:42"}], ["cadence:42"]),
        ([{"cadence:42"}, {"cadence:40", "cadence:41"}], ["cadence:40", "cadence:41"]),
        ([{"cadence:40", "cadence:41"}, {"cadence:40"}], ["cadence:40", "cadence:41"]),
    ],
)
def test_no_list_stands_three_days_running(before: list[set[str]], expected: list[str]) -> None:
    three = [person(40, "cadence", ratio=3.0), person(41, "cadence", ratio=2.5), person(42, "cadence", ratio=2.0)]
    assert keys(suggestions.varied(three, 2, before)) == expected


def test_who_stands_alone_has_a_day_off_and_comes_back() -> None:
    alone, days = [person(40, "cadence", ratio=3.0)], list[set[str]]()
    shown = []
    for _ in range(6):
        today = keys(suggestions.varied(alone, 1, days))
        shown.append(today)
        days = [set(today), *days]
    assert shown == [["cadence:40"], ["cadence:40"], [], ["cadence:40"], ["cadence:40"], []]


def test_a_promise_stays_and_the_others_change() -> None:
    everybody = [PROMISE, person(40, "cadence", ratio=3.0), person(41, "cadence", ratio=2.5)]
    stood = [{"promise:1", "cadence:40"}] * 2
    assert keys(suggestions.varied(everybody, 2, stood)) == ["promise:1", "cadence:41"]
    assert keys(suggestions.varied(everybody, 1, [{"promise:1"}] * 2)) == ["promise:1", "cadence:40"]
    assert keys(suggestions.varied([PROMISE], 1, [{"promise:1"}] * 2)) == ["promise:1"]


@pytest.mark.parametrize(
    ("candidate", "answered", "expected"),
    [
        (CLOSE_RED, TODAY - timedelta(days=100), ""),
        (CLOSE_RED, None, "hello"),
        (DORMANT, TODAY - timedelta(days=3 * 365), "hello"),
        (DORMANT, TODAY - timedelta(days=3 * 365 - 1), ""),
        (SLIGHT_AGES, None, "hello"),
        (SLIGHT_AGES, TODAY, "ask"),
        (FAMILIAR_NEVER, None, "hello"),
        (WANTED_HIGH, None, "hello"),
        (PROMISE, None, ""),
        (THANKS, None, ""),
    ],
)
def test_a_hello_comes_first_and_an_ask_only_after_an_answer(
    candidate: Candidate, answered: date | None, expected: str
) -> None:
    assert suggestions.approach(candidate, answered, TODAY) == expected
