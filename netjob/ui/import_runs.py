"""List what came in before, and take an import back."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.archive import PAGE
from netjob.content import text
from netjob.ui import components, jobs, session
from netjob.workbook.import_runs import Run

PAGES = "data.page"


def show(coach: Coach) -> None:
    """Past imports, newest first; nothing before the first."""
    total, runs = coach.archive.runs(components.offset(PAGES, PAGE))
    if not total:
        return
    st.subheader(text("data", "runs.title"), anchor=False)
    busy = jobs.busy(coach.book.path)
    with st.container(border=True, gap="small"):
        for run in runs:
            _line(coach, run, busy)
    components.pages(PAGES, total, PAGE)


def _line(coach: Coach, run: Run, busy: bool) -> None:
    said = f"{components.plain(run.file)}  \n{components.quiet(_said(coach, run))}"
    if run.undone_at is not None or not run.added:
        st.markdown(said)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="stretch")
        _way_back(run, busy)


def _way_back(run: Run, busy: bool) -> None:
    """What taking it back means, and the click for it, drawn while it is open."""
    box = st.popover(
        text("data", "runs.take_back"), icon=":material/undo:", disabled=busy, key=f"data.way_back.{run.id}",
        on_change="rerun",
    )  # fmt: skip
    if box.open:
        with box:
            st.markdown(text("data", "runs.why"))
            st.button(text("data", "runs.sure"), key=f"data.take_back.{run.id}", on_click=_take_back, args=(run.id,))


def _said(coach: Coach, run: Run) -> str:
    at = coach.archive.day(run.started_at)
    day = f"{at.day} {at:%B %Y}"
    if run.undone_at is not None:
        return text("data", "runs.undone", day=day)
    counts = {kind: sum(part[kind]["added"] for part in run.summary) for kind in ("contacts", "touchpoints")}
    if not run.added:
        return text("data", "runs.said_nothing", day=day)
    return text(
        "data", "runs.said", day=day, people=f"{counts['contacts']:,}", touchpoints=f"{counts['touchpoints']:,}"
    )


def _take_back(run: int) -> None:
    with session.saving(f"data.take_back.{run}"):
        coach = session.coach()
        gone = coach.archive.take_back(run)
        jobs.put_away(coach.book.path)  # a summary of what is no longer there
        if gone:
            said = text("data", "runs.done", contacts=f"{gone['contact']:,}", touchpoints=f"{gone['touchpoint']:,}")
            st.session_state[session.SAID] = said
