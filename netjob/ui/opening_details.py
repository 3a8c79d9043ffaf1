"""Change which opening it is: where, which role, how it was found, notes."""

from __future__ import annotations

from dataclasses import astuple, fields

import streamlit as st

from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.content import text
from netjob.errors import ChangedSince
from netjob.ui import components, session, undo
from netjob.workbook.openings import Description

OPENED = "referrals.opening_opened"
FORM = "referrals.opening"
NAMES = tuple(field.name for field in fields(Description))


def role_and_source(form: str) -> None:
    """The fields that say which opening it is, apart from where."""
    st.text_input(text("openings", "form.role"), key=f"{form}.role")
    components.refusal(f"{form}.role")
    st.selectbox(
        text("openings", "form.source"), words.SOURCES, format_func=components.words("source"), key=f"{form}.source"
    )


def show(row_id: int, description: Description) -> None:
    """The details of an opening, folded away."""
    opened = st.expander(text("openings", "one.details"), key="referrals.opening_details", on_change="rerun")
    if not opened.open:
        return
    if st.session_state.get(OPENED, (None,))[0] != row_id:
        st.session_state[OPENED] = (row_id, description)
        for name, value in zip(NAMES, astuple(description), strict=True):
            st.session_state[f"{FORM}.{name}"] = value
    with opened:
        st.text_input(text("openings", "form.organisation"), key=f"{FORM}.organisation")
        components.refusal(f"{FORM}.organisation")
        role_and_source(FORM)
        st.text_area(text("openings", "form.notes"), key=f"{FORM}.notes", height=90)
        st.button(text("openings", "one.save"), key="referrals.opening_save", type="primary", on_click=_save)


def _save() -> None:
    state = st.session_state
    if OPENED not in state:  # the second click of a double click: the first one saved
        return
    row_id, opened = state[OPENED]
    with session.saving(FORM, said=text("openings", "one.saved")) as token:
        now = Description(*(state.get(f"{FORM}.{name}") or "" for name in NAMES))
        openings = session.coach().openings
        try:
            openings.edit(row_id, now, opened, token)
        except ChangedSince:
            state[OPENED] = (row_id, rebased(opened, now, openings.opening(row_id).description))
            raise
        undo.remember("referrals", token, text("openings", "one.saved"))
        state.pop(OPENED, None)
