"""Ask the last steps of the welcome: LinkedIn, the archive, two times for the calendar."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.welcome import END, LINKEDIN
from netjob.content import chapter, text
from netjob.ui import registry, session, step

TIMES = (("one_person", time(9, 0)), ("reading", time(9, 0)))


def linkedin(coach: Coach, at: int) -> None:
    """The exact clicks, and three answers of equal size."""
    step.head("linkedin")
    clicks = chapter("welcome")["linkedin"]["clicks"]
    st.markdown("\n".join(f"{number}. {click}" for number, click in enumerate(clicks, 1)))
    st.caption(text("welcome", "linkedin.when"))
    chosen = coach.welcome.linkedin()
    with st.container(horizontal=True):
        for choice in LINKEDIN:
            st.button(
                text("welcome", f"linkedin.{choice}"),
                key=f"welcome.linkedin.{choice}",
                width="stretch",
                type="primary" if choice == chosen else "secondary",
                on_click=step.advance,
                args=(at, partial(_keep_linkedin, choice), at + 1 if choice == "have" else at + 2),
            )
    with st.expander(text("welcome", "linkedin.other_title"), icon=":material/contact_phone:"):
        st.markdown(text("welcome", "linkedin.other"))
    step.either(at, chosen in LINKEDIN)


def archive(coach: Coach, at: int) -> None:
    """With a file: where it goes in, and where the deck lies."""
    st.subheader(text("welcome", "archive.title"), anchor=False)
    if coach.welcome.linkedin() == "have":
        st.markdown(text("welcome", "archive.have"))
        st.page_link(registry.page("data"))
        st.markdown(text("welcome", "archive.deck", number=coach.prepare.preferences()["kept_number"]))
        st.page_link(registry.page("contacts"))
    else:
        st.markdown(text("welcome", "archive.without"))
    step.feet(at, skipping=False)


def plan(coach: Coach, at: int) -> None:
    """Two times for the calendar, and what can be left alone for now."""
    step.head("plan")
    for (name, hour), day in zip(TIMES, coach.welcome.two_days(), strict=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                f"**{text('welcome', f'plan.{name}').capitalize()}**", value=day, min_value=coach.today,
                key=f"welcome.day.{name}", format="YYYY-MM-DD", width=300,
            )  # fmt: skip
            st.time_input(text("welcome", "plan.time"), value=hour, key=f"welcome.time.{name}", width=140)
    alone = "\n".join(f"- {line}" for line in chapter("welcome")["plan"]["alone"])
    st.markdown(f"**{text('welcome', 'plan.alone_title')}**\n\n{alone}")
    with st.container(horizontal=True, vertical_alignment="center"):
        step.back(at)
        st.button(text("welcome", "plan.finish"), key="welcome.next", type="primary", on_click=_finish)


# ------------------------------------------------------------------------------------------------ saving


def _keep_linkedin(choice: str, token: str) -> None:
    session.coach().welcome.choose_linkedin(choice, token)


def _finish() -> None:
    """Keep the two times, end the welcome, and go to Today."""
    state = st.session_state
    with session.saving("welcome") as token:
        welcome = session.coach().welcome
        times = [
            datetime.combine(state[f"welcome.day.{name}"] or day, state[f"welcome.time.{name}"] or hour)
            for (name, hour), day in zip(TIMES, welcome.two_days(), strict=True)
        ]
        welcome.plan(times, token)
        welcome.reach(END)
        state.pop(step.STEP, None)
    if session.coach().welcome.reached() == END:
        st.switch_page(registry.page("today"))
