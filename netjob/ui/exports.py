"""Offer everything that can leave: the whole workbook, and a calendar."""

from __future__ import annotations

import io
from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.archive import Archive
from netjob.coach.passphrase import sealing
from netjob.content import text
from netjob.exchange.sealed import SHORTEST
from netjob.ui import components

SEAL = "data.seal"


def show(coach: Coach) -> None:
    """Both files, made when they are asked for."""
    st.subheader(text("export", "page.title"), anchor=False)
    st.markdown(text("export", "page.whole"))
    _whole(coach)
    st.markdown(text("export", "page.calendar"))
    _button("calendar", text("calendar", "file_name"), "text/calendar", coach.archive)


def _whole(coach: Coach) -> None:
    """The workbook as one ZIP, sealed when a passphrase stands in its field and is long enough."""
    phrase = ""
    box = st.expander(text("export", "page.seal"), icon=":material/lock:", key=SEAL, on_change="rerun")
    if components.was_opened(SEAL, box.open):
        with box:
            st.markdown(text("export", "page.seal_why"))
            phrase = st.text_input(text("export", "page.passphrase"), key="data.passphrase", type="password")
    short = 0 < len(phrase or "") < SHORTEST
    if short:
        st.caption(f":red[:material/error: {text('errors', 'refused.passphrase_short', shortest=SHORTEST)}]")
        return
    name = text("export", "file_name_sealed" if phrase else "file_name", day=coach.today)
    mime = "application/octet-stream" if phrase else "application/zip"
    _button("whole", name, mime, coach.archive, phrase or "")


def _button(kind: str, name: str, mime: str, archive: Archive, phrase: str = "") -> None:
    st.download_button(
        text("export", f"page.{'sealed' if phrase else kind}_button"),
        data=partial(_made, kind, archive, phrase),
        file_name=name,
        mime=mime,
        key=f"data.{kind}",
        icon=":material/download:",
        on_click="ignore",
    )


def _made(kind: str, archive: Archive, phrase: str) -> bytes:
    if kind == "calendar":
        return archive.calendar().data
    stream = io.BytesIO()
    with sealing(stream, phrase or None, archive.book.workbook_id) as inside:
        archive.export(inside)
    return stream.getvalue()
