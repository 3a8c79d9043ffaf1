"""Add to what is known of a person without leaving their screen: one thing at a time, each short."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.content import text
from netjob.ui import components, log, session, undo

PAGE = "contacts"
KIND = "contacts.add_what"
FORM = "contacts.added"
KINDS = ("spoke", "promise", "gave", "ground", "knows")


def show(coach: Coach, contact: int) -> None:
    """What can be added, and the few fields of the one that is chosen."""
    kind = st.pills(
        text("contacts", "add.title"), KINDS, format_func=lambda name: text("contacts", f"add.kind.{name}"), key=KIND,
        wrap=True,
    )  # fmt: skip
    if kind == "spoke":
        with st.container(border=True):
            log.line(coach, "contacts.line", contact, close_form)
    elif kind:
        with st.container(border=True):
            FIELDS[kind]()
            st.button(
                text("contacts", "add.save"), key=f"contacts.add_{kind}", type="primary", on_click=_save,
                args=(kind, contact),
            )  # fmt: skip


def close_form() -> None:
    """Fold the fields away."""
    st.session_state[KIND] = None


def close() -> None:
    """Another person, another screen: nothing that was begun or done here goes along."""
    for key in (KIND, f"{PAGE}.undoable", *_fields()):
        st.session_state.pop(key, None)


def _promise() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text("what")
        st.date_input(
            text("contacts", "add.field.due_on"), value=None, key=f"{FORM}.due_on", format="YYYY-MM-DD", width=160,
            help=text("contacts", "add.field.due_hint"),
        )  # fmt: skip
        _choice("owed_by", words.OWED_BY)
    components.refusal(f"{FORM}.what")


def _gave() -> None:
    _choice("give", words.GIVES, "kind")
    _text("what")


def _ground() -> None:
    _choice("ground", words.GROUNDS, "kind")
    _text("detail")


def _knows() -> None:
    with st.container(horizontal=True):
        _text("name")
        _text("organisation")
    components.refusal(f"{FORM}.name")


FIELDS: dict[str, Callable[[], None]] = {"promise": _promise, "gave": _gave, "ground": _ground, "knows": _knows}


def _text(field: str) -> None:
    st.text_input(text("contacts", f"add.field.{field}"), key=f"{FORM}.{field}", width="stretch")


def _choice(field: str, options: tuple[str, ...], label: str = "") -> None:
    st.segmented_control(
        text("contacts", f"add.field.{label or field}"),
        options,
        default=options[0],
        required=True,
        format_func=components.words(field),
        key=f"{FORM}.{field}",
        wrap=True,
    )


def _fields() -> list[str]:
    names = ("what", "due_on", "owed_by", "give", "ground", "detail", "name", "organisation")
    return [f"{FORM}.{name}" for name in names]


def _save(kind: str, contact: int) -> None:
    def typed(field: str) -> str:
        return str(st.session_state.get(f"{FORM}.{field}") or "")

    with session.saving(FORM, *_fields()) as token:
        coach = session.coach()
        if kind == "promise":
            due_on = st.session_state.get(f"{FORM}.due_on")
            coach.people.promise(contact, typed("what"), due_on, typed("owed_by"), token)
        elif kind == "gave":
            coach.people.gave(contact, typed("give"), typed("what"), token)
        elif kind == "ground":
            coach.conversation.keep_ground(contact, typed("ground"), typed("detail"), token)
        else:
            coach.people.knows(contact, typed("name"), typed("organisation"), token)
        undo.remember(PAGE, token, text("contacts", "add.said"))
        close_form()
