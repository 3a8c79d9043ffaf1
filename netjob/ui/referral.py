"""Show one referral's screen: where it leads and stands, its steps, its opening, its chain, its details."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import Referral, place
from netjob.coaching.referral import to_guess
from netjob.content import label, text
from netjob.errors import NotFound
from netjob.ui import (
    components,
    referral_chain,
    referral_details,
    referral_opening,
    referral_steps,
    registry,
    session,
    undo,
)
from netjob.ui.door import forget, spoken


def chosen() -> int | None:
    """The referral in the address (`?referral=ID`), or None for the list."""
    return components.asked("referral")


def leave() -> None:
    """Back to the list."""
    forget()
    st.query_params.clear()


def screen(coach: Coach, row_id: int) -> None:
    """Everything about one referral."""
    st.button(
        text("referrals", "one.back"),
        key="referrals.back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=leave,
    )
    try:
        found = coach.referrals.referral(row_id)
    except NotFound as gone:
        undo.offer("referrals")
        components.problem(str(gone))
        return
    _head(found)
    undo.offer("referrals")
    _guessed(found)
    referral_steps.show(found)
    referral_steps.further(found)
    referral_opening.show(coach, found)
    referral_chain.show(found)
    referral_details.show(coach, found)
    st.button(
        text("referrals", "one.trash"),
        key="referrals.trash",
        icon=":material/delete:",
        type="tertiary",
        on_click=_trash,
        args=(row_id,),
    )


# ------------------------------------------------------------------------------------------------ the screen


def _head(found: Referral) -> None:
    standing = found.standing
    leads, inside = standing.person_name, place(standing)
    to = leads or inside or text("referrals", "list.somewhere")
    st.title(components.plain(text("referrals", "list.line", referrer=standing.referrer_name, where=to)), anchor=False)
    if leads and inside:
        st.markdown(f"**{components.plain(inside)}**")
    said = "one.ended" if found.ended else "one.stands"
    step, day = label("step", standing.step), spoken(standing.since)
    st.caption(f"{text('referrals', f'one.{standing.direction}')} {text('referrals', said, step=step, day=day)}")
    if found.still_since is not None:
        st.caption(text("referrals", "one.still", day=spoken(found.still_since)))
    if found.advice:
        st.markdown(f":material/lightbulb: {components.plain(found.advice)}")
    with st.container(horizontal=True):
        for contact, name in ((standing.referrer, standing.referrer_name), (standing.person, standing.person_name)):
            if contact is not None and name is not None:
                st.page_link(
                    registry.page("contacts"),
                    label=components.plain(name),
                    icon=":material/person:",
                    query_params={"contact": str(contact)},
                )


def _guessed(found: Referral) -> None:
    """What was guessed before the ask, beside what came."""
    guess, dated = found.details.guess, {rung.step: rung.reached_on for rung in found.rungs}
    if guess is None or to_guess(found.standing.direction, found.standing.step):
        return
    beyond = [day for step, day in dated.items() if step not in ("asked", "declined", "lapsed")]
    if beyond:
        st.caption(text("referrals", "one.guessed_yes", guess=guess, day=spoken(min(beyond))))
    else:
        st.caption(text("referrals", "one.guessed_open", guess=guess))


def _trash(row_id: int) -> None:
    with session.saving("referrals.trash") as token:
        session.coach().referrals.trash(row_id, token)
        undo.remember("referrals", token, text("referrals", "one.trashed"))
        leave()
