"""Preferences: how much, how often, and for what?"""

from netjob.ui import components, preferences, search, session

coach = session.coach()
components.opening("preferences")

search.search(coach)
search.hours(coach)
preferences.rest(coach)
preferences.cadence(coach)
preferences.left_out(coach)
preferences.offers(coach)
preferences.linkedin(coach)
preferences.holidays(coach)
preferences.screen(coach)
