"""Show the steps of one referral with their days, what can follow, and whether its opener heard of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from netjob.coach.referrals import Referral
from netjob.coaching import words
from netjob.coaching.referral import NEWS
from netjob.content import label, text
from netjob.ui import components, ladder, session, undo
from netjob.ui.door import CORRECTING, ONE, forget, spoken
from netjob.workbook.standings import Rung


def show(found: Referral) -> None:
    """The dated steps, each to correct."""
    st.subheader(text("referrals", "one.ladder"), anchor=False)
    with st.container(border=True, gap="small"):
        for rung in found.rungs:
            if st.session_state.get(CORRECTING) == (found.standing.id, rung.step, rung.reached_on):
                _correction(found.standing.id, rung)
            else:
                _rung(found, rung)


def _rung(found: Referral, rung: Rung) -> None:
    standing = found.standing
    facts = [spoken(rung.reached_on)]
    if rung.from_opening:
        facts.append(text("referrals", "one.from_opening"))
    if rung.told_on is not None:
        facts.append(text("referrals", "one.told", day=spoken(rung.told_on)))
    untold = rung.step in NEWS and rung.told_on is None
    if untold:
        facts.append(text("referrals", "one.have_you_told", name=components.plain(standing.referrer_name)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        ladder.line(label("step", rung.step), facts, rung.step in words.ENDS)
        if untold:
            st.button(
                text("referrals", "one.tell"),
                key=f"referrals.tell.{rung.step}",
                icon=":material/campaign:",
                on_click=_tell,
                args=(standing.id, rung.step, True),
            )
        ladder.pencil("referrals", f"referrals.correct.{rung.step}", _correct, standing.id, rung)


def _correction(row_id: int, rung: Rung) -> None:
    st.markdown(f"**{label('step', rung.step)}**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ladder.day("referrals", "referrals.day", rung.reached_on)
        _verb("day.save", "save_day", _move, row_id, rung, primary=True)
        _verb("day.cancel", "cancel", forget)
        if rung.told_on is not None:
            _verb(f"untell.{rung.step}", "untell", _tell, row_id, rung.step, False)
        _verb("day.remove", "remove", _remove, row_id, rung.step)
    components.refusal("referrals.day.reached_on")
    components.refusal("referrals.day.step")


def _verb(key: str, words_key: str, work: Callable[..., None], *args: object, primary: bool = False) -> None:
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    st.button(text("referrals", f"one.{words_key}"), key=f"referrals.{key}", type=kind, on_click=work, args=args)


def further(found: Referral) -> None:
    """What can follow; nothing moves by itself."""
    row_id = found.standing.id
    if found.ended:
        st.button(
            text("referrals", "one.reopen"),
            key="referrals.reopen",
            icon=":material/undo:",
            on_click=_reopen,
            args=(row_id,),
        )
        return
    st.subheader(text("referrals", "one.next"), anchor=False)
    if found.gaps:
        steps = ", ".join(label("step", step) for step in found.gaps)
        st.caption(text("referrals", "one.gaps", steps=steps))
    if found.standing.opening is not None:
        st.caption(text("referrals", "one.kept_there"))
    with st.container(border=True):
        ends = (("decline", "referrals.decline", "declined"), ("lapse", "referrals.lapse", "lapsed"))
        options = (*found.following, *found.gaps)
        ladder.further("referrals", ONE, "step", options, ("referrals.step_add", partial(_step, row_id)), ends)


# ------------------------------------------------------------------------------------------------ saving


def _step(row_id: int, end: str | None) -> None:
    step = end or st.session_state.get(f"{ONE}.step") or ""
    with session.saving(ONE, blank={f"{ONE}.step": None, f"{ONE}.reached_on": None}) as token:
        day = ladder.chosen_day(ONE)
        session.coach().referrals.step(row_id, step, day, token)
        said = "one.ended_said" if end else "one.stepped"
        name = label("step", step).capitalize()
        undo.remember("referrals", token, text("referrals", said, step=name, day=spoken(day)))


def _correct(row_id: int, rung: Rung) -> None:
    forget()
    st.session_state[CORRECTING] = (row_id, rung.step, rung.reached_on)


def _move(row_id: int, rung: Rung) -> None:
    with session.saving("referrals.day") as token:
        day = st.session_state["referrals.day.reached_on"] or rung.reached_on
        session.coach().referrals.move(row_id, rung.step, day, rung.reached_on, token)
        undo.remember("referrals", token, text("referrals", "one.moved"))
        forget()


def _remove(row_id: int, step: str) -> None:
    with session.saving("referrals.day") as token:
        session.coach().referrals.remove_step(row_id, step, token)
        undo.remember("referrals", token, text("referrals", "one.removed"))
        forget()


def _tell(row_id: int, step: str, told: bool) -> None:
    with session.saving("referrals.tell") as token:
        session.coach().referrals.tell(row_id, step, told, token)
        forget()
        undo.remember("referrals", token, text("referrals", "one.told_said"))


def _reopen(row_id: int) -> None:
    with session.saving("referrals.reopen") as token:
        session.coach().referrals.reopen(row_id, token)
        undo.remember("referrals", token, text("referrals", "one.reopened"))
