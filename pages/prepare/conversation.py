"""Conversation: what will I say to this person?"""

from netjob.ui import components, conversation, draft, ground, items, session, undo
from netjob.ui.exercise import head

coach = session.coach()
components.opening("conversation")
undo.offer("conversation")
shown = conversation.view()

if shown == "own":
    head("own_point", "own_point", coach.offer.situation())
    items.show(coach, "conversation", "own_point", long=True)
elif shown == "ground":
    ground.asked_once(coach)
else:
    facing = conversation.choose(coach)
    angle = conversation.angle()
    if shown == "draft":
        draft.show(coach, facing, angle)
    else:
        conversation.show(coach, facing, angle)
