"""Show one answer: a field that is kept as soon as it is left, whether it is saved, and what it said before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.revision import changes
from netjob.content import text
from netjob.ui import components, session, step
from netjob.workbook.answers import Version

TALL = 320  # pixels: a very long answer scrolls inside its field instead of filling the page
LONG = 1_200  # letters above which it does
MOST_VERSIONS = 10
SHOWN = 600  # letters of an earlier version that are shown


def field(page: str, prompt: str, item: int = 0) -> str:
    """The key of an answer's widget."""
    return f"{page}.{prompt}.{item}"


def long(coach: Coach, page: str, prompt: str, label: str, placeholder: str = "", item: int = 0) -> None:
    """A long answer: a text area, a visible save beside it, and its earlier versions."""
    stored = coach.prepare.answer(prompt, item)
    key = field(page, prompt, item)
    step.stored(key, stored)
    st.text_area(
        label,
        key=key,
        height=TALL if len(st.session_state[key]) > LONG else "content",
        placeholder=placeholder,
        on_change=keep,
        args=(page, prompt, item),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            text("exercises", "frame.save"),
            key=f"{page}.save.{prompt}.{item}",
            on_click=keep,
            args=(page, prompt, item),
        )
        saved(coach, prompt, item, st.session_state[key].strip() == stored)
    history(page, prompt, item, coach.offer.versions(prompt).get(item, ()))


def saved(coach: Coach, prompt: str, item: int, same: bool) -> None:
    """Whether what stands in the field is in the workbook."""
    found = next((answer for answer in coach.offer.items(prompt) if answer.item == item), None)
    if found is None or not same:
        st.caption(text("exercises", "frame.save_hint"), width="content")
        return
    day = f"{found.answered_at.day} {found.answered_at:%B %Y}"
    st.caption(f":material/check: {text('exercises', 'frame.saved_on', day=day)}", width="content")


def history(page: str, prompt: str, item: int, versions: Sequence[Version]) -> None:
    """What changed since last time and before, each earlier version with a way back; nothing for a first version."""
    if len(versions) < 2:
        return
    title = text("exercises", "history.title", count=len(versions) - 1)
    with st.expander(title, key=f"{page}.history.{prompt}.{item}", icon=":material/history:", on_change="rerun") as box:
        if not box.open:
            return
        for at, (after, before) in enumerate(islice(pairwise(versions), MOST_VERSIONS)):
            day = f"{after.answered_at.day} {after.answered_at:%B %Y}"
            st.caption(text("exercises", "history.changed", day=day))
            st.markdown(_changes(before.body, after.body))
            if before.body:
                st.button(
                    text("exercises", "history.restore"),
                    key=f"{page}.restore.{prompt}.{item}.{at}",
                    icon=":material/undo:",
                    type="tertiary",
                    help=components.plain(before.body[:SHOWN]),
                    on_click=restore,
                    args=(page, prompt, item, before.body),
                )


def _changes(before: str, after: str) -> str:
    """What changed, as one line: taken out is struck through, new is bold."""
    marks = {"same": "{}", "gone": ":gray[~~{}~~]", "new": "**{}**"}
    pieces = []
    for kind, words in changes(before, after):
        shown = components.plain(words[:SHOWN] + ("…" if len(words) > SHOWN else ""))
        if shown:
            pieces.append(marks[kind].format(shown))
    return " ".join(pieces)


# ------------------------------------------------------------------------------------------------ saving


def keep(page: str, prompt: str, item: int = 0) -> None:
    """Keep what stands in the field; what changes nothing adds nothing."""
    key = field(page, prompt, item)
    with session.saving(key, said=text("exercises", "frame.saved")) as token:
        session.coach().prepare.write(prompt, st.session_state[key] or "", item, token)


def restore(page: str, prompt: str, item: int, body: str) -> None:
    """An earlier version counts again; the one it replaces stays in the history."""
    key = field(page, prompt, item)
    with session.saving(key, said=text("exercises", "history.restored")) as token:
        session.coach().prepare.write(prompt, body, item, token)
        st.session_state[key] = body
