"""Begin again with an empty workbook."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.content import text
from netjob.ui import components, jobs, session

FILES = ("aside", "delete")
KEPT = ("keep", "delete")


def show(coach: Coach) -> None:
    """The last section of the Data page, folded away."""
    section = st.expander(
        text("forget", "all.title"), icon=":material/delete_forever:", key="data.forget_all", on_change="rerun"
    )
    if not section.open:
        return
    with section:
        st.markdown(text("forget", "all.why"))
        _choice("present", "file", FILES)
        total, _ = coach.backups.listed()
        if total:
            _choice("backups", "kept", KEPT, count=total)
        else:
            st.caption(text("forget", "all.no_backups"))
        st.caption(text("forget", "person.elsewhere"))
        word = text("forget", "all.word")
        st.text_input(text("forget", "all.type", word=word), key="data.all.sure", width=320)
        components.refusal("data.all.sure")
        job = jobs.of(coach.book.path)
        st.button(
            text("forget", "all.sure"),
            key="data.forget",
            on_click=_forget,
            disabled=job is not None and job.running,
        )


def _choice(key: str, field: str, options: tuple[str, ...], **facts: object) -> None:
    st.radio(
        text("forget", f"all.{key}", **facts),
        options,
        format_func=lambda choice: text("forget", f"all.{field}.{choice}"),
        key=f"data.all.{field}",
    )


def _forget() -> None:
    with session.saving("data.all", "data.all.sure"):
        coach, state = session.coach(), st.session_state
        keep, keep_backups = state.get("data.all.file") != "delete", state.get("data.all.kept") != "delete"
        gone = coach.forgetting.forget_all(keep, keep_backups, state.get("data.all.sure") or "")
        jobs.put_away(coach.book.path)
        aside = f" {text('forget', 'all.aside', path=gone)}" if gone else ""
        session.start_mine()
        st.session_state[session.SAID] = text("forget", "all.done") + aside
