"""Suggest which contacts may be one person: a score and the reason for it. Nothing is ever merged by a score.

A judgement about people, not a finding: the weights below were set so that the labelled pairs of
`tests/coaching/pairs.toml` come out as people would sort them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from netjob.coaching.full_name import FIRST_ONLY, INITIAL, MIDDLE, SHORT, FullName, likeness, read

Reason = Literal["address", "conflict", "phone_name", "phone", "name_at", "name_near", "name", "name_moved"]
Place = Literal["same", "near", "unknown", "other"]

SHOWN = 40  # a pair below this is not suggested

# What a name that is the same counts for, by where both work; less where the names differ, as full_name grades it.
_PLACES: dict[Place, int] = {"same": 92, "near": 76, "unknown": 62, "other": 48}
_REASONS: dict[Place, Reason] = {"same": "name_at", "near": "name_near", "unknown": "name", "other": "name_moved"}
# Without the same organisation a name must be whole: at least so much of it.
_LEAST: dict[Place, int] = {"same": FIRST_ONLY, "near": INITIAL, "unknown": MIDDLE, "other": MIDDLE}
# Three people of one name are a common name: then it says little by itself.
_COMMON = 2
_WEAK_WORDS = frozenset(
    """
    group gruppe groupe grupo gruppo holding holdings international global worldwide deutschland germany france
    italia italy espana spain uk usa us europe emea schweiz suisse switzerland austria osterreich nederland
    netherlands polska poland india brasil brazil canada australia japan china
    """.split()  # noqa: SIM905
)
# Everybody may have an address there, as many as they like.
_PUBLIC_MAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com
    aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com
    orange.fr free.fr laposte.net wanadoo.fr libero.it virgilio.it wp.pl o2.pl onet.pl interia.pl mail.ru yandex.ru
    ukr.net qq.com 163.com 126.com naver.com seznam.cz hotmail.fr hotmail.de yahoo.de yahoo.fr outlook.de fastmail.com
    """.split()  # noqa: SIM905
)
_NUMBERED = re.compile(r"[\d._-]+$")
_NEARLY = 93  # rapidfuzz's ratio of two names of organisations of which one is misspelt
_CROWD = 12  # above this, rapidfuzz looks through a group first
_BLOCK = 256
_LARGEST_LINE = 12  # a number of more people than this is a switchboard


class Card(NamedTuple):
    """What a contact is compared by; addresses and numbers in the form in which `identity` compares them."""

    contact: int
    name: str
    organisation_key: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Two contacts that may be one person, 0 to 100; `one` came in before `other`."""

    one: int
    other: int
    score: int
    reason: Reason


def compare(one: Card, other: Card, bearers: int = 2, callers: int = 2) -> tuple[int, Reason] | None:
    """How likely two contacts are one person, and why; None for no reason to think so.

    `bearers` is how many contacts have this name, `callers` how many have the number both have. An address of both
    decides; a number needs a name that fits, as families and receptions share theirs; a name needs the organisation,
    or to be a rare one. Two profiles, or two addresses that an organisation gave, speak for two people.
    """
    a, b = read(one.name), read(other.name)
    grade = _grade(a, b)
    if set(one.emails) & set(other.emails) or set(one.profiles) & set(other.profiles):
        return 98, "address"
    if set(one.phones) & set(other.phones):
        return _shown(_by_phone(a, b, grade, callers, _place(one, other)), "phone_name" if grade else "phone")
    place = _place(one, other)
    if grade < _LEAST[place] or (place in ("unknown", "other") and bearers > _COMMON):
        return None
    score = _PLACES[place] * grade / 100 * _doubt(one, other)
    if a.generation != b.generation:
        score *= 0.5  # father and son at one firm, and only one of them is told apart
    if bearers > _COMMON:
        score *= 0.7
    return _shown(round(score), _REASONS[place])


def matches(cards: Sequence[Card], among: Collection[int] | None = None) -> list[Match]:
    """Every pair that is worth a look, the likeliest first; with `among`, only pairs that one of these is in.

    Not every contact is held against every other one: only those who share an address, a number, a word of the name at
    one organisation, or first and last name anywhere.
    """
    at = {card.contact: place for place, card in enumerate(cards)}
    bearers = Counter(read(card.name).ends for card in cards)
    callers = Counter(phone for card in cards for phone in card.phones)
    found: list[Match] = []
    for one, other in _candidates(cards, among):
        if not (likeness(read(one.name), read(other.name)) or _addressed_alike(one, other)):
            continue
        if at[one.contact] > at[other.contact]:
            one, other = other, one
        names = max(bearers[ends] if (ends := read(card.name).ends) else 2 for card in (one, other))
        shared = max((callers[phone] for phone in set(one.phones) & set(other.phones)), default=2)
        if judged := compare(one, other, names, shared):
            found.append(Match(one.contact, other.contact, *judged))
    return sorted(found, key=lambda match: (-match.score, match.one, match.other))


def _addressed_alike(one: Card, other: Card) -> bool:
    """Whether they share a number or an address."""
    pairs = ((one.phones, other.phones), (one.emails, other.emails), (one.profiles, other.profiles))
    return any(mine and theirs and not set(mine).isdisjoint(theirs) for mine, theirs in pairs)


def _grade(one: FullName, other: FullName) -> int:
    """How far the names agree; a single word of an alphabet is a first name, whoever else has it."""
    grade = likeness(one, other)
    alone = [name for name in (one, other) if len(name.words) == 1 and name.joined[0] < "\u2e80"]
    return min(grade, FIRST_ONLY) if alone else grade


def _by_phone(one: FullName, other: FullName, grade: int, callers: int, place: Place) -> int:
    if grade >= INITIAL:
        return 97 if grade >= SHORT else 90
    if callers > 2:
        return 0
    if grade:
        return 72
    ends = set(one.keys) & set(other.keys)
    given = one.keys[:1] == other.keys[:1]
    if given and ends:
        return 75  # another family name: married, or the first one of two
    if ends:
        return 20  # a family's telephone
    return 45 if 1 in (len(one.words), len(other.words)) and place != "other" else 30


def _doubt(one: Card, other: Card) -> float:
    """Less than 1 where something tells the two apart."""
    found = 1.0
    if one.profiles and other.profiles:
        found *= 0.55  # a person seldom keeps two profiles
    if shared := _domains(one) & _domains(other):
        mine, theirs = _locals(one, shared), _locals(other, shared)
        numbered = {_NUMBERED.sub("", name) for name in mine} & {_NUMBERED.sub("", name) for name in theirs}
        # anna.li and anna.li2 are two people of one name; anna.li and ali may be one.
        found *= 0.3 if numbered else 0.7
    return found


def _domains(card: Card) -> set[str]:
    return {email.rpartition("@")[2] for email in card.emails} - _PUBLIC_MAIL


def _locals(card: Card, domains: set[str]) -> set[str]:
    parts = (email.rpartition("@") for email in card.emails)
    return {local for local, _, domain in parts if domain in domains}


def _place(one: Card, other: Card) -> Place:
    """Whether both are at one organisation: words are compared whole, never parts of them."""
    a, b = one.organisation_key, other.organisation_key
    if not a or not b:
        return "unknown"
    if a == b:
        return "same"
    return "near" if _root(a) == _root(b) or _nearly(a, b) else "other"


def _nearly(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= 8 and one[0] == other[0] and fuzz.ratio(one, other) >= _NEARLY


@lru_cache(maxsize=65_536)
def _root(organisation: str) -> str:
    words = organisation.split()
    while len(words) > 1 and words[-1] in _WEAK_WORDS:
        words.pop()
    return " ".join(words)


def _shown(score: int, reason: Reason) -> tuple[int, Reason] | None:
    return (score, reason) if score >= SHOWN else None


def _candidates(cards: Sequence[Card], among: Collection[int] | None) -> Iterator[tuple[Card, Card]]:
    """Pairs that share something, each once."""
    wanted = None if among is None else frozenset(among)
    seen: set[tuple[int, int]] = set()
    for group in _groups(cards):
        if wanted is not None and not any(card.contact in wanted for card in group):
            continue
        for one, other in _close(group) if len(group) > _CROWD else combinations(group, 2):
            if wanted is not None and one.contact not in wanted and other.contact not in wanted:
                continue
            pair = (one.contact, other.contact) if one.contact < other.contact else (other.contact, one.contact)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _groups(cards: Sequence[Card]) -> Iterator[list[Card]]:
    """Contacts that share an address; a number; a word of the name at one organisation; first and last name."""
    addresses = _grouped(cards, lambda card: (*card.emails, *card.profiles))
    numbers = _grouped(cards, lambda card: card.phones)
    names = _grouped(cards, lambda card: (ends,) if (ends := read(card.name).ends) else (read(card.name).joined,))
    yield from addresses.values()
    yield from (group for group in numbers.values() if len(group) <= _LARGEST_LINE)
    yield from (group for group in names.values() if len(group) <= _COMMON)
    places = _grouped(cards, lambda card: (_root(card.organisation_key),) if card.organisation_key else ())
    for colleagues in places.values():
        yield from _grouped(colleagues, lambda card: read(card.name).marks).values()


def _grouped(cards: Iterable[Card], keys: Callable[[Card], Iterable[object]]) -> dict[object, list[Card]]:
    found: dict[object, list[Card]] = defaultdict(list)
    for card in cards:
        for key in keys(card):
            found[key].append(card)
    return {key: group for key, group in found.items() if len(group) > 1}


def _close(group: list[Card]) -> Iterator[tuple[Card, Card]]:
    """Of a large group, the pairs whose names look alike to rapidfuzz, a block of rows at a time."""
    from rapidfuzz import fuzz, process

    names = [" ".join(read(card.name).keys) for card in group]
    for start in range(0, len(group), _BLOCK):
        block = process.cdist(names[start : start + _BLOCK], names, scorer=fuzz.token_sort_ratio, score_cutoff=72)
        for row, column in zip(*block.nonzero(), strict=True):
            if start + row < column:
                yield group[start + row], group[column]
