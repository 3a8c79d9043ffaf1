"""Find what the user shares with somebody: names that stand in both their lives."""

from __future__ import annotations

import re

from netjob.coaching.identity import organisation_key

_SEPARATORS = re.compile(r"[;,\n•]+|\s-\s|\.(?=\s|$)|\s+and\s+")
_WORDS = re.compile(r"\w+")
_CONFIDED = re.compile(
    r"\b(not (?:yet )?public|not public yet|confidential\w*|between us|in confidence|off the record|secret\w*|"
    r"keep (?:it|this) to|don't tell|do not tell|nobody knows|not announced)\b",
    re.IGNORECASE,
)
SHORTEST = 4  # letters a name needs to be looked for in running text


def named(answer: str) -> list[str]:
    """The names in an answer that lists them, as they were written."""
    return [part.strip() for part in _SEPARATORS.split(answer) if part.strip()]


def names_organisation(answer: str, organisation: str | None) -> str | None:
    """The part of a list of organisations that means this one."""
    key = organisation_key(organisation or "")
    if not key:
        return None
    for part in named(answer):
        said = organisation_key(part) or ""
        if said == key or _within(said, key) or _within(key, said):
            return part
    return None


def mentioned(answer: str, text: str) -> list[str]:
    """The names of an answer that stand in a text, as whole words."""
    said = _spaced(text)
    return [part for part in named(answer) if len(part) >= SHORTEST and _spaced(part) in said]


def mentions(answer: str, name: str) -> bool:
    """Whether an answer names a person, by the whole name or a first name of `SHORTEST` letters."""
    said, first = _spaced(answer), name.split()[0] if name.split() else ""
    return bool(name.strip()) and (
        _spaced(name) in said or (len(first) >= SHORTEST and _spaced(first) in said and _starts(answer, first))
    )


def confided(body: str) -> bool:
    """Whether something heard was said in confidence, by its own words: it is never proposed as a give."""
    return bool(_CONFIDED.search(body))


def _starts(answer: str, first: str) -> bool:
    """A first name alone counts only where it stands as a name: capitalised, or without case at all."""
    return bool(re.search(rf"\b{re.escape(first)}(?:'s|’s)?\b", answer)) and first[:1] != first[:1].lower()


def _within(short: str, long: str) -> bool:
    """A name that begins the other as whole words: Castlegarth Buses in "castlegarth buses for every ...".

    Two words at least: "City" alone would be every city there is.
    """
    return len(short.split()) >= 2 and f"{long} ".startswith(f"{short} ")


def _spaced(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "
