"""Show a suggestion as a card: why, what passed last, the next move, and three answers of equal size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import streamlit as st

from netjob.coach.reasons import Suggestion, spoken
from netjob.coach.start import Outcome
from netjob.coaching import words
from netjob.content import text
from netjob.ui import components, registry, session, undo

ICONS = {
    "promise": "handshake", "expected": "hourglass_empty", "thanks": "volunteer_activism", "news": "campaign",
    "talk": "volunteer_activism", "opened": "volunteer_activism", "update": "campaign", "introduction": "diversity_3",
    "again": "forward_to_inbox", "second": "group_add", "cadence": "schedule", "dormant": "bedtime",
    "first": "waving_hand", "wanted": "person_search",
}  # fmt: skip
OFFERED_CHANNELS = ("message", "email", "call", "video", "meeting", "other")
FIELDS = ("heard", "heard_kind", "channel", "points")


@st.fragment
def cards(found: Sequence[Suggestion]) -> None:
    """A card for each; to open an answer draws the cards anew, not the page."""
    for suggestion in found:
        with st.container(border=True, gap="xsmall"):
            _card(suggestion)


def _card(suggestion: Suggestion) -> None:
    """Who, why, what passed last, the ways to prepare, and the three answers."""
    where = f" :gray[· {components.plain(suggestion.organisation)}]" if suggestion.organisation else ""
    st.page_link(
        registry.page("contacts"),
        label=f"**{components.plain(suggestion.name)}**{where}",
        icon=f":material/{ICONS[suggestion.kind]}:",
        query_params={"contact": str(suggestion.contact)},
    )
    why = " ".join(filter(None, (components.plain(suggestion.reason), suggestion.could)))
    last = components.quiet(components.plain(suggestion.last)) if suggestion.last else ""
    st.markdown("  \n".join(filter(None, (why, last))))
    _prepare(suggestion)
    with st.container(horizontal=True, gap="xsmall"):
        for verb, answer in (("done", _done), ("later", _later), ("not_this_one", _not_this_one)):
            key = f"today.open_{verb}.{suggestion.key}"
            box = st.popover(text("today", f"{verb}.button"), width="stretch", key=key, on_change="rerun")
            if components.was_opened(key, box.open):
                with box:
                    answer(suggestion)


def _prepare(suggestion: Suggestion) -> None:
    """The next move: what to say to this person, and a look at the draft; for a second person, the ways in."""
    with st.container(horizontal=True, gap="small"):
        if suggestion.kind == "second":
            st.page_link(registry.page("paths"), label=text("today", "next.paths"), icon=":material/route:")
            return
        for name, icon, view in (("say", "forum", "prepare"), ("draft", "fact_check", "draft")):
            st.page_link(
                registry.page("conversation"),
                label=text("today", f"next.{name}"),
                icon=f":material/{icon}:",
                query_params={"contact": str(suggestion.contact), "view": view},
            )


def _done(suggestion: Suggestion) -> None:
    """One line; the rest is folded away. A second person is somebody else: that is logged where names are asked for."""
    if suggestion.kind == "second":
        st.markdown(text("today", "done.second"))
        st.page_link(registry.page("log"), label=text("today", "done.whole"), icon=":material/edit_note:")
        return
    key = suggestion.key
    with st.form(f"today.form.{key}", border=False):
        st.text_input(
            text("today", "done.heard"), key=f"today.heard.{key}", placeholder=text("today", "done.heard_hint")
        )
        st.segmented_control(
            text("today", "done.kind"),
            words.HEARD,
            default="news",
            required=True,
            format_func=components.words("heard"),
            key=f"today.heard_kind.{key}",
            label_visibility="collapsed",
        )
        with st.expander(text("today", "done.more"), key=f"today.more.{key}"):
            _details(suggestion)
        st.form_submit_button(
            text("today", "done.save"),
            key=f"today.done.{key}",
            type="primary",
            on_click=_save,
            args=(_save_done, suggestion),
        )


def _details(suggestion: Suggestion) -> None:
    """How, what it was about, and the way to the whole form."""
    st.pills(
        text("today", "done.channel"),
        OFFERED_CHANNELS,
        default="message",
        required=True,
        format_func=components.words("channel"),
        key=f"today.channel.{suggestion.key}",
    )
    st.pills(
        text("today", "done.points"),
        words.POINTS,
        selection_mode="multi",
        format_func=components.words("point"),
        key=f"today.points.{suggestion.key}",
    )
    query = {"contact": str(suggestion.contact)}
    st.page_link(
        registry.page("log"), label=text("today", "done.whole"), icon=":material/edit_note:", query_params=query
    )


def _later(suggestion: Suggestion) -> None:
    key = suggestion.key
    for choice in ("tomorrow", "next_week"):
        st.button(
            text("today", f"later.{choice}"),
            key=f"today.{choice}.{key}",
            width="stretch",
            on_click=_save,
            args=(_save_later, suggestion, choice),
        )
    st.date_input(
        text("today", "later.day"),
        value=None,
        min_value=session.coach().today + timedelta(days=1),
        key=f"today.until.{key}",
        format="YYYY-MM-DD",
        on_change=_save,
        args=(_save_later, suggestion, None),
    )


def _not_this_one(suggestion: Suggestion) -> None:
    key = suggestion.key
    st.text_input(
        text("today", "not_this_one.why"), key=f"today.why.{key}", placeholder=text("today", "not_this_one.why_hint")
    )
    for choice in suggestion.choices:
        st.button(
            text("today", f"not_this_one.{choice}"),
            key=f"today.{choice}.{key}",
            help=text("today", f"kind.{suggestion.kind}") if choice == "not_kind" else None,
            width="stretch",
            on_click=_save,
            args=(_save_not_this_one, suggestion, choice),
        )


# ------------------------------------------------------------------------------------------------ saving


def _save(answer: Callable[..., None], *facts: object) -> None:
    """Save an answer and draw the whole page, which it concerns; by itself only the cards would be drawn."""
    answer(*facts)
    st.rerun()


def _save_done(suggestion: Suggestion) -> None:
    key, state = suggestion.key, st.session_state
    fields = [f"today.{field}.{key}" for field in FIELDS]
    if not all(field in state for field in fields):  # the second click of a double click: the first one saved
        return
    with session.saving(f"today.{key}", *fields) as token:
        outcome = Outcome(
            channel=state[f"today.channel.{key}"],
            heard=state[f"today.heard.{key}"],
            heard_kind=state[f"today.heard_kind.{key}"],
            points=tuple(state[f"today.points.{key}"]),
        )
        session.coach().start.done(suggestion, outcome, token)
        undo.remember("today", token, text("today", "done.said", name=suggestion.name))


def _save_later(suggestion: Suggestion, choice: str | None) -> None:
    day = choice or st.session_state.get(f"today.until.{suggestion.key}")
    if day is None:
        return
    with session.saving(f"today.{suggestion.key}", f"today.until.{suggestion.key}") as token:
        until = session.coach().start.later(suggestion.key, day, token)
        undo.remember(
            "today", token, text("today", "later.said", name=suggestion.name, day=spoken(until, session.coach().today))
        )


def _save_not_this_one(suggestion: Suggestion, choice: str) -> None:
    field = f"today.why.{suggestion.key}"
    if field not in st.session_state:  # the second click of a double click: the first one saved
        return
    with session.saving(f"today.{suggestion.key}", field) as token:
        session.coach().start.not_this_one(suggestion, choice, st.session_state[field], token)
        kind = text("today", f"kind.{suggestion.kind}") if choice == "not_kind" else ""
        said = text("today", f"not_this_one.said_{choice}", name=suggestion.name, kind=kind)
        undo.remember("today", token, said)
