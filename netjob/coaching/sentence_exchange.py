"""Say of a sentence how it was, with whom, who began, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching.sentence_clauses import Clause, Span, hard_stop
from netjob.coaching.sentence_days import Said
from netjob.coaching.sentence_people import Person, Reader

WRITTEN = ("email", "message", "letter")
SPOKEN = ("video", "event", "call", "meeting")  # of two that are said the first counts: a coffee over Zoom is a video


@dataclass(frozen=True, slots=True)
class Exchange:
    """The exchange that the clauses of a sentence tell of, written on `today`."""

    reader: Reader
    days: Sequence[Said]
    clauses: Sequence[Clause]
    today: date

    @property
    def first(self) -> Clause | None:
        """The first clause that tells of an exchange."""
        return next((clause for clause in self.clauses if clause.mark.encounter), None)

    def channel(self) -> tuple[str | None, bool]:
        """How it was, None when that is not said; and whether it is said that both sides spoke."""
        clause = self.first
        if clause is None:
            return None, False
        marks = [mark for mark in clause.marks if mark.encounter and mark.start < self._cut(clause)]
        named = [mark.group.split(".")[1] for mark in marks if mark.kind == "channel"]
        spoke = any(mark.kind == "talk" for mark in marks)
        if not named:
            named = [
                mark.group.split(".")[1] for one in self.clauses for mark in one.marks
                if mark.group.endswith("nouns") and mark.kind == "channel" and one.mark.encounter
            ]  # fmt: skip
        if not named:
            return None, spoke
        if named[0] in WRITTEN:
            return named[0], spoke
        return next(channel for channel in (*SPOKEN, *WRITTEN) if channel in named), spoke

    def direction(self) -> str:
        """ "in" when they came to me: they called or wrote, or it was a call from them; else "out"."""
        clause = self.first
        if clause is None:
            return "in" if any(map(self._introduced, self.clauses)) else "out"
        if clause.mark.kind == "incoming":
            return "in"
        group = clause.mark.group
        reaches = group.endswith("verbs") and not group.startswith(("channel.meeting", "talk"))
        if reaches and clause.subject == "they":
            return "in"
        first = self.reader.low(clause.mark.end) in self.reader.lexicon.words("words.from")
        return "in" if group.endswith("nouns") and first else "out"

    def people(self) -> list[Person]:
        """Whom it was with: of the first exchange that names somebody, else who else does something."""
        meetings = [clause for clause in self.clauses if clause.mark.encounter]
        for clause in meetings:
            spans = [clause.who] if clause.who else []
            spans += self._with(clause)
            if spans:
                return _distinct(self.reader.people(spans))
        others = [clause for clause in self.clauses if not clause.mark.encounter]
        spans = [span for clause in others for mark in clause.marks for span in mark.people]
        for clause in others:
            if clause.mark.group in ("gave.information", "gave.help") and not clause.mark.people:
                spans += self._company(clause, clause.end, set())
        spans += [clause.who for clause in others if clause.who]
        return _distinct(self.reader.people(spans or self._alone()))

    def happened(self) -> tuple[date | None, tuple[date, ...]]:
        """The day it happened; (None, days it may be) when that is to be asked for."""
        found = [day for day in self.days if self._of_the_past(day)]
        first = self.first
        if first is not None:
            found.sort(key=lambda day: not first.start <= day.start < first.end)
        if not found:
            return self.today, ()
        past = found[0].past
        return (past[0], ()) if len(past) == 1 else (None, past)

    # ------------------------------------------------------------------

    def _with(self, clause: Clause) -> list[Span]:
        reader, cut = self.reader, self._cut(clause)
        if clause.mark.people:
            return list(clause.mark.people)
        marks = [mark for mark in clause.marks if mark.encounter and mark.start <= cut]
        for mark in marks:
            spans, _ = reader.names_at(mark.end, reader.small or not mark.group.endswith("nouns"))
            if spans:
                return spans
        return self._company(clause, cut, {mark.end for mark in marks})

    def _introduced(self, clause: Clause) -> bool:
        """Whether they introduced somebody, and did not only speak of them."""
        loosely = self.reader.lexicon.at("introduces.loosely", self.reader.tokens, clause.mark.start)
        return clause.mark.kind == "introduces" and clause.subject == "they" and not loosely

    def _company(self, clause: Clause, cut: int, ends: set[int]) -> list[Span]:
        """The names behind "with", all of them; else behind the first "to" or "from"."""
        reader = self.reader
        found, aimed = list[Span](), list[Span]()
        for place in range(clause.mark.start, cut):
            taken = reader.lexicon.at("words.with", reader.tokens, place)
            company = reader.low(place) in reader.lexicon.words("words.company")
            spans, _ = reader.names_at(place + taken, small=company or place in ends) if taken else ([], 0)
            if company:
                found += [span for span in spans if span not in found]
            else:
                aimed = aimed or spans
        return found or aimed

    def _alone(self) -> list[Span]:
        """Names before the first promise or report, where nobody else is named: "Ada, coffee yesterday"."""
        reader = self.reader
        called = reader.name_at(0, small=True)
        if called and reader.low(called) == ":":
            return [(0, called)]
        told = [clause.start for clause in self.clauses if clause.mark.kind in ("will", "said", "introduces")]
        for place in range(min(told, default=len(reader.tokens))):
            before = reader.low(place - 1) if place else ""
            if (
                before not in reader.lexicon.words("words.where") | {"in", "the", "to"}
                and reader.name_at(place) > place
            ):
                return reader.names_at(place)[0]
        return []

    def _cut(self, clause: Clause) -> int:
        """Where a clause goes on to what it was about."""
        for place in range(clause.mark.end, clause.end):
            if self.reader.lexicon.at("words.cuts", self.reader.tokens, place):
                return place
        return clause.end

    def _of_the_past(self, day: Said) -> bool:
        """Whether a day may be the one on which it happened: not one to come, promised or told of."""
        at = next((one for one in reversed(self.clauses) if one.start <= day.start), None)
        if at is None or day.start < at.mark.start or hard_stop(self.reader, at.end, day.start):
            return bool(day.past) or day.only_past
        if at.mark.kind == "will":
            return day.only_past and bool(day.past)
        if at.mark.kind == "said":
            return False
        if at.mark.encounter and day.start >= self._cut(at):
            return bool(day.past) and (day.only_past or day.past[0] == self.today)
        return bool(day.past) or day.only_past or at is self.first


def _distinct(people: Sequence[Person]) -> list[Person]:
    kept: dict[str, Person] = {}
    for person in people:
        kept.setdefault(person.name.casefold(), person)
    return list(kept.values())
