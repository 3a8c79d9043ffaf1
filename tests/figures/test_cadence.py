"""Touchpoints a week, the calendar, and the sentences beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.estimates import share
from netjob.coaching.timing import Reply, answered
from netjob.coaching.weeks import Week, mondays
from netjob.figures import cadence, look

TODAY = date(2026, 3, 4)
THIS = date(2026, 3, 2)
WEEKS = [
    Week(date(2026, 2, 23), 2, 1, focused=1, goal=2, on_goal=False),
    Week(THIS, 3, 0, focused=2, goal=2, on_goal=True),
]
BARS = [(date(2026, 2, 23), "in", 1), (date(2026, 2, 23), "out", 2), (THIS, "out", 3)]


def test_bars_goal_focused_and_average() -> None:
    figure, headline, table = cadence.weekly(WEEKS, BARS, "direction", 3.0, searching=True)
    assert headline == (
        "2 focused touchpoints this week, as many as you planned (2); "
        "on average 3 touchpoints of any kind a week since your search began."
    )
    assert [(trace.type, trace.name) for trace in figure.data] == [
        ("bar", "I reached out"), ("bar", "they reached out"), ("scatter", "goal 2"), ("scatter", "focused"),
        ("scatter", "average 3"),
    ]  # fmt: skip
    assert figure.layout.barmode == "stack"
    assert figure.data[0].marker.pattern.shape != figure.data[1].marker.pattern.shape
    assert table.iloc[0].tolist() == ["2026-W10", THIS, 3, 0, 2, 2, False, "yes"]
    assert table.iloc[1].tolist() == ["2026-W09", date(2026, 2, 23), 2, 1, 1, 2, False, "no"]


@pytest.mark.parametrize(
    ("week", "average", "searching", "expected"),
    [
        (Week(THIS, 1), None, False, "1 touchpoint this week; an average needs a full week."),
        (Week(THIS, 3, focused=1, goal=4), None, True, "1 of 4 focused touchpoints this week; an average needs a"),
        (Week(THIS, 0, goal=4, rest=True), None, True, "This is a rest week; an average needs a full week."),
        (Week(THIS, 3), 2.25, False, "3 touchpoints this week; on average 2.2 touchpoints of any kind a week over the"),
    ],
)  # fmt: skip
def test_headlines(week: Week, average: float | None, searching: bool, expected: str) -> None:
    assert cadence.weekly([week], [], "channel", average, searching).headline.startswith(expected)


def test_without_a_goal_there_is_no_goal_line() -> None:
    figure = cadence.weekly([Week(THIS, 3)], [(THIS, "known", 3)], "circle", None, searching=False).figure
    assert [trace.name for trace in figure.data] == ["I know them"]


def test_a_line_is_told_by_where_each_level_begins_and_ends() -> None:
    days = mondays(TODAY, 8)
    goals = [None, None, None, 2, 2, 2, 5, 5]
    shown = [Week(day, 3, goal=goal) for day, goal in zip(days, goals, strict=True)]
    figure = cadence.weekly(shown, [(days[0], "out", 3)], "direction", 3.0, searching=True).figure
    bars, goal, focused, average = figure.data
    told = [days[at] for at in (0, 2, 3, 5, 6, 7)]
    assert (list(goal.x), list(goal.y)) == (told, [None, None, 2, 2, 5, 5])
    assert (list(average.x), list(average.y)) == ([days[0], days[-1]], [3.0, 3.0])
    for weekly in (bars, focused):
        assert (weekly.x0, weekly.dx, len(weekly.y)) == (days[0], 7 * 24 * 3600 * 1000, 8)


def test_channels_stand_in_their_order_and_differ_in_hatch() -> None:
    bars = [(THIS, channel, 1) for channel in ("video", "email", "message", "other")]
    figure = cadence.weekly([Week(THIS, 4)], bars, "channel", None, searching=False).figure
    assert [trace.name for trace in figure.data] == ["message", "e-mail", "video call", "other"]
    assert len({trace.marker.pattern.shape for trace in figure.data}) == 4


def test_the_calendar_leaves_days_without_anything_blank() -> None:
    weeks = mondays(TODAY, 2)
    figure, headline, table = cadence.calendar([(date(2026, 2, 24), 3), (TODAY, 1)], weeks, TODAY)
    (heat,) = figure.data
    assert (heat.type, heat.colorscale[0][1], heat.texttemplate) == ("heatmap", "#00224e", "%{z}")
    assert list(heat.x) == ["2026-W09", "2026-W10"]
    assert [list(row) for row in heat.z][:3] == [[None, None], [3, None], [None, 1]]
    assert [list(row) for row in heat.customdata][:3] == [[None, None], ["2026-02-24", None], [None, "2026-03-04"]]
    assert headline == "In touch on 2 of the last 10 days."
    assert table.to_numpy().tolist() == [[TODAY, "Wed", "2026-W10", 1], [date(2026, 2, 24), "Tue", "2026-W09", 3]]


def test_the_favourite_weekday_is_named_from_twenty_days_on() -> None:
    weeks = mondays(TODAY, 30)
    tuesdays = [(monday + timedelta(days=1), 1) for monday in weeks[:20]]
    assert cadence.calendar(tuesdays, weeks, TODAY).headline.endswith("most often on Tuesdays.")
    assert "most often" not in cadence.calendar(tuesdays[:19], weeks, TODAY).headline


def test_an_empty_calendar_can_be_drawn() -> None:
    drawn = cadence.calendar([], mondays(TODAY, 26), TODAY)
    assert drawn.headline == "In touch on 0 of the last 178 days."
    assert drawn.table.empty


@pytest.mark.parametrize(
    ("k", "n", "expected"),
    [
        (0, 0, ["No full week with a goal yet."]),
        (2, 4, ["Practised as planned in 2 of 4 full weeks so far."]),
        (3, 6, ["Practised as planned in 3 of 6 full weeks: too few for a percentage."]),
        (5, 10, ["Practised as planned in 5 of 10 full weeks, likely 24 to 76 % in the long run."]),
    ],
)
def test_weeks_on_goal_in_words(k: int, n: int, expected: list[str]) -> None:
    assert cadence.on_goal_sentences(share(k, n), None, searching=True) == expected
    assert cadence.on_goal_sentences(share(k, n), 2, searching=True) == [*expected, "2 weeks in a row."]
    assert cadence.on_goal_sentences(share(k, n), 2, searching=False) == []


def test_answers_in_words() -> None:
    assert cadence.answers_sentences(answered([]), 0) == []
    (few,) = cadence.answers_sentences(answered([Reply(2, True, False), Reply(9, False, True)]), 1)
    assert few == "1 of 2 answered so far: too few to tell how long answers take; 1 have no answer yet."
    (many,) = cadence.answers_sentences(answered([Reply(2, True, False)] * 5 + [Reply(30, False, True)] * 5), 5)
    assert many.startswith("Answered within 7 days: about 50 in 100 of what you wrote, likely ")
    assert look.GREY not in many
