"""Show the resistance check: what is put off, what one tells oneself, one small try, and what is known about it."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.content import chapter, text
from netjob.ui import answer, components, evidence, session

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


def _dismiss() -> None:
    with session.saving("offer.resistance", said=text("offer", "resistance.dismissed")):
        session.coach().offer.dismiss_resistance()
