"""Show the week's workout: rings against its goals, the three strands, how regular it goes, a larger goal."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import Day
from netjob.coach.workout import Practice
from netjob.coaching.goals import Goals
from netjob.coaching.strands import STRANDS
from netjob.content import text
from netjob.figures import rings
from netjob.ui import components, session


def show(coach: Coach, day: Day) -> None:
    """The week so far; nothing while there is neither a goal nor anything done or planned."""
    counts, goals = day.week.counts, None if day.rest else day.week.goals
    done = {"touchpoints": counts.focused, "talks": counts.talks, "asks": counts.asks, "gives": counts.gives}
    plans = _plans(coach, day)
    if goals is None and not any(done.values()) and not plans:
        return
    practice = coach.workout.practice()
    st.subheader(text("today", "week.title"), anchor=False)
    with st.container(border=True):
        with st.grid(4, min_column_width=130):
            for name, number in done.items():
                parts = list(practice.strands.values()) if name == "touchpoints" else [number]
                _ring(name, parts, number, getattr(goals, name) if goals else None)
        lines = [_strands(practice)] if counts.focused else []
        if practice.practised:
            weeks, of = practice.practised
            lines.append(f":material/event_available: {text('today', 'week.practised', weeks=weeks, of=of)}")
        for when, what in plans:
            lines.append(f":material/event: {components.plain(text('today', 'week.plan', when=when, what=what))}")
        if lines:
            st.caption("  \n".join(lines))
    if practice.larger:
        _larger(practice.larger)


def intention(coach: Coach) -> None:
    """What was intended for this week, until it was looked at."""
    found = coach.review.intention()
    if found is not None and found.kept is None:
        said = text("today", "week.intention", when=found.when, then=found.then)
        st.markdown(f":material/flag: {components.plain(said)}")


def _plans(coach: Coach, day: Day) -> list[tuple[str, str]]:
    """What was planned for times of the week, without the intention, which stands on top."""
    found = coach.review.intention()
    own = (found.when, found.then) if found else None
    return [plan for plan in day.week.plans if plan != own]


def _ring(name: str, parts: list[int], done: int, goal: int | None) -> None:
    """A ring with its counts in words below it; one element, as each costs half a millisecond."""
    said = text("today", "week.of", done=done, goal=goal) if goal else str(done)
    ring = _picture(rings.ring(parts, goal))
    st.markdown(f"{ring}  \n{text('today', f'week.{name}')}  \n**{said}**", help=text("today", f"week.{name}_help"))


def _strands(practice: Practice) -> str:
    """What the touchpoints were made of: each strand's mark and its count in words."""
    return " ".join(
        f"{_picture(rings.swatch(at))} {text('today', f'week.strand.{name}', count=practice.strands[name])}"
        for at, name in enumerate(STRANDS)
    )


def _picture(drawn: str) -> str:
    """An SVG within Markdown; its words stand beside it."""
    return f"![](data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()})"


def _larger(goals: Goals) -> None:
    """An offer that can be left: one click either way."""
    facts = {name: getattr(goals, name) for name in ("touchpoints", "talks", "asks", "gives")}
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/trending_up: {text('today', 'grow.why', **facts)}", width="stretch")
        st.button(text("today", "grow.do"), key="today.grow", on_click=_grow)
        st.button(text("today", "grow.stay"), key="today.stay", on_click=_stay)


# ------------------------------------------------------------------------------------------------ saving


def _grow() -> None:
    with session.saving("today", said=text("today", "grow.said")) as token:
        session.coach().workout.grow(token)


def _stay() -> None:
    with session.saving("today", said=text("today", "grow.said_stay")):
        session.coach().workout.stay()
