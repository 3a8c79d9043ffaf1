"""Look closer at the rhythm: days, gaps between touchpoints, new contacts, whom the asks go to, weeks in a row."""

from __future__ import annotations

import streamlit as st

from netjob.coach.progress import Progress
from netjob.coaching import gaps as rules
from netjob.content import text
from netjob.ui import components, session

CALENDAR_WEEKS = 17


def closer(progress: Progress) -> None:
    """One at a time; first the days."""
    part = st.pills(
        text("progress", "controls.closer"), list(PARTS), default="calendar", key="cadence.closer",
        format_func=lambda name: text("progress", f"sections.{name}"),
    )  # fmt: skip
    if part is not None:
        PARTS[part](progress)


def streaks(progress: Progress) -> None:
    """Whether weeks in a row are counted: off until the user wants it."""
    if progress.search is None:
        return
    st.session_state["cadence.streaks"] = progress.streak is not None
    st.toggle(text("progress", "weeks_on_goal.want"), key="cadence.streaks", on_change=_choose)


def _calendar(progress: Progress) -> None:
    from netjob.figures import cadence

    mondays = [week.monday for week in progress.weeks[-CALENDAR_WEEKS:]]
    components.figure("cadence.calendar", cadence.calendar(progress.calendar(CALENDAR_WEEKS), mondays, progress.today))


def _gaps(progress: Progress) -> None:
    from netjob.figures import gaps

    found = progress.rhythm.gaps()
    if not found:
        components.empty("gaps", "contacts")
        return
    components.figure("cadence.between", gaps.gaps(found, progress.cadence_days))
    st.caption(text("progress", "gaps.how", most=rules.MOST_MARKS))


def _newcomers(progress: Progress) -> None:
    from netjob.figures import gaps

    components.figure("cadence.new", gaps.newcomers(*progress.rhythm.newcomers()))


def _asks(progress: Progress) -> None:
    from netjob.figures import gaps

    by_tie = progress.rhythm.asks()
    if not by_tie:
        st.caption(text("progress", "asks.none", days=rules.ASKED_DAYS))
        return
    components.figure("cadence.asked", gaps.asks(by_tie, rules.comfort(by_tie), rules.ASKED_DAYS))


def _choose() -> None:
    with session.saving("cadence"):
        session.coach().prepare.choose(streaks=bool(st.session_state["cadence.streaks"]))


PARTS = {"calendar": _calendar, "gaps": _gaps, "newcomers": _newcomers, "asks": _asks}
