"""Guesses beside what came: the table exactly, the figure by its traces."""

from __future__ import annotations

from datetime import date

from netjob.coaching.calibration import Guess, calibrated
from netjob.figures import calibration

TODAY = date(2026, 3, 2)
ASKED = date(2026, 1, 5)


def test_each_group_with_its_range_and_where_the_guesses_lay() -> None:
    high = [Guess(90, ASKED, ASKED)] * 6 + [Guess(80, ASKED, None)] * 2
    found = calibrated([*high, *[Guess(20, ASKED, None)] * 2, Guess(50, TODAY, None)], 14, TODAY)
    figure, headline, table = calibration.calibration(found)
    assert headline == ("You guessed 74 in 100 on average; 6 of 10 said yes, likely 31 to 83 %; 1 too recent to judge.")
    assert table.to_dict("list") == {
        "Guess before the ask": ["guessed 0 to 33", "guessed 34 to 66", "guessed 67 to 100"],
        "Yes": [0, 0, 6],
        "Judged": [2, 0, 8],
        "Share, %": [None, None, 75],
        "Likely from, %": [None, None, 41],
        "Likely to, %": [None, None, 93],
        "your guess on average": [20, None, 88],
    }
    assert [trace.mode for trace in figure.data] == ["text", "text", "markers+text", "markers"]
    assert list(figure.data[-1].x) == [20, None, 88]
    assert figure.data[-1].name == "your guess on average"
