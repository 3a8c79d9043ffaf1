"""Show what was planted at large: add to it, change it, take it out."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.garden import FEW
from netjob.coaching import words
from netjob.coaching.edits import rebased
from netjob.coaching.garden import Seed
from netjob.content import label, text
from netjob.errors import ChangedSince
from netjob.ui import components, session, undo
from netjob.ui.door import spoken
from netjob.workbook.garden import Planted

NEW, EDIT, EDITING = "garden.seed", "garden.seed_edit", "garden.seed_editing"
PAGES = "garden.seeds_page"
FIELDS = ("kind", "what", "planted_on")


def show(coach: Coach) -> None:
    """The line to plant one more, and what was planted, the newest first."""
    st.subheader(text("garden", "seeds.title"), anchor=False)
    st.caption(text("garden", "seeds.why"))
    st.session_state.setdefault(f"{NEW}.kind", words.SEEDS[0])
    st.session_state.setdefault(f"{NEW}.planted_on", coach.today)
    with st.container(border=True):
        _fields(NEW)
        st.button(text("garden", "seeds.save"), key="garden.plant", on_click=_plant)
    total, found = coach.garden.seeds(components.offset(PAGES, FEW))
    if found:
        with st.container(border=True, gap="small"):
            for one in found:
                _line(one)
        components.pages(PAGES, total, FEW)


def _fields(form: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text("garden", "seeds.kind"), words.SEEDS, key=f"{form}.kind", format_func=components.words("seed"),
            width=150,
        )  # fmt: skip
        st.text_input(text("garden", "seeds.what"), key=f"{form}.what", placeholder=text("garden", "seeds.what_hint"))
        st.date_input(
            text("garden", "seeds.planted_on"), value=None, key=f"{form}.planted_on", format="YYYY-MM-DD", width=170
        )
    for field in FIELDS:
        components.refusal(f"{form}.{field}")


def _line(one: Planted) -> None:
    kind = label("seed", str(one.seed.kind))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(components.plain(one.seed.what))
            if one.seed.planted_on is not None:
                st.caption(text("garden", "seeds.line", kind=kind, day=spoken(one.seed.planted_on)))
        st.button(
            text("garden", "seeds.edit"), key=f"garden.seed_change.{one.id}", type="tertiary",
            on_click=_toggle, args=(one,),
        )  # fmt: skip
    if st.session_state.get(EDITING, (None,))[0] == one.id:
        with st.container(border=True):
            _fields(EDIT)
            with st.container(horizontal=True):
                st.button(text("garden", "seeds.save_change"), key=f"{EDIT}.save", type="primary", on_click=_save)
                st.button(text("garden", "seeds.cancel"), key=f"{EDIT}.cancel", on_click=_close)
                st.button(text("garden", "seeds.remove"), key=f"{EDIT}.remove", type="tertiary", on_click=_uproot)


# ------------------------------------------------------------------------------------------------ saving


def _typed(form: str) -> Seed:
    state = st.session_state
    return Seed(state.get(f"{form}.kind"), state.get(f"{form}.what") or "", state.get(f"{form}.planted_on"))


def _toggle(one: Planted) -> None:
    """Open the fields of a seed with what the workbook holds, or close them."""
    if st.session_state.get(EDITING, (None,))[0] == one.id:
        _close()
        return
    st.session_state[EDITING] = (one.id, one.seed)
    for field in FIELDS:
        st.session_state[f"{EDIT}.{field}"] = getattr(one.seed, field)


def _close() -> None:
    st.session_state.pop(EDITING, None)


def _plant() -> None:
    seed = _typed(NEW)
    with session.saving(NEW, blank={f"{NEW}.what": ""}) as token:
        session.coach().garden.plant(seed, token)
        undo.remember("garden", token, text("garden", "seeds.added"))


def _save() -> None:
    state = st.session_state
    if EDITING not in state:  # the second click of a double click: the first one saved
        return
    row_id, opened = state[EDITING]
    now = _typed(EDIT)
    with session.saving(EDIT) as token:
        garden = session.coach().garden
        try:
            garden.replant(row_id, now, opened, token)
        except ChangedSince:
            state[EDITING] = (row_id, rebased(opened, now, garden.seed(row_id)))
            raise
        undo.remember("garden", token, text("garden", "seeds.saved"))
        _close()


def _uproot() -> None:
    if EDITING not in st.session_state:
        return
    row_id, _ = st.session_state[EDITING]
    with session.saving("garden.uproot", EDITING) as token:
        session.coach().garden.uproot(row_id, token)
        undo.remember("garden", token, text("garden", "seeds.removed"))
