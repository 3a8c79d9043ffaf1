"""Show the one-page brief: what goes in, how it reads, and the files to hand over."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.brief import OPEN, PRIVATE
from netjob.coaching.sheet import Sheet
from netjob.content import text
from netjob.exchange import documents
from netjob.ui import answer, components, step

HELPS = "helps"


def show(coach: Coach) -> None:
    """The ticks, a preview, three files."""
    st.subheader(text("brief", "form.title"), anchor=False)
    st.markdown(text("brief", "form.why"))
    with st.container(border=True):
        name = st.text_input(text("brief", "form.name"), key="offer.brief_name", persist_state="session")
        parts = st.pills(
            text("brief", "form.parts"), OPEN, selection_mode="multi", default=OPEN, key="offer.brief_parts",
            format_func=_part,
        )  # fmt: skip
        private = st.pills(
            text("brief", "form.private"), PRIVATE, selection_mode="multi", key="offer.brief_private", format_func=_part
        )
        key = answer.field("offer", HELPS)
        step.stored(key, coach.prepare.answer(HELPS))
        helps = st.text_input(
            text("brief", "form.helps"),
            key=key,
            placeholder=text("brief", "form.helps_hint"),
            on_change=answer.keep,
            args=("offer", HELPS),
        )
    sheet = coach.brief.sheet(name or "", helps or "", [*parts, *private])
    if not sheet.sections:
        st.info(text("brief", "form.empty"))
        return
    preview(sheet)
    st.caption(text("brief", "form.short"))
    downloads(sheet, "offer.brief", text("brief", "form.file"))


def preview(sheet: Sheet) -> None:
    """The sheet as it will read."""
    with st.container(border=True, gap="small"):
        st.markdown(f"### {components.plain(sheet.title)}")
        st.caption(components.plain(sheet.subtitle))
        for section in sheet.sections:
            st.markdown(f"**{components.plain(section.heading)}**")
            lines = [components.plain(line) for line in section.lines]
            st.markdown("\n".join(f"- {line}" for line in lines) if section.listed else "\n\n".join(lines))


def downloads(sheet: Sheet, key: str, name: str) -> None:
    """Markdown, HTML to print, and DOCX; each is made when it is asked for."""
    with st.container(horizontal=True):
        for kind, write, mime in (
            ("markdown", documents.markdown, "text/markdown"),
            ("html", documents.html, "text/html"),
            ("docx", documents.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ):
            ending = "md" if kind == "markdown" else kind
            st.download_button(
                text("brief", f"form.{kind}"),
                partial(write, sheet),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{key}_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def _part(name: str) -> str:
    return text("brief", f"parts.{name}")
