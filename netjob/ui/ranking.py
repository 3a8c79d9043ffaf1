"""Ask which of two things matters more, until the order of a list is clear."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.offer import Order
from netjob.content import text
from netjob.ui import components, session

LETTERS = 160


def show(coach: Coach, page: str, prompt: str) -> None:
    """The next pair, or that the order is clear; nothing for a list of fewer than two."""
    order = coach.offer.order(prompt)
    if len(order.items) < 2 and order.pair is None:
        return
    asking = f"{page}.comparing.{prompt}"
    if order.pair is None:
        _clear(page, prompt, order)
    elif order.begun or st.session_state.get(asking):
        _pair(page, prompt, order)
    else:
        st.button(
            text("offer", "order.begin"),
            key=f"{page}.compare.{prompt}",
            icon=":material/swap_vert:",
            help=text("offer", "order.why"),
            on_click=_begin,
            args=(asking,),
        )


def _pair(page: str, prompt: str, order: Order) -> None:
    assert order.pair is not None
    with st.container(border=True, gap="small"):
        st.markdown(f"**{text('offer', 'order.title')}**")
        st.caption(f"{text('offer', 'order.why')} {text('offer', 'order.left', left=order.left)}")
        first, second = order.pair
        for column, better, worse in zip(st.columns(2), (first, second), (second, first), strict=True):
            with column:
                st.button(
                    components.plain(_short(better.body)),
                    key=f"{page}.prefer.{prompt}.{better.item}",
                    width="stretch",
                    wrap=True,
                    on_click=_prefer,
                    args=(page, prompt, better.item, worse.item),
                )


def _clear(page: str, prompt: str, order: Order) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/check: {text('offer', 'order.clear')}", width="content")
        st.button(
            text("offer", "order.again"),
            key=f"{page}.compare_again.{prompt}",
            type="tertiary",
            on_click=_again,
            args=(page, prompt),
        )


def _short(body: str) -> str:
    return body if len(body) <= LETTERS else f"{body[:LETTERS].rstrip()}…"


def _begin(asking: str) -> None:
    st.session_state[asking] = True


def _prefer(page: str, prompt: str, better: int, worse: int) -> None:
    with session.saving(f"{page}.prefer.{prompt}") as token:
        session.coach().offer.prefer(prompt, better, worse, token)


def _again(page: str, prompt: str) -> None:
    with session.saving(f"{page}.compare_again.{prompt}") as token:
        session.coach().offer.compare_again(prompt, token)
        _begin(f"{page}.comparing.{prompt}")
