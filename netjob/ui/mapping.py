"""Ask which column of a table holds what, where the table itself does not say so."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from netjob.content import text
from netjob.exchange.columns import Field, Layout, Unmapped
from netjob.ui import components

NOTHING = ""
NAMES = ("name", "first_name", "last_name", "nickname", "organisation", "email", "phone")


def ask(asked: Unmapped, at: int) -> Layout | None:
    """The first rows, and a choice for each column; what was chosen, None while it names nobody."""
    st.markdown(f"**{components.plain(asked.file)}**")
    st.markdown(text("data", "mapping.what"))
    heads = [_head(asked, place) for place in range(asked.guess.width)]
    shown = [dict(zip(heads, map(str, row), strict=False)) for row in asked.rows]
    st.dataframe(shown, hide_index=True, alt=text("data", "mapping.rows"))
    chosen: dict[int, Field] = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for place, head in enumerate(heads):
            field = _field(asked, place, head, at)
            if field:
                chosen[place] = field
    if not set(chosen.values()) & set(NAMES):
        st.caption(text("data", "mapping.nobody"))
        return None
    return Layout(asked.guess.delimiter, asked.guess.header, asked.guess.width, chosen)


def _field(asked: Unmapped, place: int, head: str, at: int) -> Field | None:
    options = (NOTHING, *get_args(Field))
    found = st.selectbox(
        components.plain(head),
        options,
        index=options.index(asked.guess.columns.get(place, NOTHING)),
        format_func=lambda word: text("data", f"mapping.field.{word or 'nothing'}"),
        key=f"data.column.{at}.{place}",
        width=220,
    )
    return found or None


def _head(asked: Unmapped, place: int) -> str:
    """What a column is called; no two are called the same, as the table shows them by name."""
    number = text("data", "mapping.column", number=place + 1)
    written = asked.header[place].strip() if place < len(asked.header) else ""
    return f"{number}: {written}" if written else number
