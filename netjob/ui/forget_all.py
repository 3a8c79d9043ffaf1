"""Begin again with an empty workbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach import Coach
from netjob.coach.forgetting import sure
from netjob.content import text
from netjob.ui import components, jobs, session, working

if TYPE_CHECKING:
    from netjob.coach.archive import Progress

FILES = ("aside", "delete")
KEPT = ("keep", "delete")
FILLED_IN = ("data.all.file", "data.all.kept", "data.all.sure")


def show(coach: Coach) -> None:
    """The last section of the Data page, folded away; over it, as long as there are any, the files set aside."""
    for path in coach.forgetting.aside():
        st.caption(components.plain(text("forget", "all.lies_aside", path=path)))
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
        st.button(text("forget", "all.sure"), key="data.forget", on_click=_forget, disabled=jobs.busy(coach.book.path))


def _choice(key: str, field: str, options: tuple[str, ...], **facts: object) -> None:
    st.radio(
        text("forget", f"all.{key}", **facts),
        options,
        format_func=lambda choice: text("forget", f"all.{field}.{choice}"),
        key=f"data.all.{field}",
    )


def _forget() -> None:
    with session.saving("data.all"):
        coach, state = session.coach(), st.session_state
        keep, keep_backups = state.get("data.all.file") != "delete", state.get("data.all.kept") != "delete"
        typed = state.get("data.all.sure") or ""
        sure(typed, "all")
        work = partial(_begun_again, coach, keep, keep_backups, typed)
        working.begin(working.FORGET_ALL, work, *FILLED_IN, then=_start_anew)


def _start_anew() -> None:
    """Nothing of what was shown before stays: neither what this tab holds nor what an import has to say."""
    jobs.put_away(session.path())
    session.start_mine()


def _begun_again(coach: Coach, keep: bool, keep_backups: bool, typed: str, progress: Progress) -> str:
    """On the thread; the sentence about it."""
    progress("rewriting", 0.0)
    gone = coach.forgetting.forget_all(keep, keep_backups, typed)
    return text("forget", "all.done") + (f" {text('forget', 'all.aside', path=gone)}" if gone else "")
