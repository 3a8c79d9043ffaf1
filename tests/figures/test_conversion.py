"""Ladders as counts, steps as dots: what may be shown at which number."""

from __future__ import annotations

import pytest

from netjob.coaching.ladders import Ladder, Rung, Step
from netjob.coaching.preferences import HORIZONS
from netjob.figures import conversion


def people(k: int = 5, n: int = 12, too_recent: int = 9, group: str | None = None) -> Ladder:
    rungs = (
        Rung("reached_out", 30), Rung("replied", 14, 9, 7), Rung("talked", 6, 3, 5), Rung("asked", 2),
        Rung("referred", 1, 0, 0, 1),
    )  # fmt: skip
    steps = (
        Step("replied", "reached_out", k, n, too_recent, 0), Step("talked", "replied", 3, 6, 2, 0),
        Step("asked", "talked", 1, 4, 0, 0), Step("referred", "asked", 0, 0, 0, 1),
    )  # fmt: skip
    return Ladder("people", group, rungs, steps)


def test_a_ladder_keeps_reached_may_still_come_open_and_ended_apart() -> None:
    figure, headline, table = conversion.ladder(people())
    assert headline == "30 people reached out to: 14 answered, 6 talked with you, 1 opened a door."
    assert [trace.name for trace in figure.data] == ["reached", "may still come", "open for longer", "ended"]
    hatches = [trace.marker.pattern.shape for trace in figure.data]
    assert hatches[1] == "/"
    assert len(set(hatches[1:])) == 3
    assert list(figure.data[0].x) == [30, 14, 6, 2, 1]
    assert list(figure.data[1].x) == [None, 9, 3, None, None]
    rungs = figure.layout.yaxis
    assert (list(rungs.tickvals), list(rungs.range)) == ([0, 1, 2, 3, 4], [4.5, -0.5])
    assert list(rungs.ticktext)[:2] == ["reached out  <b>30</b>", "answered  <b>14</b>"]
    assert table.columns.tolist() == ["Step", "Reached", "May still come", "Open for longer", "Ended"]
    assert table.iloc[1].tolist() == ["answered", 14, 9, 7, 0]


def test_a_ladder_of_one_is_told_in_the_singular() -> None:
    one = Ladder("incoming", None, tuple(Rung(step, 1) for step in ("introduced", "talked", "interview", "offer")), ())
    assert conversion.ladder(one).headline == "1 came by itself: 1 became a talk, 1 an interview, 1 an offer."


def test_shares_by_what_the_number_allows() -> None:
    figure, headline, table = conversion.shares([people()], HORIZONS)
    assert headline == (
        "3 of 6 talked with you within 30 days: too few for a percentage, likely 19 to 81 %; 2 too recent to judge."
    )
    percent, hollow, words, nothing = figure.data
    assert (percent.marker.symbol, list(percent.text)) == ("circle", ["42 %"])
    assert (hollow.marker.symbol, list(hollow.text)) == ("circle-open", [""])
    assert (words.mode, list(words.text)) == ("text", ["too few to tell"])
    assert nothing.mode == "text"
    assert figure.layout.yaxis.ticktext[0] == "<b>answered</b><br>5 of 12 in 14 days"
    assert list(figure.layout.xaxis.ticktext) == ["0 %", "50 %", "100 %"]
    columns = ["Step", "Judged", "Share, %", "Likely from, %", "Likely to, %"]
    assert table[columns].astype(object).where(table[columns].notna(), None).to_numpy().tolist() == [
        ["answered", 12, 42, 19, 68], ["talked", 6, None, 19, 81], ["asked", 4, None, None, None],
        ["opened a door", 0, None, None, None],
    ]  # fmt: skip


def test_the_range_is_wilsons() -> None:
    (percent, *_) = conversion.shares([people()], HORIZONS).figure.data
    low, high = percent.x[0] - percent.error_x.arrayminus[0], percent.x[0] + percent.error_x.array[0]
    assert (round(low, 1), round(high, 1)) == (19.3, 68.0)


@pytest.mark.parametrize(
    ("k", "n", "expected"),
    [
        (5, 12, "5 of 12 answered within 14 days, likely 19 to 68 %; 9 too recent to judge."),
        (2, 4, "Too few to tell yet: 2 of 4 answered within 14 days; 9 too recent to judge."),
        (0, 0, "Nobody has had the 14 days of this step yet; 9 too recent to judge."),
    ],
)
def test_headlines(k: int, n: int, expected: str) -> None:
    first = people(k, n)
    shown = Ladder("people", None, first.rungs[:2], first.steps[:1])
    assert conversion.shares([shown], HORIZONS).headline == expected


def test_groups_stand_under_each_other_step_by_step() -> None:
    figure, headline, table = conversion.shares(
        [people(group="known"), people(1, 2, group="wanted")], HORIZONS, "circle"
    )
    assert len(figure.data) == 8
    assert list(figure.layout.yaxis.ticktext)[:2] == [
        "I know them<br>answered, 5 of 12 in 14 days", "I would like to know them<br>answered, 1 of 2 in 14 days",
    ]  # fmt: skip
    assert headline.startswith("I know them: 3 of 6 talked with you")
    assert table["Group"].tolist()[:2] == ["I know them", "I would like to know them"]


def test_notes_are_there_when_there_is_something_to_say() -> None:
    assert conversion.notes(0, 0) == []
    assert conversion.notes(1, 2)[0].startswith("With 1 person the talk was for the relationship")
    assert conversion.notes(0, 2) == [
        "2 referrals went past a step that has no day. Filling it in makes the curves more exact."
    ]
