"""Gaps, new contacts and asks as they are drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.gaps import MOST_MARKS, Gap, Gaps, by_tie
from netjob.coaching.preferences import CADENCE_DAYS
from netjob.figures import gaps

MONDAYS = [date(2026, 2, 9) + timedelta(weeks=at) for at in range(4)]


def test_finished_filled_open_hollow_and_the_cadence_dotted() -> None:
    found = [Gaps("close", 9, 2, 31, (10, 31), (5, 60)), Gaps("none", 1, 0, None, (8,), ())]
    figure, headline, table = gaps.gaps(found, CADENCE_DAYS)
    closed, still, cadence = figure.data
    assert (closed.marker.symbol, still.marker.symbol, cadence.line.dash) == ("circle", "triangle-up-open", "dot")
    assert list(closed.x) == [10, 31, 8]
    assert [round(row) for row in closed.y] == [0, 0, 1]
    assert list(cadence.x) == [30, 30, None]
    assert headline == (
        "“would call back today”: half of the gaps end within 31 days, the 2 still open counted in; meant: 30."
    )
    assert table["Half end within (days)"].isna().tolist() == [False, True]
    assert gaps.gaps(found[:1], {}).headline.endswith("the 2 still open counted in.")
    assert gaps.gaps(found[1:], CADENCE_DAYS).headline.startswith("Gaps finished: 1; still open: 0.")


def test_new_contacts_of_every_week() -> None:
    figure, headline, table = gaps.newcomers({MONDAYS[1]: 2, MONDAYS[3]: 1}, MONDAYS)
    assert list(figure.data[0].y) == [0, 2, 0, 1]
    assert headline == "3 new contacts in the last 4 weeks, 1 of them this week."
    assert table["New contacts"].tolist() == [1, 0, 2, 0]


def test_asks_say_when_comfort_may_be_choosing() -> None:
    figure, headline, table = gaps.asks({"close": 4, "slight": 1}, (4, 5), 30)
    assert list(figure.data[0].x) == [4, 0, 1, 0]
    assert headline.startswith("5 asks in the last 30 days. 4 of them went to people who would call back today: ")
    assert table["Asks"].tolist() == [4, 0, 1, 0]
    assert gaps.asks({"slight": 1}, None, 30).headline == "1 ask in the last 30 days."


@pytest.mark.parametrize("marks", [1, 5, 50, 5000])
def test_any_number_of_marks_stays_in_its_row(marks: int) -> None:
    (found,) = by_tie([Gap("close", at % 90, at % 3 == 0) for at in range(marks)])
    figure, _, table = gaps.gaps([found], CADENCE_DAYS)
    drawn = [height for trace in figure.data[:2] for height in trace.y]
    assert 0 < len(drawn) <= 2 * MOST_MARKS
    assert all(abs(height) < 0.5 for height in drawn)
    assert min(min(trace.x, default=1) for trace in figure.data[:2]) >= 1  # a logarithmic axis has no 0
    assert table["Finished gaps"][0] + table["Still open"][0] == marks
