"""Show the sentences that were logged from a terminal: each to confirm or to leave out."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.reasons import spoken
from netjob.content import text
from netjob.ui import components, sentence, session
from netjob.workbook.inbox import Line


def show(coach: Coach) -> None:
    """The sentences that wait, and how many lines could not be read; nothing when there are none."""
    lines = coach.log.waiting()
    count, aside = coach.log.unread()
    if lines:
        with st.container(border=True, gap="small"):
            st.markdown(f"**{text('log', 'inbox.heading')}**")
            for line in lines:
                _line(coach, line)
    if count:
        said = text("log", "inbox.unread_one" if count == 1 else "inbox.unread_more", count=count)
        st.caption(f":material/info: {said} {components.plain(text('log', 'inbox.aside', path=aside))}")


def _line(coach: Coach, line: Line) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(components.plain(line.sentence))
            st.caption(spoken(line.day, coach.today))
        st.button(text("log", "inbox.confirm"), key=f"log.confirm.{line.id}", on_click=_confirm, args=(line,))
        with st.popover(text("log", "inbox.leave_out"), type="tertiary", key=f"log.open_leave_out.{line.id}"):
            st.markdown(text("log", "inbox.sure"))
            st.button(text("log", "inbox.yes"), key=f"log.leave_out.{line.id}", on_click=_leave_out, args=(line,))


def _confirm(line: Line) -> None:
    with session.saving("log.confirm"):
        sentence.take(session.coach(), line.sentence, line.day, line.id)


def _leave_out(line: Line) -> None:
    with session.saving("log.leave_out", said=text("log", "inbox.left_out")):
        session.coach().log.put_away(line.id)
        sentence.let_go(line.id)
