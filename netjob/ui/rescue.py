"""Offer the newest sound backup, or a new beginning, where the workbook can't be opened."""

from __future__ import annotations

import streamlit as st

from netjob.coach import backups as found
from netjob.content import text
from netjob.errors import NetjobError
from netjob.ui import components, session
from netjob.workbook import backups, restoration
from netjob.workbook.moves import log_of


def show(error: NetjobError) -> None:
    """What is wrong, and what can be done about it; what went wrong when it was tried."""
    components.told()
    components.problem(str(error))
    if not isinstance(error, restoration.REPLACEABLE):
        return
    path = session.path()
    newest = backups.newest_sound(path)
    if newest:
        about = {"when": found.when(newest, None), "about": found.about(newest)}
        st.markdown(text("backups", "rescue.newest", **about))
        st.caption(text("backups", "rescue.restore_why"))
        st.button(
            text("backups", "rescue.restore"),
            key="rescue.restore",
            type="primary",
            icon=":material/settings_backup_restore:",
            on_click=_restore,
            args=(newest.name,),
        )
    else:
        st.markdown(text("backups", "rescue.none"))
    with st.container(horizontal=True):
        if path.is_file() and log_of(path).exists():
            _choice("log")
        _choice("anew")


def trouble() -> None:
    """On every page, as long as the day's backup could not be made."""
    said = session.book().backup_trouble
    if said:
        st.warning(text("backups", "trouble", sentence=components.plain(said)), icon=":material/save:")


def _choice(name: str) -> None:
    with st.popover(text("backups", f"rescue.{name}")):
        st.markdown(text("backups", f"rescue.{name}_why"))
        st.button(text("backups", f"rescue.{name}_sure"), key=f"rescue.{name}", on_click=_choose, args=(name,))


def _choose(name: str) -> None:
    with session.saving("rescue", said=text("backups", f"rescue.{name}_done")):
        path, now = session.let_go(), session.clock()
        if name == "log":
            restoration.leave_log(path, now)
        else:
            restoration.begin_anew(path, now)


def _restore(name: str) -> None:
    """What is open goes to whom it was open for; what can't be opened is moved as it lies."""
    with session.saving("rescue"):
        try:
            done = restoration.restore(session.book(), name)
        except restoration.UNUSABLE:
            done = restoration.rescue(session.path(), name, session.clock())
        said = text("backups", "restored", when=found.when(done.backup, None))
        aside = f" {text('backups', 'aside', path=done.aside)}" if done.aside else ""
        st.session_state[session.SAID] = said + aside
