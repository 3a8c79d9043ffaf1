"""Review contacts that may be one person, side by side: merge field by field, keep them apart, or look later."""

from __future__ import annotations

from datetime import date
from functools import partial
from textwrap import shorten
from typing import Any

import streamlit as st

from netjob.coach import Coach
from netjob.coach.matches import Both
from netjob.coaching.matching import Match
from netjob.content import label, text
from netjob.errors import NotFound
from netjob.ui import components, session, undo
from netjob.workbook.matches import Side

MARK = "contacts.same"
PAGES = "contacts.same_page"
WORDED = ("tie", "circle", "status")
SHOWN = 90  # letters of a value beside its radio button


def asked() -> str | None:
    """What the address asks for: `?same=1` every suggestion, `?same=17-45` two contacts."""
    return st.query_params.get("same")


def open_review() -> None:
    """Show the suggestions."""
    st.query_params.clear()
    st.query_params["same"] = "1"


def open_pair(one: int, other: int) -> None:
    """Show two contacts side by side."""
    st.query_params.clear()
    st.query_params["same"] = f"{one}-{other}"


def on_screen(contact: int) -> str:
    """Under what name the screen of a contact offers to take back a merge into it."""
    return f"contacts.merged.{contact}"


def leave() -> None:
    """Back to the list."""
    st.query_params.clear()


def screen(coach: Coach) -> None:
    """The pair in the address, else the suggestions one at a time."""
    back = text("same", "back")
    st.button(back, key="contacts.back", icon=":material/arrow_back:", type="tertiary", on_click=leave)
    st.title(text("same", "title"), anchor=False)
    st.caption(text("same", "purpose"))
    undo.offer(MARK)
    pair = _pair()
    if pair:
        _compare(coach, *pair)
        return
    with st.spinner(text("same", "looking")):
        found = coach.matches.suggested()
    if not found:
        with st.container(border=True):
            st.markdown(text("same", "none"))
        return
    if int(st.session_state.get(PAGES) or 1) > len(found):
        st.session_state[PAGES] = len(found)
    at = components.offset(PAGES, 1)
    _compare(coach, found[at].one, found[at].other, found[at])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text("same", "at", at=f"{at + 1:,}", total=f"{len(found):,}"), width="stretch")
        components.pages(PAGES, len(found), 1)


def _pair() -> tuple[int, int] | None:
    one, _, other = (asked() or "").partition("-")
    fits = all(part.isdecimal() and len(part) < 10 for part in (one, other))
    return (int(one), int(other)) if fits else None


def _compare(coach: Coach, one: int, other: int, match: Match | None = None) -> None:
    try:
        both = coach.matches.both(one, other)
    except NotFound as gone:
        components.problem(str(gone))
        return
    with st.container(border=True):
        if match:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(text("same", f"reasons.{match.reason}"), width="stretch")
                st.badge(text("same", "score", score=match.score), color="gray")
        for column, side in zip(st.columns(2), (both.one, both.other), strict=True):
            with column, st.container(gap="xsmall"):
                _who(side)
        _choices(both, one, other)
        st.caption(text("same", "alike"))
        _answers(both, one, other, suggested=match is not None)


def _who(side: Side) -> None:
    row = side.row
    st.subheader(components.plain(row["name"]), anchor=False)
    lines = [" · ".join(filter(None, (row["position"], row["organisation"])))]
    lines += [row[name] for name in ("email", "phone", "profile_url")]
    lines.append(text("contacts", "person.source", source=label("source_of_contact", row["source"])))
    if side.last_on:
        lines.append(text("same", "touchpoints", count=f"{side.touchpoints:,}", day=f"{side.last_on:%-d %B %Y}"))
    else:
        lines.append(text("same", "touchpoints_none"))
    for line in filter(None, lines):
        st.caption(components.plain(line))


def _choices(both: Both, one: int, other: int) -> None:
    """A choice for each field that differs, set to what the rule would take."""
    if both.open:
        st.markdown(f"**{text('same', 'differs')}**")
    for name, side in both.open.items():
        options = ["one", "other", *(["both"] if name == "notes" else [])]
        st.radio(
            text("same", f"fields.{name}"),
            options,
            index=options.index(side),
            format_func=partial(_value, both, name),
            key=_key(name, one, other),
            horizontal=True,
        )


def _answers(both: Both, one: int, other: int, suggested: bool) -> None:
    names = (both.one.row["name"], both.other.row["name"])
    with st.container(horizontal=True):
        st.button(
            text("same", "merge"),
            key=f"contacts.merge.{one}-{other}",
            type="primary",
            icon=":material/merge:",
            on_click=_merge,
            args=(one, other, tuple(both.open), names),
        )
        st.button(
            text("same", "not_same"),
            key=f"contacts.not_same.{one}-{other}",
            icon=":material/call_split:",
            on_click=_part,
            args=(one, other, names),
        )
        if suggested:
            st.button(
                text("same", "later"),
                key=f"contacts.same_later.{one}-{other}",
                help=text("same", "later_hint"),
                on_click=_put_off,
                args=(one, other, names),
            )


def _merge(one: int, other: int, fields: tuple[str, ...], names: tuple[str, str]) -> None:
    keys = {name: _key(name, one, other) for name in fields}
    chosen = {name: st.session_state[key] for name, key in keys.items() if key in st.session_state}
    with session.saving(f"{MARK}.{one}-{other}") as token:
        kept = session.coach().matches.merge(one, other, chosen, token)
        if kept is None:  # the second click of a double click: the first one merged
            return
        if _pair():
            st.query_params.clear()
            st.query_params["contact"] = str(kept)
            undo.remember(on_screen(kept), token, text("same", "merged", one=names[0], other=names[1]))
        else:
            _remember(token, "merged", names)


def _part(one: int, other: int, names: tuple[str, str]) -> None:
    with session.saving(f"{MARK}.{one}-{other}") as token:
        session.coach().matches.not_same(one, other, token)
        _remember(token, "parted", names)
        if _pair():
            open_review()


def _put_off(one: int, other: int, names: tuple[str, str]) -> None:
    with session.saving(f"{MARK}.{one}-{other}") as token:
        session.coach().matches.later(one, other, token)
        _remember(token, "put_off", names)


def _remember(token: str, key: str, names: tuple[str, str]) -> None:
    undo.remember(MARK, token, text("same", key, one=names[0], other=names[1]))


def _key(name: str, one: int, other: int) -> str:
    return f"contacts.take_{name}.{one}-{other}"


def _value(both: Both, name: str, side: str) -> str:
    """What a field would hold, as people read it."""
    if side == "both":
        return text("same", "both")
    value: Any = (both.one if side == "one" else both.other).row[name]
    if name in WORDED:
        return label(name, value)
    if name == "introduced_by":
        value = both.names.get(value, "")
    shown = f"{value:%-d %B %Y}" if isinstance(value, date) else shorten(str(value), SHOWN, placeholder="…")
    return components.plain(shown)
