"""Show the draft check: a message, what is right in it, what could be otherwise, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.draft import Finding
from netjob.coaching.words import CHANNELS
from netjob.content import label, text
from netjob.ui import components
from netjob.workbook.ground import Facing

COUNTED = ("too_long", "short")  # their words are numbers, said in the sentence itself
MOST_WORDS = 6
HEIGHT = 220


def show(coach: Coach, facing: Facing | None, angle: str) -> None:
    """The field, and the reading of what stands in it."""
    st.subheader(text("draft", "form.title"), anchor=False)
    st.caption(text("draft", "form.why"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        channel = st.selectbox(
            text("draft", "form.channel"),
            CHANNELS,
            key="conversation.channel",
            format_func=components.words("channel"),
            persist_state="session",
        )
        giving = st.toggle(text("draft", "form.giving"), key="conversation.giving", persist_state="session")
    typed = st.text_area(text("draft", "form.text"), key="conversation.draft", height=HEIGHT, persist_state="session")
    st.button(text("draft", "form.check"), key="conversation.check", type="primary")
    if not (typed or "").strip():
        return
    _to(facing, angle)
    reading = coach.conversation.check(typed or "", facing, channel or CHANNELS[0], angle, giving)
    right, otherwise = st.columns(2, gap="large")
    with right:
        _found("rights", "praise", ":material/check:", reading.praises)
    with otherwise:
        if reading.findings:
            _found("findings", "finding", ":material/lightbulb:", reading.findings)
        else:
            st.markdown(f"**{text('draft', 'form.findings')}**")
            st.markdown(text("draft", "form.nothing"))


def _to(facing: Facing | None, angle: str) -> None:
    if facing is None:
        st.caption(text("draft", "form.to_nobody"))
        return
    answered = text("draft", "form.answered" if facing.answered else "form.unanswered")
    to = text("draft", "form.to", name=components.plain(facing.name), angle=label("angle", angle))
    st.caption(f"{to} {answered}")


def _found(heading: str, group: str, icon: str, found: Sequence[Finding]) -> None:
    if not found:
        return
    st.markdown(f"**{text('draft', f'form.{heading}')}**")
    for one in found:
        with st.container(gap=None):
            facts = {"words": one.words[0], "most": one.words[-1]} if one.kind in COUNTED else {}
            st.markdown(f"{icon} {text('draft', f'{group}.{one.kind}', **facts)}")
            if one.words and one.kind not in COUNTED:
                words = ", ".join(f"“{components.plain(word)}”" for word in one.words[:MOST_WORDS])
                st.caption(text("draft", "form.words", words=words))
