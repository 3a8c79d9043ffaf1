"""The look ahead drawn: as far as its band allows, in words and not in points."""

from __future__ import annotations

from datetime import date

from netjob.coaching.projection import Outlook
from netjob.figures import projection

TODAY = date(2026, 3, 2)


def outlook(days: int, chance: float, width: float = 0.2) -> Outlook:
    return Outlook(days, chance, chance - width / 2, chance + width / 2, chance - 0.1, chance + 0.1, 0.4)


def test_a_line_with_its_band_and_the_day_that_is_told() -> None:
    figure, headline, table = projection.ahead([outlook(7, 0.12), outlook(28, 0.34)], "A sentence.", TODAY)
    high, low, line, told = figure.data
    assert headline == "A sentence."
    assert {high.mode, low.mode, line.mode} == {"lines"}
    assert list(line.x) == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 30)]
    assert list(line.y) == [0, 0.12, 0.34]
    assert (list(told.text), list(told.y)) == (["about 3 in 10"], [0.34])
    assert table["Chance"].tolist() == ["about 1 in 10", "about 3 in 10"]
    assert table["If chances are half"].tolist() == ["under 1 in 10", "about 2 in 10"]
    assert table["Starting assumption, %"].tolist() == [40, 40]


def test_it_ends_where_the_band_gets_too_wide() -> None:
    figure, _, table = projection.ahead([outlook(7, 0.3), outlook(28, 0.5), outlook(35, 0.6, 0.31)], "", TODAY)
    assert len(figure.data[2].x) == 3
    assert len(table) == 3
    figure, *_ = projection.ahead([outlook(7, 0.3, 0.4)], "", TODAY)
    assert len(figure.data) == 3
