"""Show how an opening came about: the facts of the side door, each kept as soon as it is said."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.opening import FACTS
from netjob.content import text
from netjob.ui import session, undo, who
from netjob.workbook.opening_listing import Known

VOUCHED = "referrals.opening.vouched_by"
ANSWERS = (True, False)


def show(coach: Coach, known: Known) -> None:
    """Each fact is yes, no, or left open; then whose standing helped."""
    st.subheader(text("openings", "facts.title"), anchor=False)
    with st.container(border=True):
        st.caption(text("openings", "facts.hint"))
        for fact in FACTS:
            _fact(known, fact)
        st.session_state.setdefault(VOUCHED, [])
        _filled(known)
        who.one(coach, VOUCHED, text("openings", "facts.vouched_by"))
        st.button(text("openings", "facts.save"), key="referrals.vouch", on_click=_vouch, args=(known.id,))


def _fact(known: Known, fact: str) -> None:
    key = f"referrals.fact.{fact}"
    st.session_state[key] = known.facts[fact]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text("openings", f"facts.{fact}"), width="stretch")
        st.segmented_control(
            text("openings", f"facts.{fact}"),
            ANSWERS,
            format_func=_spoken,
            key=key,
            label_visibility="collapsed",
            on_change=partial(_note, known.id, fact),
        )


def _spoken(answer: bool) -> str:
    return text("openings", "facts.yes" if answer else "facts.no")


def _filled(known: Known) -> None:
    """The field shows what the workbook holds when the screen of this opening is opened, or when that changed."""
    seen = f"{VOUCHED}.seen"
    if st.session_state.get(seen) != (known.id, known.vouched_by):
        st.session_state[seen] = (known.id, known.vouched_by)
        st.session_state[VOUCHED] = [] if known.vouched_by is None else [known.vouched_by]


def _note(row_id: int, fact: str) -> None:
    value = st.session_state.get(f"referrals.fact.{fact}")
    with session.saving("referrals.fact") as token:
        session.coach().openings.note(row_id, fact, value, token)
        undo.remember("referrals", token, text("openings", "facts.saved"))


def _vouch(row_id: int) -> None:
    with session.saving("referrals.opening", *who.asked(VOUCHED)) as token:
        contact, name = who.the_one(VOUCHED)
        session.coach().openings.vouch(row_id, contact, name, token)
        undo.remember("referrals", token, text("openings", "facts.saved"))
