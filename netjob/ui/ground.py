"""Show common ground: what is noted, what the data proposes, and the four lists it is looked for in."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.words import GROUNDS
from netjob.content import label, text
from netjob.ui import answer, components, exercise, session, undo
from netjob.workbook.ground import Facing

PROMPTS = ("client", "association", "school", "reading")


def shared(coach: Coach, facing: Facing) -> None:
    """What the user shares with a contact, noted or proposed, each a click away."""
    st.markdown(f"**{text('conversation', 'share.title')}**")
    kept = coach.conversation.kept_ground(facing.id)
    for one in kept:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            said = f"{label('ground', one.kind)}: {one.detail}" if one.detail else label("ground", one.kind)
            st.markdown(f":material/check: {components.plain(said)}", width="stretch")
            st.button(
                "",
                key=f"conversation.drop.{one.id}",
                icon=":material/close:",
                type="tertiary",
                help=text("conversation", "share.drop"),
                on_click=_drop,
                args=(one.id,),
            )
    found = coach.conversation.proposals(facing)
    if found:
        st.caption(text("conversation", "share.proposed"))
    for at, proposal in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            said = f"**{components.plain(proposal.detail)}**: {proposal.because}"
            st.markdown(said, width="stretch")
            st.button(
                text("conversation", "share.keep"),
                key=f"conversation.keep.{at}",
                type="tertiary",
                on_click=_keep,
                args=(facing.id, proposal.kind, proposal.detail),
            )
    if not kept and not found:
        st.caption(text("conversation", "share.none"))
    with st.popover(text("conversation", "share.add"), type="tertiary", icon=":material/add:"):
        st.pills(
            text("conversation", "share.add_kind"), GROUNDS, default="other", required=True,
            key="conversation.ground_kind", format_func=components.words("ground"),
        )  # fmt: skip
        st.text_input(text("conversation", "share.add"), key="conversation.ground")
        st.button(text("conversation", "share.add_do"), key="conversation.ground_do", on_click=_add, args=(facing.id,))


def asked_once(coach: Coach) -> None:
    """Clients and suppliers, associations, schools, whom I read: asked once, used for everyone."""
    st.subheader(text("conversation", "ground.title"), anchor=False)
    st.caption(text("conversation", "ground.why"))
    situation = coach.offer.situation()
    for prompt in PROMPTS:
        with st.container(border=True):
            st.markdown(f"**{text('exercises', f'exercise.{prompt}.title')}**")
            exercise.head(prompt, prompt, situation, subheader=False)
            answer.long(
                coach,
                "conversation",
                prompt,
                text("exercises", f"exercise.{prompt}.label"),
                text("exercises", f"exercise.{prompt}.hint"),
            )


# ------------------------------------------------------------------------------------------------ saving


def _keep(contact: int, kind: str, detail: str) -> None:
    with session.saving("conversation.keep") as token:
        session.coach().conversation.keep_ground(contact, kind, detail, token)
        undo.remember("conversation", token, text("conversation", "share.saved"))


def _add(contact: int) -> None:
    detail = st.session_state["conversation.ground"]
    if detail.strip():
        with session.saving("conversation.ground") as token:
            kind = st.session_state["conversation.ground_kind"]
            session.coach().conversation.keep_ground(contact, kind, detail, token)
            undo.remember("conversation", token, text("conversation", "share.saved"))
            st.session_state["conversation.ground"] = ""


def _drop(row_id: int) -> None:
    with session.saving("conversation.drop") as token:
        session.coach().conversation.drop_ground(row_id, token)
        undo.remember("conversation", token, text("conversation", "share.dropped"))
