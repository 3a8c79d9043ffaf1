"""Log: what just happened?"""

from netjob.ui import components, inbox, log, sentence, session, undo

coach = session.coach()
log.preselect(coach)
components.opening("log")
sentence.line("log")
inbox.show(coach)
sentence.filled()
log.form(coach)
undo.offer("log")
log.latest(coach)
