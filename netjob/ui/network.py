"""Show the picture of everybody around the user, narrowed first, with what its letters mean."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.network import MOST_SINGLE, RINGS
from netjob.content import text
from netjob.ui import components
from netjob.workbook.network import Narrowed

WHO = ("kept", "everyone")


def show(coach: Coach) -> None:
    """The filters, the picture with its key, and its table."""
    from netjob.figures import network

    st.caption(text("paths", "picture.why"))
    picture = coach.paths.picture(_narrowed(coach))
    if not picture.people:
        st.caption(text("paths", "picture.nobody"))
        return
    if not picture.dots:
        st.markdown(text("paths", "picture.many", most=MOST_SINGLE))
    components.figure("paths.picture", network.drawn(picture))
    sectors = [
        text("paths", "picture.sector", letter=letter, name=components.plain(name), count=f"{count:,}")
        for letter, name, count in network.key(picture)
    ]
    st.markdown(" · ".join(sectors))


def _narrowed(coach: Coach) -> Narrowed:
    names = coach.paths.targets()
    chosen = st.segmented_control(
        text("paths", "picture.who"),
        WHO,
        default="kept",
        required=True,
        key="paths.who_shown",
        label_visibility="collapsed",
        format_func=lambda name: text("paths", f"picture.{name}"),
    )
    rings = st.pills(
        text("paths", "picture.rings_label"),
        RINGS,
        selection_mode="multi",
        key="paths.rings",
        format_func=lambda ring: text("paths", f"picture.rings.{ring}"),
    )
    targets = st.multiselect(
        text("paths", "picture.targets_label"),
        list(names),
        key="paths.targets",
        format_func=lambda target: names.get(target, ""),
        select_all=False,
        placeholder=text("paths", "picture.targets_hint"),
    )
    return Narrowed(chosen == "everyone", tuple(rings), tuple(targets))
