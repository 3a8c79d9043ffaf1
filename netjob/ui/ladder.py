"""Draw the dated steps of a referral and the dated stages of an opening alike: one a line, its day, the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from netjob.content import text
from netjob.errors import Refused
from netjob.ui import components

Work = Callable[..., None]


def line(name: str, facts: Sequence[str], ended: bool) -> None:
    """A dated step, as the left part of a row."""
    with st.container(gap=None, width="stretch"):
        st.markdown(f":material/{'do_not_disturb_on' if ended else 'check_circle'}: **{name}**")
        st.caption(" · ".join(facts))


def pencil(chapter: str, key: str, work: Work, *args: object) -> None:
    """The button that opens the correction of a step, as the right end of its row."""
    st.button(":material/edit:", key=key, help=text(chapter, "one.correct"), type="tertiary", on_click=work, args=args)


def day(chapter: str, form: str, value: date | None = None) -> None:
    """The field for the day of a step."""
    label = text(chapter, "one.reached_on")
    st.date_input(label, value=value, key=f"{form}.reached_on", format="YYYY-MM-DD", width=160)


def further(
    chapter: str, form: str, field: str, options: Sequence[str], add: tuple[str, Work], ends: Sequence[tuple[str, ...]]
) -> None:
    """The step that comes next, and a day for it that only the user chooses: no step is dated by one stray click.

    `add` is the key of the button and what it does, with the end to date or None; `ends` are (words, key, end).
    """
    key, work = add
    chosen = f"{form}.{field}"
    if options:
        if st.session_state.get(chosen) not in options:
            st.session_state[chosen] = options[0]
        label = text(chapter, "one.next_step")
        st.pills(label, options, required=True, format_func=components.words(field), key=chosen)
        components.refusal(chosen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day(chapter, form)
        if options:
            st.button(text(chapter, "one.add_step"), key=key, type="primary", on_click=work, args=(None,))
        for said, end_key, end in ends:
            st.button(text(chapter, f"one.{said}"), key=end_key, on_click=work, args=(end,))
    components.refusal(f"{form}.reached_on")


def chosen_day(form: str) -> date:
    """The day that was chosen for a step. Raises `Refused` without one."""
    found: date | None = st.session_state.get(f"{form}.reached_on")
    if found is None:
        raise Refused("reached_on", "day_needed")
    return found
