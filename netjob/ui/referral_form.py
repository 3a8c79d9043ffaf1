"""Add a referral: who opens the door, to whom or where, the step it stands at, a guess before an ask."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.identity import organisation_key
from netjob.coaching.referral import FIRST, ReferralForm, rungs, to_guess
from netjob.content import text
from netjob.ui import components, referral_details, session, undo, who

ADDING = "referrals.adding"
FIELDS = (
    "referrer", "person", "direction", "step", "reached_on", "target", "weight", "guess", "notes",
    "came_from_referral", "grew_from",
)  # fmt: skip


def toolbar(coach: Coach) -> None:
    """The way to a new referral, and its form while it is open."""
    if st.session_state.get(ADDING):
        _form(coach)
    else:
        st.button(text("referrals", "list.add"), key="referrals.add", icon=":material/add:", on_click=_open_form)


def _open_form() -> None:
    st.session_state[ADDING] = True


def _close_form() -> None:
    st.session_state.pop(ADDING, None)


def _form(coach: Coach) -> None:
    with st.container(border=True):
        st.subheader(text("referrals", "form.heading"), anchor=False)
        who.one(coach, "referrals.referrer", text("referrals", "form.referrer"))
        direction = st.segmented_control(
            text("referrals", "form.direction"),
            words.REFERRAL_DIRECTIONS,
            default=st.session_state.get("referrals.shown") or "outgoing",
            required=True,
            format_func=components.words("referral_direction"),
            key="referrals.direction",
            on_change=_turned,
        )
        with st.container(horizontal=True, vertical_alignment="top"):
            with st.container(width="stretch"):
                who.one(coach, "referrals.person", text("referrals", "form.person"))
            with st.container(width="stretch"):
                referral_details.target_field(coach, "referrals.target")
        step = _step(coach, direction)
        if to_guess(direction, step):
            _live(coach)
            referral_details.guess_field("referrals")
        with st.expander(text("referrals", "form.more")):
            referrer, _ = _chosen("referrals.referrer")
            referral_details.fields(coach, "referrals", direction, referrer)
        with st.container(horizontal=True):
            st.button(text("referrals", "form.save"), key="referrals.save", type="primary", on_click=_add)
            st.button(text("referrals", "form.cancel"), key="referrals.cancel", on_click=_close_form)


def _step(coach: Coach, direction: str) -> str:
    steps = rungs(direction)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        step = st.selectbox(
            text("referrals", "form.step"),
            steps,
            index=steps.index(FIRST[direction]),
            format_func=components.words("step"),
            key="referrals.step",
        )
        st.date_input(
            text("referrals", "form.reached_on"),
            value=coach.today,
            key="referrals.reached_on",
            format="YYYY-MM-DD",
            width=160,
        )
    components.refusal("referrals.step")
    components.refusal("referrals.reached_on")
    return step


def _live(coach: Coach) -> None:
    """That somebody unknown was asked there lately and has not answered: it advises, and keeps nobody from asking."""
    target, name = referral_details.typed_target("referrals.target")
    at = coach.referrals.targets().get(target, "") if target is not None else name
    said = coach.referrals.asks.live(organisation_key(at) or "") if at else ""
    if said:
        st.caption(f":material/lightbulb: {components.plain(said)}")


def _chosen(key: str) -> tuple[int | None, str]:
    """Who stands in a field so far: a contact, or a name that was typed."""
    entry = next(iter(st.session_state.get(key) or ()), None)
    return (None, entry) if isinstance(entry, str) else (entry, "")


def _turned() -> None:
    """Each direction begins at a step of its own."""
    st.session_state["referrals.step"] = FIRST[st.session_state["referrals.direction"]]


def _add() -> None:
    state = st.session_state
    if not state.get(ADDING):  # the second click of a double click: the first one saved and closed the form
        return
    clear = [f"referrals.{field}" for field in FIELDS]
    asked = [*who.asked("referrals.referrer"), *who.asked("referrals.person")]
    with session.saving("referrals", *clear, *asked) as token:
        referrer, referrer_name = who.the_one("referrals.referrer")
        person, person_name = who.the_one("referrals.person")
        target, target_name = referral_details.typed_target("referrals.target")
        direction, step = state["referrals.direction"], state["referrals.step"]
        seed, give = referral_details.grown("referrals", direction)
        coach = session.coach()
        form = ReferralForm(
            referrer=referrer,
            referrer_name=referrer_name,
            direction=direction,
            step=step,
            reached_on=state["referrals.reached_on"] or coach.today,
            person=person,
            person_name=person_name,
            target=target,
            target_name=target_name,
            weight=state.get("referrals.weight") or "unknown",
            guess=state.get("referrals.guess") if to_guess(direction, step) else None,
            came_from_referral=state.get("referrals.came_from_referral"),
            seed=seed,
            give=give,
            notes=state.get("referrals.notes") or "",
        )
        coach.referrals.add(form, token)
        state["referrals.shown"] = form.direction
        undo.remember("referrals", token, text("referrals", "form.added"))
        _close_form()
