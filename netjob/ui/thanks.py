"""Show who could be thanked and who could hear how it went on, with one click to note that it was done."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import where
from netjob.coach.review import TO_TELL
from netjob.coach.start import spoken
from netjob.content import label, text
from netjob.ui import components, session, undo
from netjob.workbook.standings import Standing

PAGE = 3
THANKS, NEWS = "review.thanked_page", "review.told_page"


def show(coach: Coach) -> None:
    """Thanks first, then news, a page at a time."""
    st.subheader(text("review", "thanks.title"), anchor=False)
    thanks = coach.review.thanks()
    total, doors = coach.review.to_tell(PAGE, components.offset(NEWS, PAGE))
    if not thanks and not total:
        st.caption(text("review", "thanks.none"))
        return
    with st.container(border=True, gap="small"):
        st.caption(text("review", "thanks.why", days=TO_TELL.days))
        first = components.offset(THANKS, PAGE)
        for one, step in thanks[first : first + PAGE]:
            day = spoken(one.due_on, coach.today) if one.due_on else ""
            line = text("review", "thanks.thank", name=one.name, step=label("step", step), day=day)
            _line(line, "thank", f"review.thanked.{one.contact}", _thank, one.contact, one.name)
        components.pages(THANKS, len(thanks), PAGE)
        for door in doors:
            _line(_news(coach, door), "tell", f"review.told.{door.id}", _tell, door.id, door.step, door.referrer_name)
        components.pages(NEWS, total, PAGE)


def _news(coach: Coach, door: Standing) -> str:
    facts = {"name": door.referrer_name, "step": label("step", door.step), "day": spoken(door.since, coach.today)}
    place = where(door)
    return text("review", "thanks.tell" if place else "thanks.tell_plain", where=place, **facts)


def _line(line: str, verb: str, key: str, action: Callable[..., None], *args: object) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.markdown(components.plain(line), width="stretch")
        st.button(text("review", f"thanks.{verb}_do"), key=key, on_click=action, args=args)


# ------------------------------------------------------------------------------------------------ saving


def _thank(contact: int, name: str) -> None:
    with session.saving("review.thanked", f"review.thanked.{contact}") as token:
        session.coach().review.thank(contact, token)
        undo.remember("review", token, text("review", "thanks.thanked", name=name))


def _tell(referral: int, step: str, name: str) -> None:
    with session.saving("review.told", f"review.told.{referral}") as token:
        session.coach().referrals.tell(referral, step, True, token)
        undo.remember("review", token, text("review", "thanks.told", name=name))
