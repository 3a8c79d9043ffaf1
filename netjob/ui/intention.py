"""Show the one sentence of a week: whether it worked, and the one to come."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach import week as said
from netjob.coach.review import Looked
from netjob.content import text
from netjob.ui import components, field, session, undo
from netjob.workbook.intentions import MOST_LETTERS, Intention

FIELDS = ("when", "then")
OPEN = "review.sentence_open"


def was(looked: Looked) -> None:
    """What was intended for the week, and one click to say whether it worked; nothing where there was none."""
    one = looked.intention
    if one is None:
        return
    components.headed(text("review", "intention.title"), f"**{components.plain(said.sentence(one))}**")
    key = f"review.kept.{one.id}"
    field.follow(key, one.kept)
    st.segmented_control(
        text("review", "intention.asked"), (True, False), key=key, on_change=_mark, args=(one,), format_func=_kept
    )


def coming(coach: Coach, looked: Looked) -> None:
    """The sentence for the week after the one looked at, while that is not over; its fields once they are opened."""
    monday = looked.ahead
    if monday is None:
        return
    found = coach.review.intended(monday)
    title = text("review", f"intention.{'now' if looked.over else 'next'}")
    stored = [f"**{components.plain(said.sentence(found))}**"] if found else []
    components.headed(title, *stored, components.quiet(text("review", "intention.why")))
    name = text("review", f"intention.{'change' if found else 'write'}")
    part = st.expander(name, key=OPEN, icon=":material/edit_note:", on_change="rerun")
    if components.was_opened(OPEN, part.open):
        with part:
            _fields(monday, found)


def _fields(monday: date, found: Intention | None) -> None:
    for name in FIELDS:
        field.follow(f"review.{name}", getattr(found, name) if found else "", monday)
        st.text_input(
            text("review", f"intention.{name}"), key=f"review.{name}", max_chars=MOST_LETTERS,
            placeholder=text("review", f"intention.{name}_hint"),
        )  # fmt: skip
        components.refusal(f"review.intention.{name}")
    st.button(text("review", "intention.save"), key="review.intend", on_click=_intend, args=(monday,))


def _kept(worked: bool) -> str:
    return text("review", f"intention.{'kept' if worked else 'not_kept'}")


# ------------------------------------------------------------------------------------------------ saving


def _mark(one: Intention) -> None:
    with session.saving("review.kept", said=text("review", "intention.said")) as token:
        session.coach().review.kept(one.id, st.session_state[f"review.kept.{one.id}"], token)


def _intend(monday: date) -> None:
    when, then = (st.session_state[f"review.{name}"] or "" for name in FIELDS)
    with session.saving("review.intention") as token:
        review = session.coach().review
        if review.intend(monday, when, then, token):
            now = session.coach().review.intended(monday)
            facts = {"days": said.days(monday), "sentence": said.sentence(now)} if now else {}
            undo.remember("review", token, text("review", f"intention.{'saved' if now else 'removed'}", **facts))
