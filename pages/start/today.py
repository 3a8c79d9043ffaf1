"""Today: who next, and why?"""

import streamlit as st

from netjob.content import text
from netjob.ui import beginning, components, keeping, log, resistance, sentence, session, today, tour, undo, workout

coach = session.coach()
components.opening("today")

if not beginning.begun(coach):
    beginning.choices()
else:
    undo.offer("today")
    beginning.go_on(coach)
    tour.offer(coach)
    asked = keeping.accepted(coach)
    day = coach.start.who_next(today.more(coach.today))
    today.head(coach, day)
    workout.intention(coach)
    today.suggestions(coach, day)
    if not asked:  # one question of this kind at a time
        resistance.offer(coach)
    st.subheader(text("today", "line.title"), anchor=False)
    sentence.waiting(coach)
    sentence.line("today")
    choose = st.expander(text("today", "line.choose"), key="today.choose", on_change="rerun")
    if components.was_opened("today.choose", choose.open):
        with choose:
            log.line(coach, "today.line")
    workout.show(coach, day, grow=not asked)
    keeping.openers(coach)
    coach.start.seen(day)  # last: a save forgets what the page asked
