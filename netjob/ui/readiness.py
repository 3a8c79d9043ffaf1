"""Take the five self-ratings, and show how they moved."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.words import READINESS
from netjob.content import text
from netjob.ui import components, session

SCORES = (1, 2, 3, 4, 5)


def show(coach: Coach) -> None:
    """Five marks from 1 to 5, and the lines since the first ones."""
    with st.form("offer.ratings", border=True):
        st.caption(text("offer", "ratings.scale"))
        for item in READINESS:
            st.segmented_control(text("offer", f"ratings.items.{item}"), SCORES, key=f"offer.rating.{item}")
        st.form_submit_button(text("offer", "ratings.save"), key="offer.rate", type="primary", on_click=_rate)
    taken = coach.offer.ratings()
    if taken:
        from netjob.figures import prepare

        components.figure("offer.readiness", prepare.readiness(taken))


def _rate() -> None:
    keys = {item: f"offer.rating.{item}" for item in READINESS}
    scores = {item: st.session_state[key] for item, key in keys.items() if st.session_state.get(key)}
    if scores:
        with session.saving("offer.ratings", *keys.values(), said=text("offer", "ratings.saved")) as token:
            session.coach().offer.rate(scores, token)
