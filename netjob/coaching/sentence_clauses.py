"""Cut a sentence into clauses: who does what, and where the next one begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from netjob.coaching.sentence_people import MARKS, Reader

GAVE = ("gave.thanks", "gave.introduction", "gave.information", "gave.help")
GROUPS = (*GAVE, *MARKS)  # of phrases of one length the first wins
IN_MIND = ("will.plans", "wish.phrases")
NEGATION_REACH = 3
NAME_REACH = 6

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase that says what happened: its group, such as "channel.call.verbs", and whom its ~ stands for."""

    group: str
    start: int
    end: int
    people: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        """What it says: channel, talk, incoming, asked, introduces, will, wish, said or gave."""
        return self.group.partition(".")[0]

    @property
    def encounter(self) -> bool:
        """Whether it says that there was an exchange."""
        return self.kind in ("channel", "talk", "incoming")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is said, from token `start` to `end`, after its first mark; `more` are marks within it.

    `subject`: "i", "they", or "" when it is not said; `who` is the name of the subject.
    """

    mark: Mark
    start: int
    end: int
    subject: str = ""
    who: Span | None = None
    more: tuple[Mark, ...] = field(default=())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All its marks."""
        return (self.mark, *self.more)


def clauses(reader: Reader) -> list[Clause]:
    """The clauses of a sentence, in order. What is said of no exchange, ask, promise or name is in none."""
    found = list[Clause]()
    for mark in _marks(reader):
        clause = _begun(reader, mark, found[-1] if found else None)
        if clause is None:
            found[-1] = replace(found[-1], more=(*found[-1].more, mark))
        else:
            if found:
                found[-1] = replace(found[-1], end=_ended(reader, found[-1].mark.end, clause.start))
            found.append(clause)
    if found:
        found[-1] = replace(found[-1], end=_ended(reader, found[-1].mark.end, len(reader.tokens)))
    return found


def phrase_at(reader: Reader, group: str, place: int) -> Mark | None:
    """The longest phrase of a group at a place, with a name or a pronoun for ~; None when there is none."""
    for phrase in reader.lexicon.groups[group].get(reader.low(place), ()):
        end, people = place, tuple[Span, ...]()
        for word in phrase:
            if word == "~":
                spans, after = reader.names_at(end, small=True)
                if not spans and reader.low(end) in reader.lexicon.words("words.them"):
                    after = end + 1
                if after == end:
                    break
                end, people = after, tuple(spans)
            elif reader.low(end) == word:
                end += 1
            else:
                break
        else:
            return Mark(group, place, end, people)
    return None


def hard_stop(reader: Reader, start: int, end: int) -> bool:
    """Whether a sentence ends between two places."""
    return any(token.kind == "stop" for token in reader.tokens[max(0, start) : end])


# ---------------------------------------------------------------------------------------------------


def _marks(reader: Reader) -> Iterator[Mark]:
    """What is said happened, in order; what is denied is left out."""
    place = 0
    while place < len(reader.tokens):
        marks = [mark for group in GROUPS if (mark := phrase_at(reader, group, place))]
        best = max(marks, key=lambda mark: mark.end, default=None)
        if best is None or (best.kind == "will" and reader.named_will(best.start)):
            place += 1
            continue
        place = best.end
        if not _denied(reader, best) and (best.group != "will.plans" or _opens(reader, best)):
            yield best


def _opens(reader: Reader, mark: Mark) -> bool:
    """Whether a sentence or a part of it begins with "ask", "I intend to ask"; "I ask" tells what I did."""
    _, subject, _ = _subject(reader, mark)
    if subject:
        return subject == "i" and mark.end - mark.start > 1
    return mark.start == 0 or reader.tokens[mark.start - 1].kind in ("comma", "stop")


def _denied(reader: Reader, mark: Mark) -> bool:
    for place in range(mark.start - 1, max(-1, mark.start - 1 - NEGATION_REACH), -1):
        if reader.tokens[place].kind in ("stop", "comma"):
            return False
        if reader.low(place) in reader.lexicon.words("words.negations"):
            return True
    return False


def _begun(reader: Reader, mark: Mark, before: Clause | None) -> Clause | None:
    """The clause that begins with a mark; None when the mark belongs to the clause before it."""
    start, subject, who = _subject(reader, mark)
    joined = reader.low(start - 1) in reader.lexicon.words("words.joins") if start else False
    if before is None or hard_stop(reader, before.mark.end, mark.start):
        return Clause(mark, start, mark.end, subject, who)
    apart = joined or (start > 0 and reader.tokens[start - 1].kind == "comma")
    if start < before.mark.end or not (apart or subject):
        return None
    told = mark.encounter or mark.group in IN_MIND
    if told and before.mark.kind in ("will", "said") and not (apart and subject == "i"):
        return None
    if mark.kind == "will" and not subject and reader.low(start - 1) in reader.lexicon.words("words.them"):
        return None
    if joined and not subject and not mark.group.endswith("nouns"):
        subject, who = before.subject, before.who
    return Clause(mark, start, mark.end, subject, who)


def _subject(reader: Reader, mark: Mark) -> tuple[int, str, Span | None]:
    """Where the clause of a mark begins, and who does it: the pronoun or the name right before it."""
    words, place = reader.lexicon.words, mark.start
    while place and (reader.low(place - 1) in words("words.adverbs")) and reader.tokens[place - 1].kind == "word":
        place -= 1
    if mark.group.endswith("nouns") and reader.low(place - 1) not in words("words.i"):
        return mark.start, "", None
    if place and reader.low(place - 1) in words("words.i"):
        start, who = place - 1, None
        if start and reader.low(start - 1) in words("words.and"):
            who = _name_before(reader, start - 1)
            start = who[0] if who else start
        return start, "i", who
    if place and reader.low(place - 1) in words("words.they"):
        return place - 1, "they", None
    if place and reader.low(place - 1) in words("words.who"):
        comma = place > 1 and reader.tokens[place - 2].kind == "comma"
        return place - 1, "they", _name_before(reader, place - 1 - comma)
    who = _name_before(reader, _before_brackets(reader, place))
    if who and not (mark.kind == "introduces" and reader.lexicon.at("introduces.asked", reader.tokens, place)):
        return who[0], "they", who
    return mark.start, "", None


def _before_brackets(reader: Reader, place: int) -> int:
    """Where the brackets open that close at a place, as in "Ada (Initech) called"; the place itself without any."""
    if not place or reader.low(place - 1) != ")":
        return place
    return next((at for at in range(place - 1, -1, -1) if reader.low(at) == "("), place)


def _name_before(reader: Reader, place: int) -> Span | None:
    """The name that ends at a place; in small letters only behind a comma, a stop or "and"."""
    for start in range(max(0, place - NAME_REACH), place):
        if reader.name_at(start) == place:
            return start, place
    for start in range(max(0, place - 2), place):
        opens = start == 0 or reader.tokens[start - 1].kind in ("comma", "stop")
        opens = opens or reader.low(start - 1) in reader.lexicon.words("words.joins")
        if reader.small and opens and reader.name_at(start, small=True) == place:
            return start, place
    return None


def _ended(reader: Reader, start: int, end: int) -> int:
    """Where a clause ends: at the first stop, and without the comma or "and" before the next."""
    for place in range(start, end):
        if reader.tokens[place].kind == "stop":
            end = place
            break
    joins = reader.lexicon.words("words.joins")
    while end > start and (reader.tokens[end - 1].kind == "comma" or reader.low(end - 1) in joins):
        end -= 1
    return end
