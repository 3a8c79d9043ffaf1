"""Fit the talking points into half a minute, one minute or two, and estimate how long they take to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS_A_MINUTE = 130  # an unhurried speaking pace; a default, not a finding
LENGTHS = (30, 60, 120)  # seconds
POINTS_IN = {30: 3, 60: 5, 120: 8}

# What is said first depends on why one approaches somebody (M38 to M42).
ORDER = {
    "role": ("offer", "doing", "next", "kinds", "whom", "opinion", "noteworthy", "own"),
    "acquaintance": ("doing", "opinion", "own", "noteworthy", "offer", "next", "kinds", "whom"),
    "insight": ("next", "noteworthy", "opinion", "doing", "own", "kinds", "whom", "offer"),
    "connection": ("own", "doing", "opinion", "noteworthy", "offer", "next", "kinds", "whom"),
    "other": ("doing", "next", "offer", "opinion", "kinds", "whom", "noteworthy", "own"),
}

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Point:
    """A talking point in the user's words; empty `words` is a blank, filled at `exercise` of `page`."""

    kind: str
    words: str
    page: str
    exercise: str


@dataclass(frozen=True, slots=True)
class Pitch:
    """What can be said in the time: (kind, words) in order, how long it takes, and the points left out for time."""

    said: tuple[tuple[str, str], ...]
    seconds: int
    left_out: tuple[str, ...]


def words_in(body: str) -> int:
    """Words as they are spoken; scripts without spaces count two characters as a word."""
    packed = len(_NO_SPACES.findall(body))
    return len(_NO_SPACES.sub(" ", body).split()) + -(-packed // 2)


def seconds(body: str) -> int:
    """How long a text takes to say."""
    return round(words_in(body) * 60 / WORDS_A_MINUTE)


def sentences(body: str) -> list[str]:
    """The sentences of a text; a line of its own counts as one."""
    return [part.strip() for part in _SENTENCE_END.split(body.strip()) if part.strip()]


def first_sentence(body: str) -> str:
    """The first sentence of a text; never cut inside one."""
    return next(iter(sentences(body)), "")


def fit(points: Sequence[Point], angle: str, length: int) -> Pitch:
    """The filled points that fit into `length` seconds, in the order the angle asks for.

    Two minutes take whole answers, the shorter ones first sentences. One point is always said, however long it is.
    """
    filled = {point.kind: point.words for point in points if point.words}
    wanted = [kind for kind in ORDER[angle] if kind in filled]
    said: list[tuple[str, str]] = []
    for kind in wanted[: POINTS_IN[length]]:
        for body in dict.fromkeys((filled[kind] if length == LENGTHS[-1] else "", first_sentence(filled[kind]))):
            if body and (not said or seconds(_joined([*said, (kind, body)])) <= length):
                said.append((kind, body))
                break
    kept = {kind for kind, _ in said}
    if len(said) == 1 and seconds(said[0][1]) > length:
        said = [(said[0][0], first_sentence(said[0][1]))]
    return Pitch(tuple(said), seconds(_joined(said)), tuple(kind for kind in wanted if kind not in kept))


def _joined(said: Sequence[tuple[str, str]]) -> str:
    return " ".join(body for _, body in said)
