"""Paths: who can get me in there, and whom would I like to know?"""

from netjob.ui import components, network, paths, session, undo, wanted

coach = session.coach()
components.opening("paths")
undo.offer("paths")
shown = paths.view()

if shown == "wanted":
    wanted.show(coach)
elif shown == "picture":
    network.show(coach)
else:
    paths.show(coach)
