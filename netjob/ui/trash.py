"""List the trash: take something out of it, or empty it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach import Coach
from netjob.coach.trash import PAGE
from netjob.content import text
from netjob.ui import components, jobs, registry, session, working
from netjob.workbook.trash import Lying

if TYPE_CHECKING:
    from netjob.coach.archive import Progress

PAGES = "data.trash_page"


def show(coach: Coach) -> None:
    """The section of the Data page."""
    st.subheader(text("trash", "title"), anchor=False)
    total, rows = coach.trash.page(components.offset(PAGES, PAGE))
    if not total:
        st.session_state.pop(PAGES, None)
        st.caption(text("trash", "none"))
        return
    st.caption(text("trash", "what"))
    listing = st.expander(text("trash", "list", count=f"{total:,}"), key="data.trash", on_change="rerun")
    if not listing.open:
        return
    with listing:
        for row in rows:
            _line(coach, row)
        components.pages(PAGES, total, PAGE)
        box = st.popover(
            text("trash", "empty"), icon=":material/delete_forever:", key="data.emptying", on_change="rerun"
        )
        if box.open:
            busy = jobs.busy(coach.book.path)
            box.markdown(text("trash", "why"))
            box.button(text("trash", "sure"), key="data.empty_trash", type="primary", on_click=_empty, disabled=busy)


def _line(coach: Coach, row: Lying) -> None:
    day = coach.archive.day(row.trashed_at)
    with st.container(horizontal=True, vertical_alignment="center"):
        lies = text("trash", "line", kind=text("trash", f"kind.{row.kind}"), day=f"{day:%-d %B %Y}")
        said = components.plain(" · ".join(filter(None, (row.said, row.more))))
        st.markdown(f"{said}  \n{components.quiet(lies)}", width="stretch")
        st.button(
            text("trash", "restore"),
            key=f"data.untrash.{row.kind}_{row.id}",
            on_click=_restore,
            args=(row.kind, row.id),
        )
        if row.kind == "contact":
            st.page_link(
                registry.page("contacts"),
                label=text("trash", "forget"),
                query_params={"contact": str(row.id), "forget": "1"},
            )


def _restore(kind: str, row_id: int) -> None:
    with session.saving("data.trash", said=text("trash", "restored")) as token:
        session.coach().trash.restore(kind, row_id, token)


def _empty() -> None:
    with session.saving("data.empty_trash"):
        if working.begin(working.EMPTY_TRASH, partial(_emptied, session.coach())):
            st.session_state.pop(PAGES, None)


def _emptied(coach: Coach, progress: Progress) -> str:
    """On the thread; the sentence about it."""
    progress("rewriting", 0.0)
    coach.trash.empty()
    return text("trash", "emptied")
