"""Cut a sentence into tokens, and find the phrases of a vocabulary in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_TOKEN = re.compile(
    r"""
    (?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\b
        |[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?\b|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}\b|[0-9]{2}\b)?)
    |(?P<address>https?://\S+|[\w.+-]+@[\w.-]+\w)
    |(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]m\b)?|[0-9]{1,2}\s?(?:am|pm)\b)
    |(?P<number>[0-9]{1,9}(?:st|nd|rd|th)?\b)
    |(?P<word>(?:[A-ZÀ-ÖØ-Þ]\.)+(?=\W|$)
        |[^\W_]\w*(?:['’&-][^\W_]\w*)*(?:\.(?:com|org|net|io|ai|eu)\b)?)
    |(?P<comma>,)
    |(?P<stop>[.!?…]+(?=\s|$)|[;\n]|:(?=\s|$)|(?<=\s)[-–—]+(?=\s)|—)
    |(?P<sign>\S)
    """,
    re.VERBOSE,
)
SOMEBODY = "~"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, mark or sign; `start` and `end` are its place in the text."""

    low: str
    kind: str
    start: int
    end: int
    capital: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary of a language (`data/en/sentence.toml`), by groups such as "will.phrases"."""

    chapter: Mapping[str, Any]

    @cached_property
    def groups(self) -> dict[str, dict[str, list[tuple[str, ...]]]]:
        """Of each group the phrases by their first word, the longest first."""
        return {name: _by_first_word(self._cut(phrase) for phrase in said) for name, said in _lists("", self.chapter)}

    def words(self, group: str) -> frozenset[str]:
        """The first words of the phrases of a group, which are the whole of it in a group of single words."""
        return self._firsts[group]

    @cached_property
    def _firsts(self) -> dict[str, frozenset[str]]:
        return {group: frozenset(phrases) for group, phrases in self.groups.items()}

    def at(self, group: str, tokens: Sequence[Token], place: int) -> int:
        """How many tokens the longest phrase of a group takes at a place; 0 when there is none."""
        if place >= len(tokens):
            return 0
        for phrase in self.groups[group].get(tokens[place].low, ()):
            if all(place + n < len(tokens) and tokens[place + n].low == word for n, word in enumerate(phrase)):
                return len(phrase)
        return 0

    def number(self, table: str, tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
        """(value, tokens taken) of the longest phrase of a table of numbers at a place, or None."""
        found: Mapping[str, int] = self.chapter["days"][table]
        taken = self.at(f"days.{table}", tokens, place)
        if not taken:
            return None
        return found[" ".join(token.low for token in tokens[place : place + taken])], taken

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text; a title keeps its dot, and 's or 'll is a token of its own."""
        found = list[Token]()
        for match in _TOKEN.finditer(text):
            token = _token(match)
            if token.kind == "stop" and found and self._titled(found[-1], token):
                continue
            found += self._parted(token)
        return found

    def _titled(self, before: Token, stop: Token) -> bool:
        return before.low in self.chapter["words"]["titles"] and before.capital and stop.start == before.end

    def _parted(self, token: Token) -> list[Token]:
        if token.kind == "word":
            for tail in self.chapter["words"]["contractions"]:
                if token.low.endswith(tail) and len(token.low) > len(tail):
                    cut = token.end - len(tail)
                    head = Token(token.low[: -len(tail)], "word", token.start, cut, token.capital)
                    return [head, Token(tail, "word", cut, token.end)]
        return [token]

    def _cut(self, phrase: str) -> tuple[str, ...]:
        """A phrase in the tokens a text would have; one that begins with ' is the tail of a word."""
        if phrase.startswith("'"):
            return tuple(token.low for token in self.tokens(f"x{phrase}"))[1:]
        return tuple(token.low for token in self.tokens(phrase))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    low = text.replace("’", "'")
    low = low.lower() if len(low.lower()) == len(low) else low  # İ becomes two letters, and places would not fit
    return Token(low, str(match.lastgroup), match.start(), match.end(), any(sign.isupper() for sign in text))


def _lists(path: str, chapter: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    """Each list of phrases with its dotted path; a table of numbers is a list of its keys."""
    for name, found in chapter.items():
        here = f"{path}{name}"
        if isinstance(found, list):
            yield here, [phrase for phrase in found if isinstance(phrase, str)]
            for at, nested in enumerate(each for each in found if isinstance(each, list)):
                yield f"{here}.{at}", nested
        elif all(isinstance(value, int) for value in found.values()):
            yield here, list(found)
        else:
            yield from _lists(f"{here}.", found)


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(filter(None, phrases), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found
