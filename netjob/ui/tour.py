"""Show the tour: five stops, a card on top of the page of each, to be left and taken again."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from netjob.coach import Coach
from netjob.coach.guide import STOPS
from netjob.coach.welcome import END
from netjob.content import text
from netjob.errors import DiskFull, WorkbookReadOnly
from netjob.ui import registry, session


def card(coach: Coach, page: str) -> None:
    """The stop the tour stands at, on top of its page."""
    at = coach.guide.stop()
    if not at or page != STOPS[at - 1]:
        return
    name = STOPS[at - 1]
    with st.container(border=True):
        said = text("guide", "tour.at", at=at, all=len(STOPS), title=text("pages", f"{name}.title"))
        st.markdown(f":material/explore: **{said}**")
        st.markdown(text("guide", f"tour.stop.{name}"))
        with st.container(horizontal=True, vertical_alignment="center"):
            if at > 1:
                st.button(text("guide", "tour.back"), key="tour.back", on_click=_walk, args=(at - 1,))
            if at < len(STOPS):
                following = text("guide", "tour.next", title=text("pages", f"{STOPS[at]}.title"))
                st.button(following, key="tour.next", type="primary", on_click=_walk, args=(at + 1,))
            else:
                st.button(text("guide", "tour.end"), key="tour.end", type="primary", on_click=_leave)
            if at < len(STOPS):
                st.button(text("guide", "tour.leave"), key="tour.leave", type="tertiary", on_click=_leave)


def passed(coach: Coach, page: str) -> None:
    """Who went to another page on their own has left the tour; noted once that is drawn, and where it can be noted."""
    at = coach.guide.stop()
    if at and page != STOPS[at - 1]:
        with suppress(DiskFull, WorkbookReadOnly):
            coach.guide.walk(0)


def offer(coach: Coach) -> None:
    """One line on Today until the tour was taken or left; the welcome comes first."""
    if not coach.guide.tour_offered() or (coach.welcome.reached() < END and not coach.book.demo):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/explore: {text('guide', 'tour.offer')}", width="content")
        st.button(text("guide", "tour.take"), key="tour.take", type="tertiary", on_click=_walk, args=(1,))
        st.button(text("guide", "tour.not_now"), key="tour.not_now", type="tertiary", on_click=_leave)


def again(page: str) -> None:
    """The way into the tour from another page."""
    st.button(
        text("guide", "tour.take_again"), key=f"{page}.tour", icon=":material/explore:", on_click=_walk, args=(1,)
    )


def _walk(at: int) -> None:
    """Go to a stop and to its page."""
    with session.saving("tour"):
        session.coach().guide.walk(at)
    st.switch_page(registry.page(STOPS[at - 1]))


def _leave() -> None:
    with session.saving("tour"):
        session.coach().guide.walk(0)
