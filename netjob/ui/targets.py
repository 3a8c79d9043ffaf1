"""Show the target list: the first five, the rest once they are opened, every one to change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.coaching.market import MOTIVATION, POSTING, TOP, Target
from netjob.content import text
from netjob.ui import components, registry, session, undo

PAGE = 8
STATUSES = ("active", "resting", "closed")
EDITING = "market.editing"


def show(coach: Coach) -> None:
    """The list, how long it may be, and what an archive suggests."""
    st.subheader(text("market", "targets.title"), anchor=False)
    _suggested(coach)
    found = coach.market.targets()
    active = [target for target in found if target.status == "active"]
    _add()
    first = f"**{text('market', 'targets.first')}**  \n{components.quiet(text('market', 'targets.first_why'))}"
    st.markdown("\n\n".join([_room(coach, len(active)), *([first] if active else [])]))
    if not found:
        components.empty("targets")
        return
    if active:
        _listed(coach, active[:TOP])
    _others(coach, active[TOP:], "rest")
    _others(coach, [target for target in found if target.status != "active"], "inactive")


def _room(coach: Coach, count: int) -> str:
    """How many can be kept in view, and how many there are."""
    hours, room = coach.market.room()
    said = text("market", "targets.room" if hours else "targets.room_keeping", hours=hours, room=room, count=count)
    over = f" {text('market', 'targets.over')}" if count > room else ""
    return f"{said}{over}"


def _add() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(text("market", "targets.add"), key="market.add", on_change=_keep_new)
        st.button(text("market", "targets.add_do"), key="market.add_do", on_click=_keep_new)
    components.refusal("market.add.place")


def _others(coach: Coach, found: Sequence[Target], heading: str) -> None:
    """Those that come after, or are put aside; drawn once they are opened."""
    if not found:
        return
    box = st.expander(text("market", f"targets.{heading}"), key=f"market.{heading}", on_change="rerun")
    if not components.was_opened(f"market.{heading}", box.open):
        return
    key = f"market.page.{heading}"
    offset = components.offset(key, PAGE)
    with box:
        _listed(coach, found[offset : offset + PAGE])
        components.pages(key, len(found), PAGE)


def _listed(coach: Coach, targets: Sequence[Target]) -> None:
    """A line each; the fields of the one that is being changed stand below its line."""
    opened = [place for place, target in enumerate(targets) if target.id == st.session_state.get(EDITING)]
    split = opened[0] + 1 if opened else len(targets)
    _lines(targets[:split])
    if opened:
        _edit(coach, targets[opened[0]])
    _lines(targets[split:])


def _lines(targets: Sequence[Target]) -> None:
    """The name opens what can be changed; how much it is wanted, who is inside and what they post stand beside it."""
    if not targets:
        return
    with components.two_columns():
        for target in targets:
            st.button(
                f"**{components.plain(target.name)}**",
                key=f"market.edit.{target.id}",
                type="tertiary",
                on_click=_toggle,
                args=(target,),
            )
            kind = (components.plain(target.kind),) if target.kind else ()
            facts = (*kind, _dots(target.motivation), _inside(target), _posting(target))
            st.markdown(components.quiet(" · ".join(facts)))


def _dots(motivation: int | None) -> str:
    """How much it is wanted: stars and the words for it."""
    if motivation is None:
        return text("market", "motivation.none")
    return f":material/favorite: {text('market', f'motivation.{motivation}')}"


def _inside(target: Target) -> str:
    count = "none" if not target.insiders else "one" if target.insiders == 1 else "many"
    said = text("market", f"targets.inside_{count}", count=target.insiders)
    if target.insiders or not target.ways:
        return said
    return text("market", f"targets.ways_{'one' if target.ways == 1 else 'many'}", count=target.ways)


def _posting(target: Target) -> str:
    return text("market", f"posting.{'none' if target.posting is None else target.posting}")


def _edit(coach: Coach, target: Target) -> None:
    """Each field is kept as soon as it is changed."""
    with st.container(border=True):
        for name, options in (("motivation", MOTIVATION), ("posting", POSTING)):
            st.segmented_control(
                text("market", f"targets.{name}"),
                options,
                key=f"market.{name}.{target.id}",
                format_func=partial(_option, name),
                on_change=_change,
                args=(target.id, name),
            )
        st.text_input(
            text("market", "targets.kind"), key=f"market.kind.{target.id}", on_change=_change, args=(target.id, "kind")
        )
        st.text_area(
            text("market", "targets.notes"),
            key=f"market.notes.{target.id}",
            on_change=_change,
            args=(target.id, "notes"),
        )
        st.segmented_control(
            text("market", "targets.status"),
            STATUSES,
            key=f"market.status.{target.id}",
            required=True,
            format_func=lambda value: text("market", f"status.{value}"),
            on_change=_change,
            args=(target.id, "status"),
        )
        people = coach.market.insiders(target.id)
        if people:
            st.caption(text("market", "targets.people"))
            with st.container(horizontal=True, gap="small"):
                for contact, name in people[:12]:
                    query = {"contact": str(contact)}
                    st.page_link(registry.page("contacts"), label=components.plain(name), query_params=query)
        st.button(
            text("market", "targets.trash"),
            key=f"market.trash.{target.id}",
            type="tertiary",
            on_click=_trash,
            args=(target,),
        )


def _option(name: str, value: int) -> str:
    return text("market", f"{name}.{value}")


def _suggested(coach: Coach) -> None:
    """Organisations followed in an archive: chosen ones go on the list, the others aside."""
    found = coach.market.suggested()
    if not found:
        return
    with st.container(border=True):
        st.markdown(f"**:material/inventory_2: {text('market', 'suggested.title', count=len(found))}**")
        st.caption(text("market", "suggested.hint"))
        names = {target.id: target.name for target in found}
        st.multiselect(
            text("market", "suggested.choose"),
            list(names),
            key="market.suggested",
            format_func=lambda row_id: names.get(row_id, ""),
            select_all=False,
        )
        with st.container(horizontal=True):
            st.button(text("market", "suggested.keep"), key="market.keep", on_click=_take_up, args=(True,))
            st.button(text("market", "suggested.discard"), key="market.discard", on_click=_take_up, args=(False,))


# ------------------------------------------------------------------------------------------------ saving


def _toggle(target: Target) -> None:
    """Open a target's fields with what the workbook holds, or close them."""
    if st.session_state.get(EDITING) == target.id:
        del st.session_state[EDITING]
        return
    st.session_state[EDITING] = target.id
    for name in ("motivation", "posting", "kind", "notes", "status"):
        st.session_state[f"market.{name}.{target.id}"] = getattr(target, name)


def _keep_new() -> None:
    name = st.session_state["market.add"]
    if not name.strip():
        return
    with session.saving("market.add") as token:
        added = session.coach().market.add(name, token)
        undo.remember("market", token, text("market", "targets.added" if added else "targets.there", name=name.strip()))
        st.session_state["market.add"] = ""


def _change(target: int, name: str) -> None:
    with session.saving(f"market.{name}.{target}", said=text("market", "targets.saved")) as token:
        session.coach().market.change(target, token, **{name: st.session_state[f"market.{name}.{target}"]})
    if name == "status":  # it moves to another part of the list, with the fields that are open
        for part in ("rest", "inactive"):
            st.session_state[f"market.{part}"] = True


def _trash(target: Target) -> None:
    with session.saving("market.trash", EDITING) as token:
        session.coach().market.trash(target.id, token)
        undo.remember("market", token, text("market", "targets.trashed", name=target.name))


def _take_up(keep: bool) -> None:
    chosen = list(st.session_state["market.suggested"])
    market = session.coach().market
    if not keep:
        chosen = [target.id for target in market.suggested() if target.id not in chosen]
    with session.saving("market.suggested", "market.suggested") as token:
        market.take_up(chosen, keep, token)
        undo.remember("market", token, text("market", "suggested.kept" if keep else "suggested.discarded"))
