"""Offer everything that can leave: the whole workbook, and a calendar."""

from __future__ import annotations

import io
from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.archive import Archive
from netjob.content import text


def show(coach: Coach) -> None:
    """Both files, made when they are asked for."""
    st.subheader(text("export", "page.title"), anchor=False)
    st.markdown(text("export", "page.whole"))
    _button("whole", text("export", "file_name", day=coach.today), "application/zip", coach.archive)
    st.markdown(text("export", "page.calendar"))
    _button("calendar", text("calendar", "file_name"), "text/calendar", coach.archive)


def _button(kind: str, name: str, mime: str, archive: Archive) -> None:
    st.download_button(
        text("export", f"page.{kind}_button"),
        data=partial(_made, kind, archive),
        file_name=name,
        mime=mime,
        key=f"data.{kind}",
        icon=":material/download:",
        on_click="ignore",
    )


def _made(kind: str, archive: Archive) -> bytes:
    if kind == "calendar":
        return archive.calendar().data
    stream = io.BytesIO()
    archive.export(stream)
    return stream.getvalue()
