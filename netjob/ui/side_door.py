"""Show the side-door scorecard: by source how openings came about, one fact closer, and whose word helped."""

from __future__ import annotations

import streamlit as st

from netjob.coach.progress import Progress
from netjob.coaching.side_door import FACTS
from netjob.content import text
from netjob.ui import components, session


@st.fragment
def side_door(progress: Progress) -> None:
    """Every fact by source as counts with their range, one of them drawn, and the people who vouched."""
    from netjob.figures import groups, scorecard

    sources = progress.side_door()
    headline, table = scorecard.scorecard(sources)
    st.markdown(f"**{components.plain(headline)}**")
    components.as_table(table, headline, key="conversion.scorecard")
    st.caption(text("progress", "side_door.how"))
    fact = st.selectbox(
        text("progress", "controls.fact"), FACTS, key="conversion.fact",
        format_func=lambda name: text("progress", f"fact.{name}"),
    )  # fmt: skip
    components.figure("conversion.openings", groups.side_door(sources, fact))
    vouchers = session.coach().openings.vouchers()
    if vouchers:
        said, people = scorecard.vouchers(vouchers)
        st.markdown(f"**{components.plain(said)}**")
        components.as_table(people, said, key="conversion.vouchers")
