"""Show published numbers as cards, filtered by what they are about, how sure they are, and words."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from netjob.coach import Coach
from netjob.coach.evidence import GRADES, Finding
from netjob.content import chapter, text
from netjob.ui import components

COLOURS: dict[str, Literal["green", "blue", "gray"]] = {"high": "green", "medium": "blue", "low": "gray"}


def filters(coach: Coach) -> list[Finding]:
    """The controls, and the numbers they leave."""
    groups = st.pills(
        text("evidence", "page.groups"),
        list(chapter("evidence")["group"]),
        selection_mode="multi",
        key="evidence.groups",
        format_func=lambda name: text("evidence", f"group.{name}"),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        grades = st.pills(
            text("evidence", "page.grades"),
            GRADES,
            selection_mode="multi",
            key="evidence.grades",
            format_func=lambda name: text("evidence", f"grade.{name}"),
            help="  \n".join(
                f"**{text('evidence', f'grade.{g}')}**: {text('evidence', f'grade_help.{g}')}" for g in GRADES
            ),
        )
        words = st.text_input(
            text("evidence", "page.search"),
            key="evidence.search",
            placeholder=text("evidence", "page.search_hint"),
            icon=":material/search:",
            live=True,
        )
    return coach.evidence.findings(groups, grades, words or "")


def card(found: Finding) -> None:
    """One number: the claim, what was found, how sure it is; everything about it one click away."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{components.plain(found.claim)}**")
        st.markdown(components.plain(found.number))
        st.caption(components.plain(found.source))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(
                text("evidence", "page.grade", grade=text("evidence", f"grade.{found.grade}")),
                color=COLOURS[found.grade.partition("-")[0]],
                help=text("evidence", f"grade_help.{found.grade.partition('-')[0]}"),
            )
            st.badge(text("evidence", f"use.{found.use}"), color="gray", help=text("evidence", f"use_help.{found.use}"))
            with st.popover(text("evidence", "page.details", id=found.id), type="tertiary"):
                about(found)


def about(found: Finding) -> None:
    """What was measured, on whom and when, where it is from, and what to mind."""
    for name in ("measured", "whom", "when", "source", "caveat"):
        said = components.plain(getattr(found, name))
        st.markdown(f"**{text('evidence', f'page.{name}')}:** {said}")


def refused(coach: Coach) -> None:
    """What is not quoted, and why."""
    st.subheader(text("evidence", "page.refused"), anchor=False)
    st.caption(text("evidence", "page.refused_why"))
    for refusal in coach.evidence.refusals():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":material/block: **{components.plain(refusal.claim)}**")
            st.markdown(components.plain(refusal.why))
            if refusal.instead:
                st.caption(text("evidence", "page.instead", ids=", ".join(refusal.instead)))
