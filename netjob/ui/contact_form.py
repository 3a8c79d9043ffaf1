"""Show the form of a contact, new or opened for an edit."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.contact import ContactForm
from netjob.coaching.edits import rebased
from netjob.content import text
from netjob.errors import ChangedSince
from netjob.ui import components, session

NEW = "contacts.new_open"
OPENED = "contacts.opened"
FIELDS = tuple(field.name for field in fields(ContactForm) if field.name not in ("introduced_by", "last_before"))
KEYS = tuple(f"contacts.{name}" for name in FIELDS)


def open_new() -> None:
    """Open an empty form above the list."""
    _fill(ContactForm(name=""))
    st.session_state[NEW] = True


def open_edit(contact: int, form: ContactForm) -> None:
    """Open the form of a contact; what it shows now is what a save will be compared with."""
    _fill(form)
    st.session_state[OPENED] = (contact, form)


def close() -> None:
    """Close whichever form is open."""
    for key in (NEW, OPENED):
        st.session_state.pop(key, None)


def new(coach: Coach) -> None:
    """The form of a new person, while it is open."""
    if st.session_state.get(NEW):
        with st.form("contacts.new", border=True):
            st.subheader(text("contacts", "form.new"), anchor=False)
            _fields()
            _buttons(_add)


def editing(contact: int) -> bool:
    """True while this contact's form is open."""
    opened = st.session_state.get(OPENED)
    return opened is not None and opened[0] == contact


def edit() -> None:
    """The form of the contact that is being edited."""
    with st.form("contacts.edit", border=True):
        _fields()
        _buttons(_save)


def _fill(form: ContactForm) -> None:
    for name in FIELDS:
        st.session_state[f"contacts.{name}"] = getattr(form, name)


def _buttons(save: Any) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(text("contacts", "form.save"), key="contacts.save", type="primary", on_click=save)
        st.form_submit_button(text("contacts", "form.cancel"), key="contacts.cancel", on_click=close)


def _fields() -> None:
    _text("name")
    with st.container(horizontal=True):
        _text("organisation")
        _text("position")
    _pills("tie", words.TIES)
    _pills("status", words.STATUSES)
    with st.expander(text("contacts", "form.more")):
        _pills("circle", words.CIRCLES)
        with st.container(horizontal=True):
            _text("email")
            _text("phone")
        _text("profile_url")
        with st.container(horizontal=True):
            _text("place")
            st.date_input(_label("met_on"), value=None, key="contacts.met_on", format="YYYY-MM-DD")
        with st.container(horizontal=True):
            st.number_input(
                _label("cadence_days"),
                value=None,
                min_value=1,
                step=1,
                key="contacts.cadence_days",
                help=text("contacts", "form.cadence_hint"),
            )
            st.date_input(_label("paused_until"), value=None, key="contacts.paused_until", format="YYYY-MM-DD")
        components.refusal("contacts.cadence_days")
    st.text_area(_label("notes"), key="contacts.notes")


def _label(name: str) -> str:
    return text("contacts", f"form.{name}")


def _text(name: str) -> None:
    with st.container(gap=None):
        st.text_input(_label(name), key=f"contacts.{name}")
        components.refusal(f"contacts.{name}")


def _pills(name: str, options: tuple[str, ...]) -> None:
    st.pills(_label(name), options, format_func=components.words(name), key=f"contacts.{name}", required=True)


def _typed(basis: ContactForm) -> ContactForm:
    values = {name: st.session_state.get(f"contacts.{name}", getattr(basis, name)) for name in FIELDS}
    return replace(basis, **values)


def _add() -> None:
    form = _typed(ContactForm(name=""))
    with session.saving("contacts", *KEYS, said=text("contacts", "form.added", name=form.name)) as token:
        session.coach().people.add(form, token)
        close()


def _save() -> None:
    if OPENED not in st.session_state:  # the second click of a double click: the first one saved and closed the form
        return
    contact, opened = st.session_state[OPENED]
    with session.saving("contacts", *KEYS, said=text("contacts", "form.saved")) as token:
        people, typed = session.coach().people, _typed(opened)
        try:
            people.edit(contact, typed, opened, token)
        except ChangedSince:
            st.session_state[OPENED] = (contact, rebased(opened, typed, people.person(contact).form))
            raise
        close()
