"""Show one line for what happened, and the form that it filled: to look over, never saved by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach.log import Proposal
from netjob.coaching.touchpoint import TouchpointForm
from netjob.content import text
from netjob.errors import Refused
from netjob.ui import components, registry, session, touchpoint_reading, who

FORM = "log"
PROPOSED = "log.proposed"
MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Proposed:
    """What filled the form: a sentence (may be empty), the days it may mean, the line it came from, what stood before.

    `ask_day`: the day is open, and no day is taken for granted.
    """

    sentence: str = ""
    ask_day: bool = False
    days: tuple[date, ...] = ()
    line: str | None = None
    before: dict[str, object] = field(default_factory=dict)


def line(page: str) -> None:
    """One field for a sentence such as "coffee with Ada yesterday"; sent, it opens the filled form on Log.

    Its widgets are `<page>.sentence` and `<page>.fill`.
    """
    with (
        st.form(f"{page}.sentence_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            text("log", "sentence.field"),
            key=f"{page}.sentence",
            placeholder=text("log", "sentence.hint"),
            max_chars=MOST_LETTERS,
            width="stretch",
        )
        st.form_submit_button(text("log", "sentence.fill"), key=f"{page}.fill", on_click=_send, args=(page,))


def waiting(coach: Coach) -> None:
    """One line that says how many sentences from a terminal wait on Log; nothing when none do."""
    count = len(coach.log.waiting())
    if count:
        said = text("log", "inbox.wait_one" if count == 1 else "inbox.wait_more", count=count)
        st.page_link(registry.page("log"), label=said, icon=":material/terminal:")


def filled() -> None:
    """Above the form: what filled it, and the way back."""
    found = _proposed()
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.sentence:
            said = text("log", "sentence.filled", sentence=components.plain(found.sentence))
            st.caption(f":material/edit_note: {said}", width="stretch")
        verb = "put_back" if found.before else "empty"
        st.button(text("log", f"sentence.{verb}"), key=f"log.{verb}", type="tertiary", on_click=_back)


def which_day() -> None:
    """Asks which day is meant when the sentence leaves it open."""
    found = _proposed()
    if found is None or not found.ask_day or st.session_state.get(f"{FORM}.happened_on"):
        return
    if not found.days:
        st.caption(f":material/help: {text('log', 'sentence.which_day')}")
        return
    st.pills(
        text("log", "sentence.which_day"),
        found.days,
        format_func=lambda day: f"{day:%A} {day.day} {day:%B %Y}",
        key="log.which_day",
        on_change=_choose_day,
    )


def day_said() -> None:
    """Raises `Refused` when the sentence left the day open and none was chosen."""
    found = _proposed()
    if found is not None and found.ask_day and not st.session_state.get(f"{FORM}.happened_on"):
        raise Refused("happened_on", "day_needed")


def done() -> None:
    """What filled the form was saved: the line it came from waits no longer."""
    found = st.session_state.pop(PROPOSED, None)
    if found is not None and found.line is not None:
        session.coach().log.put_away(found.line)


def let_go(line: str) -> None:
    """A line was left out: the form that it filled is emptied, as it would be saved under its name."""
    found = _proposed()
    if found is not None and found.line == line:
        _back()


def turn_to(coach: Coach, contact: int) -> None:
    """Begin the form anew with somebody; what stood in it about others can be put back."""
    before = touchpoint_reading.held(FORM)
    if before and before.get(f"{FORM}.contacts") != [contact]:
        _fill(TouchpointForm(coach.today, None, (contact,)), [contact], Proposed(before=before))
    st.session_state[f"{FORM}.contacts"] = [contact]


def take(coach: Coach, sentence: str, day: date, line: str | None = None) -> None:
    """Fill the form with what a sentence of that day says; `line` is its place among those from a terminal."""
    proposal = coach.log.proposal(sentence, day)
    found, said = _proposed(), proposal.said
    # A line that waits is still there: only what was typed by hand is worth putting back.
    before = {} if found and found.line else touchpoint_reading.held(FORM)
    _fill(
        _form(proposal, day), proposal.people, Proposed(said.notes, said.happened_on is None, said.days, line, before)
    )
    if said.happened_on is None:
        st.session_state[f"{FORM}.happened_on"] = None


# ---------------------------------------------------------------------------------------------------


def _proposed() -> Proposed | None:
    found: Proposed | None = st.session_state.get(PROPOSED)
    return found


def _form(proposal: Proposal, day: date) -> TouchpointForm:
    said = proposal.said
    return TouchpointForm(
        said.happened_on or day,
        said.channel,
        direction=said.direction,
        talk=said.talk,
        ask=said.ask,
        heard=said.heard,
        next_steps=said.promises,
        names=said.names,
        gives=said.gives,
        notes=said.notes,
    )


def _fill(form: TouchpointForm, people: list[int] | tuple[int | str, ...], proposed: Proposed) -> None:
    for key in who.asked(f"{FORM}.contacts"):
        st.session_state.pop(key, None)
    touchpoint_reading.fill(FORM, form)
    st.session_state[f"{FORM}.contacts"] = list(people)
    st.session_state[PROPOSED] = proposed
    st.session_state.pop("log.which_day", None)
    session.carry(FORM, proposed.line)


def _send(page: str) -> None:
    sentence = st.session_state.get(f"{page}.sentence") or ""
    if not sentence.strip():
        return
    coach = session.coach()
    take(coach, sentence, coach.today)
    st.session_state[f"{page}.sentence"] = ""
    if page != FORM:
        st.switch_page(registry.page("log"))


def _choose_day() -> None:
    st.session_state[f"{FORM}.happened_on"] = st.session_state.get("log.which_day")


def _back() -> None:
    """The form as it was before, or empty."""
    found = st.session_state.pop(PROPOSED, None) or Proposed()
    empty = {f"{FORM}.contacts": [], **touchpoint_reading.blank(FORM, session.coach().today)}
    touchpoint_reading.put_back(FORM, {**empty, **found.before})
    session.carry(FORM, None)
