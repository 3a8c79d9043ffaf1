"""Show the list of contacts: search, filters, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from netjob.coach import Coach
from netjob.coach.people import PAGE, Row
from netjob.coaching import words
from netjob.content import text
from netjob.ui import components, contact_files, contact_form, deck, person, same
from netjob.workbook.listing import SORTS, Filter

VIEWS = {"kept": ("kept", "waiting", "resting"), "pool": ("pool",), "dormant": (), "every": ()}
PAGES = "contacts.page"
MANY = 10  # contacts from which two may be one person without the user having seen it
SILENCES = ("never", "amber", "red", "dormant")


def toolbar(coach: Coach, counts: Mapping[str, int]) -> None:
    """The two ways to more people: type one in, or choose from everyone else."""
    with st.container(horizontal=True):
        st.button(
            text("contacts", "list.add"),
            key="contacts.add",
            icon=":material/person_add:",
            on_click=contact_form.open_new,
        )
        if counts.get("pool"):
            st.button(
                text("contacts", "list.deck"), key="contacts.deck", icon=":material/style:", on_click=deck.open_deck
            )
        if sum(counts.values()) >= MANY:
            st.button(
                text("same", "open"), key="contacts.same", icon=":material/compare_arrows:", on_click=same.open_review
            )
    contact_form.new(coach)


def show(coach: Coach, counts: Mapping[str, int]) -> None:
    """The list as it is narrowed now."""
    narrowed = _narrowed(counts)
    total, rows = coach.people.page(narrowed, components.offset(PAGES, PAGE))
    st.caption(f"{_summary(counts)} {text('contacts', 'list.found' if total else 'list.nobody', total=f'{total:,}')}")
    if narrowed.silence == "dormant":
        st.markdown(text("contacts", "list.dormant_why"))
    if not total:
        return
    with st.container(border=True), components.two_columns():
        for row in rows:
            _line(row)
    with st.container(horizontal=True, vertical_alignment="center"):
        contact_files.offer(coach, narrowed, total)
        components.pages(PAGES, total, PAGE)


def _summary(counts: Mapping[str, int]) -> str:
    """With how many one keeps in touch, and how many others there are."""
    facts = {
        "kept": counts.get("kept", 0),
        "pool": counts.get("pool", 0),
        "aside": _kept(counts) - counts.get("kept", 0),
    }
    said = "list.summary_aside" if facts["aside"] else "list.summary"
    return text("contacts", said, **{name: f"{count:,}" for name, count in facts.items()})


def _kept(counts: Mapping[str, int]) -> int:
    return sum(counts.get(status, 0) for status in VIEWS["kept"])


def _narrowed(counts: Mapping[str, int]) -> Filter:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            text("contacts", "list.search"),
            key="contacts.search",
            on_change=_first_page,
            type="search",
            live=True,
            placeholder=text("contacts", "list.search_hint"),
            label_visibility="collapsed",
            width="stretch",
        )
        view = st.segmented_control(
            text("contacts", "list.view"),
            list(VIEWS),
            default="kept" if _kept(counts) else "every",
            format_func=lambda name: text("contacts", f"list.{name}"),
            key="contacts.view",
            on_change=_first_page,
            required=True,
            label_visibility="collapsed",
            persist_state="session",
        )
        narrowed = _filters(default={"kept": "silence", "dormant": "tie"}.get(view or "", "name"))
    if view == "dormant":
        narrowed = replace(narrowed, silence="dormant")
    return replace(narrowed, words=typed or "", statuses=VIEWS[view or "every"])


def _filters(default: str) -> Filter:
    """The popover with the rest, drawn once it is opened; `default` is the order where none was chosen."""
    box = st.popover(
        text("contacts", "list.filters"), icon=":material/filter_list:", key="contacts.filters", on_change="rerun"
    )
    if not components.was_opened("contacts.filters", box.open):
        return Filter(sort=default)
    with box:
        return _filter(default)


def _filter(default: str) -> Filter:
    organisation = st.text_input(text("contacts", "form.organisation"), key="contacts.at", on_change=_first_page)
    ties = _pills("tie", words.TIES)
    circles = _pills("circle", words.CIRCLES)
    silence = st.pills(
        text("contacts", "list.silence"),
        SILENCES,
        format_func=lambda name: text("contacts", f"silences.{name}"),
        key="contacts.silence",
        on_change=_first_page,
    )
    sort = st.selectbox(
        text("contacts", "list.sort"),
        list(SORTS),
        format_func=lambda name: text("contacts", f"sorts.{name}"),
        key="contacts.sort",
        on_change=_first_page,
        index=None,
        placeholder=text("contacts", f"sorts.{default}"),
    )
    return Filter(
        organisation=organisation or "",
        circles=tuple(circles),
        ties=tuple(ties),
        silence=silence or "",
        sort=sort or default,
    )


def _pills(group: str, options: tuple[str, ...]) -> list[str]:
    return st.pills(
        text("contacts", f"form.{group}"),
        options,
        selection_mode="multi",
        format_func=components.words(group),
        key=f"contacts.filter_{group}",
        on_change=_first_page,
    )


def _line(row: Row) -> None:
    """One person: the name opens their screen; state, last touch and place stand beside it, on a phone below."""
    contact = row.contact
    st.button(
        f"**{components.plain(contact.name)}**",
        key=f"contacts.open.{contact.id}",
        type="tertiary",
        on_click=person.choose,
        args=(contact.id,),
    )
    since = "" if row.colour == "never" else components.ago(row.days)
    place = " · ".join(filter(None, (since, contact.position, contact.organisation)))
    st.markdown(f"{components.stated(row.colour)} {components.quiet(components.plain(place))}")


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)
