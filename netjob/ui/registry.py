"""List every page once: its file, its place in the sidebar, its icon. The frame and the tests walk this list."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st

from netjob.content import text
from netjob.settings import ROOT


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: `pages/<folder>/<name>.py`, listed under `section`; `first_week` ones are listed from the start."""

    name: str
    folder: str
    section: str
    icon: str
    first_week: bool = False
    listed: bool = True

    @property
    def file(self) -> str:
        """The page's file below the project's root."""
        return f"pages/{self.folder}/{self.name}.py"


PAGES = (
    Entry("today", "start", "week", ":material/wb_sunny:", first_week=True),
    Entry("log", "start", "week", ":material/edit_note:", first_week=True),
    Entry("review", "start", "week", ":material/calendar_view_week:"),
    Entry("welcome", "start", "week", ":material/waving_hand:", listed=False),
    Entry("contacts", "people", "people", ":material/group:", first_week=True),
    Entry("paths", "people", "people", ":material/route:"),
    Entry("referrals", "people", "people", ":material/door_open:"),
    Entry("garden", "people", "people", ":material/potted_plant:"),
    Entry("conversation", "prepare", "prepare", ":material/forum:", first_week=True),
    Entry("offer", "prepare", "prepare", ":material/workspace_premium:", first_week=True),
    Entry("market", "prepare", "prepare", ":material/map:"),
    Entry("cadence", "progress", "progress", ":material/event_repeat:"),
    Entry("conversion", "progress", "progress", ":material/stairs:"),
    Entry("guide", "more", "more", ":material/help:"),
    Entry("evidence", "more", "more", ":material/menu_book:"),
    Entry("data", "more", "more", ":material/database:", first_week=True),
    Entry("preferences", "more", "more", ":material/tune:"),
)


@cache
def page(name: str, visible: bool = True) -> st.Page:
    """The Streamlit page of an entry, for links and switches; made once, as each one looks for its file on the disk."""
    entry = next(entry for entry in PAGES if entry.name == name)
    return st.Page(
        ROOT / entry.file,
        title=text("pages", f"{entry.name}.title"),
        icon=entry.icon,
        url_path=entry.name,
        default=entry.name == "today",
        visibility="visible" if visible else "hidden",
        help=text("pages", f"{entry.name}.purpose"),
    )


def navigation(every_page: bool) -> st.Page:
    """The sidebar by section, and the page that was asked for; hidden pages still answer at their address."""
    sections: dict[str, list[st.Page]] = {}
    for entry in PAGES:
        heading = text("pages", f"sections.{entry.section}")
        visible = entry.listed and (every_page or entry.first_week)
        # A copy: Streamlit marks the one to run, and tabs that come at once would wipe out each other's mark.
        sections.setdefault(heading, []).append(copy(page(entry.name, visible)))
    return st.navigation(sections, expanded=True)
