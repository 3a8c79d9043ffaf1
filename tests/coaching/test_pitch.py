"""The pitch: what fits into the time, and how long it takes."""

import pytest

from netjob.coaching.pitch import Pitch, Point, first_sentence, fit, seconds, words_in


def points(**words: str) -> list[Point]:
    return [Point(kind, body, "offer", "proof") for kind, body in words.items()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two.", "One."),
        ("¿Uno? Dos.", "¿Uno?"),
        ("一。二。", "一。"),
        ("  no stop  ", "no stop"),
        ("line\nother", "line"),
        ("", ""),
        ("3.5 days. Then", "3.5 days."),
    ],
)
def test_the_first_sentence(body: str, expected: str) -> None:
    assert first_sentence(body) == expected


def test_words_are_counted_as_spoken() -> None:
    assert words_in("one two  three") == 3
    assert words_in("你好世界") == 2
    assert words_in("") == 0
    assert seconds("word " * 130) == 60


def test_half_a_minute_takes_three_first_sentences_in_the_order_of_the_angle() -> None:
    found = fit(points(doing="A did. More.", next="B goes.", offer="C fits.", kinds="D."), "role", 30)
    assert found.said == (("offer", "C fits."), ("doing", "A did."), ("next", "B goes."))
    assert found.left_out == ("kinds",)
    assert found.seconds == 3


def test_two_minutes_take_whole_answers() -> None:
    assert fit(points(doing="A did. More."), "other", 120).said == (("doing", "A did. More."),)


def test_blank_points_are_not_said() -> None:
    assert fit(points(doing="", own=""), "role", 60) == Pitch((), 0, ())


def test_one_point_is_said_however_long() -> None:
    found = fit(points(doing="word " * 400, next="B."), "other", 30)
    assert found.said[0][0] == "doing"
    assert found.seconds > 30
    assert found.left_out == ("next",)
