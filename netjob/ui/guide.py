"""Show the Guide: a field to search in, the method by section, the words, and the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from netjob.coach import Coach
from netjob.coach.guide import Item
from netjob.content import text
from netjob.ui import components, registry

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

LISTED = {entry.name for entry in registry.PAGES}


def search() -> str:
    """What is searched for."""
    return (
        st.text_input(
            text("guide", "frame.search"),
            key="guide.search",
            placeholder=text("guide", "frame.search_hint"),
            icon=":material/search:",
            label_visibility="collapsed",
        )
        or ""
    )


def method(coach: Coach, searched: str) -> bool:
    """The sections, folded away until they are opened or found; whether there are any."""
    found = coach.guide.sections(searched)
    for section in found:
        box = _folded(section.title, section.name, searched)
        if box.open:
            with box:
                st.markdown(section.words)
                for item in section.items:
                    _item(item)
    return bool(found)


def glossary(coach: Coach, searched: str) -> bool:
    """The words of the workbook; whether there are any."""
    found = coach.guide.glossary(searched)
    if found:
        box = _folded(text("guide", "glossary.title"), "glossary", searched)
        if box.open:
            box.markdown("\n".join(f"- **{word}** {meaning}" for word, meaning in found))
    return bool(found)


def nothing(searched: str) -> None:
    """Nothing was found."""
    with st.container(border=True):
        st.markdown(text("guide", "frame.nothing", searched=components.plain(searched)))


def _folded(title: str, name: str, searched: str) -> ExpanderContainer:
    """A part that is drawn once it is open; what is found is open from the start, and folds apart from the rest."""
    key = f"guide.found.{name}" if searched else f"guide.{name}"
    return st.expander(f"**{title}**", key=key, expanded=bool(searched), on_change="rerun")


def _item(item: Item) -> None:
    with st.container(gap=None):
        st.markdown(f"**{item.title}** {item.words}")
        if item.page in LISTED:
            st.page_link(registry.page(item.page))
