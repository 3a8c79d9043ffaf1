"""Read a draft by rules that can be explained: what could be otherwise, what is right, and which words say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netjob.coaching import phrases
from netjob.coaching.pitch import words_in

FINDINGS = (
    "mass", "begging", "ask_too_soon", "several_asks", "no_ask", "no_reason", "about_me", "no_thanks", "too_long",
    "no_next_step",
)  # fmt: skip
PRAISES = ("by_name", "reason", "one_ask", "about_them", "no_pressure", "thanks", "next_step", "short")

ASK_BELONGS = ("role", "insight")  # M38, M40: looking for a role or for insight, there is something to ask
ASK_CAN_WAIT = ("acquaintance", "connection")  # M39, M41: first to know each other, first to give
MOST_WORDS = {
    "message": 120, "email": 220, "letter": 350, "call": 260, "video": 260, "meeting": 260, "event": 130, "other": 220,
}  # fmt: skip
SELF_MOST = 3  # times as often as the reader, from `SELF_LEAST` mentions on
SELF_LEAST = 5
NEAR = 30  # letters before a phrase in which a "not" turns it round
GREETING_LETTERS = 80
LEAST_WORDS = 6  # what stands beside a "how are you" has to be that long to be looked at

_SENTENCE = re.compile(r"[^.!?…。！？؟;\n]+[.!?…。！？؟;]*")
_WORD = re.compile(r"\w+")
_QUESTION = re.compile(r"[?？؟\u037e]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it would go out; `ground` are names that only this person shares with the user.

    `answered`: the person has answered the user before.
    """

    text: str
    channel: str
    angle: str
    first_name: str = ""
    ground: tuple[str, ...] = ()
    answered: bool = False
    giving: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a draft was read for, and the words in it that say so."""

    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be otherwise, and what is right, each in a fixed order."""

    findings: tuple[Finding, ...]
    praises: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    draft: Draft
    sentences: tuple[str, ...]
    favours: tuple[tuple[str, str], ...]  # topic and sentence
    questions: tuple[str, ...]
    reasons: tuple[str, ...]


def check(draft: Draft) -> Reading:
    """Read a draft; an empty one has nothing to be said about. Nothing is rewritten."""
    if not draft.text.strip():
        return Reading((), ())
    read = _read(draft)
    findings = {kind: _RULES[kind](read) for kind in FINDINGS}
    praises = {kind: _PRAISES[kind](read) for kind in PRAISES}
    return Reading(
        tuple(Finding(kind, words) for kind, words in findings.items() if words is not None),
        tuple(Finding(kind, words) for kind, words in praises.items() if words is not None),
    )


def _read(draft: Draft) -> _Read:
    sentences = tuple(found.group(0).strip() for found in _SENTENCE.finditer(draft.text) if found.group(0).strip())
    favours, questions = list[tuple[str, str]](), list[str]()
    for sentence in sentences:
        rest = phrases.COURTESY.sub(" ", sentence)
        if len(_WORD.findall(rest)) < LEAST_WORDS and rest != sentence:
            continue
        if _QUESTION.search(sentence):
            questions.append(sentence)
        if _asks(rest) and not (phrases.SCHEDULING.search(sentence) and favours):
            favours.extend((topic, sentence) for topic in _topics(rest))
    reasons = _found(phrases.REASON, draft.text) + tuple(
        name for name in draft.ground if name.casefold() in draft.text.casefold()
    )
    return _Read(draft, sentences, tuple(favours), tuple(questions), reasons)


def _asks(sentence: str) -> bool:
    found = phrases.ASKING.search(sentence)
    return bool(found) and not phrases.NOT.search(sentence[: found.start()] if found else "")


def _topics(sentence: str) -> list[str]:
    """What a sentence asks for; a talk, a view and other small help count as the same thing."""
    found = [topic for topic, pattern in phrases.FAVOURS.items() if _meant(pattern, sentence)]
    return list(dict.fromkeys(phrases.SAME_ASK.get(topic, topic) for topic in found)) or ["view"]


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The words a pattern finds, once each, on one line."""
    return tuple(dict.fromkeys(" ".join(found.group(0).split()) for found in pattern.finditer(text)))


def _meant(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The words a pattern finds that no "not" right before them turns round."""
    found = []
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        before = re.split(r"[.!?…。！？\n]", before)[-1]
        if not phrases.NOT.search(before):
            found.append(" ".join(match.group(0).split()))
    return tuple(dict.fromkeys(found))


def _or_none(words: Sequence[str]) -> tuple[str, ...] | None:
    return tuple(words) or None


# -------------------------------------------------------------------------------------- what could be otherwise


def _mass(read: _Read) -> tuple[str, ...] | None:
    return _or_none(_found(phrases.MASS, read.draft.text))


def _begging(read: _Read) -> tuple[str, ...] | None:
    return _or_none(_meant(phrases.BEGGING, read.draft.text))


def _ask_too_soon(read: _Read) -> tuple[str, ...] | None:
    waits = read.draft.angle in ASK_CAN_WAIT or read.draft.giving
    return _or_none(_asked(read)) if waits and not read.draft.answered else None


def _several_asks(read: _Read) -> tuple[str, ...] | None:
    topics = {topic for topic, _ in read.favours}
    return _asked(read) if len(topics) > 1 or len(_asked(read)) > 2 else None


def _no_ask(read: _Read) -> tuple[str, ...] | None:
    return () if read.draft.angle in ASK_BELONGS and not read.favours and not read.questions else None


def _no_reason(read: _Read) -> tuple[str, ...] | None:
    return () if _reason(read) is None else None


def _about_me(read: _Read) -> tuple[str, ...] | None:
    mine, yours = (len(pattern.findall(read.draft.text)) for pattern in (phrases.ABOUT_ME, phrases.ABOUT_YOU))
    return _found(phrases.ABOUT_ME, read.draft.text) if mine >= max(SELF_LEAST, SELF_MOST * yours) else None


def _no_thanks(read: _Read) -> tuple[str, ...] | None:
    return _asked(read) if read.favours and not phrases.THANKS.search(read.draft.text) else None


def _too_long(read: _Read) -> tuple[str, ...] | None:
    count = words_in(read.draft.text)
    return (str(count), str(MOST_WORDS[read.draft.channel])) if count > MOST_WORDS[read.draft.channel] else None


def _no_next_step(read: _Read) -> tuple[str, ...] | None:
    wanted = read.draft.angle in ASK_BELONGS or bool(read.favours)
    return () if wanted and not phrases.NEXT_STEP.search(read.draft.text) else None


# -------------------------------------------------------------------------------------- what is right


def _by_name(read: _Read) -> tuple[str, ...] | None:
    name = read.draft.first_name
    opening = read.draft.text.strip()[:GREETING_LETTERS]
    return (name,) if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", opening, re.IGNORECASE) else None


def _reason(read: _Read) -> tuple[str, ...] | None:
    """Why this person; what is said to many is no reason for one."""
    return _or_none(read.reasons) if _mass(read) is None else None


def _one_ask(read: _Read) -> tuple[str, ...] | None:
    one = len({topic for topic, _ in read.favours}) == 1 and len(_asked(read)) <= 2
    return _asked(read) if one and _ask_too_soon(read) is None and _begging(read) is None else None


def _about_them(read: _Read) -> tuple[str, ...] | None:
    mine, yours = (len(pattern.findall(read.draft.text)) for pattern in (phrases.ABOUT_ME, phrases.ABOUT_YOU))
    return _found(phrases.ABOUT_YOU, read.draft.text) if yours >= max(2, mine) else None


def _no_pressure(read: _Read) -> tuple[str, ...] | None:
    return _or_none(_found(phrases.NO_PRESSURE, read.draft.text))


def _thanks(read: _Read) -> tuple[str, ...] | None:
    return _or_none(_found(phrases.THANKS, read.draft.text))


def _next_step(read: _Read) -> tuple[str, ...] | None:
    return _or_none(_found(phrases.NEXT_STEP, read.draft.text))


def _short(read: _Read) -> tuple[str, ...] | None:
    count = words_in(read.draft.text)
    return (str(count),) if count <= MOST_WORDS[read.draft.channel] // 2 else None


def _asked(read: _Read) -> tuple[str, ...]:
    """The sentences that ask for something, once each."""
    return tuple(dict.fromkeys(sentence for _, sentence in read.favours))


_RULES = {
    "mass": _mass, "begging": _begging, "ask_too_soon": _ask_too_soon, "several_asks": _several_asks, "no_ask": _no_ask,
    "no_reason": _no_reason, "about_me": _about_me, "no_thanks": _no_thanks, "too_long": _too_long,
    "no_next_step": _no_next_step,
}  # fmt: skip
_PRAISES = {
    "by_name": _by_name, "reason": _reason, "one_ask": _one_ask, "about_them": _about_them,
    "no_pressure": _no_pressure, "thanks": _thanks, "next_step": _next_step, "short": _short,
}  # fmt: skip
