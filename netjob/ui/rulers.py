"""Offer published figures beside the user's own, from eight talks on and only where they want them."""

from __future__ import annotations

import streamlit as st

from netjob.coach.progress import Progress
from netjob.coaching.rulers import PUBLISHED, Published
from netjob.content import text
from netjob.ui import components, evidence, session


@st.fragment
def rulers(progress: Progress) -> None:
    """The choice, and once it is made each figure with its source and grade one click away."""
    from netjob.figures import rulers as figures

    st.caption(text("progress", "rulers.about"))
    st.session_state["conversion.rulers_wanted"] = progress.rulers_wanted
    st.toggle(text("progress", "rulers.want"), key="conversion.rulers_wanted", on_change=_choose)
    if not progress.rulers_wanted:
        return
    owns = progress.rulers()
    for published in PUBLISHED:
        components.figure(f"conversion.ruler_{published.name}", figures.ruler(published, owns[published.name]))
        _source(published)


def _choose() -> None:
    with session.saving("conversion"):
        session.coach().prepare.choose(rulers=bool(st.session_state["conversion.rulers_wanted"]))


def _source(published: Published) -> None:
    (found,) = session.coach().evidence.chosen([published.finding])
    grade = text("evidence", f"grade.{found.grade}")
    with st.popover(text("progress", "rulers.source", id=found.id, grade=grade), type="tertiary"):
        evidence.about(found)
