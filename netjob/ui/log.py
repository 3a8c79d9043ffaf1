"""Show the form of a touchpoint, long and short, and the ones logged last."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.coaching.touchpoint import Heard, TouchpointForm
from netjob.content import label, text
from netjob.errors import ChangedSince
from netjob.ui import components, inbox, sentence, session, touchpoint_form, touchpoint_reading, undo, who
from netjob.workbook.touchpoints import Logged

EDIT = "log.edit"
OPENED = "log.opened"


def preselect(coach: Coach) -> None:
    """Put the person of `?contact=ID` into the form, once."""
    asked = components.asked("contact")
    if asked is not None and coach.log.choices((asked,)):
        sentence.turn_to(coach, asked)
    st.query_params.pop("contact", None)


def filling(coach: Coach) -> None:
    """A line for what happened, and those from a terminal; once the form is filled, what filled it stands first."""
    filled = sentence.PROPOSED in st.session_state
    if filled:
        sentence.filled()
        _form(coach)
    sentence.line("log")
    inbox.show(coach)
    if not filled:
        _form(coach)


def _form(coach: Coach) -> None:
    """The long form: who, how, when, what was heard; everything else is a click away, or there where it is filled."""
    touchpoint_reading.begin("log", coach.today)
    with st.container(border=True):
        who.several(coach, "log.contacts", text("log", "form.contacts"), lasting=True)
        touchpoint_form.how("log")
        sentence.which_day()
        touchpoint_form.when("log")
        people = who.names(coach, "log.contacts")
        touchpoint_form.heard("log", people)
        touchpoint_form.more(coach, "log", people)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(text("log", "form.save"), key="log.save", type="primary", icon=":material/check:", on_click=_save)
            if not touchpoint_reading.whole("log"):
                st.button(text("log", "form.more"), key="log.more", type="tertiary", on_click=_show_whole)
            if st.session_state["log.parts"] and (reason := session.refused("log")):
                st.caption(text("log", "form.not_yet", reason=components.plain(reason)))


def line(coach: Coach, form: str, contact: int | None = None, then: Callable[[], None] | None = None) -> None:
    """The short form: who, how, and one line of what was heard, as of today.

    Its widgets are named `<form>.contacts`, `.channel`, `.heard`, `.heard_kind` and `.log`. With `contact` it does not
    ask who, and it is taken back where the page does that; else under the form. `then` runs once it was saved.
    """
    if contact is None:
        who.one(coach, f"{form}.contacts", text("log", "line.contacts"))
    touchpoint_form.how(form, lasting=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            text("log", "line.heard"), key=f"{form}.heard", placeholder=text("log", "line.heard_hint"), width="stretch"
        )
        st.selectbox(
            text("log", "line.kind"),
            words.HEARD,
            format_func=components.words("heard"),
            key=f"{form}.heard_kind",
            width=140,
        )
        st.button(
            text("log", "line.save"), key=f"{form}.log", type="primary", on_click=_save_line, args=(form, contact, then)
        )
    if contact is None:
        undo.offer(form)


def latest(coach: Coach) -> None:
    """The touchpoints logged last, each to edit or to move to the trash."""
    if not coach.log.begun():
        components.empty("log", "contacts")
        return
    behind = st.expander(text("log", "latest.heading"), key="log.latest", on_change="rerun")
    if behind.open:
        with behind:
            for row in coach.log.latest():
                if st.session_state.get(OPENED, (None,))[0] == row.id:
                    _edit(coach, row)
                else:
                    _row(row)


def _row(row: Logged) -> None:
    facts = [f"{row.happened_on:%-d %b}", label("channel", row.channel), label("direction", row.direction)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{components.plain(row.name)}**  \n{components.quiet(' · '.join(facts))}", width="stretch")
        for verb, icon, work in (("edit", "edit", _open), ("trash", "delete", _trash)):
            st.button(
                text("log", f"latest.{verb}"),
                key=f"log.{verb}.{row.id}",
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=work,
                args=(row.id,),
            )


def _edit(coach: Coach, row: Logged) -> None:
    """The form of a touchpoint that is being edited, in its place in the list."""
    with st.container(border=True):
        st.markdown(f"**{components.plain(row.name)}**")
        touchpoint_form.how(EDIT)
        touchpoint_form.when(EDIT)
        touchpoint_form.heard(EDIT, [])
        touchpoint_form.more(coach, EDIT, [], touchpoint_reading.EDITED_PARTS)
        with st.container(horizontal=True):
            st.button(text("log", "latest.save"), key="log.edit.save", type="primary", on_click=_save_edit)
            st.button(text("log", "latest.cancel"), key="log.edit.cancel", on_click=_close)


# ------------------------------------------------------------------------------------------------ saving


def _save() -> None:
    clear = [*touchpoint_reading.folded("log"), *who.asked("log.contacts")]
    blank = {"log.contacts": [], **touchpoint_reading.blank("log", session.coach().today)}
    with session.saving("log", *clear, blank=blank) as token:
        contacts, newcomers = who.chosen("log.contacts")
        sentence.day_said()
        _log(touchpoint_reading.typed("log", contacts, newcomers), "log", token)
        sentence.done()


def _show_whole() -> None:
    st.session_state[f"log.{touchpoint_reading.WHOLE}"] = True


def _save_line(form: str, contact: int | None, then: Callable[[], None] | None) -> None:
    blank: dict[str, object] = {f"{form}.channel": None, f"{form}.heard": "", f"{form}.contacts": []}
    with session.saving(form, *who.asked(f"{form}.contacts"), blank=blank) as token:
        contacts, newcomers = ((contact,), ()) if contact else who.chosen(f"{form}.contacts")
        state = st.session_state
        heard = Heard(state.get(f"{form}.heard_kind") or words.HEARD[0], state.get(f"{form}.heard") or "")
        typed = TouchpointForm(
            happened_on=session.coach().today,
            channel=state.get(f"{form}.channel"),
            contacts=contacts,
            new_names=newcomers,
            heard=(heard,),
        )
        _log(typed, form.partition(".")[0] if contact else form, token)
        if then is not None:
            then()


def _log(form: TouchpointForm, page: str, token: str) -> None:
    """Save, and offer to take it back."""
    log = session.coach().log
    names = [*(match.name for match in log.people(form.contacts)), *form.new_names]  # as the form just asked for them
    if log.touchpoint(form, token) is not None:
        undo.remember(page, token, _said(names))


def _said(names: list[str]) -> str:
    if len(names) == 1:
        return text("log", "saved.one", name=names[0])
    return text("log", "saved.many", names=", ".join(names[:-1]), last=names[-1])


def _open(row_id: int) -> None:
    """Open the form of a touchpoint; what it shows now is what a save will be compared with."""
    with session.saving(EDIT):
        shown = session.coach().log.form(row_id)
        touchpoint_reading.fill(EDIT, shown, whole=True)
        st.session_state[OPENED] = (row_id, shown)


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _save_edit() -> None:
    if OPENED not in st.session_state:  # the second click of a double click: the first one saved and closed the form
        return
    row_id, opened = st.session_state[OPENED]
    with session.saving(EDIT, *touchpoint_reading.folded(EDIT)) as token:
        log, typed = session.coach().log, touchpoint_reading.edited(EDIT, opened)
        try:
            log.edit(row_id, typed, opened, token)
        except ChangedSince:
            st.session_state[OPENED] = (row_id, rebased(opened, typed, log.form(row_id)))
            raise
        undo.remember("log", token, text("log", "saved.edited"))
        _close()


def _trash(row_id: int) -> None:
    with session.saving("log.trash") as token:
        session.coach().log.trash(row_id, token)
        undo.remember("log", token, text("log", "saved.trashed"))
