"""Look ahead at the user's pace: one sentence, one picture, and what became of earlier sentences."""

from __future__ import annotations

import streamlit as st

from netjob.coach.progress import Progress
from netjob.coaching.projection import BASE, STEPS
from netjob.content import text
from netjob.ui import components

MOST = 15  # new people a week that the slider offers at least


@st.fragment
def ahead(progress: Progress) -> None:
    """The look ahead; the first time it is shown in a week it is kept, at the user's own pace."""
    from netjob.figures import projection as figures

    ahead = progress.projection
    if ahead is None:
        return
    ahead.issue()
    own = round(ahead.arrivals.weekly)
    step = st.segmented_control(
        text("progress", "projection.step"), STEPS, default=STEPS[0], required=True, key="conversion.ahead",
        format_func=lambda name: text("progress", f"projection.option.{name}"),
    )  # fmt: skip
    chosen = st.slider(
        text("progress", "projection.pace"), 0, max(MOST, 2 * own), own, key="conversion.pace",
        help=text("progress", "projection.pace_help"),
    )  # fmt: skip
    pace = None if chosen == own else float(chosen)
    found = ahead.outlook(step, pace)
    said = ahead.sentence(step, found, chosen if pace is not None else None)
    if ahead.gate(found) == "shown":
        components.figure("conversion.chance", figures.ahead(ahead.outlooks(step, pace), said, ahead.today))
        st.caption(text("progress", "projection.how", base=f"{1000 * BASE[step]:g}"))
    else:
        st.caption(said)
    record = ahead.record()
    if record is not None:
        st.caption(record)
