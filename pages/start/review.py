"""Review: how was my week?"""

from netjob.ui import components, effort, intention, month, review, session, thanks, undo

coach = session.coach()
components.opening("review")
looked = coach.review.week(review.choose(coach))
searching = coach.review.search is not None
undo.offer("review")
review.head(coach, looked)
review.numbers(coach, looked)
intention.was(looked)
if not looked.empty:
    review.heard(coach, looked)
    if searching:
        review.turned(coach, looked)
if looked.ahead:
    thanks.show(coach)
if searching:
    effort.hours(looked)
intention.coming(coach, looked)
if searching:
    month.show(coach, looked.week.monday)
review.past(coach)
review.sheet(coach, looked)
