"""Show published numbers by what they are about, filtered by that, by how sure they are, and by words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import streamlit as st

from netjob.coach import Coach
from netjob.coach.evidence import GRADES, USES, Finding, Refusal
from netjob.content import chapter, text
from netjob.ui import components

COLOURS: dict[str, Literal["green", "blue", "gray"]] = {"high": "green", "medium": "blue", "low": "gray"}
ABOUT = ("measured", "whom", "when", "source", "caveat")
BETWEEN = "\n\n---\n\n"


def show(coach: Coach) -> None:
    """The controls, and the numbers they leave: one element for what is about the same thing.

    A card for each number would be slow: by the number of elements, not by what stands in them.
    """
    found = _filters(coach)
    details = st.toggle(text("evidence", "page.all_details"), key="evidence.details")
    st.caption(text("evidence", "page.found", count=len(found), all=len(coach.evidence.findings())))
    if not found:
        st.info(text("evidence", "page.none"))
    for group in chapter("evidence")["group"]:
        said = [_said(one, details) for one in found if one.group == group]
        if said:
            st.subheader(text("evidence", f"group.{group}"), anchor=False)
            st.markdown(BETWEEN.join(said))


def _filters(coach: Coach) -> list[Finding]:
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
            help=_explained(GRADES, USES),
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
    """One number by itself: the claim, what was found, how sure it is; everything about it one click away."""
    explained = _explained((found.grade.partition("-")[0],), (found.use,))
    with st.container(border=True, gap="xsmall"):
        st.markdown(_said(found, details=False), help=explained)
        with st.popover(text("evidence", "page.details", id=found.id), type="tertiary"):
            about(found)


def about(found: Finding) -> None:
    """What was measured, on whom and when, where it is from, and what to mind."""
    st.markdown("\n\n".join(_about(found)))


def refused(coach: Coach) -> None:
    """What is not quoted, and why."""
    st.subheader(text("evidence", "page.refused"), anchor=False)
    st.caption(text("evidence", "page.refused_why"))
    st.markdown(BETWEEN.join(map(_refusal, coach.evidence.refusals())))


@cache
def _said(found: Finding, details: bool) -> str:
    """The words on one number; they stand in a file, and are put together once."""
    grade = text("evidence", "page.grade", grade=text("evidence", f"grade.{found.grade}"))
    badges = (
        f":{COLOURS[found.grade.partition('-')[0]]}-badge[{grade}] :gray-badge[{text('evidence', f'use.{found.use}')}]"
    )
    lines = (
        f"**{components.plain(found.claim)}**  \n{components.plain(found.number)}",
        *(_about(found) if details else [components.quiet(components.plain(found.source))]),
        f"{badges} {components.quiet(found.id)}",
    )
    return "\n\n".join(lines)


def _about(found: Finding) -> list[str]:
    return [f"**{text('evidence', f'page.{name}')}:** {components.plain(getattr(found, name))}" for name in ABOUT]


def _explained(grades: Sequence[str], uses: Sequence[str]) -> str:
    """What the words for how sure and for what they are good mean."""
    said = {text("evidence", f"grade.{one}"): text("evidence", f"grade_help.{one}") for one in grades}
    said |= {text("evidence", f"use.{one}"): text("evidence", f"use_help.{one}") for one in uses}
    return "  \n".join(f"**{word}**: {meaning}" for word, meaning in said.items())


@cache
def _refusal(found: Refusal) -> str:
    lines = [f":material/block: **{components.plain(found.claim)}**  \n{components.plain(found.why)}"]
    if found.instead:
        lines.append(components.quiet(text("evidence", "page.instead", ids=", ".join(found.instead))))
    return "\n\n".join(lines)
