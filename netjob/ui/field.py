"""Let a field follow the workbook: it holds what was typed until what is stored changes."""

from __future__ import annotations

import streamlit as st


def follow(key: str, stored: object, of: object = None) -> None:
    """Begin a field with what the workbook holds, and again once that was saved, taken back or changed elsewhere.

    `of` is what the field belongs to: for another one it begins anew.
    """
    seen = f"{key}.stored"
    if key not in st.session_state or st.session_state.get(seen) != (of, stored):
        st.session_state[key] = stored
    st.session_state[seen] = (of, stored)
