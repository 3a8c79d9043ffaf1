"""Show guesses before asks beside what came, once there are enough."""

from __future__ import annotations

import streamlit as st

from netjob.coach import guesses as found
from netjob.coach.progress import Progress
from netjob.coaching.calibration import FEWEST
from netjob.content import text
from netjob.ui import components


def taken(progress: Progress) -> bool:
    """Whether anything was guessed at all."""
    shown = found.calibration(progress.book, progress.today)
    return bool(shown.n or shown.too_recent)


def guesses(progress: Progress) -> None:
    """The chart, or how many are still needed for one."""
    shown = found.calibration(progress.book, progress.today)
    if shown.enough:
        from netjob.figures import calibration

        components.figure("conversion.guesses_chart", calibration.calibration(shown))
    else:
        st.caption(text("progress", "guesses.too_few", n=shown.n, too_recent=shown.too_recent, fewest=FEWEST))
    st.caption(text("progress", "guesses.how", days=found.horizon(progress.book)))
