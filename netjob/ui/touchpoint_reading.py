"""Read what was typed into the fields of a touchpoint, and put a touchpoint into them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from netjob.coaching import words
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm
from netjob.ui import session, who

PARTS = ("heard", "names", "next", "about", "gave", "went")
EDITED_PARTS = ("heard", "about", "went")
MOST_LINES = 12
FOLDED = (
    "ask", "angle", "points", "common_ground", "decision_maker", "next_what", "next_on", "next_by", "next_person",
    "gives", "gave_what", "went", "notes",
)  # fmt: skip


def folded(form: str) -> list[str]:
    """The fields of a form that stand in its parts, and go with them."""
    listed = (f"{form}.heard.", f"{form}.names.")
    return [f"{form}.{field}" for field in FOLDED] + [k for k in map(str, st.session_state) if k.startswith(listed)]


def blank(form: str, today: date) -> dict[str, object]:
    """What the fields that are always there hold before anything was typed."""
    values: dict[str, object] = {
        "channel": None,
        "happened_on": today,
        "direction": words.DIRECTIONS[0],
        "talk": False,
        "parts": [],
    }
    return {f"{form}.{field}": value for field, value in values.items()}


def begin(form: str, today: date) -> None:
    """Fill in what a form holds before anything was typed, where there is nothing yet."""
    for key, value in blank(form, today).items():
        st.session_state.setdefault(key, value)


def fill(form: str, shown: TouchpointForm) -> None:
    """Put a touchpoint into the fields; the parts that hold something are open."""
    state = st.session_state
    for field in ("happened_on", "channel", "direction", "talk", "ask", "angle", "notes"):
        state[f"{form}.{field}"] = getattr(shown, field)
    state[f"{form}.points"], state[f"{form}.common_ground"] = list(shown.points), list(shown.common_ground)
    state[f"{form}.decision_maker"] = bool(shown.decision_maker)
    state[f"{form}.went"] = None if shown.went is None else shown.went - 1
    for at, line in enumerate(shown.heard):
        state[f"{form}.heard.{at}.body"], state[f"{form}.heard.{at}.kind"] = line.body, line.kind
    about = (shown.ask, shown.angle, shown.points, shown.common_ground, shown.decision_maker)
    holds = {"heard": shown.heard, "about": any(about), "went": shown.went or shown.notes}
    state[f"{form}.parts"] = [part for part in EDITED_PARTS if holds[part]]


def typed(form: str, contacts: tuple[int, ...], newcomers: tuple[str, ...]) -> TouchpointForm:
    """What stands in the long form. Raises `Refused` when it is open whom a name means."""
    state = st.session_state
    went = part(form, "went", "went")
    return TouchpointForm(
        happened_on=state[f"{form}.happened_on"] or session.coach().today,
        channel=state.get(f"{form}.channel"),
        contacts=contacts,
        new_names=newcomers,
        direction=state[f"{form}.direction"],
        talk=bool(state.get(f"{form}.talk")),
        ask=part(form, "about", "ask"),
        angle=part(form, "about", "angle"),
        points=tuple(part(form, "about", "points") or ()),
        common_ground=tuple(part(form, "about", "common_ground") or ()),
        decision_maker=part(form, "about", "decision_maker") or None,
        heard=tuple(_typed_heard(form)),
        went=None if went is None else went + 1,
        notes=part(form, "went", "notes") or "",
        next_steps=tuple(_typed_next(form)),
        names=tuple(_typed_names(form)),
        gives=tuple(_typed_gives(form)),
    )


def edited(form: str, opened: TouchpointForm) -> TouchpointForm:
    """What stands in the form of an edit; a part that is folded away stays as it was."""
    now = typed(form, opened.contacts, ())
    parts = {
        "heard": ("heard",),
        "about": ("ask", "angle", "points", "common_ground", "decision_maker"),
        "went": ("went", "notes"),
    }
    opened_parts = st.session_state.get(f"{form}.parts") or ()
    kept = [field for name, fields in parts.items() if name not in opened_parts for field in fields]
    return replace(now, target=opened.target, **{field: getattr(opened, field) for field in kept})


def part(form: str, name: str, field: str) -> Any:
    """The value of a field whose part is open, else None."""
    opened = st.session_state.get(f"{form}.parts") or ()
    return st.session_state.get(f"{form}.{field}") if name in opened else None


def lines(key: str, field: str) -> int:
    """How many lines of a list to draw: one more than are filled."""
    filled = [at for at in range(MOST_LINES) if (st.session_state.get(f"{key}.{at}.{field}") or "").strip()]
    return min(MOST_LINES, (filled[-1] if filled else -1) + 2)


def _typed_heard(form: str) -> list[Heard]:
    found = []
    for at in range(MOST_LINES):
        body = part(form, "heard", f"heard.{at}.body")
        if body:
            kind = st.session_state.get(f"{form}.heard.{at}.kind", words.HEARD[0])
            found.append(Heard(kind, body, st.session_state.get(f"{form}.heard.{at}.person") or 0))
    return found


def _typed_names(form: str) -> list[NameGiven]:
    found = []
    for at in range(MOST_LINES):
        name = part(form, "names", f"names.{at}.name")
        if name and name.strip():
            key = f"{form}.names.{at}"
            found.append(
                NameGiven(
                    name,
                    st.session_state.get(f"{key}.organisation") or "",
                    who.resolved(f"{form}.names", name),
                    st.session_state.get(f"{key}.asked") or None,
                    st.session_state.get(f"{key}.person") or 0,
                )
            )
    return found


def _typed_next(form: str) -> list[NextStep]:
    what, due_on = part(form, "next", "next_what") or "", part(form, "next", "next_on")
    if not what.strip() and due_on is None:
        return []
    owed_by = part(form, "next", "next_by") or "me"
    return [NextStep(what, due_on, owed_by, part(form, "next", "next_person") or 0)]


def _typed_gives(form: str) -> list[Given]:
    kind, what = part(form, "gave", "gives"), part(form, "gave", "gave_what") or ""
    return [Given(kind or "", what)] if kind or what.strip() else []
