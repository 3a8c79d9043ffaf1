"""Evidence: what is known, and how sure is it?"""

import streamlit as st

from netjob.content import text
from netjob.ui import components, evidence, session

coach = session.coach()
components.opening("evidence")
st.markdown(text("evidence", "page.intro"))
st.caption(text("evidence", "page.sum"))
evidence.show(coach)
evidence.refused(coach)
