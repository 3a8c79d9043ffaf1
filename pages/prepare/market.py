"""Market: where am I going, and is it big enough?"""

from netjob.ui import components, market, session, targets, undo

coach = session.coach()
components.opening("market")
undo.offer("market")
market.kinds(coach)
targets.show(coach)
market.size(coach)
market.gaps(coach)
