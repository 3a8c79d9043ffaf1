"""Show published numbers as cards, filtered by what they are about, how sure they are, and words."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from netjob.coach import Coach
from netjob.coach.evidence import GRADES, Finding
from netjob.content import chapter, text
from netjob.ui import components

COLOURS: dict[str, Literal["green", "blue", "gray"]] = {"high": "green", "medium": "blue", "low": "gray"}
ABOUT = ("measured", "whom", "when", "source", "caveat")


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
    """One number: the claim, what was found, how sure it is; everything about it one click away.

    Few elements each: a page of thirty cards is slow by their number, not by what stands in them.
    """
    grade = found.grade.partition("-")[0]
    lines = [
        f"**{components.plain(found.claim)}**",
        components.plain(found.number),
        f":small[:gray[{components.plain(found.source)}]]",
        f":{COLOURS[grade]}-badge[{text('evidence', 'page.grade', grade=text('evidence', f'grade.{found.grade}'))}] "
        f":gray-badge[{text('evidence', f'use.{found.use}')}]",
    ]
    explained = (text("evidence", f"grade_help.{grade}"), text("evidence", f"use_help.{found.use}"))
    with st.container(border=True, gap="xsmall"):
        st.markdown("\n\n".join(lines), help="  \n".join(explained))
        with st.popover(text("evidence", "page.details", id=found.id), type="tertiary"):
            about(found)


def about(found: Finding) -> None:
    """What was measured, on whom and when, where it is from, and what to mind."""
    said = ((name, components.plain(getattr(found, name))) for name in ABOUT)
    st.markdown("\n\n".join(f"**{text('evidence', f'page.{name}')}:** {what}" for name, what in said))


def refused(coach: Coach) -> None:
    """What is not quoted, and why."""
    st.subheader(text("evidence", "page.refused"), anchor=False)
    st.caption(text("evidence", "page.refused_why"))
    for refusal in coach.evidence.refusals():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":material/block: **{components.plain(refusal.claim)}**\n\n{components.plain(refusal.why)}")
            if refusal.instead:
                st.caption(text("evidence", "page.instead", ids=", ".join(refusal.instead)))
