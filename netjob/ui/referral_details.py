"""Show where a referral leads and comes from, how much the referrer's word counts, and notes; to add and to change."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import Referral
from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.coaching.referral import MOST_GUESS, to_guess
from netjob.content import label, text
from netjob.errors import ChangedSince
from netjob.ui import components, door, session, undo, who
from netjob.ui.door import ONE, OPENED
from netjob.workbook.referrals import Details

DETAILS = ("weight", "guess", "notes", "came_from_referral")
Credit = tuple[str, int]  # 'give' or 'seed', and its id


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


def guess_field(form: str) -> None:
    """How likely a yes is, before the ask."""
    st.number_input(
        text("referrals", "form.guess"),
        value=None,
        min_value=0,
        max_value=MOST_GUESS,
        step=5,
        key=f"{form}.guess",
        help=text("referrals", "form.guess_help"),
    )
    components.refusal(f"{form}.guess")


def fields(coach: Coach, form: str, direction: str, referrer: int | None, but: int | None = None) -> None:
    """Weight, the referral it came out of, what it grew from, notes; `but` is the referral itself."""
    st.pills(
        text("referrals", "form.weight"), words.WEIGHTS, format_func=components.words("weight"), key=f"{form}.weight"
    )
    _came_from(coach, form, but)
    if direction == "incoming":
        _grew_from(coach, form, referrer)
    st.text_area(text("referrals", "form.notes"), key=f"{form}.notes", height=90)


def grown(form: str, direction: str) -> tuple[int | None, int | None]:
    """(seed, give) of the field for what an incoming referral grew from."""
    chosen: Credit | None = st.session_state.get(f"{form}.grew_from") if direction == "incoming" else None
    if chosen is None:
        return None, None
    place, row_id = chosen
    return (row_id, None) if place == "seed" else (None, row_id)


def _came_from(coach: Coach, form: str, but: int | None) -> None:
    earlier = coach.referrals.earlier(but, st.session_state.get(f"{form}.came_from_referral"))
    if not earlier:
        return
    names = components.distinct({row_id: door.line(one) for row_id, one in earlier.items()})
    st.selectbox(
        text("referrals", "form.came_from_referral"),
        list(names),
        index=None,
        format_func=lambda choice: names.get(choice, ""),
        key=f"{form}.came_from_referral",
        placeholder=text("referrals", "form.came_from_hint"),
    )
    components.refusal(f"{form}.came_from_referral")


def _grew_from(coach: Coach, form: str, referrer: int | None) -> None:
    """What was done for the referrer, and what was planted at large."""
    found = coach.referrals.credits(referrer)
    names = components.distinct(
        {(place, row_id): _credit(place, kind, what, day) for place, row_id, kind, what, day in found}
    )
    if not names:
        st.caption(text("referrals", "form.grew_from_none"))
        return
    st.selectbox(
        text("referrals", "form.grew_from"),
        list(names),
        index=None,
        format_func=lambda choice: names.get(choice, ""),
        key=f"{form}.grew_from",
        placeholder=text("referrals", "form.grew_from_hint"),
    )


def _credit(place: str, kind: str, what: str, day: object) -> str:
    name = label(place, kind)
    return text("referrals", f"form.credit_{place}" if what else "form.credit", kind=name, what=what, day=day)


def show(coach: Coach, found: Referral) -> None:
    """The details of a referral, folded away."""
    opened = st.expander(text("referrals", "one.details"), key="referrals.details", on_change="rerun")
    if not opened.open:
        return
    standing = found.standing
    if st.session_state.get(OPENED, (None,))[0] != standing.id:
        _fill(standing.id, found.details)
    with opened:
        who.one(coach, f"{ONE}.person", text("referrals", "form.person"))
        target_field(coach, f"{ONE}.target")
        guessing = to_guess(standing.direction, standing.step)
        if guessing:
            guess_field(ONE)
        fields(coach, ONE, standing.direction, standing.referrer, standing.id)
        st.button(
            text("referrals", "one.save"),
            key="referrals.details_save",
            type="primary",
            on_click=_save_details,
            args=(guessing, standing.direction),
        )


def _fill(row_id: int, shown: Details) -> None:
    """Put the details into their fields; what they show now is what a save will be compared with."""
    st.session_state[OPENED] = (row_id, shown)
    for name in DETAILS:
        st.session_state[f"{ONE}.{name}"] = getattr(shown, name)
    for name, value in (("person", shown.person), ("target", shown.target)):
        st.session_state[f"{ONE}.{name}"] = [] if value is None else [value]
    credit = ("give", shown.give) if shown.give is not None else ("seed", shown.seed)
    st.session_state[f"{ONE}.grew_from"] = None if credit[1] is None else credit


def _save_details(guessing: bool, direction: str) -> None:
    state = st.session_state
    if OPENED not in state:  # the second click of a double click: the first one saved
        return
    row_id, opened = state[OPENED]
    with session.saving(ONE, said=text("referrals", "one.saved")) as token:
        person, person_name = who.the_one(f"{ONE}.person")
        target, target_name = typed_target(f"{ONE}.target")
        seed, give = grown(ONE, direction)
        now = Details(
            person,
            target,
            state.get(f"{ONE}.weight") or "unknown",
            state.get(f"{ONE}.guess") if guessing else opened.guess,
            state.get(f"{ONE}.notes") or "",
            person_name,
            target_name,
            state.get(f"{ONE}.came_from_referral"),
            seed if direction == "incoming" else opened.seed,
            give if direction == "incoming" else opened.give,
        )
        referrals = session.coach().referrals
        try:
            referrals.edit(row_id, now, opened, token)
        except ChangedSince:
            state[OPENED] = (row_id, rebased(opened, now, referrals.referral(row_id).details))
            raise
        undo.remember("referrals", token, text("referrals", "one.saved"))
        state.pop(OPENED, None)
