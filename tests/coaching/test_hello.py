"""A first hello: to whom, and when to look again."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching import hello
from netjob.coaching.cadence import dormant
from netjob.coaching.hello import Acquaintance
from netjob.errors import Refused

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("choice", "day"),
    [
        ("month", date(2026, 3, 2)),
        ("year", date(2025, 9, 1)),
        ("three_years", date(2024, 3, 2)),
        ("longer", date(2022, 3, 3)),
    ],
)
def test_a_remembered_stretch_becomes_a_day_and_is_read_back(choice: str, day: date) -> None:
    assert hello.last_before(choice, TODAY) == day
    assert hello.stretch(day, TODAY) == choice
    assert dormant(day, TODAY) == (choice == "longer")


def test_a_word_that_is_no_stretch_is_refused() -> None:
    with pytest.raises(Refused):
        hello.last_before("never", TODAY)


def test_the_easiest_hello_comes_first() -> None:
    people = [
        Acquaintance(number, choice, None, None, hello.last_before(choice, TODAY))
        for number, choice in enumerate(("longer", "month", "three_years", "year"))
    ]
    assert [person.name for person in hello.easiest(people, TODAY)] == ["year", "three_years", "month", "longer"]
    assert hello.last_before(None, TODAY) is None
    assert hello.stretch(None, TODAY) == "unknown"


@pytest.mark.parametrize(
    ("answer", "day"),
    [("sent", date(2026, 3, 11)), ("spoke", date(2026, 3, 4)), ("not_today", date(2026, 3, 4))],
)
def test_when_to_look_again(answer: str, day: date) -> None:
    assert hello.look_again(answer, TODAY) == day


def test_words_stand_inside_a_sentence() -> None:
    assert hello.bare(" I moved a team\nof nine. ") == "I moved a team of nine"
