"""Read a person's name whoever wrote it and however, and say how far two names may be the same person's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from netjob.coaching.short_names import FULL

# A word of a name: accents dropped, and umlauts spelled out.
Word = tuple[str, str]

# How far two names may be one person's, 0 to 100.
SAME, TURNED, SHORT, MIDDLE, SURNAME, SPELLING, INITIAL, FIRST_ONLY = 100, 96, 94, 92, 82, 76, 70, 50

_LONGEST = 300
_BRACKETS = re.compile(r"[(\[{\"“„«].*?[)\]}\"”“»]")
# Marks of scripts that need them are letters, too.
_NOT_LETTER = re.compile(r"[^\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff'’\-]+|_+")
_APOSTROPHE = re.compile(r"['’]")
_TITLES = frozenset(
    """
    dr prof professor mr mrs ms miss mx sir dame herr frau hr fr ing dipl rev avv dott dottssa arch sr sra srta dona mme
    mlle maitre ir drs mgr phdr med rer nat habil univ jur
    """.split()  # noqa: SIM905
)
_DEGREES = frozenset(
    """
    phd msc bsc mba md llm llb esq cpa pmp dds rn pe cfa cissp mphil dphil frcs facs csc dipl ing med jur
    """.split()  # noqa: SIM905
)
_AMBIGUOUS = frozenset({"ma", "ba"})
_DOTTED_DEGREE = re.compile(
    r"(?<=[\s,])(?:ph\.?\s?d|m\.?sc|b\.?sc|m\.?b\.?a|m\.d|b\.a|m\.a|ll\.?m|r\.n)\b\.?(?=[\s,]|$)"
)
_GENERATIONS = {"jr": "2", "junior": "2", "jun": "2", "ii": "2", "sr": "1", "senior": "1", "sen": "1", "iii": "3"}
_FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_DIGRAPHS = re.compile(r"ae|oe|ue|aa")
_SHORTEST_MISSPELT = 6


@dataclass(frozen=True, eq=False)  # held against many others: compared by identity, it is found in a cache fast
class FullName:
    """A name as it is compared: its words, each as (accents dropped, umlauts spelled out); 'jr' and the like apart."""

    words: tuple[Word, ...]
    generation: str = ""

    @cached_property
    def joined(self) -> str:
        """All letters in one row: `Jean-Pierre` is `Jean Pierre`, `De Vries` is `DeVries`."""
        return "".join(plain for plain, _ in self.words)

    @cached_property
    def turned(self) -> str:
        """All letters with the first word last: the family name may stand first."""
        return "".join(plain for plain, _ in (*self.words[1:], *self.words[:1]))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Each word so that every way of writing it gives the same: to look for candidates, not to decide."""
        return tuple(_DIGRAPHS.sub(lambda two: two[0][0], FULL.get(plain, plain)) for plain, _ in self.words)

    @cached_property
    def marks(self) -> frozenset[str]:
        """What two names have in common one of if they may be one person's."""
        return frozenset(key for key in (*self.keys, self.joined, self.turned) if len(key) > 1)

    @cached_property
    def ends(self) -> tuple[str, str] | None:
        """The first and the last word in either order; None for a single word or an initial."""
        if len(self.words) < 2 or 1 in (len(self.words[0][0]), len(self.words[-1][0])):
            return None
        low, high = sorted((self.keys[0], self.keys[-1]))
        return low, high


@lru_cache(maxsize=65_536)
def read(name: str) -> FullName:
    """A name without title, degree, nickname in brackets and punctuation, `Last, First` put in order."""
    bare = unicodedata.normalize("NFC", _BRACKETS.sub(" ", name[:_LONGEST])).casefold()
    known_by: list[list[Word]] = []
    generation = ""
    for part in _DOTTED_DEGREE.sub(" ", bare).split(","):
        words = _words(part)
        marks = [_GENERATIONS[plain] for plain, _ in words[bool(not known_by) :] if plain in _GENERATIONS]
        generation = generation or next(iter(marks), "")
        if rest := _without_titles(words, first=not known_by):
            known_by.append(rest)
    if len(known_by) == 2:
        known_by.reverse()
    return FullName(tuple(word for part in known_by for word in part), generation)


@lru_cache(maxsize=65_536)
def likeness(one: FullName, other: FullName) -> int:
    """How far two names may be one person's: `SAME` and the grades below it, 0 for two people.

    A generation that both name and that differs is two people. One letter may differ inside a long word, never at its
    end or beginning: Andrea and Andreas, Hansen and Jansen are people of their own. Scripts are not transliterated.
    """
    if not one.words or not other.words or (one.generation and other.generation not in ("", one.generation)):
        return 0
    if one.joined == other.joined or one.words == other.words or _all_same(one, other):
        return SAME
    if one.joined in (other.turned, "") or one.turned == other.joined or sorted(one.words) == sorted(other.words):
        return TURNED
    return max(_in_order(one.words, other.words), _in_order(one.words, (*other.words[1:], *other.words[:1])) - 4, 0)


def _all_same(one: FullName, other: FullName) -> bool:
    pairs = zip(one.words, other.words, strict=False)
    return len(one.words) == len(other.words) and all(_same(a, b) for a, b in pairs)


def _in_order(one: tuple[Word, ...], other: tuple[Word, ...]) -> int:
    """Given name first, family name last; what stands between may be missing on one side."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        return FIRST_ONLY if len(other) > 1 and len(one[0][0]) > 1 and _same(one[0], other[0]) else 0
    given = _given(one[0], other[0])
    family = SAME if _same(one[-1], other[-1]) else SPELLING if _misspelt(one[-1], other[-1]) else 0
    if not family and len(other) > len(one) > 1:
        # One of two family names is left out: Ana García for Ana García López.
        family = SURNAME if any(_same(one[-1], word) for word in other[1:-1]) else 0
    if not given or not family:
        return 0
    if given == family == SPELLING:
        return 0
    if len(one) == len(other) == 2 or family == SURNAME:
        return min(given, family)
    return min(given, family, _middle(one[1:-1], other[1:-1]))


def _given(one: Word, other: Word) -> int:
    if _same(one, other):
        return SAME
    if FULL.get(one[0], one[0]) == FULL.get(other[0], other[0]):
        return SHORT
    if 1 in (len(one[0]), len(other[0])):
        return INITIAL if one[0][0] == other[0][0] else 0
    return SPELLING if _misspelt(one, other) else 0


def _middle(one: tuple[Word, ...], other: tuple[Word, ...]) -> int:
    """Words between may be missing or initials; two that are written out and differ are two people."""
    for a, b in zip(one, other, strict=False):
        if not _same(a, b) and not (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0]):
            return 0
    return MIDDLE


def _same(one: Word, other: Word) -> bool:
    return one[0] == other[0] or one[1] == other[0] or one[0] == other[1]


def _misspelt(one: Word, other: Word) -> bool:
    """One letter differs or two are exchanged, inside two long words."""
    from rapidfuzz.distance import OSA

    a, b = one[0], other[0]
    if min(len(a), len(b)) < _SHORTEST_MISSPELT or a[0] != b[0] or a[-1] != b[-1]:
        return False
    return OSA.distance(a, b, score_cutoff=1) == 1


def _without_titles(words: list[Word], first: bool) -> list[Word]:
    """Titles go from the front, degrees and generations from the end.

    Never all of a name, if it is the `first` part, and there "Ma" is a family name; behind a comma it is a degree.
    """
    least = int(first)
    degrees = _DEGREES if first else _DEGREES | _AMBIGUOUS
    while len(words) > least and words[0][0] in _TITLES:
        words = words[1:]
    while len(words) > least and words[-1][0] in _GENERATIONS:
        words = words[:-1]
    while len(words) > 2 * least and words[-1][0] in degrees:
        words = words[:-1]
    return words


def _words(part: str) -> list[Word]:
    """The words of a part; a hyphen in the first one joins, in the others it divides."""
    found: list[Word] = []
    for word in _NOT_LETTER.sub(" ", _APOSTROPHE.sub("", part.replace(".", " "))).split():
        pieces = [word.replace("-", "")] if not found else word.split("-")
        found += [(_bare(piece), _bare(piece.translate(_SPELLED_OUT))) for piece in pieces if _bare(piece)]
    return found


def _bare(word: str) -> str:
    """Without accents; signs that carry no sound of their own (of scripts that need their marks) are kept."""
    marked = unicodedata.normalize("NFKD", word).translate(_FOLDED)
    return "".join(sign for sign in marked if not "\u0300" <= sign <= "\u036f" and (sign.isalnum() or ord(sign) > 767))
