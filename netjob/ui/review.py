"""Show a week: which one, its numbers, what was heard, what turned into what, and the weeks before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach import Coach
from netjob.coach import week as said
from netjob.coach.review import PAGE, Looked, Past
from netjob.coach.review_sheet import KEEPING, SEARCHING, done, kept
from netjob.coach.start import spoken
from netjob.content import chapter, label, text
from netjob.ui import brief, components, registry

if TYPE_CHECKING:
    import pandas as pd

WEEK = "review.week"
KIND = "review.kind"
HEARD, TURNED, PAST = "review.heard_page", "review.turned_page", "review.past_page"
HISTORY = 12
AROUND = 12  # weeks to choose from before the one on screen, and after it


def choose(coach: Coach) -> date:
    """Which week: proposed by the day it is, with the one before and the one after a click away."""
    mondays = coach.review.mondays
    if st.session_state.get(WEEK) not in mondays:
        st.session_state[WEEK] = coach.review.proposed
    with st.container(horizontal=True, vertical_alignment="bottom", wrap=False):
        at = mondays.index(st.session_state[WEEK])
        _step("back", mondays[at + 1 : at + 2])
        st.selectbox(
            text("review", "frame.week"), mondays[max(0, at - AROUND) : at + AROUND + 1], key=WEEK,
            label_visibility="collapsed", on_change=_turn,
            format_func=lambda monday: said.name(monday, coach.today),
        )  # fmt: skip
        _step("on", mondays[at - 1 : at] if at else [])
    return mondays[at]


def head(coach: Coach, looked: Looked) -> None:
    """One line: a fact about the week, and what could come next."""
    week, goal = looked.week, looked.goals.touchpoints if looked.goals else 0
    adapt = False
    if week.rest:
        key = "rest"
    elif looked.empty:
        key = "empty" if looked.over else "empty_now"
    elif coach.review.search is None:
        key = "keeping"
    elif not goal:
        key = "plain"
    elif week.focused >= goal:
        key = "reached"
    else:
        key, adapt = ("under", True) if looked.over else ("open", False)
    facts = {"focused": week.focused, "goal": goal, "talks": week.talks, "gives": week.gives}
    st.markdown(f"**{text('review', f'head.{key}', contacts=week.contacts, **facts)}**")
    if looked.empty and not week.rest:
        st.page_link(registry.page("log"))
    if adapt:
        st.page_link(registry.page("preferences"), label=text("review", "head.adapt"), icon=":material/tune:")


def numbers(coach: Coach, looked: Looked) -> None:
    """The week's counts against its goals and the average of the weeks before; nothing for a week without any."""
    if looked.empty:
        return
    names = SEARCHING if coach.review.search else KEEPING
    with st.grid(len(names), min_column_width=150, border=True):
        for name in names:
            goal = getattr(looked.goals, name) if looked.goals else 0
            _measure(name, done(looked, name), goal, getattr(looked.average, name, None))
    if looked.average is None:
        st.caption(text("review", "numbers.no_average"))


def heard(coach: Coach, looked: Looked) -> None:
    """What was heard, by kind, with who and when, a page at a time."""
    title, counts = text("review", "heard.title"), {"": sum(looked.heard.values()), **looked.heard}
    if not counts[""]:
        components.headed(title, components.quiet(text("review", "heard.none")))
    elif counts[""] <= PAGE:
        components.headed(title, *_said(coach, looked))
    else:
        components.headed(title)
        kind = st.segmented_control(
            text("review", "heard.kinds"), list(counts), default="", required=True, key=KIND, on_change=_first_page,
            format_func=lambda kind: _kind(kind, counts.get(kind, 0)), label_visibility="collapsed",
        )  # fmt: skip
        st.markdown("\n\n".join(_said(coach, looked, kind or "")))
        components.pages(HEARD, counts.get(kind or "", 0), PAGE)


def turned(coach: Coach, looked: Looked) -> None:
    """From touchpoints to names, doors and steps: the counts, then each door that moved."""
    total, rows = coach.review.turned(looked.week.monday, offset=components.offset(TURNED, PAGE))
    stories = [(components.plain(one.referrer_name), components.plain(said.story(one, coach.today))) for one in rows]
    lines = [f"**{who}** · {story}" for who, story in stories] or [components.quiet(text("review", "turned.none"))]
    components.headed(text("review", "turned.title"), said.chain(looked), *lines)
    components.pages(TURNED, total, PAGE)


def past(coach: Coach) -> None:
    """The weeks up to now in a table, read only while it is open."""
    part = st.expander(text("review", "past.title"), key="review.past", on_change="rerun")
    if part.open:
        with part:
            total, rows = coach.review.past(HISTORY, components.offset(PAST, HISTORY))
            table = _table(rows, coach.review.search is not None)
            components.as_table(table, text("review", "past.table"), placeholder="–")
            components.pages(PAST, total, HISTORY)


def sheet(coach: Coach, looked: Looked) -> None:
    """One page for a coach or a peer group: how it reads, and the files."""
    part = st.expander(text("review", "sheet.title"), key="review.sheet_open", on_change="rerun")
    if part.open:
        with part:
            st.caption(text("review", "sheet.why"))
            names = st.toggle(
                text("review", "sheet.names"), key="review.names", help=text("review", "sheet.names_help")
            )
            found = coach.review.sheet(looked.week.monday, names)
            brief.preview(found)
            brief.downloads(found, "review.sheet", text("review", "sheet.file", label=looked.week.label))


def _table(rows: Sequence[Past], searching: bool) -> pd.DataFrame:
    """A row a week: its numbers, and with a search goals and hours; the sentence of the week and how it went."""
    import pandas as pd

    words = chapter("review")["past"]
    measures = ("focused", "goal", "talks", "asks", "gives") if searching else ("contacts", "talks", "gives")
    columns: dict[str, object] = {
        "week": [
            text("review", "past.resting", week=row.week.label) if row.week.rest else row.week.label for row in rows
        ]
    }
    for name in measures:
        columns[name] = pd.array([getattr(row.week, name) for row in rows], dtype="Int64")
    if searching:
        columns["hours"] = [said.duration(row.minutes) if row.minutes else None for row in rows]
    columns["intention"] = [said.sentence(row.intention) if row.intention else None for row in rows]
    columns["kept"] = [kept(row.intention.kept) if row.intention else None for row in rows]
    return pd.DataFrame({words[name]: column for name, column in columns.items()})


def _measure(name: str, number: int, goal: int, average: float | None) -> None:
    st.metric(
        text("review", f"numbers.{name}"),
        text("review", "numbers.of", done=number, goal=goal) if goal else str(number),
        None if average is None else text("review", "numbers.average", average=said.short(average)),
        delta_color="off",
        delta_arrow="off",
    )


def _said(coach: Coach, looked: Looked, kind: str = "") -> list[str]:
    """A page of what was heard, who said it in small grey type."""
    lines = []
    total = looked.heard.get(kind, 0) if kind else sum(looked.heard.values())
    for one in coach.review.heard(looked.week.monday, kind, offset=components.offset(HEARD, PAGE, total)):
        day = spoken(one.heard_on, coach.today)
        who = text("review", "heard.who", name=one.name, day=day, kind=label("heard", one.kind))
        lines.append(f"{components.plain(one.body)}  \n{components.quiet(components.plain(who))}")
    return lines


def _kind(kind: str, count: int) -> str:
    if not kind:
        return text("review", "heard.every", count=count)
    return text("review", "heard.kind", kind=label("heard", kind), count=count)


def _step(name: str, to: Sequence[date]) -> None:
    """In words, which a screen reader can say: a button's icon it would read by its English name."""
    said, why = text("review", f"frame.{name}"), text("review", f"frame.{name}_help")
    st.button(said, key=f"review.{name}", help=why, disabled=not to, on_click=_go, args=tuple(to))


def _go(monday: date) -> None:
    st.session_state[WEEK] = monday
    _turn()


def _turn() -> None:
    """Another week is read from its beginning."""
    st.session_state[KIND] = ""
    for key in (HEARD, TURNED):
        st.session_state.pop(key, None)


def _first_page() -> None:
    st.session_state.pop(HEARD, None)
