"""Welcome: from nothing to a first hello in five minutes."""

import streamlit as st

from netjob.content import text
from netjob.ui import components, session, welcome

coach = session.coach()
components.opening("welcome")

if coach.book.demo:
    st.markdown(text("welcome", "frame.demo"))
else:
    welcome.show(coach)
