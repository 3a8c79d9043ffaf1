"""Write down a give or a promise in one line: who, what kind, a few words, the day."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import garden as rules
from netjob.coaching import words
from netjob.coaching.garden import Entry
from netjob.content import label, text
from netjob.ui import components, session, undo, who

KIND, WHAT, DAY, CONTACT = "garden.kind", "garden.what", "garden.day", "garden.contact"
OPEN = "garden.writing"


def show(coach: Coach, contact: int | None = None) -> None:
    """The line and its button, drawn once it is opened; it begins with `contact`, and open where nothing stands yet."""
    box = st.expander(
        text("garden", "add.title"), icon=":material/edit_note:", key=OPEN, on_change="rerun",
        expanded=not coach.garden.anything,
    )  # fmt: skip
    if components.was_opened(OPEN, box.open):
        with box:
            _fields(coach, contact)


def _fields(coach: Coach, contact: int | None) -> None:
    st.session_state.setdefault(CONTACT, _begin(contact))
    st.session_state.setdefault(KIND, words.GIVES[0])
    st.session_state.setdefault(DAY, coach.today)
    who.one(coach, CONTACT, text("garden", "add.contact"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text("garden", "add.kind"), rules.ENTRIES, key=KIND, format_func=called, width=170,
            on_change=_turned, args=(coach,),
        )  # fmt: skip
        st.text_input(text("garden", "add.what"), key=WHAT, placeholder=text("garden", "add.what_hint"))
        st.date_input(
            text("garden", "add.day"), value=None, key=DAY, format="YYYY-MM-DD", width=170,
            help=text("garden", "add.day_help"),
        )  # fmt: skip
    for field in (KIND, WHAT, DAY):
        components.refusal(field)
    st.button(text("garden", "add.save"), key="garden.add", type="primary", on_click=_add, args=(contact,))


def called(kind: str) -> str:
    """What people read for the kind of an entry: that of a give, or who promises."""
    return label("owed_by" if kind in words.OWED_BY else "give", kind)


def _turned(coach: Coach) -> None:
    """A give was given today, a promise is for some days ahead, until another day is chosen."""
    st.session_state[DAY] = coach.garden.usual_day(st.session_state[KIND])


def _begin(contact: int | None) -> list[int]:
    return [] if contact is None else [contact]


def _add(beginning: int | None) -> None:
    state = st.session_state
    entry = Entry(state.get(KIND), state.get(WHAT) or "", state.get(DAY))
    with session.saving("garden", *who.asked(CONTACT), blank={CONTACT: _begin(beginning), WHAT: ""}) as token:
        contact, name = who.the_one(CONTACT)
        session.coach().garden.add(entry, contact, name, token)
        undo.remember("garden", token, text("garden", "add.added"))
