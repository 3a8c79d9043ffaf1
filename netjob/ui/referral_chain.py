"""Show the chain a referral stands in: the doors that led to it and the doors behind it."""

from __future__ import annotations

import streamlit as st

from netjob.coach.referrals import Link, Referral
from netjob.content import label, text
from netjob.ui import components, door

DEEPEST = 5  # further in nothing is indented any more: a phone has no room
STEP_IN = 20  # pixels
BEHIND = ":material/subdirectory_arrow_right:"


def show(found: Referral) -> None:
    """The chain as a list, the first door on top; nothing for a referral that stands alone."""
    if not found.chain:
        return
    st.subheader(text("referrals", "chain.title"), anchor=False)
    with st.container(border=True, gap=None):
        for link in found.chain:
            with st.container(horizontal=True, vertical_alignment="center", gap=None):
                if link.depth:
                    st.space(STEP_IN * min(link.depth, DEEPEST))
                _door(link)


def _door(link: Link) -> None:
    """The door on screen in bold, the others as links."""
    icon = BEHIND if link.depth else door.DOOR
    if link.here:
        line, step = components.plain(door.line(link.standing)), label("step", link.standing.step)
        st.markdown(f"{icon} **{line}** :gray[· {step}]", width="content")
    else:
        door.way(link.standing, icon)
