"""Offer to take back what was done last on a page."""

from __future__ import annotations

import streamlit as st

from netjob.content import text
from netjob.ui import components, session


def remember(page: str, batch: str, said: str) -> None:
    """From now on `page` offers to take back `batch`, with the sentence that says what it was."""
    st.session_state[f"{page}.undoable"] = (batch, said)


def offer(page: str) -> None:
    """What was done last on this page, and the button that takes it back."""
    found = st.session_state.get(f"{page}.undoable")
    if found is None:
        return
    batch, said = found
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {components.plain(said)}", width="content")
        st.button(
            text("log", "saved.undo"),
            key=f"{page}.undo",
            icon=":material/undo:",
            type="tertiary",
            on_click=_take_back,
            args=(page, batch),
        )


def _take_back(page: str, batch: str) -> None:
    with session.saving(f"{page}.undo", said=text("log", "saved.undone")) as token:
        st.session_state.pop(f"{page}.undoable", None)
        session.coach().undo(batch, token)
