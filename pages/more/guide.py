"""Guide: how does this work?"""

from netjob.ui import components, guide, session, tour

coach = session.coach()
components.opening("guide")

tour.again("guide")
searched = guide.search()
method = guide.method(coach, searched)
words = guide.glossary(coach, searched)
if not method and not words:
    guide.nothing(searched)
