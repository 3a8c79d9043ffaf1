"""The garden as it is drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.garden import Period, Wait
from netjob.figures import garden, look

MONDAY = date(2026, 2, 16)
WEEK = timedelta(days=7)
PERIODS = [Period(MONDAY, 2, 5, 1, 3, 1), Period(MONDAY + WEEK)]


def test_planted_above_the_line_and_asks_below() -> None:
    figure, headline, table = garden.planted(PERIODS, "week")
    *bars, stars = figure.data
    assert [list(bar.y) for bar in bars] == [[2, 0], [5, 0], [1, 0], [-3, 0]]
    assert list(bars[3].customdata) == [3, 0]
    assert len({bar.marker.pattern.shape for bar in bars}) == 4  # a second sign beside the colour
    assert (list(stars.text), stars.marker.symbol) == (["1"], "star")
    assert headline == (
        "Planted in the last 2 weeks: gives 2, catch-ups 5, at large 1. Asks: 3. Doors that came by themselves: 1."
    )
    assert set(figure.layout.yaxis.ticktext) == {"0", "2", "4", "6", "8"}
    assert table.iloc[0].tolist() == [MONDAY + WEEK, 0, 0, 0, 0, 0]
    assert garden.planted(PERIODS[1:], "month").headline == "Nothing was planted or asked for in this while."


@pytest.mark.parametrize("count", [1, 7, 99, 12_000, 400_000])
def test_any_number_has_few_ticks(count: int) -> None:
    figure, _, _ = garden.planted([Period(MONDAY, catch_ups=count, asks=count // 2)], "month")
    assert 1 <= len(figure.layout.yaxis.tickvals) <= 9


def test_before_five_doors_each_planting_is_a_mark() -> None:
    waits = [Wait("help", 84, True), Wait("help", 0, False, 400), Wait("seed", 7, True), Wait("thanks", 9, False)]
    figure, headline, table = garden.waited(waits)
    waiting, came = figure.data
    assert (came.marker.symbol, list(came.x), list(came.customdata)) == ("circle", [84, 7], [84, 7])
    assert waiting.marker.symbol == "triangle-up-open"
    assert len(waiting.x) <= 150
    assert min(waiting.x) == 1
    assert headline == (
        "Gives and seeds: 403. A door came from 2 of them, after 7 and 84 days; still waiting: 401. "
        "From 5 doors on, a curve is drawn."
    )
    assert table["Planted"].tolist() == ["help", "thanks", "planted at large"]
    assert table["Soonest (days)"].isna().tolist() == [False, True, False]
    assert garden.waited(waits[1:2]).headline.startswith("Gives and seeds: 400. No door is credited")
    assert garden.waited([Wait("help", day, True) for day in range(5)]).headline.endswith("too few for a curve.")


def test_from_five_doors_on_a_curve() -> None:
    waits = [Wait("help", day, True) for day in (10, 20, 30, 40, 50)] + [Wait("seed", 60, False, 15)]
    figure, headline, table = garden.waited(waits)
    line = figure.data[-1]
    assert list(line.x) == [0, 10, 20, 30, 40, 50]
    assert list(line.y) == pytest.approx([0, 5, 10, 15, 20, 25])
    assert all(trace.mode == "lines" for trace in figure.data)
    assert line.line.color == look.ORANGE
    assert headline.startswith("Gives and seeds: 20. A door came from 5 of them; by day 50 that is about 25 %, likely ")
    assert table["Share (%)"].tolist() == [5, 10, 15, 20, 25]
    assert table["Watched"].tolist() == [20, 19, 18, 17, 16]
