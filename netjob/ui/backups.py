"""List the backups, make one now, put one back, and back again."""

from __future__ import annotations

from datetime import tzinfo

import streamlit as st

from netjob.coach import Coach
from netjob.coach import backups as found
from netjob.coach.backups import PAGE
from netjob.content import text
from netjob.ui import components, jobs, session
from netjob.workbook.backups import Backup

PAGES = "data.backups_page"
BACK = "data.restored"


def show(coach: Coach) -> None:
    """The section of the Data page."""
    st.subheader(text("backups", "title"), anchor=False)
    _restored()
    zone, last = coach.archive.zone, coach.backups.last()
    newest = _said("last", last, zone) if last else text("backups", "none")
    st.markdown(f"{text('backups', 'what')}\n\n{newest}")
    busy = jobs.busy(coach.book.path)
    st.button(text("backups", "now"), key="data.back_up", icon=":material/save:", on_click=_back_up, disabled=busy)
    _list(coach, zone, busy)
    limits = st.expander(text("backups", "limits"), icon=":material/help:", key="data.limits", on_change="rerun")
    if limits.open:
        limits.markdown(text("backups", "limits_text"))


def _list(coach: Coach, zone: tzinfo | None, busy: bool) -> None:
    """All of them, a page at a time; each is hashed when it is looked at for the first time."""
    total, shown = coach.backups.listed(components.offset(PAGES, PAGE))
    if not total:
        return
    listing = st.expander(text("backups", "list", count=total), key="data.backups", on_change="rerun")
    if not listing.open:
        return
    with listing:
        for backup in shown:
            _line(backup, zone, busy)
        components.pages(PAGES, total, PAGE)


def _line(backup: Backup, zone: tzinfo | None, busy: bool) -> None:
    sound = found.holds(backup)
    icon = ":material/check:" if sound else ":material/error:"
    with st.container(horizontal=True, vertical_alignment="center"):
        says = f"{found.about(backup)} · {icon} {text('backups', 'sound' if sound else 'unsound')}"
        st.markdown(f"{found.when(backup, zone)}  \n{components.quiet(says)}", width="stretch")
        if sound:
            _way_back(backup, busy)


def _way_back(backup: Backup, busy: bool) -> None:
    """What restoring means, and the click for it, drawn while it is open."""
    box = st.popover(
        text("backups", "restore"), icon=":material/settings_backup_restore:", disabled=busy,
        key=f"data.way_back.{backup.name}", on_change="rerun",
    )  # fmt: skip
    if box.open:
        with box:
            st.markdown(text("backups", "restore_why"))
            st.button(
                text("backups", "restore_sure"),
                key=f"data.restore.{backup.name}",
                type="primary",
                on_click=_restore,
                args=(backup.name,),
            )


def _restored() -> None:
    """What was restored last in this window, and the one click back."""
    if BACK not in st.session_state:
        return
    said, name = st.session_state[BACK]
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {said}", width="stretch")
        st.button(
            text("backups", "back"), key="data.restore_back", icon=":material/undo:", on_click=_restore, args=(name,)
        )


def _said(key: str, backup: Backup, zone: tzinfo | None) -> str:
    return text("backups", key, when=found.when(backup, zone), about=found.about(backup))


def _back_up() -> None:
    with session.saving("data.back_up"):
        made = session.coach().backups.back_up()
        st.session_state[session.SAID] = text("backups", "made", about=found.about(made))


def _restore(name: str) -> None:
    """Every window sees what was restored."""
    with session.saving("data.restore"):
        coach = session.coach()
        done = coach.backups.restore(name)
        jobs.put_away(coach.book.path)
        said = text("backups", "restored", when=found.when(done.backup, session.coach().archive.zone))
        if done.kept:
            st.session_state[BACK] = (said, done.kept.name)
        else:
            st.session_state[session.SAID] = said
