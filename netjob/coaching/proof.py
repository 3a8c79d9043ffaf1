"""Say gently what a proof leaves open: what came of it, a number, the user's own part."""

from __future__ import annotations

import re

OPEN = ("result", "number", "self")

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|"
    "million|half|halved|third|quarter|fifth|tenth|twice|double|doubled|tripled|percent|once|first|every|none|nobody|"
    "no one|not one"
)
_NUMBER = re.compile(rf"\d|%|\b({_NUMBER_WORDS})s?\b", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(so that|since then|led to|as a result|which (?:now|still|saved|made|let|gave|brought)|now|still|today|instead|"
    r"cut|saved|grew|grown|won|raised|reduced|halved|doubled|tripled|increased|improved|sped|shortened|avoided|"
    r"prevented|solved|fixed|finished|delivered|launched|opened|published|passed|earned|brought|kept|reached|"
    r"fewer|less|more|faster|sooner|cheaper|safer|better|down|up|holds?|works?|uses?|runs?|ride|adopted|took over|"
    r"from .+ to|everyone|without)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(i|i'm|i've|i'd|my|me|myself|mine)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(we|we've|our|ours|us|the team|(?:was|were|been|being) \w+(?:ed|en|wn|de|lt))\b", re.IGNORECASE
)
_WORD = re.compile(r"\w{3,}")
_PLAIN = frozenset(
    [
        "and",
        "the",
        "for",
        "with",
        "from",
        "that",
        "this",
        "into",
        "our",
        "your",
        "his",
        "her",
        "their",
        "its",
        "are",
        "was",
        "were",
        "been",
        "have",
        "has",
    ]
)


def open_questions(body: str) -> tuple[str, ...]:
    """Which of 'result', 'number' and 'self' a proof leaves open.

    A proof that never says "we" is the user's own as it stands: "Moved the handover to the afternoon" needs no "I".
    """
    found = {
        "result": not _RESULT.search(body) and not _NUMBER.search(body),
        "number": not _NUMBER.search(body),
        "self": bool(_OTHERS.search(body)) and not _SELF.search(body),
    }
    return tuple(name for name in OPEN if found[name])


def speaks_of(proof: str, skill: str) -> bool:
    """Whether a proof names a word of a skill; "timetables" is found in "a winter timetable"."""
    said = {_stem(word) for word in _WORD.findall(proof.casefold())}
    return any(_stem(word) in said for word in _WORD.findall(skill.casefold()) if word not in _PLAIN)


def _stem(word: str) -> str:
    return word[:-3] if word.endswith("ing") and len(word) > 5 else word.removesuffix("s").removesuffix("e")
