"""Offer: what do I offer, what do I want, where do I fit?"""

from netjob.ui import components, offer, session, undo

coach = session.coach()
components.opening("offer")
chosen = offer.choose(coach)
undo.offer("offer")
offer.show(coach, chosen)
