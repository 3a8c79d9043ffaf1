"""A line to tick off: the second click of a double click is no second save."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def ticked() -> None:
    """A page with one line, which counts how often it was saved."""
    import streamlit as st

    from netjob.ui import tick

    def save() -> None:
        st.session_state["saved"] = st.session_state.get("saved", 0) + 1

    tick.show("Thank Ada", "line", save)
    if st.button("the second click", on_click=tick._tick, args=("line", save)):
        st.caption("came")


def test_a_box_saves_once_and_stands_there_unticked() -> None:
    page = AppTest.from_function(ticked).run()
    page.checkbox(key="line").check().run()
    assert (page.session_state["saved"], page.checkbox(key="line").value) == (1, False)
    page.button[0].click().run()
    assert page.session_state["saved"] == 1
    page.checkbox(key="line").check().run()
    assert page.session_state["saved"] == 2
