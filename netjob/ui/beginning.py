"""Show how to begin: look round or start mine, the way back into the welcome, the archive's reminder."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.welcome import END
from netjob.content import text
from netjob.ui import registry, session


def begun(coach: Coach) -> bool:
    """Whether there is anything to show but the two ways to begin."""
    return not coach.book.empty or coach.welcome.reached() > 0


def choices() -> None:
    """What this is, and the two ways to begin: look round, or start mine."""
    st.markdown(text("today", "choices.what"))
    for column, name, icon, action, kind in zip(
        st.columns(2),
        ("look", "mine"),
        ("travel_explore", "waving_hand"),
        (_look_round, _begin),
        ("secondary", "primary"),
        strict=True,
    ):
        with column, st.container(border=True, height="stretch"):
            st.subheader(text("today", f"choices.{name}_title"), anchor=False)
            st.markdown(text("today", f"choices.{name}"))
            st.space("stretch")
            st.button(
                text("today", f"choices.{name}_do"),
                key=f"today.{name}",
                icon=f":material/{icon}:",
                type=kind,  # type: ignore[arg-type]
                width="stretch",
                on_click=action,
            )


def go_on(coach: Coach) -> None:
    """The way back into the welcome, until it is finished or left."""
    reached = coach.welcome.reached()
    if reached >= END or coach.book.demo:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = text("today", "go_on.left", step=reached + 1) if reached else text("today", "go_on.unbegun")
        st.markdown(f":material/waving_hand: {said}", width="stretch")
        st.button(text("today", "go_on.do" if reached else "go_on.begin"), key="today.go_on", on_click=_begin)
        st.button(text("today", "go_on.leave"), key="today.leave_welcome", type="tertiary", on_click=_leave_welcome)


def linkedin() -> None:
    """The reminder of the archive, with its answers."""
    with st.container(border=True):
        st.markdown(f":material/schedule: {text('today', 'linkedin.why')}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(registry.page("data"), label=text("today", "linkedin.have"), icon=":material/folder_zip:")
            st.page_link(registry.page("welcome"), label=text("today", "linkedin.steps"), query_params={"step": "10"})
            for choice in ("later", "never"):
                st.button(
                    text("today", f"linkedin.{choice}"),
                    key=f"today.linkedin_{choice}",
                    on_click=_save_linkedin,
                    args=(choice,),
                )


# ------------------------------------------------------------------------------------------------ saving


def _look_round() -> None:
    with session.saving("today"):
        session.look_round()


def _begin() -> None:
    st.switch_page(registry.page("welcome"))


def _leave_welcome() -> None:
    with session.saving("today"):
        session.coach().welcome.reach(END)


def _save_linkedin(choice: str) -> None:
    with session.saving("today", said=text("today", f"linkedin.said_{choice}")) as token:
        session.coach().welcome.choose_linkedin(choice, token)
