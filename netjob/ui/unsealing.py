"""Ask for the passphrase of a sealed file that was dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netjob.content import text
from netjob.ui import components

PHRASE = "data.unseal_passphrase"


def ask(sentences: Sequence[str], then: Callable[[str], None]) -> None:
    """Say which files are sealed, or did not open; `then` gets what was typed, which is kept nowhere."""
    st.subheader(text("data", "unseal.title"), anchor=False)
    for sentence in sentences:
        st.markdown(components.plain(sentence))
    with st.form("data.unsealing", border=True):
        st.text_input(text("data", "unseal.passphrase"), key=PHRASE, type="password")
        st.form_submit_button(
            text("data", "unseal.open"),
            key="data.unseal",
            type="primary",
            icon=":material/lock_open:",
            on_click=_typed,
            args=(then,),
        )


def _typed(then: Callable[[str], None]) -> None:
    phrase = st.session_state.pop(PHRASE, None)
    if phrase:
        then(phrase)
