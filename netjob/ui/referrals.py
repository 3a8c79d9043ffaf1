"""Show the list of referrals, by step or as a table, and the form that adds one."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import PAGE, TABLE
from netjob.coaching import words
from netjob.coaching.referral import FIRST, ReferralForm, rungs
from netjob.content import label, text
from netjob.ui import components, referral, referral_details, session, undo, who
from netjob.workbook.standings import Standing, View

ADDING = "referrals.adding"
FIELDS = ("referrer", "person", "direction", "step", "reached_on", "target", "weight", "guess", "notes")
LISTED = "referrals.list_page"
TABLED = "referrals.table_page"


def toolbar(coach: Coach) -> None:
    """The way to a new referral, and its form while it is open."""
    if st.session_state.get(ADDING):
        _form(coach)
    else:
        st.button(text("referrals", "list.add"), key="referrals.add", icon=":material/add:", on_click=_open_form)


def show(coach: Coach) -> None:
    """The list as it is narrowed now, outgoing and incoming apart."""
    every = coach.referrals.counts()
    if not any(every.values()):
        components.empty("referrals", "log")
        return
    st.session_state.setdefault("referrals.shown", words.REFERRAL_DIRECTIONS[0])
    chosen = st.segmented_control(
        text("referrals", "list.direction"),
        words.REFERRAL_DIRECTIONS,
        required=True,
        format_func=lambda name: text("referrals", f"list.{name}"),
        key="referrals.shown",
        label_visibility="collapsed",
        on_change=_first_page,
        persist_state="session",
    )
    direction = chosen or words.REFERRAL_DIRECTIONS[0]
    counts = every[direction]
    if not counts:
        st.caption(text("referrals", f"list.none_{direction}"))
        return
    view, as_table = _narrowed(direction, counts)
    if as_table:
        _table(coach, view)
    else:
        _board(coach, view, counts)


def _narrowed(direction: str, counts: dict[str, int]) -> tuple[View, bool]:
    with st.container(horizontal=True, vertical_alignment="center"):
        typed = st.text_input(
            text("referrals", "list.search"),
            key="referrals.search",
            type="search",
            live="300ms",
            placeholder=text("referrals", "list.search_hint"),
            label_visibility="collapsed",
            width="stretch",
            on_change=_first_page,
        )
        shown = st.segmented_control(
            text("referrals", "list.view"),
            ("board", "table"),
            default="board",
            required=True,
            format_func=lambda name: text("referrals", f"list.{name}"),
            key="referrals.view",
            label_visibility="collapsed",
            persist_state="session",
        )
        to_tell = st.toggle(text("referrals", "list.to_tell"), key="referrals.to_tell", on_change=_first_page)
    steps = st.pills(
        text("referrals", "list.steps"),
        list(counts),
        selection_mode="multi",
        format_func=lambda step: text(
            "referrals", "list.step_count", step=label("step", step), count=counts.get(step, 0)
        ),
        key="referrals.steps",
        label_visibility="collapsed",
        on_change=_first_page,
    )
    return View(direction, tuple(steps) or words.STEPS, typed or "", to_tell), shown == "table"


def _board(coach: Coach, view: View, counts: dict[str, int]) -> None:
    total, rows = coach.referrals.page(view, components.offset(LISTED, PAGE))
    for step, standing in groupby(rows, key=lambda row: row.step):
        with st.container(border=True, gap="small"):
            shown = text("referrals", "list.step_count", step=label("step", step), count=counts.get(step, 0))
            st.markdown(f"**{shown}**")
            for row in standing:
                _line(row, coach.today)
    _found(total, LISTED, PAGE)


def _line(row: Standing, today: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.button(
                components.plain(referral.head(row)),
                key=f"referrals.open.{row.id}",
                type="tertiary",
                on_click=referral.choose,
                args=(row.id,),
            )
            st.caption(referral.since(row.since, today))
        if row.to_tell:
            st.badge(text("referrals", "list.to_tell"), icon=":material/campaign:", color="gray")


def _table(coach: Coach, view: View) -> None:
    total, table = coach.referrals.table(view, components.offset(TABLED, TABLE))
    if total:
        names = {name: text("referrals", f"columns.{name}") for name in table.columns}
        components.as_table(table, text("referrals", "list.alt"), column_config=names, key="referrals.table")
    _found(total, TABLED, TABLE)


def _found(total: int, key: str, size: int) -> None:
    if not total:
        st.caption(text("referrals", "list.nobody"))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        said = "list.found_one" if total == 1 else "list.found"
        st.caption(text("referrals", said, total=f"{total:,}"), width="stretch")
        components.pages(key, total, size)


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    for key in (LISTED, TABLED):
        st.session_state.pop(key, None)


# ------------------------------------------------------------------------------------------------ the form


def _open_form() -> None:
    st.session_state[ADDING] = True


def _close_form() -> None:
    st.session_state.pop(ADDING, None)


def _form(coach: Coach) -> None:
    with st.container(border=True):
        st.subheader(text("referrals", "form.heading"), anchor=False)
        who.one(coach, "referrals.referrer", text("referrals", "form.referrer"))
        direction = st.segmented_control(
            text("referrals", "form.direction"),
            words.REFERRAL_DIRECTIONS,
            default=st.session_state.get("referrals.shown") or "outgoing",
            required=True,
            format_func=components.words("referral_direction"),
            key="referrals.direction",
        )
        with st.container(horizontal=True, vertical_alignment="top"):
            with st.container(width="stretch"):
                who.one(coach, "referrals.person", text("referrals", "form.person"))
            with st.container(width="stretch"):
                referral_details.target_field(coach, "referrals.target")
        steps = rungs(direction)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                text("referrals", "form.step"),
                steps,
                index=steps.index(FIRST[direction]),
                format_func=components.words("step"),
                key="referrals.step",
            )
            st.date_input(
                text("referrals", "form.reached_on"),
                value=coach.today,
                key="referrals.reached_on",
                format="YYYY-MM-DD",
                width=160,
            )
        components.refusal("referrals.step")
        components.refusal("referrals.reached_on")
        with st.expander(text("referrals", "form.more")):
            referral_details.fields("referrals")
        with st.container(horizontal=True):
            st.button(text("referrals", "form.save"), key="referrals.save", type="primary", on_click=_add)
            st.button(text("referrals", "form.cancel"), key="referrals.cancel", on_click=_close_form)


def _add() -> None:
    state = st.session_state
    if not state.get(ADDING):  # the second click of a double click: the first one saved and closed the form
        return
    clear = [f"referrals.{field}" for field in FIELDS]
    asked = [*who.asked("referrals.referrer"), *who.asked("referrals.person")]
    with session.saving("referrals", *clear, *asked) as token:
        referrer, referrer_name = who.the_one("referrals.referrer")
        person, person_name = who.the_one("referrals.person")
        target, target_name = referral_details.typed_target("referrals.target")
        coach = session.coach()
        form = ReferralForm(
            referrer=referrer,
            referrer_name=referrer_name,
            direction=state["referrals.direction"],
            step=state["referrals.step"],
            reached_on=state["referrals.reached_on"] or coach.today,
            person=person,
            person_name=person_name,
            target=target,
            target_name=target_name,
            weight=state.get("referrals.weight") or "unknown",
            guess=state.get("referrals.guess"),
            notes=state.get("referrals.notes") or "",
        )
        coach.referrals.add(form, token)
        state["referrals.shown"] = form.direction
        undo.remember("referrals", token, text("referrals", "form.added"))
        _close_form()
