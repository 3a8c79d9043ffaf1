"""Show the stages of an opening with their days, each to correct, and what can follow."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from netjob.coach.openings import Opening
from netjob.coaching.opening import END
from netjob.content import label, text
from netjob.ui import components, ladder, session, undo
from netjob.ui.door import spoken

FORM = "referrals.opening"
CORRECTING = "referrals.opening_correcting"
DAY = "referrals.stage_day"


def forget() -> None:
    """Close what was open on the screen of an opening."""
    for key in (CORRECTING, f"{FORM}.stage", f"{FORM}.reached_on", f"{DAY}.reached_on", "referrals.opening_opened"):
        st.session_state.pop(key, None)


def show(found: Opening) -> None:
    """The dated stages, and the one that comes next."""
    st.subheader(text("openings", "one.stages"), anchor=False)
    with st.container(border=True, gap="small"):
        for stage, day in found.known.stages.items():
            if st.session_state.get(CORRECTING) == (found.known.id, stage, day):
                _correction(found.known.id, stage, day)
            else:
                _stage(found.known.id, stage, day)
        if not found.known.stages:
            st.caption(text("openings", "one.no_stage"))
    if END not in found.known.stages:
        _further(found)


def _stage(row_id: int, stage: str, day: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        ladder.line(label("stage", stage), [spoken(day)], stage == END)
        ladder.pencil("openings", f"referrals.stage_correct.{stage}", _correct, row_id, stage, day)


def _correction(row_id: int, stage: str, day: date) -> None:
    st.markdown(f"**{label('stage', stage)}**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ladder.day("openings", DAY, day)
        args = (row_id, stage, day)
        st.button(text("openings", "one.save_day"), key=f"{DAY}.save", type="primary", on_click=_move, args=args)
        st.button(text("openings", "one.cancel"), key=f"{DAY}.cancel", on_click=forget)
        st.button(text("openings", "one.remove"), key=f"{DAY}.remove", on_click=_remove, args=(row_id, stage))
    components.refusal(f"{DAY}.reached_on")


def _further(found: Opening) -> None:
    with st.container(border=True):
        add = "referrals.stage_add", partial(_add, found.known.id)
        ladder.further("openings", FORM, "stage", found.following, add, (("close", "referrals.opening_close", END),))


# ------------------------------------------------------------------------------------------------ saving


def _add(row_id: int, end: str | None) -> None:
    stage = end or st.session_state.get(f"{FORM}.stage") or ""
    with session.saving(FORM, blank={f"{FORM}.stage": None, f"{FORM}.reached_on": None}) as token:
        day = ladder.chosen_day(FORM)
        session.coach().openings.stage(row_id, stage, day, token)
        said = text("openings", "one.staged", stage=label("stage", stage).capitalize(), day=spoken(day))
        undo.remember("referrals", token, said)


def _correct(row_id: int, stage: str, day: date) -> None:
    forget()
    st.session_state[CORRECTING] = (row_id, stage, day)


def _move(row_id: int, stage: str, opened: date) -> None:
    with session.saving(DAY) as token:
        day = st.session_state[f"{DAY}.reached_on"] or opened
        session.coach().openings.move(row_id, stage, day, opened, token)
        undo.remember("referrals", token, text("openings", "one.moved"))
        forget()


def _remove(row_id: int, stage: str) -> None:
    with session.saving(DAY) as token:
        session.coach().openings.remove_stage(row_id, stage, token)
        undo.remember("referrals", token, text("openings", "one.removed"))
        forget()
