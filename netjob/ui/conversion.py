"""Look closer at what turns into what: how long steps take, groups beside each other, the side door."""

from __future__ import annotations

import streamlit as st

from netjob.coach.comparisons import STEPS as COMPARED
from netjob.coach.progress import Progress
from netjob.coaching.reaches import GROUPS
from netjob.coaching.timing import STEPS
from netjob.content import text
from netjob.ui import components, guesses, projection, rulers, side_door


def closer(progress: Progress) -> None:
    """Curves, comparisons, the look ahead and the side door, each drawn only once it is opened."""
    for name, draw in PARTS.items():
        if not _offered(name, progress):
            continue
        part = st.expander(text("progress", f"sections.{name}"), key=f"conversion.{name}", on_change="rerun")
        if part.open:
            with part:
                draw(progress)


def _offered(name: str, progress: Progress) -> bool:
    """Whether there is anything yet that a part could show."""
    if name in ("side_door", "flow"):
        return bool(progress.side_door())
    if name == "guesses":
        return guesses.taken(progress)
    return name != "rulers" or progress.rulers_offered


@st.fragment
def _curves(progress: Progress) -> None:
    """How long a step takes, once enough got there."""
    from netjob.figures import curve

    step = st.segmented_control(
        text("progress", "controls.curve"), STEPS, default=STEPS[0], required=True, key="conversion.curve",
        format_func=components.words("step"),
    )  # fmt: skip
    rows = progress.curve(step)
    if rows is None or rows.empty:
        st.caption(text("progress", "curves.too_few"))
    else:
        components.figure("conversion.time", curve.curve(rows, step, progress.watched(step)))


@st.fragment
def _compare(progress: Progress) -> None:
    """Groups by how the first approach was made."""
    from netjob.figures import groups

    by = st.selectbox(text("progress", "controls.compare_by"), GROUPS, key="conversion.group", format_func=_group_title)
    comparisons = progress.compared(by)
    if not comparisons:
        st.caption(text("progress", "compare.one_group"))
    for found in comparisons:
        step = components.words("people_step")(found.step)
        components.figure(f"conversion.compare_{found.step}", groups.comparison(found, step))
    st.caption(text("progress", "compare.pooled"))


def _group_title(by: str) -> str:
    """What people read for what groups are formed by."""
    kind, _, point = by.partition(":")
    return text("progress", f"by.{kind}") + (f": {components.words('point')(point)}" if point else "")


@st.fragment
def _cohorts(progress: Progress) -> None:
    """What became of each month's people, and how much of a month may be judged."""
    from netjob.figures import flow

    step = st.segmented_control(
        text("progress", "controls.cohort"), COMPARED, default=COMPARED[0], required=True, key="conversion.cohort",
        format_func=components.words("people_step"),
    )  # fmt: skip
    ladders = progress.people("month")
    if not ladders:
        components.empty("ladder_people", "log")
        return
    components.figure("conversion.months", flow.cohorts(ladders, step, progress.horizons["people"][step]))
    st.caption(text("progress", "cohorts.how"))


def _flow(progress: Progress) -> None:
    """Openings from their source to where they stand."""
    from netjob.figures import flow

    components.figure("conversion.standing", flow.flow(progress.flow()))


PARTS = {
    "curves": _curves,
    "cohorts": _cohorts,
    "compare": _compare,
    "projection": projection.ahead,
    "guesses": guesses.guesses,
    "side_door": side_door.side_door,
    "flow": _flow,
    "rulers": rulers.rulers,
}
