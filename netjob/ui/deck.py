"""Show the deck: one guess at a time, keep or not now."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.content import text
from netjob.ui import components, session
from netjob.workbook.listing import Guess

OPEN = "contacts.deck_open"
TIE = "contacts.deck_tie"


def open_deck() -> None:
    """Lay the deck on the page."""
    st.session_state[OPEN] = True


def close_deck() -> None:
    """Back to the list."""
    st.session_state[OPEN] = False


def show(coach: Coach, counts: Mapping[str, int]) -> None:
    """The next guess, with what speaks for it."""
    st.subheader(text("contacts", "deck.title"), anchor=False)
    st.caption(text("contacts", "deck.why"))
    guesses = coach.people.deck()
    if not guesses:
        components.empty("deck", "data")
    else:
        _card(guesses[0])
        st.caption(text("contacts", "deck.progress", left=len(guesses) - 1, kept=counts.get("kept", 0)))
    st.button(
        text("contacts", "deck.back"), key="contacts.deck_back", on_click=close_deck, icon=":material/arrow_back:"
    )


def _card(guess: Guess) -> None:
    with st.container(border=True):
        st.subheader(components.plain(guess.name), anchor=False)
        place = " · ".join(filter(None, (guess.position, guess.organisation)))
        if place:
            st.markdown(components.plain(place))
        for line in _evidence(guess):
            st.caption(line)
        st.pills(
            text("contacts", "deck.tie"),
            words.TIES[:3],
            format_func=components.words("tie"),
            key=TIE,
            default="familiar" if guess.both_ways else "slight",
            required=True,
        )
        with st.container(horizontal=True):
            for verb, kind, icon in (("keep", "primary", "favorite"), ("not_now", "secondary", "skip_next")):
                st.button(
                    text("contacts", f"deck.{verb}"),
                    key=f"contacts.{verb}.{guess.id}",
                    type=kind,  # type: ignore[arg-type]
                    icon=f":material/{icon}:",
                    width="stretch",
                    on_click=_answer,
                    args=(guess.id, verb),
                )


def _answer(contact: int, verb: str) -> None:
    if TIE not in st.session_state:  # the second click of a double click: the first one saved
        return
    with session.saving("contacts.deck", TIE):
        people = session.coach().people
        people.keep(contact, st.session_state[TIE]) if verb == "keep" else people.not_now(contact)


def _evidence(guess: Guess) -> list[str]:
    """What speaks for keeping them, strongest first."""
    lines = []
    if guess.last_on is not None:
        key = "both_ways" if guess.both_ways else "one_way"
        lines.append(text("contacts", f"deck.{key}", exchanges=guess.exchanges, month=f"{guess.last_on:%B %Y}"))
    if guess.at_target:
        lines.append(text("contacts", "deck.at_target"))
    if guess.colleague:
        lines.append(text("contacts", "deck.colleague"))
    if guess.met_on is not None:
        lines.append(text("contacts", "deck.met", month=f"{guess.met_on:%B %Y}"))
    return lines or [text("contacts", "deck.nothing")]
