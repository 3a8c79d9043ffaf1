"""Show the preferences: each choice is saved at once and says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import streamlit as st

from netjob.coach import Coach
from netjob.coach.reasons import spoken
from netjob.coach.welcome import LINKEDIN
from netjob.coaching import holiday, words
from netjob.content import label, text
from netjob.ui import components, registry, session, tour
from netjob.workbook.outcomes import LeftOut

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

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


def holidays(coach: Coach) -> None:
    """The country, and its part, whose public holidays are no working days."""
    chosen, countries = coach.prepare.preferences(), holiday.countries()
    box = folded("holidays")
    if not box.open:
        return
    with box:
        shown("preferences.country", chosen["country"])
        st.selectbox(
            text("preferences", "holidays.country"),
            list(countries),
            index=None,
            format_func=lambda code: countries.get(code, code),
            key="preferences.country",
            placeholder=text("preferences", "holidays.none"),
            on_change=_keep_country,
        )
        parts = holiday.subdivisions(chosen["country"] or "")
        if parts:
            shown("preferences.subdivision", chosen["subdivision"])
            st.selectbox(
                text("preferences", "holidays.subdivision"),
                parts,
                index=None,
                key="preferences.subdivision",
                placeholder=text("preferences", "holidays.everywhere"),
                on_change=choose,
                args=("subdivision",),
            )
        st.caption(text("preferences", "holidays.hint"))


def cadence(coach: Coach) -> None:
    """How many days may pass, by tie."""
    by_tie = coach.prepare.preferences()["cadence_days"]
    box = folded("cadence")
    if not box.open:
        return
    with box:
        with st.grid(len(TIES), min_column_width=140):
            for tie in TIES:
                key = f"preferences.cadence_{tie}"
                shown(key, by_tie[tie])
                st.number_input(
                    label("tie", tie), min_value=1, max_value=MOST_DAYS, key=key, on_change=_keep_cadence, args=(tie,)
                )
        st.caption(text("preferences", "cadence.hint"))


def left_out(coach: Coach) -> None:
    """What is left out of suggestions, people and kinds, each with the user's reason and a way back."""
    found = coach.start.left_out()
    if not found:
        return
    box = folded("people")
    if not box.open:
        return
    with box:
        for one in found:
            said = _said(one, coach)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(components.plain(said), width="stretch")
                st.button(
                    text("preferences", "people.again"),
                    key=f"preferences.again.{one.key}",
                    on_click=_suggest_again,
                    args=(one.key, _called(one)),
                )


def linkedin(coach: Coach) -> None:
    """Whether LinkedIn is offered anywhere."""
    chosen = coach.welcome.linkedin()
    box = folded("linkedin", "linkedin_part")
    if not box.open:
        return
    with box:
        shown("preferences.linkedin", chosen if chosen in LINKEDIN else None)
        st.segmented_control(
            text("preferences", "linkedin.label"),
            LINKEDIN,
            format_func=lambda choice: text("preferences", f"linkedin.{choice}"),
            key="preferences.linkedin",
            on_change=_keep_linkedin,
        )
        st.caption(text("preferences", "linkedin.hint"))


def offers(coach: Coach) -> None:
    """What Today offers by itself, and the tour."""
    box = folded("offers")
    if not box.open:
        return
    with box:
        shown("preferences.resistance_check", coach.prepare.preferences()["resistance_check"])
        st.toggle(
            text("preferences", "offers.resistance"),
            key="preferences.resistance_check",
            help=text("preferences", "offers.resistance_help"),
            on_change=choose,
            args=("resistance_check",),
        )
        tour.again("preferences")


def screen(coach: Coach) -> None:
    """The sidebar, the time zone, and the way back to the welcome."""
    chosen = coach.prepare.preferences()
    box = folded("screen")
    if not box.open:
        return
    with box:
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
            _zones(),
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


def folded(name: str, key: str = "") -> ExpanderContainer:
    """A box that is opened by its heading, for what is chosen once: drawn while it is open."""
    title = text("preferences", f"{name}.title")
    return st.expander(f"**{title}**", key=f"preferences.{key or name}", on_change="rerun")


def shown(key: str, value: object) -> None:
    """What the workbook holds is what the field shows, whoever changed it."""
    st.session_state[key] = value


@cache
def _zones() -> list[str]:
    """Every zone by name; they are read from the disk."""
    return sorted(available_timezones())


def _called(one: LeftOut) -> str:
    """The person's name, or what people read for the kind."""
    return one.name or text("today", f"kind.{one.key.partition(':')[2]}")


def _said(one: LeftOut, coach: Coach) -> str:
    day = spoken(one.until, coach.today) if one.until else ""
    said = text("preferences", "people.until" if one.until else "people.for_good", name=_called(one), day=day)
    return text("preferences", "people.because", said=said, reason=one.reason) if one.reason else said


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


def _keep_country() -> None:
    """Another country has other parts."""
    with session.saving("preferences", said=saved()):
        session.coach().prepare.choose(country=st.session_state["preferences.country"], subdivision=None)


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
