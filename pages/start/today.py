"""Today: who next, and why?"""

import streamlit as st

from netjob.content import text
from netjob.ui import components, log, session, today, undo

coach = session.coach()
components.opening("today")

if not today.begun(coach):
    today.choices()
else:
    undo.offer("today")
    today.go_on(coach)
    day = coach.start.today(today.more(coach.today))
    today.head(coach, day)
    today.suggestions(coach, day)
    today.week(day)
    st.subheader(text("today", "line.title"), anchor=False)
    with st.container(border=True):
        log.line(coach, "today.line")
