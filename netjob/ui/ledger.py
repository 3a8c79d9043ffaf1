"""Show what was given and promised: everybody's, newest first, or what went each way with one person."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.garden import PAGE
from netjob.coaching import words
from netjob.content import text
from netjob.errors import NotFound
from netjob.ui import components, ledger_form, ledger_line, registry, undo
from netjob.workbook.gives import LedgerView, Line

PAGES = "garden.page"
KINDS = (*words.GIVES, "promise", "door")
SIDES = ("all", *words.OWED_BY)


def chosen() -> int | None:
    """The contact in the address (`?contact=ID`), or None for everybody."""
    return components.asked("contact")


def show(coach: Coach) -> None:
    """The line to write one down, and the list."""
    contact = chosen()
    if contact is None:
        ledger_form.show(coach)
        undo.offer("garden")
        _everybody(coach)
    else:
        _person(coach, contact)


def _everybody(coach: Coach) -> None:
    if not coach.garden.anything:
        components.empty("garden", "log", "contacts")
        return
    st.caption(text("garden", "list.why"))
    total, lines = coach.garden.ledger(_narrowed(), components.offset(PAGES, PAGE))
    _listed(coach, PAGES, total, lines, text("garden", "list.nothing"), named=True)


def _narrowed() -> LedgerView:
    with st.container(horizontal=True, vertical_alignment="center"):
        typed = st.text_input(
            text("garden", "list.search"), key="garden.search", type="search", live=True,
            placeholder=text("garden", "list.search_hint"), label_visibility="collapsed", width="stretch",
            on_change=_first_page,
        )  # fmt: skip
        side = st.segmented_control(
            text("garden", "list.side"), SIDES, default=SIDES[0], required=True, key="garden.side",
            format_func=lambda name: text("garden", f"list.{name}"), label_visibility="collapsed",
            on_change=_first_page, persist_state="session",
        )  # fmt: skip
        kinds, still = _filters()
    chosen = [text("garden", f"kinds.{kind}") for kind in kinds] + [text("garden", "list.open")] * still
    if chosen:
        st.caption(text("garden", "list.narrowed", chosen=", ".join(chosen)))
    return LedgerView("" if side in (None, SIDES[0]) else str(side), kinds, still, words=typed or "")


def _filters() -> tuple[tuple[str, ...], bool]:
    """What kind, and only what is still open: a popover, drawn once it is opened."""
    key = "garden.filters"
    box = st.popover(text("garden", "list.filters"), icon=":material/filter_list:", key=key, on_change="rerun")
    if not components.was_opened(key, box.open):
        return (), False
    kinds = box.pills(
        text("garden", "list.kinds"), KINDS, selection_mode="multi", key="garden.kinds",
        format_func=lambda name: text("garden", f"kinds.{name}"), on_change=_first_page,
    )  # fmt: skip
    return tuple(kinds), box.toggle(text("garden", "list.open"), key="garden.open", on_change=_first_page)


def _person(coach: Coach, contact: int) -> None:
    """What went each way with one person, side by side; nothing is added up."""
    st.button(
        text("garden", "list.back"), key="garden.back", icon=":material/arrow_back:", type="tertiary", on_click=_leave
    )
    try:
        name = coach.garden.name(contact)
    except NotFound as gone:
        components.problem(str(gone))
        return
    st.subheader(components.plain(name), anchor=False)
    st.page_link(
        registry.page("contacts"), label=text("garden", "list.person"), icon=":material/person:",
        query_params={"contact": str(contact)},
    )  # fmt: skip
    ledger_form.show(coach, contact)
    undo.offer("garden")
    st.caption(text("garden", "list.why"))
    for column, side in zip(st.columns(2, gap="medium"), words.OWED_BY, strict=True):
        with column:
            st.markdown(f"**{text('garden', f'list.{side}')}**")
            key = f"{PAGES}.{side}.{contact}"
            view = LedgerView(side, contact=contact)
            total, lines = coach.garden.ledger(view, components.offset(key, PAGE))
            _listed(coach, key, total, lines, text("garden", f"list.nothing_{side}"), named=False)


def _listed(coach: Coach, key: str, total: int, lines: list[Line], nothing: str, named: bool) -> None:
    """One page of lines. How many there are is not said: nothing here is counted up."""
    if not lines:
        st.caption(nothing)
        return
    with st.container(border=True, gap="small"):
        for line in lines:
            ledger_line.show(coach, line, named)
    components.pages(key, total, PAGE)


def _leave() -> None:
    ledger_line.close()
    st.session_state.pop(ledger_form.CONTACT, None)
    st.query_params.clear()


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)
