"""Show a line to tick off: what could be done and the box that says it is done, in one element."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def show(line: str, key: str, save: Callable[..., None], *args: object) -> None:
    """A box with its line; ticking it calls `save`, which saves for itself. Others' words in a line are made plain."""
    st.checkbox(line, key=key, on_change=_tick, args=(key, save, *args), width="stretch", wrap=True)


def _tick(key: str, save: Callable[..., None], *args: object) -> None:
    """Saved, the line goes; refused or taken back, it stands there unticked again.

    Streamlit calls this with an empty box too: at a second click, and for each box of a page that was left by a link
    while a field was still being written in.
    """
    if st.session_state.get(key):
        save(*args)
    st.session_state[key] = False
