"""Contacts: who do I know, and who would like to hear from me?"""

import streamlit as st

from netjob.ui import components, deck, listing, person, same, session

coach = session.coach()
chosen = person.chosen()

if same.asked():
    same.screen(coach)
elif chosen is not None:
    person.screen(coach, chosen)
else:
    components.opening("contacts")
    counts = coach.people.counts()
    listing.toolbar(coach, counts)
    if st.session_state.get(deck.OPEN):
        deck.show(coach, counts)
    elif not counts:
        components.empty("contacts", "welcome", "data")
    else:
        listing.show(coach, counts)
