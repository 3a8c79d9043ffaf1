"""The look all figures share."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from plotly.io import to_json

from netjob.figures import look
from netjob.figures.look import Drawn

LIGHT, DARK = "#ffffff", "#14191c"


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [look.BLUE, look.ORANGE, look.GREEN, look.GREY])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_stand_out_in_both_themes(colour: str, theme: str) -> None:
    assert contrast(colour, theme) >= 3


def test_eight_series_differ_in_more_than_colour() -> None:
    series = [(look.colour(at), look.HATCHES[at]) for at in range(8)]
    assert len(set(series)) == 8
    assert len({hatch for _, hatch in series}) == 8
    assert all(one[1] != other[1] for one, other in combinations(series, 2))


def test_a_figure_has_no_background_and_takes_its_text_from_the_page() -> None:
    layout = look.canvas(200).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == look.CLEAR
    assert layout.font.color is None
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_sentences_have_a_form_for_one() -> None:
    assert look.counted("weeks_on_goal.streak", 1) == "1 week in a row."
    assert look.counted("weeks_on_goal.streak", 3) == "3 weeks in a row."
    assert look.counted("ladder.one_person", 1, contact="Ada", all=2) == "Ada gave 1 of 2 introductions."


def test_a_figure_is_drawn_once_for_the_same_facts_and_anew_for_others() -> None:
    told: list[list[int]] = []

    @look.remembered
    def drawn(numbers: list[int], name: str = "") -> Drawn:
        told.append(list(numbers))
        return Drawn(look.canvas(200), f"{sum(numbers)}{name}", pd.DataFrame({"n": numbers}))

    numbers = [1, 2]
    first = drawn(numbers)
    assert drawn([1, 2]) is first
    numbers.append(3)
    assert drawn(numbers).headline == "6"
    assert drawn([1, 2], name="!").headline == "3!"
    assert told == [[1, 2], [1, 2, 3], [1, 2]]
    for other in range(look.FIGURES):
        drawn([other, other])
    assert drawn([1, 2]) is not first


def test_a_finished_figure_tells_what_plotly_would_and_nobody_can_change_it() -> None:
    @look.remembered
    def drawn() -> Drawn:
        figure = look.canvas(200)
        figure.add_bar(x=[date(2026, 3, 2)], y=np.array([1.5, 2]), name="<b>Ada</b>")
        return Drawn(figure, "", pd.DataFrame())

    figure = drawn().figure
    plotlys_own = to_json(type(figure).to_dict(figure))
    assert to_json(figure) == plotlys_own
    assert figure.to_dict()["data"][0]["x"] == ["2026-03-02"]
    figure.to_dict()["data"].clear()
    assert to_json(figure) == plotlys_own


def test_four_decimals_travel_and_the_figure_keeps_them_all() -> None:
    @look.remembered
    def drawn() -> Drawn:
        figure = look.canvas(200)
        figure.add_scatter(x=[2 / 3, 12345678.25], y=[1, 2])
        return Drawn(figure, "", pd.DataFrame())

    figure = drawn().figure
    assert figure.to_dict()["data"][0]["x"] == [0.6667, 12345678.25]
    assert list(figure.data[0].x) == [2 / 3, 12345678.25]
