"""Show Today: who could come next, and what the day bears."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import Day
from netjob.content import text
from netjob.ui import beginning, components, session, suggestion

MORE = "today.more"


def head(coach: Coach, day: Day) -> None:
    """One line: what the day bears, and why; nothing where there is nobody to speak of."""
    if not day.suggestions and not day.others and not day.settled:
        return
    st.markdown(f"**{coach.today:%A} {coach.today.day} {coach.today:%B}** · {_bears(day)}")


def suggestions(coach: Coach, day: Day) -> None:
    """A card for each, or what to do where there is none."""
    if day.suggestions:
        suggestion.cards(day.suggestions)
    if day.linkedin:
        beginning.linkedin()
    if not day.suggestions:
        _nobody(coach, day)
    elif day.others:
        st.button(
            text("today", "more.show"), key="today.show_more", type="tertiary", icon=":material/add:", on_click=_more
        )


def more(today: date) -> int:
    """How many more than the day bears were asked for today."""
    asked_on, count = st.session_state.get(MORE, (today, 0))
    return int(count) if asked_on == today else 0


def _bears(day: Day) -> str:
    """What is left of the week, divided by its days."""
    week = day.week
    goal = week.goals.touchpoints if week.goals else None
    left = max(0, goal - week.counts.focused) if goal else 0
    if day.fresh == 0:
        return text("today", "head.fresh")
    if day.rest:
        return text("today", "head.rest")
    if goal is None:
        return text("today", "head.open")
    if not left:
        return text("today", "head.reached", goal=goal)
    if not week.days_left:
        return text("today", "head.weekend")
    if not day.suggestions:
        return text("today", "head.done", left=left)
    days = text("today", "head.days_one" if week.days_left == 1 else "head.days_more", days=week.days_left)
    share = len(day.suggestions)
    said = text("today", "head.share_one" if share == 1 else "head.share_more", share=share)
    return text("today", "head.goals", share=said, left=left, days=days)


def _nobody(coach: Coach, day: Day) -> None:
    """No suggestion: it is done, or it is quiet, or there is nobody yet."""
    counts = coach.people.counts()
    if day.others or day.settled:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            said = text("today", "more.turned" if day.turned else "more.done")
            st.markdown(f":material/check: {said}", width="stretch")
            if day.others:
                st.button(text("today", "more.show"), key="today.show_more", on_click=_more)
    elif not counts:
        components.empty("today_nobody", "welcome", "contacts", "data")
    elif not set(counts) - {"pool"}:
        components.empty("today_pool", "contacts")
    else:
        components.empty("today_quiet", "log", "contacts")


def _more() -> None:
    today = session.coach().today
    st.session_state[MORE] = (today, more(today) + 1)
