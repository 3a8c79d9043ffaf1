"""Log: what just happened?"""

from netjob.ui import components, log, session, undo

coach = session.coach()
log.preselect(coach)
components.opening("log")
log.filling(coach)
undo.offer("log")
log.latest(coach)
