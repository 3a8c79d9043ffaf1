"""Referrals: which doors are open, and who should hear about it?"""

from netjob.ui import components, referral, referrals, session, undo

coach = session.coach()
chosen = referral.chosen()

if chosen is not None:
    referral.screen(coach, chosen)
else:
    components.opening("referrals")
    referrals.toolbar(coach)
    undo.offer("referrals")
    referrals.show(coach)
