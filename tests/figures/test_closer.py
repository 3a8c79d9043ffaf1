"""Curves, comparisons, the side door and the list of silences."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.comparing import Comparison, Group
from netjob.coaching.estimates import pooled, share
from netjob.coaching.side_door import FACTS, Source
from netjob.coaching.timing import curve
from netjob.figures import curve as curves
from netjob.figures import groups, silence
from netjob.workbook.cadence import Silence, Standing


def test_a_curve_goes_up_in_steps_with_its_band_and_those_still_watched() -> None:
    waits = [(3, "introduced")] * 4 + [(10, "introduced")] * 2 + [(10, "declined")] * 4 + [(30, None)] * 10
    rows = curve(waits, "introduced", 30)
    assert rows is not None
    figure, headline, table = curves.curve(rows, "introduced", 20)
    assert headline == (
        "6 of 20 referrals became an introduction; about 30 in 100 within 10 days of the step before (agreed to help), "
        "likely 15 to 52."
    )
    assert [trace.mode for trace in figure.data] == ["lines", "lines", "lines"]
    assert [trace.line.shape for trace in figure.data] == ["hv", "hv", "hv"]
    assert list(figure.data[2].x) == [0, 3, 10]
    assert list(figure.data[2].y) == pytest.approx([0, 20, 30])
    assert list(figure.layout.xaxis.ticktext) == ["3<br>20 left", "10<br>16 left"]
    assert table["How it went on"].tolist() == ["introduced", "introduced", "declined"]


def test_groups_are_drawn_towards_the_overall_rate() -> None:
    found = Comparison(
        "circle", "replied", (Group("known", 2, 10), Group("wanted", 1, 2)),
        {"known": pooled(2, 10, 0.25), "wanted": pooled(1, 2, 0.25)},
        {"known": "I know them", "wanted": "I would like to know them"}, "Not enough data yet to compare.",
    )  # fmt: skip
    figure, headline, table = groups.comparison(found, "answered")
    assert headline == "Answered: Not enough data yet to compare."
    assert figure.data[0].x[0] == pytest.approx(100 * 4.5 / 20)
    assert figure.data[1].mode == "text"
    assert table.iloc[0].tolist()[:4] == ["I know them", 2, 10, 22]


def test_the_side_door_by_source() -> None:
    facts = dict.fromkeys(FACTS, share(0, 0)) | {"shaped": share(3, 9)}
    sources = [Source("network", 10, facts, 2.5), Source("posting", 1, dict.fromkeys(FACTS, share(0, 1)), 0.0)]
    figure, headline, table = groups.side_door(sources, "shaped")
    assert headline == "11 openings so far; shaped around me in 3 of the 10 where it is known."
    assert list(figure.layout.yaxis.ticktext) == [
        "<b>through people</b><br>3 of 9 · 2 hours",
        "<b>a posting</b><br>0 of 1",
    ]
    assert table["Source"].tolist() == ["through people", "a posting"]
    assert table["Openings"].tolist() == [10, 1]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(0, 0, 0, 4), "All 4 people you keep have heard from you within the time you set."),
        (Standing(0, 1, 2, 4), "3 of the 7 people you keep have not heard from you for longer than you meant to; 1"),
        (Standing(2, 1, 0, 4), "2 of the 7 people you keep have no touchpoint yet; 1 more have not heard from you"),
        (Standing(1, 0, 0, 0), "The one person you keep has no touchpoint yet."),
    ],
)  # fmt: skip
def test_who_has_not_heard_in_one_sentence(standing: Standing, expected: str) -> None:
    assert silence.headline(standing).startswith(expected)


def test_silences_are_told_by_sign_and_word() -> None:
    rows = [
        Silence(7, "<b>Ada</b>", None, "close", None, None, 30, None, "never"),
        Silence(8, "Ben", "Fen Rail", "close", date(2026, 1, 1), 60, 30, 2.04, "red"),
        Silence(9, "Cy", None, "slight", date(2026, 1, 1), 130, 120, 1.08, "amber"),
    ]
    table = silence.table(rows, [None, 0.31, 0.04]).to_pandas()
    assert table["Now"].tolist() == ["○ no touchpoint yet", "■ long silence", "▲ a while ago"]
    assert table["Contact"].tolist() == ["<b>Ada</b>", "Ben", "Cy"]
    assert table["Times as long"].tolist()[1:] == [2.0, 1.1]
    assert table["In touch within 30 days"].tolist()[1:] == ["about 3 in 10", "under 1 in 10"]
    assert table["Open"].tolist()[0] == "/contacts?contact=7"
