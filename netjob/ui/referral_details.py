"""Show where a referral leads, how much the referrer's word counts there, and notes; to add and to change."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.coaching.referral import MOST_GUESS
from netjob.content import text
from netjob.errors import ChangedSince
from netjob.ui import components, session, undo, who
from netjob.workbook.referrals import Details

ONE = "referrals.one"
OPENED = "referrals.opened"
DETAILS = ("weight", "guess", "notes")


def target_field(coach: Coach, key: str) -> None:
    """A field for a target: one of the user's, or a name that becomes one."""
    targets = coach.referrals.targets()
    st.multiselect(
        text("referrals", "form.target"),
        list(targets),
        format_func=lambda choice: targets.get(choice, str(choice)),
        key=key,
        accept_new_options=True,
        max_selections=1,
        filter_mode="contains",
        select_all=False,
        placeholder=text("referrals", "form.target_hint"),
    )
    components.refusal(key)


def typed_target(key: str) -> tuple[int | None, str]:
    """The target in a field: by id, or by the name that was typed."""
    entry = next(iter(st.session_state.get(key) or ()), None)
    return (None, entry) if isinstance(entry, str) else (entry, "")


def fields(form: str) -> None:
    """Weight, guess and notes."""
    st.pills(
        text("referrals", "form.weight"), words.WEIGHTS, format_func=components.words("weight"), key=f"{form}.weight"
    )
    st.number_input(
        text("referrals", "form.guess"),
        value=None,
        min_value=0,
        max_value=MOST_GUESS,
        step=5,
        key=f"{form}.guess",
    )
    components.refusal(f"{form}.guess")
    st.text_area(text("referrals", "form.notes"), key=f"{form}.notes", height=90)


def show(coach: Coach, row_id: int, details: Details) -> None:
    """The details of a referral, folded away."""
    opened = st.expander(text("referrals", "one.details"), key="referrals.details", on_change="rerun")
    if not opened.open:
        return
    if st.session_state.get(OPENED, (None,))[0] != row_id:
        _fill(row_id, details)
    with opened:
        who.one(coach, f"{ONE}.person", text("referrals", "form.person"))
        target_field(coach, f"{ONE}.target")
        fields(ONE)
        st.button(text("referrals", "one.save"), key="referrals.details_save", type="primary", on_click=_save_details)


def _fill(row_id: int, shown: Details) -> None:
    """Put the details into their fields; what they show now is what a save will be compared with."""
    st.session_state[OPENED] = (row_id, shown)
    for name in DETAILS:
        st.session_state[f"{ONE}.{name}"] = getattr(shown, name)
    for name, value in (("person", shown.person), ("target", shown.target)):
        st.session_state[f"{ONE}.{name}"] = [] if value is None else [value]


def _save_details() -> None:
    state = st.session_state
    if OPENED not in state:  # the second click of a double click: the first one saved
        return
    row_id, opened = state[OPENED]
    with session.saving(ONE, said=text("referrals", "one.saved")) as token:
        person, person_name = who.the_one(f"{ONE}.person")
        target, target_name = typed_target(f"{ONE}.target")
        now = Details(
            person,
            target,
            state.get(f"{ONE}.weight") or "unknown",
            state.get(f"{ONE}.guess"),
            state.get(f"{ONE}.notes") or "",
            person_name,
            target_name,
        )
        referrals = session.coach().referrals
        try:
            referrals.edit(row_id, now, opened, token)
        except ChangedSince:
            state[OPENED] = (row_id, rebased(opened, now, referrals.referral(row_id).details))
            raise
        undo.remember("referrals", token, text("referrals", "one.saved"))
        state.pop(OPENED, None)
