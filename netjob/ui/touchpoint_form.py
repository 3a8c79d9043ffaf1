"""Show the fields of a touchpoint: who and how, and the parts that are folded away until they are wanted."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.touchpoint import asked_for_a_door, is_talk
from netjob.content import text
from netjob.ui import components, who
from netjob.ui.touchpoint_reading import MOST_LINES, PARTS, lines, listed, name_keys, next_key, part


def how(form: str, lasting: bool = True) -> None:
    """The channel; `lasting`: what was chosen stays when another page is looked at."""
    st.pills(
        text("log", "form.channel"),
        words.CHANNELS,
        format_func=components.words("channel"),
        key=f"{form}.channel",
        persist_state="session" if lasting else None,
    )
    components.refusal(f"{form}.channel")


def when(form: str) -> None:
    """The day, who began, and for what was written whether it was a talk."""
    with st.container(horizontal=True):
        st.date_input(
            text("log", "form.happened_on"),
            value=None,
            key=f"{form}.happened_on",
            format="YYYY-MM-DD",
            width=160,
            persist_state="session",
        )
        st.segmented_control(
            text("log", "form.direction"),
            words.DIRECTIONS,
            required=True,
            format_func=components.words("direction"),
            key=f"{form}.direction",
            persist_state="session",
        )
    components.refusal(f"{form}.happened_on")
    channel = st.session_state.get(f"{form}.channel")
    if channel and not is_talk(channel, None):
        st.toggle(
            text("log", "form.talk"), key=f"{form}.talk", help=text("log", "form.talk_hint"), persist_state="session"
        )


def more(coach: Coach, form: str, people: list[str], offered: tuple[str, ...] = PARTS) -> None:
    """The parts that may stay empty. What is drawn is what is saved: a part folded away again is left out."""
    opened = st.pills(
        text("log", "form.parts"),
        offered,
        selection_mode="multi",
        format_func=lambda part: text("log", f"parts.{part}"),
        key=f"{form}.parts",
        persist_state="session",
    )
    if "heard" in opened:
        _heard(form, people)
    if "names" in opened:
        _names(coach, form, people)
    if "next" in opened:
        _next(form, people)
    if "about" in opened:
        _about(form)
    if "gave" in opened:
        _gave(form)
    if "went" in opened:
        _went(form)


def _heard(form: str, people: list[str]) -> None:
    for at in range(lines(listed(form, "heard", "body"))):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                text("log", "heard.next_line" if at else "heard.line"),
                key=f"{form}.heard.{at}.body",
                width="stretch",
                persist_state="session",
            )
            st.selectbox(
                text("log", "heard.kind"),
                words.HEARD,
                format_func=components.words("heard"),
                key=f"{form}.heard.{at}.kind",
                width=140,
                persist_state="session",
            )
            _which_person(f"{form}.heard.{at}.person", "person", people)
    components.refusal(f"{form}.heard")


def _names(coach: Coach, form: str, people: list[str]) -> None:
    asked = asked_for_a_door(part(form, "about", "ask"))
    for at in range(lines(name_keys(form))):
        key = f"{form}.names.{at}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(text("log", "names.name"), key=f"{key}.name", width="stretch", persist_state="session")
            st.text_input(
                text("log", "names.organisation"), key=f"{key}.organisation", width="stretch", persist_state="session"
            )
            _which_person(f"{key}.person", "given_by", people)
        if name and name.strip():
            who.meant(coach, f"{form}.names", name, lasting=True)
            if not asked:
                st.toggle(text("log", "names.asked"), key=f"{key}.asked", persist_state="session")
    components.refusal(f"{form}.names")
    st.caption(text("log", "names.becomes"))


def _next(form: str, people: list[str]) -> None:
    for at in range(lines(next_key(form, at, "what") for at in range(MOST_LINES))):
        st.session_state.setdefault(next_key(form, at, "by"), words.OWED_BY[0])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                text("log", "next.what"), key=next_key(form, at, "what"), width="stretch", persist_state="session"
            )
            st.date_input(
                text("log", "next.due_on"),
                value=None,
                key=next_key(form, at, "on"),
                format="YYYY-MM-DD",
                width=160,
                help=text("log", "next.due_hint"),
                persist_state="session",
            )
            st.segmented_control(
                text("log", "next.owed_by"),
                words.OWED_BY,
                required=True,
                format_func=components.words("owed_by"),
                key=next_key(form, at, "by"),
                persist_state="session",
            )
            _which_person(next_key(form, at, "person"), "owed_person", people)
    st.toggle(text("log", "next.thanks"), key=f"{form}.thanks", persist_state="session")
    for field in ("next_what", "next_on"):
        components.refusal(f"{form}.{field}")


def _about(form: str) -> None:
    _choices(form, "ask", "ask", words.ASKS)
    _choices(form, "angle", "angle", words.ANGLES)
    _choices(form, "points", "point", words.POINTS, many=True)
    _choices(form, "common_ground", "ground", words.GROUNDS, many=True)
    st.toggle(text("log", "about.decision_maker"), key=f"{form}.decision_maker", persist_state="session")


def _choices(form: str, field: str, group: str, options: tuple[str, ...], many: bool = False) -> None:
    st.pills(
        text("log", f"about.{field}"),
        options,
        selection_mode="multi" if many else "single",
        format_func=components.words(group),
        key=f"{form}.{field}",
        persist_state="session",
    )


def _gave(form: str) -> None:
    with st.container(horizontal=True):
        st.pills(
            text("log", "gave.kind"),
            words.GIVES,
            format_func=components.words("give"),
            key=f"{form}.gives",
            persist_state="session",
        )
        st.text_input(text("log", "gave.what"), key=f"{form}.gave_what", width="stretch", persist_state="session")
    components.refusal(f"{form}.gives")


def _went(form: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text("log", "went.went"), width="content")
        st.feedback("faces", key=f"{form}.went", persist_state="session")
    st.text_area(text("log", "went.notes"), key=f"{form}.notes", height=90, persist_state="session")


def _which_person(key: str, words_key: str, people: list[str]) -> None:
    """Which of several people it was; with one there is nothing to ask."""
    if len(people) > 1:
        st.selectbox(
            text("log", f"form.{words_key}"),
            range(len(people)),
            format_func=lambda at: people[at] if at < len(people) else "",
            key=key,
            width=180,
            persist_state="session",
        )
