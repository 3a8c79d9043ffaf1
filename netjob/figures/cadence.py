"""Draw how the user keeps in touch: touchpoints a week, a calendar, answers, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netjob.coaching import weeks as calendar_weeks
from netjob.coaching.estimates import Share
from netjob.coaching.ladders import shown
from netjob.coaching.weeks import Week
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Bar = tuple[date, str, int]
WEEK = 7 * 24 * 3600 * 1000  # milliseconds
BAR_WIDTH = 0.75 * WEEK
MANY_WEEKS = 30  # above this the marks get small
ENOUGH_DAYS = 20  # before that the favourite weekday is chance


@look.remembered
def weekly(weeks: Sequence[Week], bars: Sequence[Bar], by: str, average: float | None, searching: bool) -> Drawn:
    """Bars of touchpoints a week by direction, channel or circle, with focused ones, the goal and the own average.

    `weeks` are the ones shown, oldest first; the last is the present one. Table: a row a week, a column a group.
    """
    import pandas as pd

    groups = _in_order(by, {group for _, group, _ in bars})
    figure = look.canvas(330, barmode="stack")
    mondays = [week.monday for week in weeks]
    counts = {group: [0] * len(weeks) for group in groups}
    place = {monday: at for at, monday in enumerate(mondays)}
    for monday, group, count in bars:
        counts[group][place[monday]] = count
    for at, group in enumerate(groups):
        figure.add_bar(
            x0=mondays[0], dx=WEEK, y=counts[group], name=label(by, group), marker=look.hatched(at), width=BAR_WIDTH,
            hovertemplate=chapter("progress")["weekly"]["hover"],
        )  # fmt: skip
    _goal(figure, weeks)
    if average is not None:
        name = text("progress", "weekly.average_line", average=_short(average))
        _line(figure, mondays, [average] * len(weeks), name, look.GREY, "dot")
    figure.update_xaxes(tickformat="%d %b", hoverformat="%G-W%V", nticks=8, range=_around(mondays))
    figure.update_yaxes(rangemode="tozero", nticks=6)
    columns = chapter("progress")["weekly"]
    table = pd.DataFrame(
        {columns["week"]: [week.label for week in weeks], columns["monday"]: mondays}
        | {label(by, group): counts[group] for group in groups}
        | {columns["focused"].capitalize(): [week.focused for week in weeks]}
        | {columns["goal"]: pd.array([week.goal for week in weeks], dtype="Int64")}
        | {columns["rest_week"]: [week.rest for week in weeks]}
        | {columns["on_goal"]: [_on_goal(week.on_goal) for week in weeks]}
    )
    return Drawn(figure, _weekly_headline(weeks[-1], average, searching), table[::-1].reset_index(drop=True))


@look.remembered
def calendar(days: Sequence[tuple[date, int]], mondays: Sequence[date], today: date) -> Drawn:
    """Touchpoints by weekday and ISO week: the count in the cell, days without any left blank. Table: a row a day."""
    import pandas as pd

    words = chapter("progress")["calendar"]
    found = dict(days)
    cells = [[monday + timedelta(days=weekday) for monday in mondays] for weekday in range(7)]
    figure = look.canvas(260)
    figure.add_heatmap(
        x=[calendar_weeks.label(monday) for monday in mondays],
        y=words["weekdays"],
        z=[[found.get(day) for day in row] for row in cells],
        customdata=[[day.isoformat() if day in found else None for day in row] for row in cells],
        colorscale="Cividis",
        zmin=0,
        texttemplate="%{z}",
        xgap=2,
        ygap=2,
        showscale=False,
        hoverongaps=False,
        hovertemplate=f"{words['hover']}<extra></extra>",
    )
    figure.update_xaxes(type="category", nticks=8, tickangle=0, tickvals=_ticks(mondays), ticktext=_tick_words(mondays))
    figure.update_yaxes(autorange="reversed", showgrid=False)
    table = pd.DataFrame(
        {
            words["day"]: [day for day, _ in days],
            words["weekday"]: [words["weekdays"][day.weekday()] for day, _ in days],
            words["week"]: [calendar_weeks.label(day) for day, _ in days],
            words["touchpoints"]: [count for _, count in days],
        }
    )
    return Drawn(figure, _calendar_headline(days, mondays, today), table[::-1].reset_index(drop=True))


def on_goal_sentences(judged: Share, streak: int | None, searching: bool) -> list[str]:
    """Weeks on goal in words, and the streak where the user wants it; none without a search."""
    if not searching:
        return []
    said = shown(int(judged.n)) if judged.n else "none"
    facts = {"k": judged.k, "n": judged.n, "low": look.percent(judged.low), "high": look.percent(judged.high)}
    sentences = [text("progress", f"weeks_on_goal.{said}", **facts)]
    return sentences if streak is None else [*sentences, look.counted("weeks_on_goal.streak", streak)]


def answers_sentences(answered: Share, waiting: int) -> list[str]:
    """What came back within 7 days, in words; none before anything was sent."""
    if not answered.n:
        return []
    if shown(int(answered.n)) != "percent" or answered.point is None:
        return [text("progress", "replies.counts", answered=answered.k, all=answered.n, waiting=waiting)]
    facts = {"low": look.percent(answered.low), "high": look.percent(answered.high), "waiting": waiting}
    return [text("progress", "replies.headline", share=look.percent(answered.point), **facts)]


def _weekly_headline(week: Week, average: float | None, searching: bool) -> str:
    facts = {"focused": week.focused, "goal": week.goal}
    with_goal = "plain" if week.goal is None else "reached" if week.focused >= week.goal else "with_goal"
    key = "rest" if week.rest else with_goal
    said = look.counted(f"weekly.{key}", week.touchpoints, **facts)
    if average is None:
        return said + text("progress", "weekly.no_average")
    since = text("progress", "weekly.since_search" if searching else "weekly.since_first")
    return said + text("progress", "weekly.average", average=_short(average), since=since)


def _calendar_headline(days: Sequence[tuple[date, int]], mondays: Sequence[date], today: date) -> str:
    shown = (today - mondays[0]).days + 1
    busiest = Counter(day.weekday() for day, _ in days).most_common(1)
    if len(days) < ENOUGH_DAYS:
        return text("progress", "calendar.headline_few", days=len(days), all=shown)
    weekday = chapter("progress")["calendar"]["weekdays_long"][busiest[0][0]]
    return text("progress", "calendar.headline", days=len(days), all=shown, weekday=weekday)


def _goal(figure: Figure, weeks: Sequence[Week]) -> None:
    """The goal as a line and the focused touchpoints it counts as diamonds; nothing where no goal holds."""
    if all(week.goal is None for week in weeks):
        return
    mondays = [week.monday for week in weeks]
    last = next(week.goal for week in reversed(weeks) if week.goal is not None)
    name = text("progress", "weekly.goal_line", goal=last)
    _line(figure, mondays, [week.goal for week in weeks], name, look.PINK, "solid")
    figure.add_scatter(
        x0=mondays[0], dx=WEEK, y=[None if week.goal is None else week.focused for week in weeks],
        mode="markers", name=text("progress", "weekly.focused"), hovertemplate=chapter("progress")["weekly"]["hover"],
        cliponaxis=False,
        marker={
            "symbol": "diamond", "size": 9 if len(weeks) <= MANY_WEEKS else 5, "color": "#ffffff",
            "line": {"width": 1.5, "color": "#000000"},
        },
    )  # fmt: skip


def _line(
    figure: Figure, days: Sequence[date], heights: Sequence[float | None], name: str, colour: str, dash: str
) -> None:
    """A line in steps, told by where each level begins and ends."""
    ends = [at for at in range(len(days)) if set(heights[max(at - 1, 0) : at + 2]) != {heights[at]}]
    told = sorted({0, *ends, len(days) - 1})
    figure.add_scatter(
        x=[days[at] for at in told], y=[heights[at] for at in told], mode="lines", name=name,
        line={"color": colour, "width": 3, "dash": dash, "shape": "hvh"}, hoverinfo="skip",
    )  # fmt: skip


def _around(mondays: Sequence[date]) -> list[date]:
    """From before the first bar to after the last; eight weeks at least, so that bars stay slim."""
    first = min(mondays[0], mondays[-1] - timedelta(weeks=7))
    return [first - timedelta(days=4), mondays[-1] + timedelta(days=4)]


def _ticks(mondays: Sequence[date]) -> list[str]:
    """Every week when few are shown, else the first of each month."""
    firsts = [monday for before, monday in zip([None, *mondays], mondays, strict=False) if _new_month(before, monday)]
    return [calendar_weeks.label(monday) for monday in (mondays if len(mondays) <= 8 else firsts)]


def _tick_words(mondays: Sequence[date]) -> list[str]:
    if len(mondays) <= 8:
        return [calendar_weeks.label(monday)[5:] for monday in mondays]
    return [
        monday.strftime("%b")
        for before, monday in zip([None, *mondays], mondays, strict=False)
        if _new_month(before, monday)
    ]


def _new_month(before: date | None, monday: date) -> bool:
    return before is None or before.month != monday.month


def _in_order(by: str, groups: set[str]) -> list[str]:
    """The groups there are, in the order in which people are shown the words."""
    from netjob.coaching import words

    order = {"direction": words.DIRECTIONS, "channel": words.CHANNELS, "circle": words.CIRCLES}[by]
    return [group for group in order if group in groups]


def _on_goal(reached: bool | None) -> str:
    return text("progress", f"on_goal.{'open' if reached is None else 'yes' if reached else 'no'}")


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
