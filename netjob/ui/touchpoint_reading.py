"""Read what was typed into the fields of a touchpoint, and put a touchpoint into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from netjob.coaching import words
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm
from netjob.content import text
from netjob.ui import session, who

PARTS = ("heard", "names", "next", "about", "gave", "went")
EDITED_PARTS = ("heard", "about", "went")
WHOLE = "whole"  # False while a form shows what filled it, and no field beside
MOST_LINES = 12
FOLDED = (
    "ask", "angle", "points", "common_ground", "decision_maker", "next_what", "next_on", "next_by", "next_person",
    "thanks", "gives", "gave_what", "went", "notes",
)  # fmt: skip


def folded(form: str) -> list[str]:
    """The fields of a form that stand in its parts, and go with them."""
    listed = (f"{form}.heard.", f"{form}.names.", f"{form}.next.")
    return [f"{form}.{field}" for field in FOLDED] + [k for k in map(str, st.session_state) if k.startswith(listed)]


def blank(form: str, today: date) -> dict[str, object]:
    """What the fields that are always there hold before anything was typed."""
    values: dict[str, object] = {
        "channel": None,
        "happened_on": today,
        "direction": words.DIRECTIONS[0],
        "talk": False,
        "parts": [],
        "heard.0.body": "",
        "heard.0.kind": words.HEARD[0],
        WHOLE: True,
    }
    return {f"{form}.{field}": value for field, value in values.items()}


def begin(form: str, today: date) -> None:
    """Fill in what a form holds before anything was typed, where there is nothing yet."""
    for key, value in blank(form, today).items():
        st.session_state.setdefault(key, value)


def held(form: str) -> dict[str, object]:
    """Everything that stands in a form now, by field; nothing when nothing was typed but the day and who began."""
    fields = [f"{form}.contacts", *blank(form, date.min), *folded(form), *who.asked(f"{form}.contacts")]
    values = {key: st.session_state[key] for key in fields if key in st.session_state}
    of_itself = {f"{form}.{field}" for field in ("happened_on", "direction", "next_by", WHOLE)}
    typed_in = any(
        value for key, value in values.items() if key not in of_itself and not key.endswith((".kind", ".by"))
    )
    return values if typed_in else {}


def put_back(form: str, values: dict[str, object]) -> None:
    """Let a form hold what it held before."""
    for key in folded(form):
        st.session_state.pop(key, None)
    for key, value in values.items():
        st.session_state[key] = value


def fill(form: str, shown: TouchpointForm, whole: bool = False) -> None:
    """Put a touchpoint into the fields; the parts that hold something are open, and `whole` with their empty fields."""
    state = st.session_state
    for key in folded(form):
        state.pop(key, None)
    for field in ("happened_on", "channel", "direction", "talk", "ask", "angle", "notes"):
        state[f"{form}.{field}"] = getattr(shown, field)
    state[f"{form}.points"], state[f"{form}.common_ground"] = list(shown.points), list(shown.common_ground)
    state[f"{form}.decision_maker"] = bool(shown.decision_maker)
    state[f"{form}.went"] = None if shown.went is None else shown.went - 1
    give = shown.gives[0] if shown.gives else None  # the form has room for one
    state[f"{form}.gives"], state[f"{form}.gave_what"] = (give.kind, give.what) if give else (None, "")
    _fill_lists(form, shown)
    about = (shown.ask, shown.angle, shown.points, shown.common_ground, shown.decision_maker)
    holds = {
        "heard": shown.heard[1:], "names": shown.names, "next": shown.next_steps, "about": any(about), "gave": give,
        "went": shown.went or shown.notes,
    }  # fmt: skip
    state[f"{form}.parts"] = [part for part in PARTS if holds[part]]
    state[f"{form}.{WHOLE}"] = whole or not state[f"{form}.parts"]


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


def edited(form: str, before: TouchpointForm) -> TouchpointForm:
    """What stands in the form of an edit; a part that is folded away stays as it was."""
    now = typed(form, before.contacts, ())
    parts = {"about": ("ask", "angle", "points", "common_ground", "decision_maker"), "went": ("went", "notes")}
    kept = [field for name, fields in parts.items() if name not in opened(form) for field in fields]
    heard = now.heard if "heard" in opened(form) else (*now.heard, *before.heard[1:])
    return replace(now, target=before.target, heard=heard, **{field: getattr(before, field) for field in kept})


def opened(form: str) -> tuple[str, ...]:
    """The parts that are open."""
    return tuple(st.session_state.get(f"{form}.parts") or ())


def part(form: str, name: str, field: str) -> Any:
    """The value of a field whose part is open, else None."""
    return st.session_state.get(f"{form}.{field}") if name in opened(form) else None


def whole(form: str) -> bool:
    """Whether a form shows its empty fields too."""
    return bool(st.session_state.get(f"{form}.{WHOLE}", True))


def drawn(form: str, key: str) -> bool:
    """Whether a field of an open part is shown: in a form that shows what filled it, only when it is filled."""
    return whole(form) or bool(st.session_state.get(key))


def lines(form: str, keys: Iterable[str]) -> int:
    """How many lines of a list to draw, by the field each has to have: those that are filled, and an empty one."""
    filled = [at for at, key in enumerate(keys) if (st.session_state.get(key) or "").strip()]
    return min(MOST_LINES, (filled[-1] if filled else -1) + 1 + whole(form))


def listed(form: str, name: str, field: str) -> list[str]:
    """The keys of one field in every line of a list."""
    return [f"{form}.{name}.{at}.{field}" for at in range(MOST_LINES)]


def name_keys(form: str) -> list[str]:
    """The keys of the names that were given; of a line with an organisation alone, that."""
    state = st.session_state
    fields = ((f"{form}.names.{at}.name", f"{form}.names.{at}.organisation") for at in range(MOST_LINES))
    return [name if (state.get(name) or "").strip() else place for name, place in fields]


def next_key(form: str, at: int, field: str) -> str:
    """The key of a field of a next step; the first one has the plain name."""
    return f"{form}.next.{at}.{field}" if at else f"{form}.next_{field}"


def _typed_heard(form: str) -> list[Heard]:
    """The first line is always there, the others are a part."""
    state, found = st.session_state, []
    for at in range(MOST_LINES if "heard" in opened(form) else 1):
        key = f"{form}.heard.{at}"
        if body := state.get(f"{key}.body"):
            found.append(Heard(state.get(f"{key}.kind", words.HEARD[0]), body, state.get(f"{key}.person") or 0))
    return found


def _typed_names(form: str) -> list[NameGiven]:
    found = []
    for at in range(MOST_LINES):
        name = part(form, "names", f"names.{at}.name") or ""
        organisation = part(form, "names", f"names.{at}.organisation") or ""
        if name.strip() or organisation.strip():
            key = f"{form}.names.{at}"
            found.append(
                NameGiven(
                    name,
                    organisation,
                    who.resolved(f"{form}.names", name) if name.strip() else None,
                    st.session_state.get(f"{key}.asked") or None,
                    st.session_state.get(f"{key}.person") or 0,
                    bool(st.session_state.get(f"{key}.promised")),
                    st.session_state.get(f"{key}.guess"),
                )
            )
    return found


def _typed_next(form: str) -> list[NextStep]:
    if "next" not in opened(form):
        return []
    found = []
    for at in range(MOST_LINES):
        what, due_on, owed_by, person = (
            st.session_state.get(next_key(form, at, field)) for field in ("what", "on", "by", "person")
        )
        if (what or "").strip() or due_on is not None:
            found.append(NextStep(what or "", due_on, owed_by or "me", person or 0))
    if st.session_state.get(f"{form}.thanks"):
        found.append(NextStep(text("log", "next.thank_them"), None))
    return found


def _fill_lists(form: str, shown: TouchpointForm) -> None:
    """The lists, each with an empty line behind it, which the browser would otherwise show as it was."""
    state = st.session_state
    for at, line in enumerate((*shown.heard, Heard(words.HEARD[0], ""))):
        keys = (f"{form}.heard.{at}.{field}" for field in ("body", "kind", "person"))
        state.update(zip(keys, (line.body, line.kind, line.person), strict=True))
    for at, name in enumerate((*shown.names, NameGiven(""))):
        keys = (f"{form}.names.{at}.{field}" for field in ("name", "organisation", "asked", "person", "promised"))
        values = (name.name, name.organisation, bool(name.asked), name.person, name.promised)
        state.update(zip(keys, values, strict=True))
    for at, step in enumerate((*shown.next_steps, NextStep("", None))):
        keys = (next_key(form, at, field) for field in ("what", "on", "by", "person"))
        state.update(zip(keys, (step.what, step.due_on, step.owed_by, step.person), strict=True))


def _typed_gives(form: str) -> list[Given]:
    kind, what = part(form, "gave", "gives"), part(form, "gave", "gave_what") or ""
    return [Given(kind or "", what)] if kind or what.strip() else []
