"""Show the opening a referral leads to, make one of it in one click, or choose one that is there."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import Referral, place
from netjob.content import text
from netjob.ui import components, opening, session, undo

CHOSEN = "referrals.its_opening"
AT = "referrals.opening_at"


def show(coach: Coach, found: Referral) -> None:
    """The opening, or the ways to one."""
    st.subheader(text("openings", "of.title"), anchor=False)
    with st.container(border=True):
        if found.standing.opening is not None:
            _linked(found)
        else:
            _ways(coach, found)


def _linked(found: Referral) -> None:
    standing = found.standing
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            components.plain(place(standing)) or text("openings", "of.title"),
            key="referrals.to_opening",
            type="tertiary",
            icon=":material/work:",
            on_click=opening.choose,
            args=(standing.opening,),
        )
        st.space("stretch")
        st.button(
            text("openings", "of.detach"),
            key="referrals.detach",
            type="tertiary",
            on_click=_detach,
            args=(standing.id,),
        )


def _ways(coach: Coach, found: Referral) -> None:
    """One click where the organisation is known; a field for it where it is not."""
    row_id, at = found.standing.id, coach.referrals.organisation(found.standing)
    st.caption(text("openings", "of.hint"))
    if not at:
        st.text_input(text("openings", "form.organisation"), key=AT)
        components.refusal("referrals.make_opening.organisation")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            text("openings", "of.make_at", organisation=components.plain(at)) if at else text("openings", "of.make"),
            key="referrals.make_opening",
            icon=":material/work:",
            on_click=_make,
            args=(row_id, at),
        )
        others = components.distinct(coach.openings.names())
        if others:
            st.selectbox(
                text("openings", "of.choose"),
                list(others),
                index=None,
                format_func=lambda choice: others.get(choice, ""),
                key=CHOSEN,
                placeholder=text("openings", "of.choose"),
                label_visibility="collapsed",
                on_change=_attach,
                args=(row_id,),
            )
    components.refusal("referrals.attach.opening")


def _make(row_id: int, at: str) -> None:
    with session.saving("referrals.make_opening", AT) as token:
        made = session.coach().referrals.make_opening(row_id, at or st.session_state.get(AT) or "", token)
        if made is not None:  # None for the second click of a double click: the first one made it
            undo.remember("referrals", token, text("openings", "of.made"))
            opening.choose(made)


def _attach(row_id: int) -> None:
    chosen = st.session_state.get(CHOSEN)
    if chosen is None:
        return
    with session.saving("referrals.attach", CHOSEN) as token:
        session.coach().referrals.attach(row_id, chosen, token)
        undo.remember("referrals", token, text("openings", "of.attached"))


def _detach(row_id: int) -> None:
    with session.saving("referrals.detach") as token:
        session.coach().referrals.detach(row_id, token)
        undo.remember("referrals", token, text("openings", "of.detached"))
