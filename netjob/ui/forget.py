"""Ask what is to go before a person is forgotten for good."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach import Coach
from netjob.coach import backups as told
from netjob.coach.forgetting import BACKUPS, PAGE, About, sure
from netjob.content import text
from netjob.ui import components, jobs, session, working
from netjob.workbook.traces import MOST, Mention, Place

if TYPE_CHECKING:
    from netjob.coach.archive import Progress

MARK = "forget"
FORM = "forget"
ABOUT = "forget.about"
WHOM = "forget.whom"
CHOSEN = "forget.chosen"
PAGES = "forget.page"
FILLED_IN = (WHOM, CHOSEN, "forget.backups", "forget.sure")
SHOWN = 160  # letters of a text


def ask(contact: int) -> None:
    """Ask it on this contact's screen."""
    st.session_state.pop(ABOUT, None)
    st.query_params["contact"] = str(contact)
    st.query_params[MARK] = "1"


def asked() -> bool:
    """Whether the address asks for it."""
    return MARK in st.query_params


def show(coach: Coach, contact: int) -> None:
    """Everything that would go, what names them elsewhere, and the word to type."""
    about = _about(coach, contact)
    st.subheader(text("forget", "person.title", name=components.plain(about.whom.name)), anchor=False)
    st.markdown(text("forget", "person.purpose"))
    with st.container(border=True):
        _counts(about)
    with st.container(border=True):
        _mentions(about)
    with st.container(border=True):
        _backups(coach, about)
    word = text("forget", "person.word")
    st.text_input(text("forget", "person.type", word=word), key="forget.sure", width=320)
    components.refusal("forget.sure")
    with st.container(horizontal=True):
        st.button(
            text("forget", "person.sure"), key="forget.forget", type="primary", icon=":material/delete_forever:",
            on_click=_forget, disabled=jobs.busy(coach.book.path),
        )  # fmt: skip
        st.button(text("forget", "person.cancel"), key="forget.cancel", on_click=_cancel)


def _about(coach: Coach, contact: int) -> About:
    """Looked up anew when something was saved since: backups are read whole for it.

    What was ticked and typed about a person stays until it is left or done; for another one the form begins empty.
    """
    if st.session_state.get(WHOM) != contact:
        _stop()
        st.session_state[WHOM] = contact
    key = (contact, coach.book.revision)
    held = st.session_state.get(ABOUT)
    if held is None or held[0] != key:
        with st.spinner(text("forget", "person.goes")):
            held = st.session_state[ABOUT] = (key, coach.forgetting.about(contact))
    found: About = held[1]
    return found


def _counts(about: About) -> None:
    st.markdown(f"**{text('forget', 'person.goes')}**")
    lines = [
        text("forget", "person.line", what=text("forget", f"table.{table}"), count=f"{count:,}")
        for table, count in about.counts.items()
        if table != "contact"
    ]
    if about.waiting:
        lines.append(text("forget", "person.waiting", count=f"{about.waiting:,}"))
    st.markdown(" · ".join([components.plain(about.whom.name), *lines]))
    st.caption(text("forget", "person.stays"))


def _mentions(about: About) -> None:
    if not about.mentions:
        st.markdown(text("forget", "person.no_mentions"))
        return
    st.markdown(f"**{text('forget', 'person.mentions')}**")
    st.caption(text("forget", "person.mentions_why"))
    chosen: dict[Place, bool] = st.session_state.setdefault(CHOSEN, {})
    start = components.offset(PAGES, PAGE)
    for one in about.mentions[start : start + PAGE]:
        st.checkbox(
            _said(one),
            value=chosen.get(one.place, one.sure),
            key=_key(one.place),
            on_change=_choose,
            args=(one.place,),
        )
    components.pages(PAGES, len(about.mentions), PAGE)
    if len(about.mentions) == MOST:
        st.caption(text("forget", "person.many", most=MOST))
    st.caption(text("forget", "person.names"))


def _said(one: Mention) -> str:
    words = shorten(" ".join(one.words.split()), SHOWN, placeholder=" …")
    place = text("forget", f"place.{one.place[0]}")
    return text("forget", "person.mention", place=place, words=components.plain(words))


def _backups(coach: Coach, about: About) -> None:
    if about.backups:
        st.markdown(f"**{text('forget', 'person.backups')}**")
        zone = coach.archive.zone
        for backup in about.backups:
            st.caption(text("forget", "person.backup", when=told.when(backup, zone), about=told.about(backup)))
        st.radio(
            text("forget", "person.choice"),
            BACKUPS,
            format_func=lambda choice: text("forget", f"choices.{choice}"),
            key="forget.backups",
        )
    else:
        st.markdown(text("forget", "person.no_backups"))
    for path in about.aside:
        st.caption(components.plain(text("forget", "person.aside", path=path)))
    st.caption(text("forget", "person.elsewhere"))


def _key(place: Place) -> str:
    table, column, row_id = place
    return f"forget.clear.{table}_{column}_{row_id}"


def _choose(place: Place) -> None:
    """Kept apart from the checkbox: that goes when another page of the list is looked at."""
    st.session_state[CHOSEN][place] = bool(st.session_state[_key(place)])


def _forget() -> None:
    held = st.session_state.get(ABOUT)
    if held is None:  # the second click of a double click
        return
    about: About = held[1]
    with session.saving(FORM):
        coach, state = session.coach(), st.session_state
        chosen = {one.place: state.get(CHOSEN, {}).get(one.place, one.sure) for one in about.mentions}
        kept, typed = state.get("forget.backups", "leave"), state.get("forget.sure") or ""
        sure(typed, "person")
        if working.begin(working.FORGET, partial(_forgotten, coach, about, chosen, kept, typed), *FILLED_IN):
            _stop()
            st.query_params.clear()


def _forgotten(
    coach: Coach, about: About, chosen: Mapping[Place, bool], kept: str, typed: str, progress: Progress
) -> str:
    """On the thread; the sentence about it."""
    still = coach.forgetting.forget(about.whom, chosen, kept, typed, progress)
    facts = {"name": about.whom.name, "count": len(still)}
    if still:
        return text("forget", "person.still", when=told.when(still[0], coach.archive.zone), **facts)
    return text("forget", "person.done", **facts)


def _cancel() -> None:
    _stop()
    st.query_params.pop(MARK, None)


def _stop() -> None:
    for key in (ABOUT, PAGES, *FILLED_IN):
        st.session_state.pop(key, None)
