"""Show what follows a found job: the way into keeping mode, and who opened a door."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.content import text
from netjob.ui import components, registry, session

PAGE = "today.openers"
LISTED = 10


def accepted(coach: Coach) -> bool:
    """An offer was accepted: the search may be over, or go on. Whether that is asked."""
    found = coach.keeping.accepted()
    if found is None:
        return False
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = text("today", "accepted.why", organisation=found[0])
        st.markdown(f":material/task_alt: {components.plain(said)}", width="stretch")
        st.page_link(
            registry.page("preferences"),
            label=text("today", "accepted.end"),
            icon=":material/flag:",
            query_params={"end": "found"},
        )
        st.button(text("today", "accepted.go_on"), key="today.search_goes_on", type="tertiary", on_click=_go_on)
    return True


def openers(coach: Coach) -> None:
    """Who opened a door in the search that ended well, and who of them has heard."""
    everybody = coach.keeping.openers()
    if not everybody:
        return
    heard = sum(one.thanked is not None for one in everybody)
    st.subheader(text("today", "openers.title"), anchor=False)
    with st.container(border=True, gap="xsmall"):
        st.markdown(text("today", "openers.heard", heard=heard, all=len(everybody)))
        start = components.offset(PAGE, LISTED)
        for one in everybody[start : start + LISTED]:
            icon = "check" if one.thanked else "volunteer_activism"
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.page_link(
                    registry.page("contacts"),
                    label=components.plain(one.name),
                    icon=f":material/{icon}:",
                    query_params={"contact": str(one.contact)},
                )
                key = "thanked" if one.thanked else "led" if one.led else "along"
                said = text("today", f"openers.{key}", organisation=one.led)
                st.caption(components.plain(said), width="content")
        components.pages(PAGE, len(everybody), LISTED)


def _go_on() -> None:
    with session.saving("today", said=text("today", "accepted.said")):
        session.coach().keeping.go_on()
