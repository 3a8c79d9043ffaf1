"""Show the resistance check: what is put off, what one tells oneself, one small try, and what is known about it."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.content import chapter, text
from netjob.ui import answer, components, evidence, registry, session

PROMPTS = ("resistance", "resistance_tell", "resistance_rep")


def show(coach: Coach) -> None:
    """Three short questions, answered with facts and their sources."""
    for prompt in PROMPTS:
        answer.long(
            coach,
            "offer",
            prompt,
            text("exercises", f"exercise.{prompt}.label"),
            text("exercises", f"exercise.{prompt}.hint"),
        )
    st.markdown(f"**{text('offer', 'resistance.facts')}**")
    facts = chapter("offer")["resistance"]["evidence"]
    kind = st.pills(
        text("offer", "resistance.kind"),
        list(facts),
        key="offer.resistance_kind",
        default="asking",
        required=True,
        format_func=lambda name: text("offer", f"resistance.kinds.{name}"),
    )
    for found in coach.evidence.chosen(facts[kind]):
        evidence.card(found)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(text("offer", "resistance.dismiss"), key="offer.dismiss_resistance", on_click=_dismiss)
        st.caption(components.plain(text("offer", "resistance.dismiss_hint")), width="content")


def offer(coach: Coach) -> None:
    """Today's offer of the check, drawn once it is opened: one small try, the whole of it, or never again."""
    if not coach.offer.resistance_open():
        return
    why = f":material/self_improvement: {text('today', 'resistance.why')}"
    box = st.expander(why, key="today.resistance", on_change="rerun")
    if components.was_opened("today.resistance", box.open):
        with box:
            _look()


def _look() -> None:
    with (
        st.form("today.rep_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            text("today", "resistance.rep"),
            key="today.rep",
            placeholder=text("exercises", "exercise.resistance_rep.hint"),
            width="stretch",
        )
        st.form_submit_button(text("today", "resistance.keep"), key="today.keep_rep", on_click=_keep)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            registry.page("offer"),
            label=text("today", "resistance.whole"),
            icon=":material/arrow_forward:",
            query_params={"exercise": "resistance"},
        )
        st.button(
            text("offer", "resistance.dismiss"), key="today.dismiss_resistance", type="tertiary", on_click=_dismiss
        )


def _keep() -> None:
    rep = st.session_state.get("today.rep", "")
    if rep.strip():
        with session.saving("today.rep", "today.rep", said=text("today", "resistance.kept")) as token:
            session.coach().prepare.write("resistance_rep", rep, 0, token)


def _dismiss() -> None:
    with session.saving("offer.resistance", said=text("offer", "resistance.dismissed")):
        session.coach().offer.dismiss_resistance()
