"""Walk from step to step of the welcome: back, skip, and on once a step is saved."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netjob.coach import Coach
from netjob.coach.welcome import END
from netjob.content import text
from netjob.ui import session

STEP = "welcome.step"
Work = Callable[[str], object]


def current(coach: Coach) -> int:
    """The step on screen: the one asked for (`?step=`), the one walked to, else the first that is not finished."""
    asked = st.query_params.get("step", "")
    if asked.isdecimal() and 1 <= int(asked) <= END:
        st.session_state[STEP] = int(asked)
        del st.query_params["step"]
    return int(st.session_state.get(STEP) or min(coach.welcome.reached() + 1, END))


def head(name: str) -> None:
    """The one thing a step asks, and what it is for."""
    st.subheader(text("welcome", f"{name}.title"), anchor=False)
    st.caption(text("welcome", f"{name}.hint"))


def feet(at: int, work: Work | None = None, label: str | None = None, skipping: bool = True) -> None:
    """Back, skip, and the button that does `work` and goes on."""
    with st.container(horizontal=True, vertical_alignment="center"):
        back(at)
        skip(at, skipping)
        st.button(
            label or text("welcome", "frame.next"),
            key="welcome.next",
            type="primary",
            on_click=advance,
            args=(at, work),
        )


def back(at: int) -> None:
    """The way back, at the left of a row."""
    if at > 1:
        st.button(
            text("welcome", "frame.back"),
            key="welcome.back",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=go_to,
            args=(at - 1,),
        )
    st.space("stretch")


def either(at: int, chosen: bool) -> None:
    """The row under a choice that goes on by itself: back, and skip, or next where something was chosen before."""
    with st.container(horizontal=True, vertical_alignment="center"):
        back(at)
        if chosen:
            st.button(text("welcome", "frame.next"), key="welcome.next", on_click=advance, args=(at,))
        else:
            skip(at)


def skip(at: int, offered: bool = True) -> None:
    """Go on without an answer."""
    if offered:
        st.button(text("welcome", "frame.skip"), key="welcome.skip", type="tertiary", on_click=advance, args=(at,))


def go_to(step: int) -> None:
    """Put a step on screen."""
    st.session_state[STEP] = step


def advance(at: int, work: Work | None = None, to: int | None = None, clear: tuple[str, ...] = ()) -> None:
    """Save what a step asked, and go on to the next one, or to step `to`; a refusal stays where it is."""
    with session.saving("welcome", *clear) as token:
        if work is not None:
            work(token)
        target = to or at + 1
        session.coach().welcome.reach(target - 1)
        go_to(min(target, END))


def stored(key: str, value: str) -> None:
    """Let a field begin with what the workbook holds."""
    if key not in st.session_state:
        st.session_state[key] = value
