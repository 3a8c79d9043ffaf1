"""Look closer at what turns into what: how long steps take, groups beside each other, the side door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach.comparisons import STEPS as COMPARED
from netjob.coach.progress import Progress
from netjob.coaching.reaches import GROUPS
from netjob.coaching.timing import STEPS
from netjob.content import text
from netjob.ui import components, guesses, projection, rulers, side_door

if TYPE_CHECKING:
    from netjob.figures.look import Drawn

STEPS_OPENED = "conversion.{}_steps"


def group() -> str | None:
    """By what the steps of the people ladder are shown: 'circle' where that was chosen in their opened part."""
    asked = st.session_state.get(STEPS_OPENED.format("people")) and st.session_state.get("conversion.by") == "circle"
    return "circle" if asked else None


def steps(ladder: str, notes: Sequence[str], drawn: Drawn) -> None:
    """What to know beside a ladder, and how many went on at each step: one sentence, and where it is opened a chart."""
    key = STEPS_OPENED.format(ladder)
    components.lines(notes if st.session_state.get(key) else [*notes, drawn.headline])
    part = st.expander(text("progress", "controls.shares"), key=key, on_change="rerun")
    if not part.open:
        return
    with part:
        if ladder == "people":
            st.segmented_control(
                text("progress", "controls.by"), ("all", "circle"), default="all", required=True, key="conversion.by",
                format_func=lambda name: text("progress", f"by.{name}"), label_visibility="collapsed",
            )  # fmt: skip
        components.figure(f"conversion.{ladder}_shares", drawn)


def closer(progress: Progress) -> None:
    """Curves, comparisons, the look ahead and the side door, one at a time and only where one is chosen."""
    part = st.pills(
        text("progress", "controls.closer"), [name for name in PARTS if _offered(name, progress)],
        key="conversion.closer", format_func=lambda name: text("progress", f"sections.{name}"),
    )  # fmt: skip
    if part is not None:
        PARTS[part](progress)


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
