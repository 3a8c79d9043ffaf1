"""Show the garden: what was planted apart from asks, what came of it, and how long that took."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netjob.coach import Coach
from netjob.coach.garden import FEW, Grown
from netjob.coach.referrals import where
from netjob.coaching.garden import UNITS, Given
from netjob.content import label, text
from netjob.ui import components, registry, seeds, session, undo
from netjob.ui.door import spoken

PAGES = "garden.harvest_page"


def show(coach: Coach) -> None:
    """The charts, the harvest with its seeds, and what was planted at large."""
    from netjob.figures import garden as figures

    unit = st.segmented_control(
        text("garden", "planted.unit"), list(UNITS), default="week", required=True, key="garden.unit",
        format_func=lambda name: text("garden", f"planted.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    undo.offer("garden")
    periods = coach.garden.periods(str(unit))
    if any(period.planted or period.asks or period.doors for period in periods):
        components.figure("garden.planted", figures.planted(periods, str(unit)))
        st.caption(text("garden", "planted.note"))
    else:
        components.empty("planted", "log")
    _harvest(coach)
    waits = coach.garden.waits()
    if waits:
        st.subheader(text("garden", "lag.title"), anchor=False)
        components.figure("garden.lag", figures.waited(waits))
        st.caption(text("garden", "lag.note"))
    seeds.show(coach)


def _harvest(coach: Coach) -> None:
    st.subheader(text("garden", "harvest.title"), anchor=False)
    st.caption(text("garden", "harvest.why"))
    unnamed = st.toggle(text("garden", "harvest.unnamed"), key="garden.unnamed", on_change=_first_page)
    total, found = coach.garden.harvests(unnamed, components.offset(PAGES, FEW))
    if not found:
        seeded = unnamed and coach.garden.harvests(False)[0]
        st.caption(text("garden", "harvest.none_unnamed" if seeded else "harvest.none"))
        return
    with st.container(border=True, gap="small"):
        for one in found:
            _door(one)
    components.pages(PAGES, total, FEW)


def _door(one: Grown) -> None:
    """A door that came by itself: what it grew from, or what it may have grown from."""
    standing = one.harvest.standing
    leads = where(standing) or text("referrals", "list.somewhere")
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            line = text("garden", "harvest.line", referrer=standing.referrer_name, where=leads)
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{components.plain(line)}**")
                st.caption(text("garden", "harvest.came", day=spoken(standing.began_on)))
            st.page_link(
                registry.page("referrals"), label=text("garden", "line.open_door"), icon=":material/door_open:",
                query_params={"referral": str(standing.id)},
            )  # fmt: skip
        if one.harvest.place is None:
            _may_have(standing.id, one.may_have)
        else:
            _grew(one)


def _grew(one: Grown) -> None:
    found = one.harvest
    if found.place is None or found.kind is None or found.day is None:
        return
    kind = label(found.place, found.kind)
    said = text("garden", f"harvest.from_{found.place}", kind=kind, day=spoken(found.day))
    if one.days is not None:
        count = "days" if one.days > 1 else "days_one" if one.days else "days_none"
        said = f"{said} · {text('garden', f'harvest.{count}', days=one.days)}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f":material/potted_plant: {said}")
            if found.what:
                st.caption(components.plain(found.what))
        st.button(
            text("garden", "harvest.unlink"), key=f"garden.unlink.{found.standing.id}", type="tertiary",
            on_click=_credit, args=(found.standing.id, None, None),
        )  # fmt: skip


def _may_have(referral: int, found: Sequence[Given]) -> None:
    for given in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container(gap=None, width="stretch"):
                said = text("garden", "harvest.may_have", kind=label("give", given.kind), day=spoken(given.day))
                st.markdown(f":gray[:material/help: {said}]")
                if given.what:
                    st.caption(components.plain(given.what))
            st.button(
                text("garden", "harvest.confirm"), key=f"garden.credit.{referral}.{given.id}",
                on_click=_credit, args=(referral, "give", given.id),
            )  # fmt: skip


def _credit(referral: int, place: str | None, row_id: int | None) -> None:
    with session.saving("garden.credit") as token:
        session.coach().garden.credit(referral, place, row_id, token)
        undo.remember("garden", token, text("garden", f"harvest.{'unlinked' if place is None else 'confirmed'}"))


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)
