"""Show the welcome: twelve steps, one on screen at a time."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.welcome import END
from netjob.content import text
from netjob.ui import step, undo, welcome_file, welcome_people, welcome_self

STEPS = (
    welcome_self.start,
    welcome_self.situation,
    welcome_self.hours,
    welcome_self.want,
    welcome_people.people,
    welcome_people.places,
    welcome_self.proof,
    welcome_people.hello,
    welcome_people.greeted,
    welcome_file.linkedin,
    welcome_file.archive,
    welcome_file.plan,
)


def show(coach: Coach) -> None:
    """The step that is reached, under a thin line that says how far it is."""
    at = step.current(coach)
    st.progress(at / END, text=text("welcome", "frame.progress", step=at))
    undo.offer("welcome")
    with st.container(border=True):
        STEPS[at - 1](coach, at)
    st.caption(text("welcome", "frame.later"))
