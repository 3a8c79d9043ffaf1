"""Show one opening's screen: where it stands, its stages, what is known of it, who has a part, its referrals."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.openings import Opening
from netjob.content import label, text
from netjob.errors import NotFound
from netjob.ui import (
    components,
    door,
    opening_details,
    opening_facts,
    opening_people,
    opening_stages,
    session,
    undo,
)
from netjob.ui.door import spoken

PART = "referrals.part"


def chosen() -> int | None:
    """The opening in the address (`?opening=ID`), or None."""
    return components.asked("opening")


def choose(row_id: int) -> None:
    """Open an opening's screen."""
    opening_stages.forget()
    st.query_params.clear()
    st.query_params["opening"] = str(row_id)


def leave() -> None:
    """Back to the list of openings."""
    opening_stages.forget()
    st.query_params.clear()
    st.session_state[PART] = "openings"


def screen(coach: Coach, row_id: int) -> None:
    """Everything about one opening."""
    st.button(
        text("openings", "one.back"),
        key="referrals.openings_back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=leave,
    )
    try:
        found = coach.openings.opening(row_id)
    except NotFound as gone:
        undo.offer("referrals")
        components.problem(str(gone))
        return
    _head(found)
    undo.offer("referrals")
    opening_stages.show(found)
    opening_facts.show(coach, found.known)
    opening_people.show(coach, found.known)
    _referrals(found)
    opening_details.show(row_id, found.description)
    st.button(
        text("openings", "one.trash"),
        key="referrals.opening_trash",
        icon=":material/delete:",
        type="tertiary",
        on_click=_trash,
        args=(row_id,),
    )


def _head(found: Opening) -> None:
    known = found.known
    st.title(components.plain(known.organisation), anchor=False)
    if known.role:
        st.markdown(f"**{components.plain(known.role)}**")
    said = text("openings", "one.source", source=label("source", known.source))
    if found.stands:
        stage, day = label("stage", found.stands), spoken(known.stages[found.stands])
        said = f"{said} {text('openings', 'one.stands', stage=stage, day=day)}"
    st.caption(said)


def _referrals(found: Opening) -> None:
    """The doors that led here."""
    if not found.referrals:
        return
    st.subheader(text("openings", "one.referrals"), anchor=False)
    with st.container(border=True, gap=None):
        for one in found.referrals:
            door.way(one)


def _trash(row_id: int) -> None:
    with session.saving("referrals.opening_trash") as token:
        session.coach().openings.trash(row_id, token)
        undo.remember("referrals", token, text("openings", "one.trashed"))
        leave()
