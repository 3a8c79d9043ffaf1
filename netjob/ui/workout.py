"""Show the week's workout: rings against its goals, the three strands, how regular it goes, a larger goal."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import Day
from netjob.coach.workout import Practice
from netjob.coaching.goals import Goals
from netjob.coaching.strands import STRANDS
from netjob.content import as_address, text
from netjob.figures import rings
from netjob.ui import components, session


def show(coach: Coach, day: Day, grow: bool = True) -> None:
    """The week so far; nothing while there is neither a goal nor anything done or planned. `grow`: larger goals too."""
    counts, goals = day.week.counts, None if day.rest else day.week.goals
    done = {"touchpoints": counts.focused, "talks": counts.talks, "asks": counts.asks, "gives": counts.gives}
    plans = _plans(coach, day)
    if goals is None and not any(done.values()) and not plans:
        return
    practice = coach.workout.practice()
    told = (f"**{text('today', f'week.{name}')}**: {text('today', f'week.{name}_help')}" for name in done)
    st.subheader(text("today", "week.title"), anchor=False, help="\n\n".join(told))
    rows = [
        _ring(name, list(practice.strands.values()) if name == "touchpoints" else [number], number, goals)
        for name, number in done.items()
    ]
    drawn, names, counted = (f"| {' | '.join(row)} |" for row in zip(*rows, strict=True))
    st.markdown("\n".join((drawn, "|:-:" * len(rows) + "|", names, counted)))
    lines = [_strands(practice)] if counts.focused else []
    if practice.practised:
        weeks, of = practice.practised
        lines.append(f":material/event_available: {text('today', 'week.practised', weeks=weeks, of=of)}")
    for when, what in plans:
        lines.append(f":material/event: {components.plain(text('today', 'week.plan', when=when, what=what))}")
    if lines:
        st.caption("  \n".join(lines))
    if practice.larger and grow:
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


def _ring(name: str, parts: list[int], done: int, goals: Goals | None) -> tuple[str, str, str]:
    """A column of the table of rings: the ring, its name, and its count in words."""
    goal: int | None = getattr(goals, name) if goals else None
    said = text("today", "week.of", done=done, goal=goal) if goal else str(done)
    called = text("today", f"week.{name}")
    return _picture(rings.ring(parts, goal)), called, f"**{said}**"


def _strands(practice: Practice) -> str:
    """What the touchpoints were made of: each strand's mark and its count in words."""
    return " ".join(
        f"{_picture(rings.swatch(at))} {text('today', f'week.strand.{name}', count=practice.strands[name])}"
        for at, name in enumerate(STRANDS)
    )


def _picture(drawn: str) -> str:
    """An SVG within Markdown; its words stand beside it."""
    return f"![]({as_address(drawn)})"


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
