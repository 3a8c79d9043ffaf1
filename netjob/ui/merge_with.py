"""Ask who else one person is in the workbook, and lay the two side by side."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.log import labelled
from netjob.content import text
from netjob.ui import components, same

OPEN = "contacts.merging"
TYPED = "contacts.merge_search"
MOST = 8


def start(contact: int) -> None:
    """Ask it on this contact's screen."""
    st.session_state[OPEN] = contact


def stop() -> None:
    """Ask no longer."""
    st.session_state.pop(OPEN, None)


def asking(contact: int) -> bool:
    """True while it is asked of this contact."""
    return st.session_state.get(OPEN) == contact


def show(coach: Coach, contact: int, name: str) -> None:
    """A search, that begins with the last word of the name, and everybody it finds to choose from."""
    with st.container(border=True):
        st.markdown(f"**{text('same', 'partner', name=components.plain(name))}**")
        typed = st.text_input(
            text("same", "search"),
            key=TYPED,
            type="search",
            live=True,
            value=name.split()[-1],
            label_visibility="collapsed",
        )
        found = [match for match in coach.people.matching(typed or "", MOST + 1) if match.id != contact][:MOST]
        for row_id, shown in labelled(found).items():
            st.button(
                components.plain(shown),
                key=f"contacts.merge_with.{row_id}",
                type="tertiary",
                on_click=_choose,
                args=(contact, row_id),
            )
        if not found:
            st.caption(text("same", "nobody"))
        st.button(text("same", "leave"), key="contacts.merge_cancel", on_click=stop)


def _choose(contact: int, other: int) -> None:
    stop()
    same.open_pair(contact, other)
