"""Ask the steps of the welcome about others: five people, up to three places, one hello and how it went."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import spoken
from netjob.coach.welcome import Hello, Opening
from netjob.coaching.hello import ANSWERS, LAST_IN_TOUCH, Acquaintance
from netjob.coaching.names import Named
from netjob.content import chapter, text
from netjob.ui import components, session, step, undo

TYPED = "welcome.people"
PERSON = "welcome.person"
WORDS = "welcome.words"
AT_A_TIME = 10
PLACES = 3
OWN_WORDS = "own"


def people(coach: Coach, at: int) -> None:
    """Five people who would be glad to hear from you."""
    step.head("people")
    _already([person.name for person in coach.welcome.remembered()], "people.here")
    st.text_area(
        text("welcome", "people.label"),
        key=TYPED,
        height=160,
        placeholder=text("welcome", "people.placeholder"),
        persist_state="session",
    )
    read = coach.welcome.people(st.session_state[TYPED])
    shown = read[:AT_A_TIME]
    if shown:
        st.markdown(text("welcome", "people.last"))
    for person in shown:
        _remembered(person)
    components.refusal("welcome.name")
    if len(read) > AT_A_TIME:
        st.caption(text("welcome", "people.rest"))
    if not read:
        with st.expander(text("welcome", "people.prompts_title"), icon=":material/lightbulb:"):
            st.markdown("\n".join(f"- {prompt}" for prompt in chapter("welcome")["people"]["prompts"]))
    with st.container(horizontal=True, vertical_alignment="center"):
        step.back(at)
        step.skip(at)
        st.button(
            text("welcome", "people.keep" if shown else "frame.next"),
            key="welcome.keep" if shown else "welcome.next",  # a click on the one never lands on the other
            type="primary",
            on_click=_keep_people,
            args=(at, shown),
        )


def places(coach: Coach, at: int) -> None:
    """Up to three organisations, or kinds of them."""
    step.head("places")
    here = [name for _, name in coach.welcome.places()]
    _already(here, "places.here")
    examples = chapter("welcome")["places"]["placeholder"]
    for number in range(max(1, PLACES - len(here))):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text_input(
                text("welcome", "places.name"),
                key=f"welcome.place.{number}",
                placeholder=examples[number],
                label_visibility="collapsed",
                width="stretch",
            )
            st.segmented_control(
                text("welcome", "places.name"),
                ("target", "kind"),
                default="target",
                required=True,
                format_func=lambda kind: text("welcome", f"places.{kind}"),
                key=f"welcome.place_kind.{number}",
                label_visibility="collapsed",
            )
    components.refusal("welcome.place")
    step.feet(at, _keep_places)


def hello(coach: Coach, at: int) -> None:
    """One suggestion from the five: a hello without an ask."""
    step.head("hello")
    person = _person(coach)
    if person is None:
        _nobody(at)
        return
    ready = coach.welcome.hello(person)
    st.markdown(components.plain(ready.why))
    chosen = _words([opening.kind for opening in ready.openings], "hello.words")
    st.code(next(one.words for one in ready.openings if one.kind == chosen), language=None, wrap_lines=True)
    step.feet(at)


def greeted(coach: Coach, at: int) -> None:
    """Sent, spoke, or not today: logged, with a day to look again."""
    st.subheader(text("welcome", "greeted.title"), anchor=False)
    person = _person(coach)
    if person is None:
        _nobody(at)
        return
    answer = st.segmented_control(
        text("welcome", "greeted.answer"),
        ANSWERS,
        format_func=lambda answer: text("welcome", f"greeted.{answer}"),
        key="welcome.answer",
        width="stretch",
    )
    if answer is None:
        step.feet(at)
        return
    ready = coach.welcome.hello(person)
    if answer != "not_today":
        _words([*(opening.kind for opening in ready.openings), OWN_WORDS], "greeted.words")
    st.date_input(
        text("welcome", "greeted.look_again"),
        value=coach.welcome.look_again(answer),
        min_value=coach.today,
        key=f"welcome.look_again.{answer}",
        format="YYYY-MM-DD",
        width=220,
    )
    step.feet(at, partial(_keep_greeting, ready), text("welcome", "greeted.save"))


def _already(names: list[str], key: str) -> None:
    if names:
        listed = ", ".join(components.plain(name) for name in names)
        st.caption(f":material/check: {text('welcome', key)}: {listed}")


def _remembered(person: Named) -> None:
    """One person of the lines, with the question when they were last in touch."""
    about = " · ".join(components.plain(part) for part in (person.where, person.how) if part)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{components.plain(person.name)}**")
            if about:
                st.caption(about)
        st.segmented_control(
            text("welcome", "people.last"),
            LAST_IN_TOUCH,
            format_func=components.words("last_in_touch"),
            key=f"welcome.last.{person.name}",
            wrap=True,
            label_visibility="collapsed",
        )


def _person(coach: Coach) -> Acquaintance | None:
    """Who is greeted: the one a hello reaches most easily, until another is chosen."""
    remembered = {person.contact: person for person in coach.welcome.remembered()}
    if not remembered:
        return None
    chosen = st.selectbox(
        text("welcome", "hello.who"),
        list(remembered),
        format_func=lambda contact: remembered[contact].name,
        key=PERSON,
        persist_state="page",
    )
    return remembered[chosen]


def _words(kinds: list[str], key: str) -> str | None:
    """Which of the ways to begin; what was chosen with the hello stands when it is logged."""
    if st.session_state.get(WORDS) not in kinds:
        st.session_state[WORDS] = kinds[0]
    return st.segmented_control(
        text("welcome", key), kinds, required=True, format_func=_words_label, key=WORDS, persist_state="page"
    )


def _nobody(at: int) -> None:
    st.markdown(text("welcome", "hello.nobody"))
    st.button(
        text("welcome", "hello.nobody_do"),
        key="welcome.to_people",
        icon=":material/person_add:",
        on_click=step.go_to,
        args=(5,),
    )
    step.feet(at, skipping=False)


def _words_label(kind: str) -> str:
    return text("welcome", "greeted.own_words" if kind == OWN_WORDS else f"hello.{kind}.label")


# ------------------------------------------------------------------------------------------------ saving


def _keep_people(at: int, shown: list[Named]) -> None:
    """Keep the people on screen; lines that were typed since are read and shown first."""
    read = session.coach().welcome.people(st.session_state[TYPED])
    if read[:AT_A_TIME] != shown:
        return
    fields = tuple(f"welcome.last.{person.name}" for person in shown)
    last: list[str | None] = [st.session_state[field] for field in fields]
    rest = read[AT_A_TIME:]

    def work(token: str) -> None:
        if shown:
            session.coach().welcome.keep_people(list(zip(shown, last, strict=True)), token)
        st.session_state[TYPED] = "\n".join(", ".join((one.name, one.where, one.how)).rstrip(", ") for one in rest)

    step.advance(at, work, to=at if rest else None, clear=fields)


def _keep_places(token: str) -> None:
    state = st.session_state
    typed = [
        (str(state[f"welcome.place_kind.{number}"]), str(state[f"welcome.place.{number}"]))
        for number in range(PLACES)
        if f"welcome.place.{number}" in state
    ]
    session.coach().welcome.keep_places(typed, token)


def _keep_greeting(ready: Hello, _: str) -> None:
    state = st.session_state
    answer, words = state["welcome.answer"], state.get(WORDS)
    day = state[f"welcome.look_again.{answer}"] or session.coach().welcome.look_again(answer)
    opening: Opening | None = next((one for one in ready.openings if one.kind == words), None)
    welcome = session.coach().welcome
    token = welcome.hello_token(ready.person, answer)  # going back and saving again logs the hello once
    welcome.greeted(ready.person, answer, day, opening, token)
    undo.remember("welcome", token, text("welcome", "greeted.said", day=spoken(day, session.coach().today)))
