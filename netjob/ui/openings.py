"""Show the list of openings: search, where they stand, how they were found, twenty at a time."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach.openings import PAGE
from netjob.coaching import words
from netjob.coaching.opening import END
from netjob.content import label, text
from netjob.ui import components, door, opening, registry
from netjob.workbook.opening_listing import SORTS, Listed, OpeningView

PAGES = "referrals.openings_page"
GOING_ON = tuple(stage for stage in words.STAGES if stage != END)


def show(coach: Coach) -> None:
    """The list as it is narrowed now; the closed ones show when they are asked for."""
    counts = coach.openings.counts()
    if not counts:
        components.empty("openings")
        return
    total, rows = coach.openings.page(_narrowed(counts), components.offset(PAGES, PAGE))
    if not total:
        st.caption(text("openings", "list.nobody"))
        return
    with st.container(border=True, gap="small"):
        for row in rows:
            _line(row, coach.today)
    with st.container(horizontal=True, vertical_alignment="center"):
        said = "list.found_one" if total == 1 else "list.found"
        st.caption(text("openings", said, total=f"{total:,}"), width="stretch")
        components.pages(PAGES, total, PAGE)
    st.page_link(registry.page("conversion"), label=text("openings", "list.scorecard"), icon=":material/stairs:")


def _narrowed(counts: dict[str, int]) -> OpeningView:
    with st.container(horizontal=True, vertical_alignment="center"):
        typed = st.text_input(
            text("openings", "list.search"),
            key="referrals.opening_search",
            type="search",
            live=True,
            placeholder=text("openings", "list.search"),
            label_visibility="collapsed",
            width="stretch",
            on_change=_first_page,
        )
        with st.popover(text("openings", "list.filters"), icon=":material/filter_list:"):
            sources = st.pills(
                text("openings", "form.source"),
                words.SOURCES,
                selection_mode="multi",
                format_func=components.words("source"),
                key="referrals.opening_sources",
                on_change=_first_page,
            )
            sort = st.selectbox(
                text("openings", "list.sort"),
                list(SORTS),
                format_func=lambda name: text("openings", f"sorts.{name}"),
                key="referrals.opening_sort",
                on_change=_first_page,
            )
    stages = st.pills(
        text("openings", "list.stages"),
        list(counts),
        selection_mode="multi",
        format_func=lambda stage: text(
            "openings", "list.stage_count", stage=label("stage", stage), count=counts.get(stage, 0)
        ),
        key="referrals.opening_stages",
        label_visibility="collapsed",
        on_change=_first_page,
    )
    return OpeningView(typed or "", tuple(stages) or GOING_ON, tuple(sources), sort)


def _line(row: Listed, today: date) -> None:
    """One opening: its organisation opens it; the role, where it stands and since when, and how it was found."""
    with st.container(gap=None):
        st.button(
            components.plain(row.organisation),
            key=f"referrals.opening_open.{row.id}",
            type="tertiary",
            on_click=opening.choose,
            args=(row.id,),
        )
        if row.role:
            st.markdown(f":small[{components.plain(row.role)}]")
        facts = label("stage", row.stage), door.since(row.since, today), label("source", row.source)
        st.caption(" · ".join(facts))


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)
