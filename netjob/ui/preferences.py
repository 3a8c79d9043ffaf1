"""Show the preferences: each choice is saved at once and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import spoken
from netjob.coach.welcome import LINKEDIN
from netjob.coaching import words
from netjob.content import label, text
from netjob.ui import components, registry, session

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

TIES = words.TIES[:3]
MOST_DAYS = 3650


def rest(coach: Coach) -> None:
    """This week and the next as weeks of rest."""
    with section("rest"):
        for ahead, name in enumerate(("this", "next")):
            key = f"preferences.rest_{name}"
            shown(key, coach.prepare.rests(ahead))
            st.toggle(text("preferences", f"rest.{name}"), key=key, on_change=_keep_rest, args=(key, ahead))
        st.caption(text("preferences", "rest.hint"))


def cadence(coach: Coach) -> None:
    """How many days may pass, by tie."""
    by_tie = coach.prepare.preferences()["cadence_days"]
    with section("cadence"):
        for column, tie in zip(st.columns(len(TIES)), TIES, strict=True):
            key = f"preferences.cadence_{tie}"
            shown(key, by_tie[tie])
            column.number_input(
                label("tie", tie), min_value=1, max_value=MOST_DAYS, key=key, on_change=_keep_cadence, args=(tie,)
            )
        st.caption(text("preferences", "cadence.hint"))


def left_out(coach: Coach) -> None:
    """People who are left out of suggestions, each with a way back."""
    people = coach.start.turned_down()
    if not people:
        return
    with section("people"):
        for key, name, until in people:
            said = "people.until" if until else "people.for_good"
            day = spoken(until, coach.today) if until else ""
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(components.plain(text("preferences", said, name=name, day=day)), width="stretch")
                st.button(
                    text("preferences", "people.again"),
                    key=f"preferences.again.{key}",
                    on_click=_suggest_again,
                    args=(key, name),
                )


def linkedin(coach: Coach) -> None:
    """Whether LinkedIn is offered anywhere."""
    chosen = coach.welcome.linkedin()
    with section("linkedin"):
        shown("preferences.linkedin", chosen if chosen in LINKEDIN else None)
        st.segmented_control(
            text("preferences", "linkedin.label"),
            LINKEDIN,
            format_func=lambda choice: text("preferences", f"linkedin.{choice}"),
            key="preferences.linkedin",
            on_change=_keep_linkedin,
        )
        st.caption(text("preferences", "linkedin.hint"))


def screen(coach: Coach) -> None:
    """The sidebar, the time zone, and the way back to the welcome."""
    chosen = coach.prepare.preferences()
    with section("screen"):
        shown("preferences.all_pages", chosen["all_pages"])
        st.toggle(
            text("preferences", "screen.all_pages"),
            key="preferences.all_pages",
            help=text("preferences", "screen.all_pages_help"),
            on_change=choose,
            args=("all_pages",),
        )
        shown("preferences.zone", chosen["zone"])
        st.selectbox(
            text("preferences", "screen.zone"),
            sorted(available_timezones()),
            index=None,
            key="preferences.zone",
            placeholder=text("preferences", "screen.zone_machine"),
            help=text("preferences", "screen.zone_help"),
            on_change=choose,
            args=("zone",),
        )
        if not coach.book.demo:
            st.page_link(
                registry.page("welcome"), label=text("preferences", "screen.welcome"), query_params={"step": "1"}
            )


def section(name: str) -> DeltaGenerator:
    """A box with its heading."""
    box = st.container(border=True)
    box.subheader(text("preferences", f"{name}.title"), anchor=False)
    return box


def shown(key: str, value: object) -> None:
    """What the workbook holds is what the field shows, whoever changed it."""
    st.session_state[key] = value


# ------------------------------------------------------------------------------------------------ saving


def saved() -> str:
    """What is said once a choice is kept."""
    return text("preferences", "saved")


def choose(name: str) -> None:
    """Keep the preference of the field `preferences.<name>`."""
    with session.saving("preferences", said=saved()):
        session.coach().prepare.choose(**{name: st.session_state[f"preferences.{name}"]})


def _keep_rest(key: str, ahead: int) -> None:
    with session.saving("preferences", said=saved()):
        session.coach().prepare.rest(st.session_state[key], ahead)


def _keep_cadence(tie: str) -> None:
    with session.saving("preferences", said=saved()):
        prepare = session.coach().prepare
        days = prepare.preferences()["cadence_days"] | {tie: st.session_state[f"preferences.cadence_{tie}"]}
        prepare.choose(cadence_days=days)


def _keep_linkedin() -> None:
    choice = st.session_state["preferences.linkedin"]
    with session.saving("preferences", said=saved()) as token:
        session.coach().welcome.choose_linkedin(choice or "unasked", token)


def _suggest_again(key: str, name: str) -> None:
    with session.saving("preferences", said=text("preferences", "people.said", name=name)) as token:
        session.coach().start.suggest_again(key, token)
