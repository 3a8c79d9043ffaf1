"""Say what two contacts become when they are one person: which fields differ, and which side each is taken from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from netjob.coaching import words
from netjob.coaching.identity import email_key, organisation_key, phone_key, profile_key

Row = Mapping[str, Any]
Side = Literal["one", "other", "both"]

FIELDS = (
    "name", "organisation", "position", "tie", "circle", "status", "email", "phone", "profile_url", "introduced_by",
    "place", "met_on", "last_before", "cadence_days", "paused_until", "mean_to_ask_on", "notes",
)  # fmt: skip

_BY_HAND = ("hand", "named")
# What an import may change later; what was chosen here is the user's own from then on.
_IMPORTED = frozenset({"organisation", "position", "email", "phone", "profile_url", "met_on"})
_RANKS: dict[str, tuple[str, ...]] = {
    "tie": words.TIES,
    "circle": words.CIRCLES,
    "status": ("kept", "waiting", "resting", "closed", "pool"),
}
_KEYS: dict[str, Callable[[str], str | None]] = {
    "email": email_key,
    "profile_url": profile_key,
    "phone": phone_key,
}
# People met once, and remembered last; the stricter rhythm; the first day that the user meant to ask.
_EARLIER = ("met_on", "cadence_days", "mean_to_ask_on")
_LATER = ("last_before", "paused_until")


def differing(one: Row, other: Row) -> list[str]:
    """The fields that both have and that say different things, in the order of the form."""
    return [name for name in FIELDS if _said(name, one, other) != _said(name, other, one) and _both(name, one, other)]


def preset(name: str, one: Row, other: Row) -> Side:
    """Which side a field that differs is taken from unless the user says otherwise.

    The closest tie and circle, and the status that keeps most; both notes; the earlier or later day as the field means
    it. Else what was written by hand; else the longer name; else what the contact says that changed last; else the
    longer text. A role goes with the organisation it was held at.
    """
    if name == "notes":
        return "both"
    if name in _RANKS:
        ranks = _RANKS[name]
        return _first(ranks.index(one[name]), ranks.index(other[name]))
    if name in _EARLIER:
        return _first(one[name], other[name])
    if name in _LATER:
        return _first(other[name], one[name])
    if name == "position" and _both("organisation", one, other) and one["organisation"] != other["organisation"]:
        return preset("organisation", one, other)
    hands = (_by_hand(name, one), _by_hand(name, other))
    if hands[0] != hands[1]:
        return "one" if hands[0] else "other"
    lengths = (-len(str(one[name])), -len(str(other[name])))
    if name == "name" and lengths[0] != lengths[1]:
        return _first(*lengths)
    if one["updated_at"] != other["updated_at"]:
        return _first(other["updated_at"], one["updated_at"])
    return _first(*lengths)


def merged(one: Row, other: Row, chosen: Mapping[str, Side]) -> dict[str, object]:
    """The columns of the contact that stays: what was `chosen`, else the preset; what only one side has is kept.

    What was chosen, or written by hand on the side it comes from, is marked as edited: imports leave it alone, and the
    same file read again changes nothing. The source is that of an import if there is one.
    """
    differ = set(differing(one, other))
    found: dict[str, object] = {}
    edited = {*(one["edited"] or ()), *(other["edited"] or ())}
    for name in FIELDS:
        side = (chosen.get(name) or preset(name, one, other)) if name in differ else _only(name, one, other)
        found[name] = _joined(one, other) if side == "both" else _value(name, *_ordered(side, one, other))
        if found[name] is not None and name in _IMPORTED and (name in differ or _hand_typed(name, one, other)):
            edited.add(name)
    found["organisation_key"] = organisation_key(str(found["organisation"] or ""))
    found["edited"] = sorted(edited) or None
    found["source"] = one["source"] if one["source"] not in _BY_HAND else other["source"]
    return found


def _first(one: Any, other: Any) -> Side:
    return "one" if one <= other else "other"


def _ordered(side: Side, one: Row, other: Row) -> tuple[Row, Row]:
    return (one, other) if side == "one" else (other, one)


def _value(name: str, row: Row, partner: Row) -> Any:
    """Nobody gave their own name: an introduction by the other of the two is none."""
    return None if name == "introduced_by" and row[name] == partner["id"] else row[name]


def _both(name: str, one: Row, other: Row) -> bool:
    return _value(name, one, other) is not None and _value(name, other, one) is not None


def _only(name: str, one: Row, other: Row) -> Side:
    return "one" if _value(name, one, other) is not None else "other"


def _said(name: str, row: Row, partner: Row) -> object:
    """What a field says, however it is written: addresses and numbers as they are compared."""
    value = _value(name, row, partner)
    if not isinstance(value, str):
        return value
    key = _KEYS[name](value) if name in _KEYS else None
    return key or " ".join(value.split())


def _by_hand(name: str, row: Row) -> bool:
    return name in (row["edited"] or ()) or row["source"] in _BY_HAND


def _hand_typed(name: str, one: Row, other: Row) -> bool:
    return any(row[name] is not None and _by_hand(name, row) for row in (one, other))


def _joined(one: Row, other: Row) -> str:
    """Both notes, those of the contact that came in first on top."""
    first, second = sorted((one, other), key=lambda row: int(row["id"]))
    return f"{first['notes']}\n\n{second['notes']}"
