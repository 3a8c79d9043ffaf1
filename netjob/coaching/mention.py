"""Find what a person is called in texts, and put another word there."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

SHORTEST = 3  # letters of a part of a name that is looked for


@dataclass(frozen=True, slots=True)
class Sought:
    """What a person is known by: `sure` means them and nobody else, `maybe` is a part of their name."""

    sure: tuple[str, ...]
    maybe: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """The sure ones first, so that a whole name is found before its parts."""
        return (*self.sure, *self.maybe)


def sought(name: str, addresses: Sequence[str], namesakes: bool) -> Sought:
    """What to look for: the addresses, the name, and its parts.

    A name of one word, or one that somebody else has as well, is sure of nobody.
    """
    parts = tuple(dict.fromkeys(word for word in name.split() if len(folded(word)) >= SHORTEST))
    whole = len(name.split()) > 1
    sure = tuple(dict.fromkeys(word for word in (*addresses, *((name,) if whole and not namesakes else ())) if word))
    return Sought(sure, tuple(word for word in ((name,) if whole and namesakes else ()) + parts if word not in sure))


def folded(words: str) -> str:
    """Words in lower case and without accents."""
    return "".join(_folded(letter) for letter in words)


def mentions(words: str, called: Sequence[str]) -> bool:
    """Whether one of `called` stands in a text, as words of its own."""
    return bool(_spans(words, called))


def without(words: str, called: Sequence[str], instead: str) -> str:
    """A text with another word in the place of each of `called`."""
    for first, last in reversed(_spans(words, called)):
        words = words[:first] + instead + words[last:]
    return words


def without_in_json(text: str, called: Sequence[str], instead: str) -> str:
    """JSON with another word in the place of each of `called`, in every string that stands in it."""
    return json.dumps(_walked(json.loads(text), called, instead), ensure_ascii=False)


def _walked(found: object, called: Sequence[str], instead: str) -> object:
    if isinstance(found, dict):
        return {name: _walked(value, called, instead) for name, value in found.items()}
    if isinstance(found, list):
        return [_walked(value, called, instead) for value in found]
    return without(found, called, instead) if isinstance(found, str) else found


def _spans(words: str, called: Sequence[str]) -> list[tuple[int, int]]:
    """Where in the text they stand, from left to right; the first of two that overlap was named first."""
    plain, places = "", list[int]()
    for at, letter in enumerate(words):
        more = _folded(letter)
        plain += more
        places += [at] * len(more)
    found: list[tuple[int, int]] = []
    for wanted in filter(None, map(folded, called)):
        start = plain.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            span = (places[start], places[end - 1] + 1)
            if _alone(plain, start, end) and all(span[1] <= first or span[0] >= last for first, last in found):
                found.append(span)
            start = plain.find(wanted, end)
    return sorted(found)


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether no letter goes on before or after it: Ana does not stand in Banana."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    return not (before.isalnum() and plain[start].isalnum()) and not (after.isalnum() and plain[end - 1].isalnum())


def _folded(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter.lower()) if not unicodedata.combining(c))
