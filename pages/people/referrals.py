"""Referrals: which doors are open, who should hear about it, and which openings lie behind them?"""

import streamlit as st

from netjob.content import text
from netjob.ui import (
    components,
    opening,
    opening_form,
    openings,
    referral,
    referral_form,
    referral_promises,
    referrals,
    session,
    undo,
)

coach = session.coach()
chosen, opened = referral.chosen(), opening.chosen()

if chosen is not None:
    referral.screen(coach, chosen)
elif opened is not None:
    opening.screen(coach, opened)
else:
    components.opening("referrals")
    part = st.segmented_control(
        text("openings", "list.part"),
        ("referrals", "openings"),
        default="referrals",
        required=True,
        format_func=lambda name: text("openings", f"list.{name}"),
        key=opening.PART,
        label_visibility="collapsed",
        persist_state="session",
    )
    if part == "openings":
        opening_form.toolbar(coach)
        undo.offer("referrals")
        openings.show(coach)
    else:
        referral_form.toolbar(coach)
        undo.offer("referrals")
        referral_promises.show(coach)
        referrals.show(coach)
