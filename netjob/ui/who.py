"""Ask who it is: choose people who are kept, or type a name and say who is meant by it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netjob.coach import Coach
from netjob.coach.log import labelled
from netjob.coaching.words import named
from netjob.content import text
from netjob.errors import Refused
from netjob.ui import components, session

SOMEBODY_NEW = 0


def several(coach: Coach, key: str, label: str, most: int | None = None, lasting: bool = False) -> None:
    """A field for one or several people. Typed names are looked up among everybody, the pool too.

    `lasting`: what was typed stays when another page is looked at.
    """
    labels = _choices(coach, key)
    st.multiselect(
        label,
        list(labels),
        format_func=lambda choice: labels.get(choice, str(choice)),
        key=key,
        accept_new_options=True,
        max_selections=most,
        filter_mode="contains",
        select_all=False,  # otherwise Enter would choose everybody whose name holds the letters typed so far
        placeholder=text("log", "form.contacts_hint"),
        persist_state="session" if lasting else None,
    )
    components.refusal(key)
    for name in _typed(key):
        meant(coach, key, name, lasting)


def one(coach: Coach, key: str, label: str) -> None:
    """A field for one person, that may stay empty."""
    several(coach, key, label, most=1)


def meant(coach: Coach, key: str, name: str, lasting: bool = False) -> None:
    """Whom a typed name means: said when nobody is called so, asked for when somebody may be."""
    found = coach.log.meant(name)
    if not found.matches:
        st.caption(f":material/person_add: {text('log', 'who.added', name=components.plain(name))}")
        return
    labels = labelled(found.matches) | {SOMEBODY_NEW: text("log", "who.new", name=name)}
    st.selectbox(
        text("log", "who.meant", name=components.plain(name)),
        list(labels),
        index=list(labels).index(found.sure) if found.sure else None,
        format_func=lambda choice: labels[choice],
        key=_meant_key(key, name),
        placeholder=text("log", "who.choose"),
        persist_state="session" if lasting else None,
    )


def chosen(key: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Who stands in a field: contacts by id, and names of people new to the workbook.

    Raises `Refused` for the field when it is open whom a name means.
    """
    contacts, newcomers = list[int](), list[str]()
    for entry in _entries(key):
        found = resolved(key, entry) if isinstance(entry, str) else entry
        if found:
            contacts.append(found)
        else:
            newcomers.append(str(entry))
    return tuple(contacts), tuple(newcomers)


def the_one(key: str) -> tuple[int | None, str]:
    """Who stands in a field for one person: by id, or by a name new to the workbook; (None, "") for nobody.

    Raises `Refused` for the field when it is open whom a name means.
    """
    contacts, newcomers = chosen(key)
    return (contacts[0] if contacts else None), (newcomers[0] if newcomers else "")


def resolved(key: str, name: str) -> int | None:
    """The contact that a typed name means, None for somebody new. Raises `Refused` for the field while it is open."""
    field = key.rpartition(".")[2]
    named(field, name)
    answer = _meant_key(key, name)
    if answer in st.session_state:
        choice: int | None = st.session_state[answer]
    else:
        found = session.coach().log.meant(name)
        choice = found.sure if found.matches else SOMEBODY_NEW
    if choice is None:
        raise Refused(field, "which_one", name=name)
    return choice or None


def names(coach: Coach, key: str) -> list[str]:
    """What to call the people of a field, in the order in which `chosen` gives them."""
    try:
        contacts, newcomers = chosen(key)
    except Refused:
        labels = coach.log.labels(_picked(key))
        return [labels.get(entry, str(entry)) if isinstance(entry, int) else entry for entry in _entries(key)]
    return [*(match.name for match in coach.log.people(contacts)), *newcomers]


def asked(key: str) -> list[str]:
    """The widgets that ask who is meant by what was typed into a field: to clear once it was saved."""
    return [name for name in map(str, st.session_state) if name.startswith(f"{key}.meant.")]


def _choices(coach: Coach, key: str) -> Mapping[int, str]:
    """The choices of a field; a contact that is gone is taken out of it."""
    picked = _picked(key)
    labels = coach.log.labels(picked)
    if any(entry not in labels for entry in picked):
        st.session_state[key] = [entry for entry in _entries(key) if isinstance(entry, str) or entry in labels]
    return labels


def _picked(key: str) -> list[int]:
    return [entry for entry in _entries(key) if isinstance(entry, int)]


def _typed(key: str) -> list[str]:
    return [entry for entry in _entries(key) if isinstance(entry, str)]


def _entries(key: str) -> list[int | str]:
    return list(st.session_state.get(key) or ())


def _meant_key(key: str, name: str) -> str:
    return f"{key}.meant.{name}"
