"""Show what an exercise is for: why, how long, and how somebody in the same situation answered."""

from __future__ import annotations

import streamlit as st

from netjob.coach.prepare import KEEPING
from netjob.content import chapter, text
from netjob.ui import components

LIKE_KEEPING = "employed"  # who keeps in touch without a search is nearest to who has work


def head(name: str, prompt: str, situation: str, subheader: bool = True) -> None:
    """Title, two lines of why, the minutes, and a worked example one click away."""
    if subheader:
        st.subheader(text("exercises", f"exercise.{name}.title"), anchor=False)
    st.markdown(text("exercises", f"exercise.{name}.why"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        minutes = text("exercises", "frame.minutes", minutes=text("exercises", f"exercise.{name}.minutes"))
        st.caption(f":material/timer: {minutes}", width="content")
        example(prompt, situation)


def example(prompt: str, situation: str) -> None:
    """How a person in the user's own situation answered a prompt; nothing where there is no example."""
    person = chapter("examples_people")[LIKE_KEEPING if situation == KEEPING else situation]
    if prompt not in person:
        return
    with st.popover(text("exercises", "frame.example", name=person["name"]), icon=":material/person:", type="tertiary"):
        who = components.quiet(f"**{person['name']}** {person['who']}")
        st.markdown(f"{who}\n\n{person[prompt]}")
