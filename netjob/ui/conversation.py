"""Show what to say to one person: who, why, the points in the time there is, questions, gives, a card."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.conversation import Line
from netjob.coaching.pitch import LENGTHS, Pitch, Point
from netjob.coaching.words import ANGLES
from netjob.content import label, text
from netjob.errors import NotFound
from netjob.exchange import documents
from netjob.ui import brief, components, ground, registry, wanted
from netjob.workbook.ground import Facing

VIEWS = ("prepare", "draft", "own", "ground")
WITH = "conversation.contact"
VIEW = "conversation.view"
SEARCH, SOUGHT = "conversation.open_search", "conversation.search"


def choose(coach: Coach) -> Facing | None:
    """The contact of the conversation, chosen here or asked for (`?contact=`); None without one."""
    asked = components.asked("contact")
    if asked is not None:
        st.session_state[WITH] = asked
        del st.query_params["contact"]
    before = st.session_state.get(WITH)
    labels = coach.log.labels(() if before is None else (before,))
    if before not in labels:
        st.session_state[WITH] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            text("conversation", "frame.who"),
            list(labels),
            key=WITH,
            index=None,
            format_func=lambda contact: labels.get(contact, ""),
            placeholder=text("conversation", "frame.who_hint"),
            persist_state="session",
        )
        search = st.popover(
            text("conversation", "frame.find"),
            icon=":material/person_search:",
            help=text("conversation", "frame.search"),
            key=SEARCH,
            on_change="rerun",
        )
        if components.was_opened(SEARCH, search.open):
            with search:
                _search(coach)
    try:
        return coach.conversation.facing(chosen) if chosen is not None else None
    except NotFound:
        return None


def view() -> str:
    """Which part of the page is on screen: the one asked for (`?view=`), else the one chosen."""
    if st.query_params.get("view", "") in VIEWS:
        st.session_state[VIEW] = st.query_params["view"]
        del st.query_params["view"]
    if st.session_state.get(VIEW) not in VIEWS:
        st.session_state[VIEW] = VIEWS[0]
    chosen = st.segmented_control(
        text("conversation", "frame.view"),
        VIEWS,
        key=VIEW,
        required=True,
        label_visibility="collapsed",
        format_func=lambda name: text("conversation", f"frame.{name}"),
    )
    return str(chosen)


def angle() -> str:
    """Why the user approaches them (`?angle=` when a link says), and what that asks for."""
    if st.query_params.get("angle", "") in ANGLES:
        st.session_state["conversation.angle"] = st.query_params["angle"]
        del st.query_params["angle"]
    st.session_state.setdefault("conversation.angle", "acquaintance")
    chosen = st.pills(
        text("conversation", "frame.angle"),
        ANGLES,
        required=True,
        key="conversation.angle",
        format_func=components.words("angle"),
        persist_state="session",
    )
    st.caption(text("conversation", f"angle.{chosen}"))
    return str(chosen)


def show(coach: Coach, facing: Facing | None, chosen: str) -> None:
    """Everything for the conversation with this person, or the general points without one."""
    if facing is None:
        if coach.log.choices():
            st.caption(text("conversation", "frame.without"))
        else:
            components.empty("conversation", "contacts")
        _say(coach, None, chosen)
        return
    _person(facing)
    if facing.circle == "wanted":
        _conditions(coach)
        _homework(coach, facing.id)
    _say(coach, facing, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        ground.shared(coach, facing)
        _lines("heard", [Line(words) for words in coach.conversation.heard_last(facing.id)], always=False)
    with right:
        _lines("doors", coach.conversation.doors(facing))
        _lines("questions", [Line(words) for words in coach.conversation.questions(facing)])
        _lines("meet", coach.conversation.could_meet(facing), always=False)
        _lines("give", coach.conversation.gives(facing))
    _sheet(coach, facing, chosen)


def _search(coach: Coach) -> None:
    words = st.text_input(text("conversation", "frame.search"), key=SOUGHT, type="search", live=True)
    found = coach.conversation.matching(words or "")
    for match in found:
        st.button(
            " · ".join(components.plain(part) for part in (match.name, match.organisation) if part),
            key=f"conversation.with.{match.id}",
            type="tertiary",
            on_click=_face,
            args=(match.id,),
        )
    if words and not found:
        st.caption(text("conversation", "frame.nobody_found"))


def _face(contact: int) -> None:
    st.session_state[WITH] = contact
    st.session_state[SOUGHT] = ""
    st.session_state[SEARCH] = False


def _person(facing: Facing) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        where = " · ".join(components.plain(part) for part in (facing.position, facing.organisation) if part)
        if where:
            st.caption(where, width="content")
        st.badge(label("tie", facing.tie), color="gray")
        st.page_link(
            registry.page("contacts"),
            label=text("conversation", "frame.open_contact"),
            icon=":material/person:",
            query_params={"contact": str(facing.id)},
        )


def _conditions(coach: Coach) -> None:
    """The three conditions of a direct approach (M37): value, interest, a market one is invested in."""
    met = coach.conversation.conditions()
    said = [f"**{text('conversation', 'wanted.title')}**"]
    for name in ("value", "interest", "market"):
        done = met.get(name, True)
        icon = ":material/check:" if done else ":material/radio_button_unchecked:"
        said.append(f"{icon} {text('conversation', f'wanted.{name}' if done else f'wanted.{name}_open')}")
    with st.container(border=True):
        st.markdown("  \n".join(said))


def _homework(coach: Coach, contact: int) -> None:
    """What was noted on somebody the user would like to know, and the way to where it is written."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{text('conversation', 'wanted.homework')}**")
        wanted.homework(coach.paths.homework(contact))
        st.page_link(
            registry.page("paths"),
            label=text("conversation", "wanted.write"),
            icon=":material/edit_note:",
            query_params={"view": "wanted"},
        )


def _say(coach: Coach, facing: Facing | None, chosen: str) -> None:
    """The points in the time there is, and the blank ones with the way to fill them."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(text("conversation", "say.title"), anchor=False, width="content")
            length = st.segmented_control(
                text("conversation", "frame.length"), LENGTHS, default=60, required=True, key="conversation.length",
                label_visibility="collapsed", format_func=lambda seconds: text("conversation", f"lengths.{seconds}"),
            )  # fmt: skip
        points = coach.conversation.points(facing)
        pitch = coach.conversation.pitch(points, chosen, length or 60)
        said = [_spoken(kind, words) for kind, words in pitch.said] or [text("conversation", "say.none")]
        st.markdown("\n\n".join((*said, *map(components.quiet, _timed(pitch, length or 60)))))
    _blank([point for point in points if not point.words])


def _spoken(kind: str, words: str) -> str:
    """A point under its name, as one paragraph."""
    lines = (components.plain(line) for line in words.splitlines() if line.strip())
    return "  \n".join((components.quiet(label("point", kind)), *lines))


def _timed(pitch: Pitch, seconds: int) -> list[str]:
    """How long it takes, and what had no room in that time."""
    key = "too_long" if pitch.seconds > seconds else "takes"
    takes = [f":material/timer: {text('conversation', f'say.{key}', seconds=pitch.seconds)}"] if pitch.said else []
    left = ", ".join(label("point", kind) for kind in pitch.left_out)
    return [*takes, text("conversation", "say.left_out", points=left)] if left else takes


def _blank(points: list[Point]) -> None:
    if not points:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{text('conversation', 'say.blank_title')}**", width="content")
        for point in points:
            name, icon = label("point", point.kind), ":material/edit_note:"
            if point.page == "conversation":  # a link to the page one is on would look chosen
                st.button(name, key="conversation.fill_own", icon=icon, type="tertiary", on_click=_fill_own)
                continue
            asked = {"exercise": point.exercise} if point.page == "offer" else None
            st.page_link(registry.page(point.page), label=name, icon=icon, query_params=asked)


def _fill_own() -> None:
    st.session_state[VIEW] = "own"


def _lines(name: str, lines: list[Line], always: bool = True) -> None:
    """A heading with its lines, those about nobody first; without any, what would bring them."""
    if not lines and not always:
        return
    said = [f"**{text('conversation', f'{name}.title')}**"]
    said += [components.plain(line.words) for line in lines if line.contact is None]
    st.markdown("\n\n".join(said if lines else [*said, components.quiet(text("conversation", f"{name}.none"))]))
    for line in lines:
        if line.contact is not None:
            with st.container(gap=None):
                query = {"contact": str(line.contact)}
                st.page_link(registry.page("contacts"), label=components.plain(line.name), query_params=query)
                st.caption(components.plain(line.words))


def _sheet(coach: Coach, facing: Facing, chosen: str) -> None:
    """A card for the phone, and a sheet to print."""
    length = st.session_state.get("conversation.length") or 60
    sheet = coach.conversation.sheet(facing, chosen, length)
    with st.container(horizontal=True):
        if st.button(text("conversation", "sheet.card"), key="conversation.card", icon=":material/smartphone:"):
            _card(coach, facing, chosen, length)
        st.download_button(
            text("conversation", "sheet.print"),
            lambda: documents.html(sheet),
            file_name=f"{text('conversation', 'sheet.file')}.html",
            mime="text/html",
            key="conversation.print",
            icon=":material/print:",
            on_click="ignore",
        )


@st.dialog(" ", width="small")
def _card(coach: Coach, facing: Facing, chosen: str, length: int) -> None:
    brief.preview(coach.conversation.sheet(facing, chosen, length))
