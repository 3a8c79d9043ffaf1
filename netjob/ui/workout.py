"""Show the week's workout: rings against its goals, the three strands, how regular it goes, a larger goal."""

from __future__ import annotations

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
        if counts.focused:
            _strands(practice)
        if practice.practised:
            weeks, of = practice.practised
            st.caption(f":material/event_available: {text('today', 'week.practised', weeks=weeks, of=of)}")
        for when, what in plans:
            st.caption(f":material/event: {components.plain(text('today', 'week.plan', when=when, what=what))}")
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
    """A ring with its counts in words beside it."""
    said = text("today", "week.of", done=done, goal=goal) if goal else str(done)
    label = text("today", f"week.{name}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.image(rings.ring(parts, goal), width=rings.SIZE, alt=text("today", "week.alt", name=label, said=said))
        st.metric(label, said, help=text("today", f"week.{name}_help"), width="content")


def _strands(practice: Practice) -> None:
    """What the touchpoints were made of."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for at, name in enumerate(STRANDS):
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", width="content"):
                st.image(rings.swatch(at), width=18, alt="")
                st.caption(text("today", f"week.strand.{name}", count=practice.strands[name]), width="content")


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
