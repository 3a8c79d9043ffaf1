"""Show the search and its goals: how it began, how it ends, the hours a week and what they propose."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netjob.coach import Coach
from netjob.coach.reasons import spoken
from netjob.coaching import goals as rules
from netjob.coaching import words
from netjob.coaching.cadence import gentler
from netjob.coaching.goals import Goals
from netjob.content import text
from netjob.ui import components, session
from netjob.ui.preferences import choose, saved, section, shown
from netjob.workbook.searches import Search

GOALS = ("touchpoints", "talks", "asks", "gives")
MOST_A_WEEK = 200
MOST_KEPT = 500
NARROW = 140  # pixels of a number's field: four beside each other on a desk, two on a phone


def search(coach: Coach) -> None:
    """The open search with its end, or keeping mode with a way to begin one."""
    found = coach.prepare.search()
    with section("search"):
        if found is None:
            st.markdown(text("preferences", "search.keeping"))
            _folded("begin", _begin, coach)
            return
        st.markdown(text("preferences", "search.since", day=spoken(found.started_on, coach.today)))
        shown("preferences.situation", found.situation)
        st.selectbox(
            text("preferences", "search.situation"),
            words.SITUATIONS,
            format_func=components.words("situation"),
            key="preferences.situation",
            on_change=_keep_situation,
        )
        # Today leads here with `?end` once an offer was accepted.
        _folded("end", _end, coach, expanded="end" in st.query_params)


def hours(coach: Coach) -> None:
    """Hours a week, the goals they propose, and how many people to keep up with."""
    found = coach.prepare.search()
    with section("hours"):
        if found is not None:
            _goals(coach, found)
        shown("preferences.kept_number", coach.prepare.preferences()["kept_number"])
        st.number_input(
            text("preferences", "hours.kept_number"),
            min_value=1,
            max_value=MOST_KEPT,
            key="preferences.kept_number",
            help=text("preferences", "hours.kept_help"),
            on_change=choose,
            args=("kept_number",),
        )
        st.caption(text("preferences", "defaults"))


def _folded(name: str, drawn: Callable[[Coach], None], coach: Coach, expanded: bool = False) -> None:
    """What is done once in a search, drawn once it is opened."""
    key = f"preferences.{name}_search"
    box = st.expander(
        text("preferences", f"search.{name}"), icon=":material/flag:", key=key, on_change="rerun", expanded=expanded
    )
    if components.was_opened(key, box.open):
        with box:
            drawn(coach)


def _begin(coach: Coach) -> None:
    with st.form("preferences.begin_form", border=False):
        st.selectbox(
            text("preferences", "search.situation"),
            words.SITUATIONS,
            format_func=components.words("situation"),
            key="preferences.begin_situation",
        )
        st.date_input(
            text("preferences", "search.started_on"),
            value=coach.today,
            key="preferences.started_on",
            format="YYYY-MM-DD",
        )
        components.refusal("preferences.started_on")
        st.segmented_control(
            text("preferences", "search.hours"),
            rules.HOURS,
            default=5,
            required=True,
            format_func=_hours_label,
            key="preferences.begin_hours",
        )
        st.form_submit_button(
            text("preferences", "search.begin"), key="preferences.begin", type="primary", on_click=_save_begin
        )


def _end(coach: Coach) -> None:
    st.caption(text("preferences", "search.end_hint"))
    with st.form("preferences.end_form", border=False):
        st.segmented_control(
            text("preferences", "search.outcome"),
            words.OUTCOMES,
            default=words.OUTCOMES[0],
            required=True,
            format_func=lambda outcome: text("preferences", f"outcome.{outcome}"),
            key="preferences.outcome",
        )
        st.date_input(
            text("preferences", "search.ended_on"), value=coach.today, key="preferences.ended_on", format="YYYY-MM-DD"
        )
        components.refusal("preferences.ended_on")
        days = gentler(coach.prepare.preferences()["cadence_days"])
        st.checkbox(
            text("preferences", "search.gentler"),
            value=True,
            key="preferences.gentler",
            help=text("preferences", "search.gentler_help", **days),
        )
        st.form_submit_button(text("preferences", "search.end_do"), key="preferences.end", on_click=_save_end)


def _goals(coach: Coach, found: Search) -> None:
    shown("preferences.hours", found.hours_a_week if found.hours_a_week in rules.HOURS else None)
    st.segmented_control(
        text("preferences", "hours.hours"),
        rules.HOURS,
        required=True,
        format_func=_hours_label,
        key="preferences.hours",
        on_change=_keep_hours,
    )
    goals = coach.prepare.goals()
    with st.grid(len(GOALS), min_column_width=NARROW):
        for name in GOALS:
            key = f"preferences.{name}"
            shown(key, getattr(goals, name))
            st.number_input(
                text("preferences", f"hours.{name}"), min_value=0, max_value=MOST_A_WEEK, key=key, on_change=_keep_goals
            )
    eases_until = coach.prepare.eases_until()
    if eases_until:
        st.caption(text("preferences", "hours.eases", day=spoken(eases_until, coach.today)))
    if goals != rules.pace(found.hours_a_week).goals:
        st.button(text("preferences", "hours.again"), key="preferences.propose", type="tertiary", on_click=_keep_hours)


def _hours_label(hours: int) -> str:
    return text("preferences", "hours.some", hours=hours) if hours else text("preferences", "hours.none")


# ------------------------------------------------------------------------------------------------ saving


def _keep_situation() -> None:
    with session.saving("preferences", said=saved()) as token:
        session.coach().prepare.change_situation(st.session_state["preferences.situation"], token)


def _save_begin() -> None:
    state = st.session_state
    fields = [f"preferences.{field}" for field in ("begin_situation", "started_on", "begin_hours")]
    with session.saving("preferences", *fields, said=text("preferences", "search.began")) as token:
        prepare = session.coach().prepare
        begun = state["preferences.started_on"] or prepare.today
        prepare.begin(state["preferences.begin_situation"], begun, state["preferences.begin_hours"], token)


def _save_end() -> None:
    state = st.session_state
    fields = ("preferences.outcome", "preferences.ended_on", "preferences.gentler")
    with session.saving("preferences", *fields, said=text("preferences", "search.ended")) as token:
        prepare, outcome = session.coach().prepare, state["preferences.outcome"]
        ended_on = state["preferences.ended_on"] or prepare.today
        prepare.end(outcome, ended_on, token, gentler=state["preferences.gentler"])


def _keep_hours() -> None:
    with session.saving("preferences", said=saved()) as token:
        session.coach().prepare.change_hours(st.session_state["preferences.hours"], token)


def _keep_goals() -> None:
    wanted = Goals(*(st.session_state[f"preferences.{name}"] or 0 for name in GOALS))
    with session.saving("preferences", said=text("preferences", "hours.set", **{n: getattr(wanted, n) for n in GOALS})):
        session.coach().prepare.change_goals(wanted)
