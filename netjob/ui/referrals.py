"""Show the referrals as a board by step or as a table, outgoing and incoming apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import streamlit as st

from netjob.coach import Coach
from netjob.coach.referrals import MORE, TABLE, Board, Card, where
from netjob.coaching import words
from netjob.content import label, text
from netjob.ui import components, door
from netjob.ui.door import spoken
from netjob.workbook.standings import View

MORE_OF = "referrals.more_of"
TABLED = "referrals.table_page"
AT = "referrals.at"
COLUMN = 344  # pixels of a step on the board, or of a card: two beside each other on a desk, one on a phone


def show(coach: Coach) -> None:
    """The list as it is narrowed now, outgoing and incoming apart."""
    every = coach.referrals.counts()
    if not any(every.values()):
        components.empty("referrals", "log")
        return
    st.session_state.setdefault("referrals.shown", next(name for name in words.REFERRAL_DIRECTIONS if every[name]))
    chosen = st.segmented_control(
        text("referrals", "list.direction"),
        words.REFERRAL_DIRECTIONS,
        required=True,
        format_func=lambda name: text("referrals", f"list.{name}"),
        key="referrals.shown",
        label_visibility="collapsed",
        on_change=_first_page,
        persist_state="session",
    )
    direction = chosen or words.REFERRAL_DIRECTIONS[0]
    counts = every[direction]
    if not counts:
        st.caption(text("referrals", f"list.none_{direction}"))
        return
    view, as_table = _narrowed(coach, direction, counts)
    if as_table:
        _table(coach, view)
    else:
        _board(coach, view)


def _narrowed(coach: Coach, direction: str, counts: dict[str, int]) -> tuple[View, bool]:
    with st.container(horizontal=True, vertical_alignment="center"):
        typed = st.text_input(
            text("referrals", "list.search"),
            key="referrals.search",
            type="search",
            live=True,
            placeholder=text("referrals", "list.search_hint"),
            label_visibility="collapsed",
            width="stretch",
            on_change=_first_page,
        )
        shown = st.segmented_control(
            text("referrals", "list.view"),
            ("board", "table"),
            default="board",
            required=True,
            format_func=lambda name: text("referrals", f"list.{name}"),
            key="referrals.view",
            label_visibility="collapsed",
            persist_state="session",
        )
        steps, to_tell, still = _filters(counts)
    chosen = [*map(components.words("step"), steps)]
    chosen += [text("referrals", f"list.{name}") for name, on in (("to_tell", to_tell), ("still", still)) if on]
    if chosen:
        st.caption(text("referrals", "list.narrowed", chosen=", ".join(chosen)))
    before = coach.referrals.still() if still else ()
    return View(direction, steps or words.STEPS, typed or "", to_tell, before), shown == "table"


def _filters(counts: dict[str, int]) -> tuple[tuple[str, ...], bool, bool]:
    """Steps, only those with news, only those that stand still: a popover, drawn once it is opened."""
    key = "referrals.filters"
    box = st.popover(text("referrals", "list.filters"), icon=":material/filter_list:", key=key, on_change="rerun")
    if not components.was_opened(key, box.open):
        return (), False, False
    with box:
        return _filter(counts)


def _filter(counts: dict[str, int]) -> tuple[tuple[str, ...], bool, bool]:
    steps = st.pills(
        text("referrals", "list.steps"),
        list(counts),
        selection_mode="multi",
        format_func=lambda step: _counted(step, counts),
        key="referrals.steps",
        on_change=_first_page,
    )
    to_tell = st.toggle(text("referrals", "list.to_tell"), key="referrals.to_tell", on_change=_first_page)
    still = st.toggle(text("referrals", "list.still"), key="referrals.still", on_change=_first_page)
    return tuple(steps), to_tell, still


def _board(coach: Coach, view: View) -> None:
    """A box for each step where some stand, which can be folded; they wrap, so that a phone has them in one column."""
    state = st.session_state
    board = coach.referrals.board(view, state.get(MORE_OF, {}), state.get(AT))
    if not board.totals:
        st.caption(text("referrals", "list.nobody"))
    elif board.alone is None:
        with st.container(horizontal=True, vertical_alignment="top"):
            for step in board.cards:
                with st.expander(f"**{_counted(step, board.totals)}**", expanded=True, width=COLUMN):
                    _cards(step, board, coach.today)
    else:
        _one_step(board, board.alone, coach.today)


def _one_step(board: Board, at: str, today: date) -> None:
    """Too many for a board: the steps to choose from with their numbers, and the cards of one."""
    if st.session_state.get(AT) != at:
        st.session_state[AT] = at
    st.pills(
        text("referrals", "list.steps"),
        list(board.totals),
        required=True,
        format_func=lambda step: _counted(step, board.totals),
        key=AT,
        label_visibility="collapsed",
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        _cards(at, board, today)


def _counted(step: str, counts: Mapping[str, int]) -> str:
    return text("referrals", "list.step_count", step=label("step", step), count=counts.get(step, 0))


def _cards(step: str, board: Board, today: date) -> None:
    cards = board.cards[step]
    width: int | Literal["stretch"] = "stretch" if board.alone is None else COLUMN
    for card in cards:
        st.button(
            _about(card, today),
            key=f"referrals.open.{card.standing.id}",
            width=width,
            wrap=True,
            on_click=door.choose,
            args=(card.standing.id,),
        )
    _more(step, board.totals[step] - len(cards))


def _about(card: Card, today: date) -> str:
    """One referral: who opens the door, where it leads, since when it stands there, what could follow, news."""
    leads = components.plain(where(card.standing) or text("referrals", "list.somewhere"))
    lines = [f"**{components.plain(card.standing.referrer_name)}**", f":small[→ {leads}]"]
    lines.append(components.quiet(door.since(card.standing.since, today)))
    if card.still_since is not None:
        still = text("referrals", "list.still_since", day=spoken(card.still_since))
        lines.append(components.quiet(f":material/hourglass_bottom: {still}"))
    if card.advice:
        lines.append(components.quiet(f":material/lightbulb: {components.plain(card.advice)}"))
    if card.standing.to_tell:
        lines.append(f":gray-badge[:material/campaign: {text('referrals', 'list.to_tell')}]")
    return "  \n".join(lines)


def _more(step: str, left: int) -> None:
    if left > 0:
        said = "list.more" if left > MORE else "list.more_rest"
        st.button(
            text("referrals", said, count=min(left, MORE), left=left),
            key=f"referrals.more.{step}",
            type="tertiary",
            icon=":material/expand_more:",
            on_click=_show_more,
            args=(step,),
        )


def _table(coach: Coach, view: View) -> None:
    total, table = coach.referrals.table(view, components.offset(TABLED, TABLE))
    if not total:
        st.caption(text("referrals", "list.nobody"))
        return
    names = {name: text("referrals", f"columns.{name}") for name in table.columns}
    components.as_table(table, text("referrals", "list.alt"), column_config=names, key="referrals.table")
    with st.container(horizontal=True, vertical_alignment="center"):
        said = "list.found_one" if total == 1 else "list.found"
        st.caption(text("referrals", said, total=f"{total:,}"), width="stretch")
        components.pages(TABLED, total, TABLE)


def _show_more(step: str) -> None:
    asked: dict[str, int] = st.session_state.get(MORE_OF, {})
    st.session_state[MORE_OF] = asked | {step: asked.get(step, 0) + 1}


def _first_page() -> None:
    """What is narrowed anew is read from its beginning on."""
    for key in (MORE_OF, TABLED):
        st.session_state.pop(key, None)
