"""Show the people the user would like to know: the way to each, and four notes before a first message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netjob.coach import Coach
from netjob.coach.paths import PAGE, Sought, Wish
from netjob.coaching.paths import HOMEWORK
from netjob.content import text
from netjob.errors import Refused
from netjob.ui import components, referral_promises, registry, session, step, undo, who
from netjob.ui.way import words_of

ADDING = "paths.adding"
WRITING = "paths.writing"
PAGES = "paths.wanted_page"
FIRST = HOMEWORK[0]  # asked at once; the rest is folded away until it is wanted
FIELDS = ("who", "organisation", "position", "introduced_by", *HOMEWORK)


def show(coach: Coach) -> None:
    """The way to one more, and everybody on the list."""
    st.caption(text("paths", "wanted.why_page"))
    if st.session_state.get(ADDING):
        _form(coach)
    else:
        st.button(text("paths", "wanted.add"), key="paths.add", icon=":material/person_add:", on_click=_open_form)
    total, people = coach.paths.wanted(components.offset(PAGES, PAGE))
    if not people and not st.session_state.get(ADDING):
        components.empty("wanted")
    for sought in people:
        with st.container(border=True, gap="xsmall"):
            _card(coach, sought)
    components.pages(PAGES, total, PAGE)


def homework(notes: Mapping[str, str]) -> None:
    """What is noted on somebody, and in one line what is not yet."""
    for part in HOMEWORK:
        if notes[part]:
            st.markdown(f":material/check: {components.plain(notes[part])}")
    missing = [text("paths", f"homework.{part}.empty") for part in HOMEWORK if not notes[part]]
    if missing:
        st.caption(f":material/radio_button_unchecked: {text('paths', 'wanted.missing', parts=', '.join(missing))}")


def _form(coach: Coach) -> None:
    with st.container(border=True):
        st.subheader(text("paths", "wanted.title"), anchor=False)
        who.one(coach, "paths.who", text("paths", "wanted.who"))
        with st.container(horizontal=True):
            st.text_input(text("paths", "wanted.organisation"), key="paths.organisation")
            st.text_input(text("paths", "wanted.position"), key="paths.position")
        _note(FIRST, f"paths.{FIRST}")
        with st.expander(text("paths", "wanted.more")):
            who.one(coach, "paths.introduced_by", text("paths", "wanted.introduced_by"))
            for part in HOMEWORK:
                if part != FIRST:
                    _note(part, f"paths.{part}")
        with st.container(horizontal=True):
            st.button(text("paths", "wanted.save"), key="paths.add_save", type="primary", on_click=_add)
            st.button(text("paths", "wanted.cancel"), key="paths.add_cancel", type="tertiary", on_click=_close_form)


def _card(coach: Coach, sought: Sought) -> None:
    person = sought.person
    done = sum(bool(body) for body in person.homework.values())
    where = " · ".join(components.plain(part) for part in (person.position, person.organisation) if part)
    ready = done == len(HOMEWORK)
    badge = text("paths", "wanted.ready" if ready else "wanted.done", count=done)
    lines = (
        f"**{components.plain(person.name)}**{f' :gray[· {where}]' if where else ''} "
        + (f":primary-badge[:material/check: {badge}]" if ready else f":gray-badge[{badge}]"),
        components.quiet(_written(coach, sought)),
        *_way(sought),
    )
    st.markdown("  \n".join(lines))
    if st.session_state.get(WRITING) == person.id:
        _notes(sought)
    else:
        homework(sought.person.homework)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.page_link(
            registry.page("conversation"),
            label=text("paths", "wanted.prepare"),
            icon=":material/forum:",
            query_params={"contact": str(person.id), "angle": "acquaintance", "view": "prepare"},
        )
        st.page_link(
            registry.page("contacts"),
            label=text("paths", "wanted.page"),
            icon=":material/person:",
            query_params={"contact": str(person.id)},
        )
        st.button(
            text("paths", "wanted.close" if st.session_state.get(WRITING) == person.id else "wanted.edit"),
            key=f"paths.write.{person.id}",
            type="tertiary",
            icon=":material/edit_note:",
            on_click=_toggle,
            args=(sought,),
        )


def _written(coach: Coach, sought: Sought) -> str:
    person = sought.person
    if person.written_on is None:
        return text("paths", "wanted.answered" if person.answered else "wanted.no_message")
    first = text("paths", "wanted.first_message", ago=components.ago((coach.today - person.written_on).days))
    return f"{first} · {text('paths', 'wanted.answered')}" if person.answered else first


def _way(sought: Sought) -> list[str]:
    """The chain to them in words, or why a direct message needs something shared."""
    chain = sought.chain
    if chain is None:
        said = [text("paths", "wanted.way_none")]
    elif not chain.hops:
        said = [text("paths", "wanted.way_answered")]
    else:
        key = "wanted.way_sure" if sought.sure else "wanted.way_may"
        said = [text("paths", key, chain=words_of(chain), first=components.plain(chain.first.name))]
    if sought.promised is not None:
        said.append(components.quiet(referral_promises.hop(sought.promised)))
    return said


def _notes(sought: Sought) -> None:
    """The four notes, each kept as soon as it is left."""
    for part in HOMEWORK:
        key = f"paths.{part}.{sought.person.id}"
        step.stored(key, sought.person.homework[part])
        _note(part, key, on_change=_write, args=(sought.person.id, part))


def _note(part: str, key: str, **options: Any) -> None:
    """The field of one part of the homework."""
    hint = text("paths", f"homework.{part}.hint")
    st.text_area(text("paths", f"homework.{part}.label"), key=key, placeholder=hint, height=68, **options)


# ------------------------------------------------------------------------------------------------ saving


def _open_form() -> None:
    st.session_state[ADDING] = True


def _close_form() -> None:
    st.session_state.pop(ADDING, None)


def _toggle(sought: Sought) -> None:
    """Open the notes on somebody with what the workbook holds, or close them."""
    person = sought.person
    for part in HOMEWORK:
        st.session_state.pop(f"paths.{part}.{person.id}", None)
    st.session_state[WRITING] = None if st.session_state.get(WRITING) == person.id else person.id


def _add() -> None:
    state = st.session_state
    if not state.get(ADDING):  # the second click of a double click: the first one saved and closed the form
        return
    clear = [f"paths.{field}" for field in FIELDS]
    with session.saving("paths", *clear, *who.asked("paths.who"), *who.asked("paths.introduced_by")) as token:
        contact, name = who.the_one("paths.who")
        if contact is None and not name:
            raise Refused("who", "choose_someone")
        coach = session.coach()
        (called,) = who.names(coach, "paths.who")
        by, by_name = who.the_one("paths.introduced_by")
        place = (state.get("paths.organisation") or "", state.get("paths.position") or "")
        homework = {part: state.get(f"paths.{part}") or "" for part in HOMEWORK}
        coach.paths.wish(Wish(contact, name, *place, by, by_name, homework), token)
        undo.remember("paths", token, text("paths", "wanted.saved", name=called))
        _close_form()


def _write(contact: int, part: str) -> None:
    key = f"paths.{part}.{contact}"
    with session.saving(key, said=text("paths", "wanted.kept")) as token:
        session.coach().paths.write(contact, part, st.session_state[key] or "", token)
