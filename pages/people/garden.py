"""Garden: what have I planted, and what came of it?"""

import streamlit as st

from netjob.content import text
from netjob.ui import components, harvest, ledger, session

coach = session.coach()
components.opening("garden")
if ledger.chosen() is not None:
    ledger.show(coach)
else:
    view = st.segmented_control(
        text("garden", "frame.view"),
        ("given", "garden"),
        default="given",
        required=True,
        format_func=lambda name: text("garden", f"frame.{name}"),
        key="garden.view",
        label_visibility="collapsed",
        persist_state="session",
    )
    if view == "garden":
        harvest.show(coach)
    else:
        ledger.show(coach)
