"""Show a list of answers: drafts to confirm, each item to change or take out, one more at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netjob.coach import Coach
from netjob.content import text
from netjob.ui import answer, components, session, step, undo
from netjob.workbook.answers import Answer, Version

PAGE = 12
DRAFTS = 6
Beneath = Callable[[Coach, Answer], None]


def show(coach: Coach, page: str, prompt: str, long: bool = False, beneath: Beneath | None = None) -> None:
    """The whole list; `beneath` draws what belongs to one item."""
    everything = coach.offer.items(prompt)
    drafts(page, prompt, [item for item in everything if not item.confirmed])
    kept = [item for item in everything if item.confirmed]
    versions = coach.offer.versions(prompt)
    key = f"{page}.page.{prompt}"
    offset = components.offset(key, PAGE)
    for item in kept[offset : offset + PAGE]:
        with st.container(border=long or beneath is not None, gap="small"):
            (_long if long else _short)(coach, page, prompt, item)
            if beneath:
                beneath(coach, item)
            answer.history(page, prompt, item.item, versions.get(item.item, ()))
    components.pages(key, len(kept), PAGE)
    _add(page, prompt, long, first=not kept)
    _taken_out(page, prompt, versions)


def drafts(page: str, prompt: str, found: Sequence[Answer]) -> None:
    """What came from an archive: nothing uses it until it is confirmed."""
    if not found:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**:material/inventory_2: {text('exercises', 'drafts.title', count=len(found))}**")
        st.caption(text("exercises", "drafts.hint"))
        key = f"{page}.drafts.{prompt}"
        offset = components.offset(key, DRAFTS)
        for draft in found[offset : offset + DRAFTS]:
            with st.container(horizontal=True, vertical_alignment="center"):
                shown = draft.body[: answer.SHOWN] + ("…" if len(draft.body) > answer.SHOWN else "")
                st.markdown(components.plain(shown), width="stretch")
                for verb in ("keep", "discard"):
                    _settle_button(page, prompt, verb, text("exercises", f"drafts.{verb}"), [draft.item])
        components.pages(key, len(found), DRAFTS)
        if len(found) > 1:
            with st.container(horizontal=True):
                for verb in ("keep", "discard"):
                    said = text("exercises", f"drafts.{verb}_all", count=len(found))
                    _settle_button(page, prompt, verb, said, [draft.item for draft in found], "all")


def _settle_button(page: str, prompt: str, verb: str, label: str, items: list[int], which: str = "") -> None:
    st.button(
        label,
        key=f"{page}.{verb}.{prompt}.{which or items[0]}",
        on_click=_settle,
        args=(page, prompt, items, verb == "keep"),
    )


def _long(coach: Coach, page: str, prompt: str, item: Answer) -> None:
    key = answer.field(page, prompt, item.item)
    step.stored(key, item.body)
    st.text_area(
        text("exercises", f"exercise.{prompt}.label"),
        key=key,
        label_visibility="collapsed",
        height=answer.TALL if len(item.body) > answer.LONG else "content",
        on_change=answer.keep,
        args=(page, prompt, item.item),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            text("exercises", "frame.save"),
            key=f"{page}.save.{prompt}.{item.item}",
            on_click=answer.keep,
            args=(page, prompt, item.item),
        )
        answer.saved(coach, prompt, item.item, st.session_state[key].strip() == item.body)
        st.space("stretch")
        _remove_button(page, prompt, item)


def _short(coach: Coach, page: str, prompt: str, item: Answer) -> None:
    key = answer.field(page, prompt, item.item)
    step.stored(key, item.body)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.text_input(
            text("exercises", f"exercise.{prompt}.label"),
            key=key,
            label_visibility="collapsed",
            on_change=answer.keep,
            args=(page, prompt, item.item),
        )
        _remove_button(page, prompt, item)


def _remove_button(page: str, prompt: str, item: Answer) -> None:
    st.button(
        text("exercises", "frame.remove"),
        key=f"{page}.remove.{prompt}.{item.item}",
        icon=":material/close:",
        type="tertiary",
        on_click=_remove,
        args=(page, prompt, item.item),
    )


def _add(page: str, prompt: str, long: bool, first: bool) -> None:
    """The field for one more; what is typed is an item as soon as the field is left."""
    key = f"{page}.add.{prompt}"
    label = text("exercises", f"exercise.{prompt}.{'label' if first else 'add'}")
    hint = text("exercises", f"exercise.{prompt}.hint")
    ask = st.text_area if long else st.text_input
    with st.container(gap="small"):
        ask(label, key=key, placeholder=hint, on_change=_keep_new, args=(page, prompt))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                text("exercises", "frame.add"), key=f"{page}.add_do.{prompt}", on_click=_keep_new, args=(page, prompt)
            )
            st.caption(text("exercises", "frame.add_hint"), width="content")


def _taken_out(page: str, prompt: str, versions: dict[int, list[Version]]) -> None:
    """What was taken out, with a way back."""
    gone = {item: found for item, found in versions.items() if not found[0].body and len(found) > 1}
    if not gone:
        return
    title = f"{text('exercises', 'history.empty')} ({len(gone)})"
    with st.expander(title, key=f"{page}.gone.{prompt}", icon=":material/history:", on_change="rerun") as box:
        if box.open:
            for item, found in list(gone.items())[:PAGE]:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.caption(components.plain(found[1].body[: answer.SHOWN]), width="stretch")
                    st.button(
                        text("exercises", "history.restore"),
                        key=f"{page}.back.{prompt}.{item}",
                        type="tertiary",
                        icon=":material/undo:",
                        on_click=answer.restore,
                        args=(page, prompt, item, found[1].body),
                    )


# ------------------------------------------------------------------------------------------------ saving


def _keep_new(page: str, prompt: str) -> None:
    key = f"{page}.add.{prompt}"
    body = st.session_state[key]
    if body.strip():
        with session.saving(key, said=text("exercises", "frame.saved")) as token:
            session.coach().offer.add(prompt, body, token)
            st.session_state[key] = ""


def _remove(page: str, prompt: str, item: int) -> None:
    key = answer.field(page, prompt, item)
    with session.saving(key, key) as token:
        session.coach().prepare.write(prompt, "", item, token)
        undo.remember(page, token, text("exercises", "frame.removed"))


def _settle(page: str, prompt: str, items: list[int], keep: bool) -> None:
    said = text("exercises", "drafts.kept" if keep else "drafts.discarded")
    with session.saving(f"{page}.drafts.{prompt}") as token:
        session.coach().offer.settle(prompt, items, keep, token)
        undo.remember(page, token, said)
