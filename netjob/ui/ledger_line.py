"""Show one line of what was given and promised, and change it: kept, another day, other words, out."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.coaching.garden import Entry
from netjob.content import text
from netjob.errors import ChangedSince
from netjob.ui import components, registry, session, tick, undo
from netjob.ui.door import spoken
from netjob.workbook.gives import Line

EDITING = "garden.editing"  # (place, id, the entry as it was opened)
EDIT = "garden.edit"
ICONS = {
    "introduction": "handshake", "information": "mail", "help": "volunteer_activism", "thanks": "favorite",
    "promise": "event_available", "door": "door_open",
}  # fmt: skip


def show(coach: Coach, line: Line, named: bool) -> None:
    """One line; `named`: with whose it is. A promise still open is ticked once it was kept."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False):
        written = _written(line, coach.today, named)
        if line.done_on is None:
            tick.show(written, f"garden.kept.{line.id}", _keep, line.id)
        else:
            st.markdown(written, width="stretch")
        st.button(
            text("garden", "line.more"), key=f"garden.more.{line.place}.{line.id}", type="tertiary",
            on_click=_toggle, args=(line,),
        )  # fmt: skip
    if line.place == "promise" and line.side == "them" and line.done_on is None and line.due_on <= coach.today:
        st.page_link(
            registry.page("conversation"), label=text("garden", "line.nudge"), icon=":material/forum:",
            query_params={"contact": str(line.contact), "view": "prepare"},
        )  # fmt: skip
    if st.session_state.get(EDITING, (None, None))[:2] == (line.place, line.id):
        with st.container(border=True):
            _more(line, named)


def choose(contact: int) -> None:
    """What went each way with one person; the line to write down begins with them."""
    st.session_state.pop(EDITING, None)
    st.session_state["garden.contact"] = [contact]
    st.query_params["contact"] = str(contact)


def close() -> None:
    """Leave the fields of the line that is being changed."""
    st.session_state.pop(EDITING, None)


def _written(line: Line, today: date, named: bool) -> str:
    """With whom and what in the first row, in small grey type what it was and its day."""
    first = " · ".join(filter(None, (f"**{components.plain(line.name)}**" * named, components.plain(line.what))))
    icon = "" if line.done_on is None else f":material/{ICONS[line.kind]}: "
    says = components.quiet(f"{icon}{_says(line, today)}")
    return f"{first}  \n{says}" if first else says


def _says(line: Line, today: date) -> str:
    """What it was and its day; for a promise still open the day it is for, and when it was made."""
    if line.place != "promise":
        return text("garden", "line.on", says=text("garden", f"line.{line.kind}"), day=spoken(line.day))
    if line.done_on is not None:
        return text("garden", "line.on", says=text("garden", f"line.{line.side}_kept"), day=spoken(line.day))
    says = text("garden", f"line.{line.side}_open", day=spoken(line.due_on))
    if line.said_on is None or line.said_on > today:
        return says
    days = (today - line.said_on).days
    ago = "said_days" if days > 1 else "said_one" if days else "said_today"
    return text("garden", "line.on", says=says, day=text("garden", f"line.{ago}", days=days))


def _more(line: Line, named: bool) -> None:
    """What is done rarely: change it or take it out, look at the door or at all that went each way."""
    if line.place != "door":
        _fields()
    with st.container(horizontal=True):
        if line.place == "door":
            st.page_link(
                registry.page("referrals"), label=text("garden", "line.to_door"), icon=":material/door_open:",
                query_params={"referral": str(line.id)},
            )  # fmt: skip
        else:
            st.button(text("garden", "edit.save"), key=f"{EDIT}.save", type="primary", on_click=_save)
            st.button(text("garden", "edit.cancel"), key=f"{EDIT}.cancel", on_click=close)
            st.button(text("garden", "edit.remove"), key=f"{EDIT}.remove", type="tertiary", on_click=_remove)
        if named:
            st.button(
                text("garden", "line.person", name=components.plain(line.name)), key=f"garden.person.{line.contact}",
                icon=":material/person:", type="tertiary", on_click=choose, args=(line.contact,),
            )  # fmt: skip


def _fields() -> None:
    _, _, opened = st.session_state[EDITING]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not opened.promise:
            st.selectbox(
                text("garden", "edit.kind"), words.GIVES, key=f"{EDIT}.kind",
                format_func=components.words("give"), width=170,
            )  # fmt: skip
        st.text_input(text("garden", "edit.what"), key=f"{EDIT}.what")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _day(f"{EDIT}.day", "day_promise" if opened.promise else "day_give")
        if opened.done_on is not None:
            _day(f"{EDIT}.done_on", "done_on")
    for field in ("kind", "what", "day", "done_on"):
        components.refusal(f"{EDIT}.{field}")


def _day(key: str, named: str) -> None:
    st.date_input(text("garden", f"edit.{named}"), value=None, key=key, format="YYYY-MM-DD", width=160)


# ------------------------------------------------------------------------------------------------ saving


def _toggle(line: Line) -> None:
    """Open a line's fields with what the workbook holds, or close them."""
    if st.session_state.get(EDITING, (None, None))[:2] == (line.place, line.id):
        close()
        return
    st.session_state[EDITING] = (line.place, line.id, line.entry)
    for field in ("kind", "what", "day", "done_on"):
        st.session_state[f"{EDIT}.{field}"] = getattr(line.entry, field)


def _keep(promise: int) -> None:
    with session.saving("garden.kept", f"garden.kept.{promise}", EDITING) as token:
        session.coach().garden.keep(promise, token)
        undo.remember("garden", token, text("garden", "line.kept_said"))


def _save() -> None:
    state = st.session_state
    if EDITING not in state:  # the second click of a double click: the first one saved
        return
    place, row_id, opened = state[EDITING]
    with session.saving(EDIT) as token:
        done_on = state.get(f"{EDIT}.done_on") if opened.done_on is not None else None
        kind = opened.kind if opened.promise else state.get(f"{EDIT}.kind")
        now = Entry(kind, state.get(f"{EDIT}.what") or "", state.get(f"{EDIT}.day"), done_on)
        garden = session.coach().garden
        try:
            garden.edit(row_id, now, opened, token)
        except ChangedSince:
            state[EDITING] = (place, row_id, rebased(opened, now, garden.entry(place, row_id)))
            raise
        undo.remember("garden", token, text("garden", "edit.saved"))
        close()


def _remove() -> None:
    if EDITING not in st.session_state:
        return
    place, row_id, _ = st.session_state[EDITING]
    with session.saving("garden.remove", EDITING) as token:
        session.coach().garden.remove(place, row_id, token)
        undo.remember("garden", token, text("garden", "edit.removed"))
