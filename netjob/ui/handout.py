"""Offer the progress report as a file."""

from __future__ import annotations

import streamlit as st

from netjob import handout
from netjob.coach.progress import Progress
from netjob.content import text

FILE = "progress-{day}.html"


def offer(progress: Progress) -> None:
    """The button; the page is made when it is clicked."""
    st.download_button(
        text("progress", "handout.button"),
        data=lambda: handout.made(progress),
        file_name=FILE.format(day=progress.today.isoformat()),
        mime="text/html",
        key="conversion.handout",
        icon=":material/print:",
        help=text("progress", "handout.help"),
        on_click="ignore",
    )
