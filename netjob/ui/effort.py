"""Ask once a week where the hours went."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import week as said
from netjob.coach.review import Looked
from netjob.coaching import words
from netjob.content import label, text
from netjob.ui import components, field, session, undo
from netjob.workbook.effort import WEEK_MINUTES

QUARTER = 15  # minutes
OPEN = "review.hours_open"


def hours(looked: Looked) -> None:
    """What was answered for this week in the label; the fields are drawn once it is opened."""
    part = st.expander(_title(looked.minutes), key=OPEN, icon=":material/schedule:", on_change="rerun")
    if components.was_opened(OPEN, part.open):
        with part:
            _fields(looked)


def _fields(looked: Looked) -> None:
    """A field for each source, filled with what was answered."""
    st.caption(text("review", "hours.why"))
    with st.grid(3, min_column_width=180):
        for source in words.SOURCES:
            field.follow(_key(source), looked.minutes.get(source, 0), looked.week.monday)
            st.number_input(label("source", source), 0, WEEK_MINUTES, step=QUARTER, key=_key(source))
    components.refusal("review.hours.minutes")
    st.button(text("review", "hours.save"), key="review.spend", on_click=_spend, args=(looked.week.monday,))


def _title(minutes: dict[str, int]) -> str:
    if not minutes:
        return text("review", "hours.title")
    return text("review", "hours.titled", total=said.duration(sum(minutes.values())))


def _key(source: str) -> str:
    return f"review.minutes.{source}"


def _spend(monday: date) -> None:
    spent = {source: int(st.session_state[_key(source)] or 0) for source in words.SOURCES}
    with session.saving("review.hours") as token:
        if session.coach().review.spend(monday, spent, token):
            total = said.duration(sum(spent.values()))
            undo.remember("review", token, text("review", "hours.saved", total=total))
