"""Evidence: what is known, and how sure is it?"""

import streamlit as st

from netjob.content import text
from netjob.ui import components, evidence, session

coach = session.coach()
components.opening("evidence")
st.markdown(text("evidence", "page.intro"))
st.caption(text("evidence", "page.sum"))

found = evidence.filters(coach)
st.caption(text("evidence", "page.found", count=len(found), all=len(coach.evidence.findings())))
if not found:
    st.info(text("evidence", "page.none"))
for finding in found:
    evidence.card(finding)
evidence.refused(coach)
