"""Show the introductions that were promised and are still to come, each with the one click when it happened."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.promise import Promise
from netjob.content import text
from netjob.ui import components, registry, session, undo
from netjob.ui.door import spoken

FEW = 5
PAGES = "referrals.promises_page"


def show(coach: Coach) -> None:
    """The promised introductions, the newest first; nothing where there are none."""
    found = coach.referrals.promised()
    if not found:
        return
    st.markdown(f"**{text('referrals', 'promised.title')}**")
    at = components.offset(PAGES, FEW)
    with st.container(border=True, gap="small"):
        for promise in found[at : at + FEW] or found[:FEW]:  # the last page went while it was looked at
            _promise(promise)
    components.pages(PAGES, len(found), FEW)


def said(promise: Promise) -> str:
    """When it was promised, and by when, or that the promise was ticked off."""
    if promise.done_on is not None:
        return text("referrals", "promised.done", day=spoken(promise.said_on), done=spoken(promise.done_on))
    return text("referrals", "promised.open", day=spoken(promise.said_on), due=spoken(promise.due_on))


def hop(promise: Promise) -> str:
    """That a step of a way is promised, and not open yet; others' names made plain."""
    by, to = components.plain(promise.by_name), components.plain(promise.to_name)
    return text("paths", "step.promised", by=by, to=to, day=spoken(promise.said_on))


def happened(page: str, promise: Promise) -> None:
    """The one click when it happened; `page` offers to take it back."""
    st.button(
        text("referrals", "promised.happened"),
        key=f"{page}.introduced.{promise.id}.{promise.to}",
        icon=":material/handshake:",
        on_click=_introduced,
        args=(page, promise),
    )


def _promise(promise: Promise) -> None:
    line = text("referrals", "list.line", referrer=promise.by_name, where=promise.to_name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.page_link(
                registry.page("contacts"), label=components.plain(line), query_params={"contact": str(promise.by)}
            )
            st.caption(said(promise))
        happened("referrals", promise)


def _introduced(page: str, promise: Promise) -> None:
    with session.saving(f"{page}.introduced") as token:
        made = session.coach().referrals.introduced(promise.id, promise.to, token)
        if made is not None:  # None for the second click of a double click: the first one dated it
            facts = {"referrer": promise.by_name, "person": promise.to_name}
            undo.remember(page, token, text("referrals", "promised.noted", **facts))
