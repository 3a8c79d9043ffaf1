"""Understand a sentence such as "coffee with Ada yesterday, she will introduce me to Jane Doe at Initech".

Rules, in this order. A sentence is cut into clauses at stops, and at commas and "and" where somebody does something
new. The first clause that names an exchange says how, with whom and when; the day is today where none is said, and a
day that can mean two days is asked for. A clause about what will be done is a promise, with the day it names, else a
default one: mine in 2 working days, theirs in 7. "Introduce me to" and its like give names, but not in what I plan or
wish. What was said is heard. Whatever is not understood stays in the notes, which hold the whole sentence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from netjob.coaching import sentence_days, workdays
from netjob.coaching.lexicon import Lexicon
from netjob.coaching.sentence_clauses import Clause, Mark, clauses, hard_stop
from netjob.coaching.sentence_days import Said
from netjob.coaching.sentence_exchange import Exchange
from netjob.coaching.sentence_people import Person, Reader
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, is_talk

DEFAULT_DAYS = {"me": 2, "them": 7}  # working days until a promise that names no day
MOST_LETTERS = 2000  # are read; what goes beyond stays in the notes
ASKS = ("introduction", "recommendation", "job", "advice", "information")
BARE = " \t\r\n,.;:!?-–—…"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says. `happened_on` None is to be asked for, `days` are what it may be; likewise the channel.

    `person` in heard, promises and names is a place among `people`, who stand as they were written.
    """

    notes: str
    people: tuple[Person, ...] = ()
    happened_on: date | None = None
    days: tuple[date, ...] = ()
    channel: str | None = None
    direction: str = "out"
    talk: bool = False
    ask: str | None = None
    heard: tuple[Heard, ...] = ()
    promises: tuple[NextStep, ...] = ()
    names: tuple[NameGiven, ...] = ()
    gives: tuple[Given, ...] = ()


def understood(
    sentence: str, today: date, lexicon: Lexicon, days_off: Collection[date] = (), theirs: bool = False
) -> Understood:
    """What a sentence says that was written on `today`, which no day of something that happened is after.

    `days_off` are the user's holidays: no working days. With `theirs` it is what somebody promised, in the words of a
    promise: "ask Ben to introduce me to Kim" is then no plan of mine.
    """
    reader, days = _read(sentence[:MOST_LETTERS], today, lexicon, days_off)
    return _Reading(reader, days, clauses(reader), today, days_off, theirs).understood(sentence.strip())


def _read(sentence: str, today: date, lexicon: Lexicon, days_off: Collection[date]) -> tuple[Reader, list[Said]]:
    tokens = lexicon.tokens(sentence)
    days = sentence_days.days(lexicon, tokens, 0, len(tokens), today, days_off)
    covered = frozenset(place for day in days for place in range(day.start, day.end))
    if sentence.isupper():
        tokens = [replace(token, capital=False) for token in tokens]
    starts = {0} | {place + 1 for place, token in enumerate(tokens) if token.kind == "stop"}
    capitals = [place for place, token in enumerate(tokens) if token.capital and token.low != "i"]
    small = not any(place not in starts and place not in covered for place in capitals)
    return Reader(lexicon, sentence, tokens, covered, small), days


class _Reading:
    """One sentence while it is being understood."""

    def __init__(
        self, reader: Reader, days: list[Said], found: list[Clause], today: date, off: Collection[date], theirs: bool
    ) -> None:
        self.reader, self.days, self.clauses, self.today, self.days_off = reader, days, found, today, off
        self.theirs = theirs
        self.people = list[Person]()
        self.last = 0
        self.heard = list[Heard]()
        self.promises = list[NextStep]()
        self.names = list[NameGiven]()
        self.gives = list[Given]()
        self.ask: str | None = None

    def understood(self, notes: str) -> Understood:
        self.clauses = self._reported()
        meeting = Exchange(self.reader, self.days, self.clauses, self.today)
        channel, spoke = meeting.channel()
        self.people = meeting.people()
        for clause in self.clauses:
            self._take(clause)
        happened_on, choices = meeting.happened()
        return Understood(
            notes,
            tuple(self.people),
            happened_on,
            choices,
            channel,
            meeting.direction(),
            is_talk(channel, spoke) if channel else spoke,
            self.ask,
            tuple(self.heard),
            tuple(self.promises),
            tuple(self.names),
            tuple(self.gives),
        )

    def _reported(self) -> list[Clause]:
        """The clauses, with "they will hire" as part of "she said they will hire": news, and no promise to me."""
        found = list[Clause]()
        for clause in self.clauses:
            before = found[-1] if found else None
            news = clause.mark.kind == "will" and self._owner(clause) is None
            if before and news and before.mark.kind == "said" and not hard_stop(self.reader, before.end, clause.start):
                found[-1] = replace(before, end=clause.end, more=(*before.more, *clause.more))
            else:
                found.append(clause)
        return found

    def _speaker(self, clause: Clause) -> tuple[int, str]:
        """Whose clause it is: a place among the people; a name before it when it is somebody else."""
        if clause.who is None:
            return self.last, ""
        name = self.reader.written(*clause.who)
        folded = name.casefold()
        for place, person in enumerate(self.people):
            if person.name.casefold() == folded or person.name.casefold().split()[0] == folded.split()[0]:
                self.last = place
                return place, ""
        return 0, name

    # ------------------------------------------------------------------ what came of it

    def _take(self, clause: Clause) -> None:
        takes = {
            "will": self._take_promise, "said": self._take_said, "asked": self._take_asked,
            "introduces": self._take_names, "gave": self._take_gave,
        }  # fmt: skip
        take = takes.get(clause.mark.kind)
        if take is not None:
            take(clause)
        elif clause.who is not None:
            self._speaker(clause)
        for mark in clause.more:
            given = clause.mark.kind != "gave" and not self._of_me(clause, mark)
            if mark.kind == "introduces" and given and (self.theirs or not self._plan(clause)):
                self._name(clause, mark)
            elif mark.group == "gave.thanks" and clause.subject != "they":
                self.gives.append(Given("thanks"))

    def _take_promise(self, clause: Clause) -> None:
        whole = self.reader.lexicon.at("will.whole", self.reader.tokens, clause.mark.start)
        plan = clause.mark.group == "will.plans"
        body = self._without_days(clause.mark.start if whole else clause.mark.end - plan, clause.end)
        owner = self._owner(clause)
        if not body or owner is None:
            return
        person, name = self._speaker(clause)
        due = next((day for day in self._days(clause) if not day.only_past), None)
        on = due.due if due else workdays.after(self.today, DEFAULT_DAYS[owner], self.days_off)
        self.promises.append(NextStep(f"{name}: {body}" if name else body, on, owner, person))

    def _owner(self, clause: Clause) -> str | None:
        """Who promises: "me" or "them"; None when it is no promise but something that will be."""
        reader, at = self.reader, clause.mark.end
        words = reader.lexicon.words
        to_me = any(reader.low(place) in words("words.me") for place in range(clause.mark.start, clause.end))
        mine, theirs = (
            reader.lexicon.at(f"will.{whose}", reader.tokens, clause.mark.start) for whose in ("mine", "theirs")
        )
        mine = bool(mine) or clause.mark.group == "will.plans"
        if clause.subject == "i" or not (clause.subject or ((to_me or theirs) and not mine)):
            return None if reader.low(at) in words("will.mood") else "me"
        if reader.lexicon.at("will.likes", reader.tokens, clause.mark.start) and self._meets(at) and not to_me:
            return None
        does = reader.lexicon.at("will.does", reader.tokens, at)
        to_me = to_me or any(reader.low(place) in words("words.mine") for place in range(at, clause.end))
        return "them" if (does or to_me) and not mine else None

    def _meets(self, place: int) -> bool:
        """Whether it is about meeting somebody by name: "to meet Kim Lee"."""
        return self.reader.low(place) == "meet" and self.reader.name_at(place + 1, owner=True) > place + 1

    def _take_said(self, clause: Clause) -> None:
        group = clause.mark.group.partition(".")[2]
        if clause.subject == "i" and group != "learned":
            return
        body = self.reader.written(self._said_from(clause), clause.end).strip(BARE)
        if not body:
            return
        kind = {"verbs": "", "learned": "news"}.get(group, group) or self._kind(clause)
        person, name = self._speaker(clause)
        self.heard.append(Heard(kind, f"{name}: {body}" if name else body, person))

    def _said_from(self, clause: Clause) -> int:
        """What was said begins behind the verb; "my" and a verb that judges belong to it."""
        mark, words = clause.mark, self.reader.lexicon.words
        if mark.group != "said.feedback" or self.reader.low(mark.end - 1) not in words("words.mine"):
            return mark.end
        tells = any(self.reader.low(mark.start) == phrase for phrase in self.reader.lexicon.groups["said.verbs"])
        return mark.end - 1 if tells else mark.start

    def _kind(self, clause: Clause) -> str:
        """What kind of thing was said: feedback about me, advice to me, else news."""
        places = range(clause.mark.end, clause.end)
        for kind, group in (("feedback", "said.about_me"), ("advice", "said.to_me")):
            if any(self.reader.lexicon.at(group, self.reader.tokens, place) for place in places):
                return kind
        return "news"

    def _take_asked(self, clause: Clause) -> None:
        if clause.subject == "they" or self.ask:
            return
        tokens, lexicon = self.reader.tokens, self.reader.lexicon
        for ask in ASKS:
            if any(lexicon.at(f"asked.{ask}", tokens, place) for place in range(clause.mark.end, clause.end)):
                self.ask = ask
                return

    def _take_names(self, clause: Clause) -> None:
        if not self._name(clause, clause.mark) and clause.subject != "i":
            body = self.reader.written(clause.mark.end, clause.end).strip(BARE)
            if body and self._loose(clause.mark):
                person, name = self._speaker(clause)
                self.heard.append(Heard("news", f"{name}: {body}" if name else body, person))

    def _name(self, clause: Clause, mark: Mark) -> bool:
        """Take the names behind "introduce me to"; whether there were any."""
        reader, loose = self.reader, self._loose(mark)
        place = mark.end if loose else reader.past_office(mark.end)
        person, _ = self._speaker(clause)
        promised = self._to_come(clause, mark)
        found = False
        while (end := reader.name_at(place, reader.small and not loose, owner=True)) > place:
            organisation, after = reader.organisation(end)
            if (found and reader.subject(end)) or (loose and end == place + 1 and not organisation):
                break
            self.names.append(NameGiven(reader.written(place, end), organisation, person=person, promised=promised))
            found = True
            place = reader.listed(after, reader.small)
            if place == after:
                break
        return found

    def _plan(self, clause: Clause) -> bool:
        """Whether a clause is about what I will or would do: "I'll ask Ada for an intro to Jane" gives no name."""
        wish = clause.mark.kind == "wish" or self.reader.lexicon.at("will.mine", self.reader.tokens, clause.mark.start)
        return (clause.subject != "they" and bool(wish)) or (clause.mark.kind == "will" and self._owner(clause) == "me")

    def _of_me(self, clause: Clause, mark: Mark) -> bool:
        """Whether they ask it of me: "Ada asked me for an intro to Kim", "she asked for an intro to Kim"."""
        reader, asked = self.reader, clause.mark
        theirs = asked.kind == "asked" and clause.subject != "i"
        if not theirs or not reader.lexicon.at("introduces.of_me", reader.tokens, mark.start):
            return False
        mine = reader.lexicon.words("words.me") | reader.lexicon.words("words.i")
        between = [reader.low(place) for place in range(asked.end, mark.start)]
        if any(word in reader.lexicon.words("words.joins") for word in between):
            return False  # another thing they did: "she asked me to write and made an intro to Kim"
        return any(word in mine for word in between) or (clause.subject == "they" and not between)

    def _to_come(self, clause: Clause, mark: Mark) -> bool:
        """Whether an introduction is promised or offered and has not happened: "she will", "she can introduce me"."""
        may = self.reader.low(mark.start - 1) in self.reader.lexicon.words("words.may")
        return clause.mark.kind == "will" or (may and clause.mark.kind != "asked")

    def _loose(self, mark: Mark) -> bool:
        return bool(self.reader.lexicon.at("introduces.loosely", self.reader.tokens, mark.start)) and (
            mark.end - mark.start == self.reader.lexicon.at("introduces.loosely", self.reader.tokens, mark.start)
        )

    def _take_gave(self, clause: Clause) -> None:
        if clause.subject == "they":
            return
        kind, mark = clause.mark.group.partition(".")[2], clause.mark
        article = self.reader.low(mark.end - 1) in ("the", "a", "an", "some", "her", "his", "their")
        what = "" if kind == "thanks" else self._without_days(mark.end - article, clause.end)
        self.gives.append(Given(kind, what))

    def _days(self, clause: Clause) -> list[Said]:
        return [day for day in self.days if clause.mark.end <= day.start and day.end <= clause.end]

    def _without_days(self, start: int, end: int) -> str:
        """The words between two places without the days among them."""
        parts, place = list[str](), start
        for day in self.days:
            if start <= day.start and day.end <= end:
                parts.append(self.reader.written(place, day.start))
                place = day.end
        parts.append(self.reader.written(place, end))
        return " ".join(filter(None, parts)).strip(BARE)
