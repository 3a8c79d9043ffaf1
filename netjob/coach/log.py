"""Log: what just happened, with whom, and what came of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from netjob.coach.topic import Topic, until_saved
from netjob.coaching.lexicon import Lexicon
from netjob.coaching.names import first_name
from netjob.coaching.sentence import DEFAULT_DAYS, Understood, understood
from netjob.coaching.sentence_people import Person
from netjob.coaching.touchpoint import NextStep, TouchpointForm
from netjob.coaching.workdays import after
from netjob.content import chapter, text
from netjob.errors import Refused
from netjob.workbook import contacts, inbox, namesakes, preferences, touchpoints
from netjob.workbook.contacts import Match, bare
from netjob.workbook.inbox import Line
from netjob.workbook.touchpoints import Logged

LATEST = 8
BRACKET = re.compile(r" \(")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a typed name may mean; `sure` is the one contact of exactly this name, else None."""

    matches: tuple[Match, ...]
    sure: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence as the form would hold it. People of whom one can be sure stand there by id, others as written.

    `people` are contacts and names in the order of the form, which `person` in heard, promises and names counts by.
    """

    said: Understood
    people: tuple[int | str, ...]


class Log(Topic):
    """What the Log page and the log line of Today ask."""

    def touchpoint(self, form: TouchpointForm, token: str | None = None) -> list[int] | None:
        """Log a touchpoint with one or several people; its ids, None when this form was saved before.

        An introduction that is still to come is a promise of theirs, written down where no next step says so.
        Raises `Refused`, `NotFound`.
        """
        form = replace(form, next_steps=(*form.next_steps, *self._unsaid(form)))
        return self.book.save(lambda writer: touchpoints.log(writer, form, self.today), token)

    def edit(self, touchpoint: int, form: TouchpointForm, opened: TouchpointForm, token: str | None = None) -> None:
        """Save a touchpoint's form as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: touchpoints.edit(writer, touchpoint, form, opened, self.today), token)

    def trash(self, touchpoint: int, token: str | None = None) -> None:
        """Move a touchpoint to the trash, with what was planned in it."""
        self.book.save(lambda writer: touchpoints.trash(writer, touchpoint), token)

    def form(self, touchpoint: int) -> TouchpointForm:
        """A touchpoint as the form shows it. Raises `NotFound`."""
        return touchpoints.form_of(self.book, touchpoint)

    def begun(self) -> bool:
        """Whether anything was logged yet; imports do not count."""
        return touchpoints.any_logged(self.book)

    def latest(self) -> list[Logged]:
        """The last few touchpoints that were logged."""
        return touchpoints.latest(self.book, LATEST)

    def meant(self, name: str) -> Meant:
        """Whom a typed name may mean, among the kept and the pool."""
        same = namesakes.of_name(self.book, name)
        called = namesakes.holding(self.book, name) if len(name.split()) == 1 else []
        matches = dict.fromkeys([*same, *called, *contacts.matching(self.book, name)])
        return Meant(tuple(matches), same[0].id if len(same) == 1 else None)

    # ------------------------------------------------------------------ a sentence

    def proposal(self, sentence: str, day: date | None = None) -> Proposal:
        """What a sentence says, and whom it means; nothing is saved. `day` is when it was written, else today."""
        written = day or self.today
        said = understood(sentence, written, lexicon(), preferences.days_off(self.book, written))
        known = [self._known(person) for person in said.people]
        kinds = [
            0 if who else 1 if self.meant(one.name).matches else 2 for who, one in zip(known, said.people, strict=True)
        ]
        order = sorted(range(len(known)), key=lambda at: kinds[at])
        entries = [known[at] or said.people[at].name for at in order]
        people = tuple(dict.fromkeys(entries))
        return Proposal(
            _placed(said, {old: people.index(entry) for old, entry in zip(order, entries, strict=True)}), people
        )

    def waiting(self) -> list[Line]:
        """The sentences from a terminal that wait to be confirmed; those that were saved already are put away first."""
        lines = inbox.waiting(self.book.path)
        if not lines:
            return []
        saved = set(namesakes.saved(self.book, [line.id for line in lines]))
        if saved:
            inbox.remove(self.book.path, saved)
        return [line for line in lines if line.id not in saved]

    def put_away(self, line: str) -> None:
        """Take a sentence out of those that wait: it was saved, or is not wanted."""
        inbox.remove(self.book.path, [line])

    def unread(self) -> tuple[int, Path]:
        """How many lines from a terminal could not be read, and the file they were set aside in."""
        return inbox.unread(self.book.path), inbox.aside_of(self.book.path)

    def _unsaid(self, form: TouchpointForm) -> list[NextStep]:
        """The promises behind names whose introduction is still to come, without those that a next step holds."""
        promised = [given for given in form.names if given.promised and given.name.strip()]
        if not promised:
            return []
        theirs = [(step.person, step.what.casefold()) for step in form.next_steps if step.owed_by == "them"]
        due = after(self.today, DEFAULT_DAYS["them"], self.days_off)
        return [
            NextStep(text("log", "names.introduce", name=given.name.strip()), due, "them", given.person)
            for given in promised
            if not any(by == given.person and given.name.strip().casefold() in what for by, what in theirs)
        ]

    def _known(self, person: Person) -> int | None:
        """The one contact of this full name, or the one outside the pool of this first name; None when unsure."""
        found = namesakes.of_name(self.book, person.name)
        if not found:
            first, *rest = map(bare, person.name.replace(".", " ").split())
            found = [
                match
                for match in namesakes.holding(self.book, first)
                if bare(first_name(match.name)) == first and _initial(match.name, rest)
            ]
        if len(found) > 1 and person.organisation:
            found = [match for match in found if bare(match.organisation or "") == bare(person.organisation)]
        return found[0].id if len(found) == 1 else None

    # ------------------------------------------------------------------ people

    @until_saved
    def choices(self, also: tuple[int, ...] = ()) -> Sequence[Match]:
        """The people a form shows at once: everyone outside the pool, and the contacts of `also`."""
        kept = contacts.kept(self.book)
        missing = set(also) - {match.id for match in kept}
        return [*kept, *contacts.found(self.book, sorted(missing))] if missing else kept

    def labels(self, also: Iterable[int] = ()) -> Mapping[int, str]:
        """What a form shows for each of the choices, by id; no two are the same."""
        kept = self._labels(())
        missing = tuple(contact for contact in also if contact not in kept)
        return self._labels(missing) if missing else kept

    @until_saved
    def _labels(self, also: tuple[int, ...]) -> Mapping[int, str]:
        return labelled(self.choices(also))

    def people(self, chosen: Sequence[int]) -> list[Match]:
        """These contacts, in this order; those in the trash left out."""
        found = {match.id: match for match in self.choices(tuple(chosen))}
        return [found[contact] for contact in chosen if contact in found]


def labelled(matches: Iterable[Match]) -> dict[int, str]:
    """Contacts by id with what a list of choices shows; no two labels are the same: lists tell them apart by label."""
    labels: dict[int, str] = {}
    seen = Counter[str]()  # with and without what stands in brackets behind it
    for match in matches:
        label = " · ".join(filter(None, (match.name, match.organisation)))
        if match.status == "pool":
            label = f"{label} ({text('log', 'who.pool')})"
        shown = f"{label} ({seen[label] + 1})" if seen[label] else label
        for part in (shown, *(shown[: found.start()] for found in BRACKET.finditer(shown))):
            seen[part] += 1
        labels[match.id] = shown
    return labels


@cache
def lexicon() -> Lexicon:
    """The vocabulary of the log line."""
    return Lexicon(chapter("sentence"))


def note(workbook: Path, sentence: str, when: datetime, day: date) -> Line:
    """Keep a sentence until it is confirmed in the app, which may be open; the workbook need not exist.

    `when` is UTC without a zone, `day` the local day. Raises `Refused` for an empty sentence, and the errors of a disk.
    """
    if not sentence.strip():
        raise Refused("sentence", "sentence_needed")
    return inbox.append(workbook, sentence.strip(), when, day)


def _initial(name: str, rest: Sequence[str]) -> bool:
    """Whether a name goes on as "Ada L." does: the first letter of its last word, or nothing at all."""
    return not rest or (len(rest) == 1 and len(rest[0]) == 1 and bare(name.split()[-1]).startswith(rest[0]))


def _placed(said: Understood, places: Mapping[int, int]) -> Understood:
    """What was said with its people at other places."""
    return replace(
        said,
        heard=tuple(replace(line, person=places.get(line.person, 0)) for line in said.heard),
        promises=tuple(replace(step, person=places.get(step.person, 0)) for step in said.promises),
        names=tuple(replace(name, person=places.get(name.person, 0)) for name in said.names),
    )
