"""Ask the steps of the welcome about the user: the file, the situation, the hours, what is wanted, one proof."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.prepare import KEEPING
from netjob.coach.welcome import PROOF, WANT
from netjob.coaching import goals, words
from netjob.content import label, text
from netjob.ui import session, step


def start(coach: Coach, at: int) -> None:
    """Where the file lies."""
    st.subheader(text("welcome", "start.title"), anchor=False)
    st.markdown(text("welcome", "start.promise"))
    st.caption(text("welcome", "start.file"))
    st.code(str(coach.book.path), language=None, wrap_lines=True)
    st.markdown(text("welcome", "start.five"))
    step.feet(at, label=text("welcome", "start.go"), skipping=False)


def situation(coach: Coach, at: int) -> None:
    """Which is you today? One click saves and goes on."""
    step.head("situation")
    chosen = coach.prepare.situation() if coach.welcome.reached() >= at else None
    for name in (*words.SITUATIONS, KEEPING):
        st.button(
            label("situation", name),
            key=f"welcome.situation.{name}",
            width="stretch",
            type="primary" if name == chosen else "secondary",
            on_click=step.advance,
            args=(at, partial(_keep_situation, name)),
        )
    step.either(at, chosen is not None)


def hours(coach: Coach, at: int) -> None:
    """Honest hours a week; one click saves and goes on."""
    step.head("hours")
    search = coach.prepare.search()
    if search is None:
        st.markdown(text("welcome", "hours.keeping"))
        step.feet(at, skipping=False)
        return
    chosen = search.hours_a_week if coach.welcome.reached() >= at else None
    for offered in goals.HOURS:
        st.button(
            f"**{_hours(offered)}** · {_says(offered)}",
            key=f"welcome.hours.{offered}",
            width="stretch",
            type="primary" if offered == chosen else "secondary",
            on_click=step.advance,
            args=(at, partial(_keep_hours, offered)),
        )
    step.either(at, chosen is not None)


def want(coach: Coach, at: int) -> None:
    """What may come next, one rough line."""
    step.head("want")
    step.stored("welcome.want", coach.prepare.answer(*WANT))
    st.text_input(
        text("welcome", "want.label"),
        key="welcome.want",
        placeholder=text("welcome", f"want.example.{coach.prepare.situation()}"),
        on_change=_keep_answer,
        args=("welcome.want", *WANT),
    )
    st.button(
        text("welcome", "want.not_sure"),
        key="welcome.not_sure",
        on_click=step.advance,
        args=(at, _keep_not_sure, None, ("welcome.want",)),
    )
    step.feet(at, partial(_write, "welcome.want", *WANT))


def proof(coach: Coach, at: int) -> None:
    """One thing done and what came of it; two sentences for when people ask."""
    step.head("proof")
    now = coach.prepare.situation()
    step.stored("welcome.proof", coach.prepare.answer(*PROOF))
    st.text_area(
        text("welcome", "proof.label"),
        key="welcome.proof",
        placeholder=text("welcome", f"proof.example.{now}"),
        on_change=_keep_answer,
        args=("welcome.proof", *PROOF),
    )
    if now != KEEPING:
        step.stored("welcome.story", coach.prepare.answer(_story(now)))
        st.text_area(
            text("welcome", f"two_sentences.{now}"),
            key="welcome.story",
            height=80,
            placeholder=text("welcome", "proof.two_sentences"),
            on_change=_keep_answer,
            args=("welcome.story", _story(now)),
        )
    step.feet(at, partial(_keep_proof, now))


def _hours(hours: int) -> str:
    return text("welcome", "hours.option", hours=hours) if hours else text("welcome", "hours.none")


def _says(hours: int) -> str:
    if not hours:
        return text("welcome", "hours.none_says")
    pace = goals.pace(hours)
    return text(
        "welcome",
        "hours.option_says",
        touchpoints=pace.goals.touchpoints,
        talks=pace.goals.talks,
        asks=pace.goals.asks,
        gives=pace.goals.gives,
    )


def _story(situation: str) -> str:
    """The prompt of the two sentences that belong to a situation."""
    return f"story_{situation}"


# ------------------------------------------------------------------------------------------------ saving


def _keep_situation(situation: str, token: str) -> None:
    session.coach().prepare.change_situation(situation, token)


def _keep_hours(hours: int, token: str) -> None:
    session.coach().prepare.change_hours(hours, token)


def _keep_answer(key: str, prompt: str, item: int = 0) -> None:
    """A text counts once its field is left."""
    with session.saving(key, said=text("welcome", "frame.saved")) as token:
        _write(key, prompt, item, token)


def _keep_not_sure(token: str) -> None:
    prompt, item = WANT
    session.coach().prepare.write(prompt, text("welcome", "want.not_sure"), item, token)


def _keep_proof(situation: str, token: str) -> None:
    _write("welcome.proof", *PROOF, token)
    if situation != KEEPING:
        _write("welcome.story", _story(situation), 0, f"{token}.story")


def _write(key: str, prompt: str, item: int, token: str) -> None:
    session.coach().prepare.write(prompt, st.session_state[key], item, token)
