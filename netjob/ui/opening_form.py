"""Add an opening: where, which role, how it was found, the stage it stands at."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.opening import END, OpeningForm
from netjob.content import text
from netjob.ui import components, opening_details, referral_details, session, undo

ADDING = "referrals.opening_adding"
FORM = "referrals.opening_new"
FIELDS = ("organisation", "role", "source", "stage", "reached_on", "notes")


def toolbar(coach: Coach) -> None:
    """The way to a new opening, and its form while it is open."""
    if st.session_state.get(ADDING):
        _form(coach)
    else:
        st.button(text("openings", "list.add"), key="referrals.opening_add", icon=":material/add:", on_click=_open_form)


def _open_form() -> None:
    st.session_state[ADDING] = True


def _close_form() -> None:
    st.session_state.pop(ADDING, None)


def _form(coach: Coach) -> None:
    with st.container(border=True):
        st.subheader(text("openings", "form.heading"), anchor=False)
        referral_details.target_field(coach, f"{FORM}.organisation")
        opening_details.role_and_source(FORM)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                text("openings", "form.stage"),
                [stage for stage in words.STAGES if stage != END],
                format_func=components.words("stage"),
                key=f"{FORM}.stage",
            )
            st.date_input(
                text("openings", "form.reached_on"),
                value=coach.today,
                key=f"{FORM}.reached_on",
                format="YYYY-MM-DD",
                width=160,
            )
        components.refusal(f"{FORM}.reached_on")
        st.text_area(text("openings", "form.notes"), key=f"{FORM}.notes", height=90)
        with st.container(horizontal=True):
            st.button(text("openings", "form.save"), key=f"{FORM}.save", type="primary", on_click=_add)
            st.button(text("openings", "form.cancel"), key=f"{FORM}.cancel", on_click=_close_form)


def _add() -> None:
    state = st.session_state
    if not state.get(ADDING):  # the second click of a double click: the first one saved and closed the form
        return
    with session.saving(FORM, *(f"{FORM}.{field}" for field in FIELDS)) as token:
        coach = session.coach()
        target, name = referral_details.typed_target(f"{FORM}.organisation")
        form = OpeningForm(
            organisation=coach.openings.targets().get(target, "") if target is not None else name,
            source=state[f"{FORM}.source"],
            stage=state[f"{FORM}.stage"],
            reached_on=state[f"{FORM}.reached_on"] or coach.today,
            role=state.get(f"{FORM}.role") or "",
            target=target,
            notes=state.get(f"{FORM}.notes") or "",
        )
        coach.openings.add(form, token)
        undo.remember("referrals", token, text("openings", "form.added"))
        _close_form()
