"""Show where the user is going: kinds, fields, roles, places; whether that is big enough; where nobody is inside."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.market import Size
from netjob.coaching.words import MARKET_KINDS
from netjob.content import text
from netjob.ui import components, registry, session, step
from netjob.workbook.market import Direction


def kinds(coach: Coach) -> None:
    """Four short lists, each kept as soon as something is added or taken out."""
    components.headed(text("market", "kinds.title"), components.quiet(text("market", "kinds.why")))
    found = {kind: coach.market.directions(kind) for kind in MARKET_KINDS}
    with st.grid(2, min_column_width=260):
        for kind, directions in found.items():
            reasons = [components.plain(f"{one.value}: {one.why}") for one in directions if one.why]
            beneath = reasons or session.refusal(f"market.{kind}")
            # In a cell of its own the field would hide its second line.
            with st.container(gap="xsmall") if beneath else nullcontext():
                _kind(kind, [one.value for one in directions])
                components.refusal(f"market.{kind}")
                components.lines(reasons)
    _reasons([one for directions in found.values() for one in directions])


def _kind(kind: str, values: Sequence[str]) -> None:
    key = f"market.{kind}"
    if key not in st.session_state:
        st.session_state[key] = values
    st.multiselect(
        text("market", f"kinds.{kind}"),
        list(dict.fromkeys([*values, *st.session_state[key]])),
        key=key,
        accept_new_options=True,
        select_all=False,
        placeholder=text("market", f"kinds.placeholder_{kind}"),
        on_change=_replace,
        args=(kind,),
    )


def _reasons(found: Sequence[Direction]) -> None:
    """A field for the reason of each, drawn once they are opened."""
    if not found:
        return
    key = "market.why"
    box = st.popover(text("market", "kinds.why_these"), type="tertiary", key=key, on_change="rerun")
    if not components.was_opened(key, box.open):
        return
    for one in found:
        why = f"market.explain.{one.id}"
        step.stored(why, one.why)
        label = text("market", "kinds.why_one", value=components.plain(one.value))
        box.text_input(label, key=why, on_change=_explain, args=(one.id,))


def size(coach: Coach) -> None:
    """Organisations times likely openings, in the user's own estimate."""
    found = coach.market.size()
    components.headed(text("market", "size.title"), _judged(found))
    key = "market.size_open"
    box = st.expander(text("market", "size.change"), key=key, icon=":material/calculate:", on_change="rerun")
    if not components.was_opened(key, box.open):
        return
    step_value("market.organisations", found.organisations)
    step_value("market.openings", float(found.openings))
    with box:
        with st.container(horizontal=True):
            st.number_input(
                text("market", "size.organisations"),
                min_value=0,
                step=1,
                key="market.organisations",
                on_change=_estimate,
            )
            st.number_input(
                text("market", "size.openings"),
                min_value=0.0,
                step=0.5,
                format="%.1f",
                key="market.openings",
                on_change=_estimate,
            )
        for field in ("organisations", "openings"):
            components.refusal(f"market.size.{field}")
        st.caption(text("market", "size.default"))


def _judged(found: Size) -> str:
    if not found.organisations:
        return text("market", "size.none")
    facts = {
        "organisations": found.organisations, "openings": f"{found.openings:g}", "a_year": found.a_year,
        "in_search": found.in_search,
    }  # fmt: skip
    enough = text("market", "size.enough" if found.enough else "size.small")
    return f"**{text('market', 'size.sum', **facts)}**  \n{enough}"


def gaps(coach: Coach) -> None:
    """Targets with nobody inside: names for a question."""
    found = coach.market.gaps()
    if not coach.market.targets():
        return
    if not found:
        components.headed(text("market", "gaps.title"), components.quiet(text("market", "gaps.none")))
        return
    st.subheader(text("market", "gaps.title"), anchor=False)
    with st.container(border=True, gap="small"):
        names = " · ".join(components.plain(_gap(target.name, target.ways)) for target in found[:20])
        st.markdown(f"{text('market', 'gaps.why')}\n\n{names}")
        st.page_link(registry.page("conversation"), label=text("market", "gaps.ask"))


def _gap(name: str, ways: int) -> str:
    return f"{name} ({text('market', 'gaps.way', count=ways)})" if ways else name


def step_value(key: str, value: float) -> None:
    """Let a number begin with what the workbook holds."""
    if key not in st.session_state:
        st.session_state[key] = value


# ------------------------------------------------------------------------------------------------ saving


def _replace(kind: str) -> None:
    key = f"market.{kind}"
    with session.saving("market", said=text("market", "targets.saved")) as token:
        session.coach().market.replace(kind, st.session_state[key], token)


def _explain(row_id: int) -> None:
    with session.saving("market.explain", said=text("market", "targets.saved")) as token:
        session.coach().market.explain(row_id, st.session_state[f"market.explain.{row_id}"], token)


def _estimate() -> None:
    state = st.session_state
    with session.saving("market.size", said=text("market", "targets.saved")) as token:
        session.coach().market.estimate(state["market.organisations"] or 0, state["market.openings"] or 0.0, token)
