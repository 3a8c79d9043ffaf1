"""Show the fields of a touchpoint: who and how, and the parts that are folded away until they are wanted."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.coaching.referral import MOST_GUESS
from netjob.coaching.touchpoint import asked_for_a_door, is_talk
from netjob.content import text
from netjob.ui import components, who
from netjob.ui.touchpoint_reading import (
    MOST_LINES,
    PARTS,
    drawn,
    lines,
    listed,
    name_keys,
    next_key,
    opened,
    part,
    whole,
)


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
            format_func=lambda direction: text("log", f"form.began.{direction}"),
            key=f"{form}.direction",
            persist_state="session",
        )
    components.refusal(f"{form}.happened_on")
    channel = st.session_state.get(f"{form}.channel")
    if channel and not is_talk(channel, None):
        st.toggle(
            text("log", "form.talk"), key=f"{form}.talk", help=text("log", "form.talk_hint"), persist_state="session"
        )


def heard(form: str, people: list[str]) -> None:
    """What was heard: one line, and the others when they are asked for or filled."""
    several = "heard" in opened(form)
    for at in range(max(1 + whole(form), lines(form, listed(form, "heard", "body"))) if several else 1):
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
                width=120,
                persist_state="session",
            )
            _which_person(f"{form}.heard.{at}.person", "person", people)
    components.refusal(f"{form}.heard")


def more(coach: Coach, form: str, people: list[str], offered: tuple[str, ...] = PARTS) -> None:
    """The parts that may stay empty, and those that are open. What is drawn is what is saved.

    A part folded away again is left out. One that shows what filled it offers no parts, and their filled fields only.
    """
    if whole(form):
        st.pills(
            text("log", "form.parts"),
            offered,
            selection_mode="multi",
            format_func=lambda part: text("log", f"parts.{part}"),
            key=f"{form}.parts",
            label_visibility="collapsed",
            persist_state="session",
        )
    shown = opened(form)
    if "names" in shown:
        _names(coach, form, people)
    if "next" in shown:
        _next(form, people)
    for name, fields in (("about", _about), ("gave", _gave), ("went", _went)):
        if name in shown:
            fields(form)


def _names(coach: Coach, form: str, people: list[str]) -> None:
    asked = asked_for_a_door(part(form, "about", "ask"))
    for at in range(lines(form, name_keys(form))):
        key = f"{form}.names.{at}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for field in ("name", "organisation"):
                if drawn(form, f"{key}.{field}"):
                    st.text_input(
                        text("log", f"names.{field}"), key=f"{key}.{field}", width="stretch", persist_state="session"
                    )
            _which_person(f"{key}.person", "given_by", people)
        name = st.session_state.get(f"{key}.name")
        if name and name.strip():
            who.meant(coach, f"{form}.names", name, lasting=True)
            with st.container(horizontal=True, vertical_alignment="center"):
                _how_given(form, key, asked)
    components.refusal(f"{form}.names")
    if whole(form):
        st.caption(text("log", "names.becomes"))


def _how_given(form: str, key: str, asked: bool) -> None:
    """Whether a name was asked for, whether the introduction is still to come, and a guess while the answer is open."""
    if not asked and drawn(form, f"{key}.asked"):
        asked = st.toggle(text("log", "names.asked"), key=f"{key}.asked", persist_state="session")
    promised = drawn(form, f"{key}.promised") and st.toggle(
        text("log", "names.promised"), key=f"{key}.promised", persist_state="session"
    )
    if asked and not promised and drawn(form, f"{key}.guess"):
        st.number_input(
            text("log", "names.guess"), value=None, min_value=0, max_value=MOST_GUESS, step=5, key=f"{key}.guess",
            help=text("referrals", "form.guess_help"), width=200, persist_state="session",
        )  # fmt: skip


def _next(form: str, people: list[str]) -> None:
    for at in range(lines(form, (next_key(form, at, "what") for at in range(MOST_LINES)))):
        st.session_state.setdefault(next_key(form, at, "by"), words.OWED_BY[0])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                text("log", "next.what"), key=next_key(form, at, "what"), width="stretch", persist_state="session"
            )
            if drawn(form, next_key(form, at, "on")):
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
    if drawn(form, f"{form}.thanks"):
        st.toggle(text("log", "next.thanks"), key=f"{form}.thanks", persist_state="session")
    for field in ("next_what", "next_on"):
        components.refusal(f"{form}.{field}")


def _about(form: str) -> None:
    _choices(form, "ask", "ask", words.ASKS)
    _choices(form, "angle", "angle", words.ANGLES)
    _choices(form, "points", "point", words.POINTS, many=True)
    _choices(form, "common_ground", "ground", words.GROUNDS, many=True)
    if drawn(form, f"{form}.decision_maker"):
        st.toggle(text("log", "about.decision_maker"), key=f"{form}.decision_maker", persist_state="session")


def _choices(form: str, field: str, group: str, options: tuple[str, ...], many: bool = False) -> None:
    if not drawn(form, f"{form}.{field}"):
        return
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
    if drawn(form, f"{form}.went"):
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
