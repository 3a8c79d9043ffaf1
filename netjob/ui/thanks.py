"""Show who could be thanked and who could hear how it went on, to tick once it was done."""

from __future__ import annotations

from netjob.coach import Coach
from netjob.coach.referrals import where
from netjob.coach.review import TO_TELL
from netjob.coach.start import spoken
from netjob.coaching.suggestions import Candidate
from netjob.content import label, text
from netjob.ui import components, session, tick, undo
from netjob.workbook.standings import Standing

PAGE = 3
PAGES = "review.thanks_page"
DONE = "review.thanks"


def show(coach: Coach) -> None:
    """Thanks first, then news, a few of each at a time."""
    thanks, news = coach.review.thanks(), coach.review.to_tell()
    most = max(len(thanks), len(news))
    why = text("review", "thanks.why", days=TO_TELL.days) if most else text("review", "thanks.none")
    components.headed(text("review", "thanks.title"), components.quiet(why))
    undo.offer(DONE)
    first = components.offset(PAGES, PAGE, most)
    for one, step in thanks[first : first + PAGE]:
        tick.show(_thanks(coach, one, step), f"review.thanked.{one.contact}", _thank, one.contact, one.name)
    for door in news[first : first + PAGE]:
        tick.show(_news(coach, door), f"review.told.{door.id}", _tell, door.id, door.step, door.referrer_name)
    components.pages(PAGES, most, PAGE)


def _thanks(coach: Coach, one: Candidate, step: str) -> str:
    day = spoken(one.due_on, coach.today) if one.due_on else ""
    return components.plain(text("review", "thanks.thank", name=one.name, step=label("step", step), day=day))


def _news(coach: Coach, door: Standing) -> str:
    facts = {"name": door.referrer_name, "step": label("step", door.step), "day": spoken(door.since, coach.today)}
    place = where(door)
    return components.plain(text("review", "thanks.tell" if place else "thanks.tell_plain", where=place, **facts))


# ------------------------------------------------------------------------------------------------ saving


def _thank(contact: int, name: str) -> None:
    with session.saving("review.thanked", f"review.thanked.{contact}") as token:
        session.coach().review.thank(contact, token)
        undo.remember(DONE, token, text("review", "thanks.thanked", name=name))


def _tell(referral: int, step: str, name: str) -> None:
    with session.saving("review.told", f"review.told.{referral}") as token:
        session.coach().referrals.tell(referral, step, True, token)
        undo.remember(DONE, token, text("review", "thanks.told", name=name))
