"""Show the targets by route, each with the way into it."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.paths import ROUTES
from netjob.content import text
from netjob.ui import components, registry, way

VIEWS = ("ways", "wanted", "picture")
VIEW = "paths.view"
PAGES = "paths.page"
CARDS = 4  # on a page: as many as a screen shows at once


def view() -> str:
    """Which part of the page is on screen: the one asked for (`?view=`), else the one chosen."""
    if st.query_params.get("view", "") in VIEWS:
        st.session_state[VIEW] = st.query_params["view"]
        del st.query_params["view"]
    st.session_state.setdefault(VIEW, VIEWS[0])
    chosen = st.segmented_control(
        text("paths", "frame.view"),
        VIEWS,
        key=VIEW,
        required=True,
        label_visibility="collapsed",
        format_func=lambda name: text("paths", f"frame.{name}"),
        persist_state="session",
    )
    return str(chosen)


def show(coach: Coach) -> None:
    """The targets as they are narrowed now, each with its way."""
    if not coach.paths.targets():
        components.empty("paths", "market")
        return
    counts = coach.paths.counts()
    if not counts["insider"]:
        with st.container(border=True):
            st.markdown(text("paths", "ways.nobody_inside"))
            st.page_link(registry.page("contacts"), label=text("paths", "ways.to_contacts"))
    shown = {"all": sum(counts[kind] for kind in ROUTES), **counts}
    chosen = st.pills(
        text("paths", "ways.filter"),
        [kind for kind in shown if shown[kind] or kind in ROUTES],
        default="all",
        required=True,
        key="paths.route",
        label_visibility="collapsed",
        format_func=lambda kind: text("paths", f"ways.{kind}", count=shown.get(kind, 0)),
        on_change=_first_page,
    )
    total, ways = coach.paths.page(None if chosen == "all" else str(chosen), components.offset(PAGES, CARDS), CARDS)
    if not ways:
        st.caption(text("paths", "ways.none_here"))
    for one in ways:
        way.show(coach, one)
    components.pages(PAGES, total, CARDS)


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)
