"""Tell code pages apart by the words they make, for text that is neither UTF-8 nor UTF-16.

Tried beside charset-normalizer 3.5 on lists of names (tests/exchange/test_codepages.py): that one, made for running
text, took 16 of 28 wrong, Polish for Western and Cyrillic for a DOS page; names are too few and too mixed for it.
"""

from __future__ import annotations

import re
from itertools import pairwise

# The letters beyond a to z of each language, written small, with how much a word counts that only it explains.
# A rare language (Icelandic) yields to a common one (Turkish), whose letters stand in the same places.
_WESTERN = (
    ("äöüß", 1.0),
    ("àâæçéèêëîïôœùûüÿ", 1.0),
    ("áéíñóúüïçàèò", 1.0),
    ("áâãàçéêíóôúü", 1.0),
    ("àèéìíîòóù", 1.0),
    ("åäöéæø", 1.0),
    ("ëïéèüöóáäê", 1.0),
    ("áðéíóúýþæö", 0.75),
)
_CENTRAL = (
    ("ąćęłńóśźż", 0.9),
    ("áčďéěíňóřšťúůýž", 0.9),
    ("áäčďéíĺľňóôŕšťúýž", 0.9),
    ("áéíóöőúüű", 0.9),
    ("ăâîşţ", 0.9),
    ("čćđšž", 0.9),
    ("äöüß", 0.9),
)
# Excel for the Mac still writes its old page when it saves a plain CSV.
_MAC = tuple((letters, weight * 0.8) for letters, weight in _WESTERN)
_BALTIC = (("āčēģīķļņšūž", 0.9), ("ąčęėįšųūž", 0.9), ("äõöüšž", 0.9))
_TURKISH = (("çğıi̇öşüâî", 0.92),)
# The order decides between equals: the more widespread page first.
_LATIN = {"cp1252": _WESTERN, "cp1250": _CENTRAL, "cp1254": _TURKISH, "cp1257": _BALTIC, "mac_roman": _MAC}
# Alphabets that never mix with Latin letters in one word: the page, its letters, letters of which one must occur in the
# text, and what a word counts. Greek words bear one accent; Russian read as Greek does not.
_GREEK = "[\u0391-\u03a9\u03b1-\u03c9]*[\u0386\u0388-\u038f\u03ac-\u03af\u03cc-\u03ce][\u03b1-\u03c9]*|[\u0391-\u03a9]+"
_OTHER = {
    "cp1251": ("[\u0400-\u045f\u0490\u0491]+", "", 0.9),
    "cp1253": (_GREEK, "", 1.0),
    "cp1255": ("[\u05d0-\u05ea]+", "", 0.6),
    "cp1256": ("[\u0620-\u06ff]+", "", 0.6),
    "cp932": ("[\u3005-\u30ff\u4e00-\u9fff]+", "[\u3041-\u30ff]", 0.9),
    "cp949": ("[\uac00-\ud7a3\u4e00-\u9fff]+", "[\uac00-\ud7a3]", 0.9),
    "gbk": ("[\u4e00-\u9fff]+", "", 0.9),
}
_FALLBACK = "cp1252"
_READ = 5_000_000
_SAMPLE = 200_000
_WORD = re.compile(r"[^\s,;:\"'()/<>@.&!?|=*+\[\]{}0-9_-]+")
# Signs that mean the same in nearly every page and stand beside letters in ordinary text.
_NEUTRAL = frozenset("‘’‚“”„–—…•€™®©°«»·´§‹›\u00a0")
_MOST_WORDS = 4_000


def best(data: bytes) -> str:
    """The code page whose reading of the first words beyond ASCII looks most like words of a language."""
    sample = b"\n".join(line for line in data[:_READ].split(b"\n") if not line.isascii())[:_SAMPLE]
    scores = {name: _score(sample, name) for name in (*_LATIN, *_OTHER)}
    found = max(scores, key=lambda name: scores[name])
    return found if scores[found] > 0 else _FALLBACK


def _score(sample: bytes, name: str) -> float:
    """The sum over words of how well they fit; a byte that the page does not know counts like a misfit."""
    read = sample.decode(name, "replace")
    words = [word for word in _WORD.findall(read) if not word.isascii()][:_MOST_WORDS]
    if name in _LATIN:
        return sum(_latin(word, _LATIN[name]) for word in words)
    whole, needed, weight = _OTHER[name]
    if needed and not re.search(needed, read):
        return 0.0
    return sum(_other(word.strip("".join(_NEUTRAL)), whole, weight) for word in words)


def _other(word: str, whole: str, weight: float) -> float:
    """How well a word fits an alphabet of its own; one without a capital counts half where names are capitalised."""
    if not re.fullmatch(whole, word) or not _cased(word):
        return -1.0
    return weight / 2 if word.islower() else weight


def _latin(word: str, languages: tuple[tuple[str, float], ...]) -> float:
    """How well one word fits: the best language that has all its letters; a capital inside or a sign counts against."""
    # Portuguese has o with a tilde in this pair only; elsewhere it is Hungarian read as Western.
    marks = {sign for sign in word.lower().replace("õe", "oe") if not sign.isascii() and sign not in _NEUTRAL}
    if not all(sign.isalpha() or sign == "\u0307" for sign in marks) or not _cased(word):
        return -1.0
    return max((weight for alphabet, weight in languages if marks <= set(alphabet)), default=-0.5)


def _cased(word: str) -> bool:
    """Whether no capital follows a small letter where one is beyond ASCII, as in text read in a wrong page."""
    pairs = pairwise(word)
    return not any(one.islower() and two.isupper() and not (one + two).isascii() for one, two in pairs)
