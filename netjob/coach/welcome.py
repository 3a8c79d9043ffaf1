"""Welcome: from nothing to a first hello, twelve steps that can be left and taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netjob.coach.topic import Topic
from netjob.coaching import hello as rules
from netjob.coaching import names, workdays
from netjob.coaching.hello import Acquaintance
from netjob.coaching.names import Named
from netjob.coaching.touchpoint import NextStep, TouchpointForm
from netjob.coaching.weeks import monday
from netjob.content import text
from netjob.workbook import (
    Writer,
    acquaintances,
    answers,
    goals,
    outcomes,
    preferences,
    targets,
    touchpoints,
)

END = 12
LINKEDIN = ("have", "later", "never")
LINKEDIN_KEY = "linkedin:0"
PROOF, WANT = ("proof", 1), ("want", 1)  # the first item of two lists that the Offer page goes on with
FIRST_LOOK_WORKDAYS = 2  # the third day
READING_DAYS = 9  # the tenth day


@dataclass(frozen=True, slots=True)
class Opening:
    """One way to begin a hello; `kind` is 'ground', 'doing' or 'next', `own` whether the user's own words are in it."""

    kind: str
    words: str
    own: bool


@dataclass(frozen=True, slots=True)
class Hello:
    """A first hello: to whom, why this person, and three ways to begin."""

    person: Acquaintance
    why: str
    openings: tuple[Opening, ...]


class Welcome(Topic):
    """What the welcome asks and keeps, each step at once."""

    # ------------------------------------------------------------------ the way through

    def reached(self) -> int:
        """The last step that was finished, 0 to 12; 12 also for those who left the welcome alone."""
        return int(preferences.read(self.book)["welcome_step"])

    def reach(self, step: int) -> None:
        """A step was finished or skipped; going back does not undo it."""
        if step > self.reached():
            preferences.choose(self.book, welcome_step=min(step, END))

    # ------------------------------------------------------------------ steps 5 and 6

    def people(self, typed: str) -> list[Named]:
        """The people that typed or pasted lines name."""
        return names.people(typed)

    def keep_people(self, people: Sequence[tuple[Named, str | None]], token: str | None = None) -> int:
        """Keep people with when they were last in touch; how many are new. Raises `Refused`.

        That is 'month', 'year', 'three_years' or 'longer', and None where it was not said.
        """
        known = acquaintances.same_name(self.book, [person.name for person, _ in people])

        def work(writer: Writer) -> int:
            kept = [
                acquaintances.keep(
                    writer, person, rules.last_before(choice, self.today), known.get(person.name.lower(), ())
                )
                for person, choice in people
            ]
            return sum(contact is not None for contact in kept)

        return self.book.save(work, token) or 0

    def remembered(self) -> list[Acquaintance]:
        """The people who were remembered, those first whom a hello reaches most easily."""
        return rules.easiest(acquaintances.remembered(self.book), self.today)

    def places(self) -> list[tuple[str, str]]:
        """('target', name) and ('kind', value): where the user may want to go."""
        return targets.places(self.book)

    def keep_places(self, places: Sequence[tuple[str, str]], token: str | None = None) -> None:
        """Keep organisations ('target') and kinds of them ('kind'); empty names are left out. Raises `Refused`."""

        def work(writer: Writer) -> None:
            for kind, name in places:
                if name.strip():
                    targets.add(writer, name) if kind == "target" else targets.add_kind(writer, name)

        self.book.save(work, token)

    # ------------------------------------------------------------------ steps 8 and 9

    def hello(self, person: Acquaintance) -> Hello:
        """A hello without an ask, in the user's own words where there are any."""
        want = answers.body(self.book, *WANT)
        said = {
            "ground": rules.bare(person.how or ""),
            "doing": rules.bare(answers.body(self.book, *PROOF)),
            "next": rules.bare("" if want == text("welcome", "want.not_sure") else want),
        }
        first = names.first_name(person.name)
        openings = tuple(
            Opening(kind, text("welcome", f"hello.{kind}.{'own' if own else 'plain'}", first=first, own=own), bool(own))
            for kind, own in said.items()
        )
        stretch = rules.stretch(person.last_before, self.today)
        return Hello(person, text("welcome", f"why.{stretch}", first=first), openings)

    def hello_token(self, person: Acquaintance, answer: str) -> str:
        """The token of one answer about one person on one day."""
        return f"hello:{person.contact}:{answer}:{self.today}"

    def look_again(self, answer: str) -> date:
        """The day proposed for another look after 'sent', 'spoke' or 'not_today'."""
        return rules.look_again(answer, self.today, self.days_off)

    def greeted(
        self, person: Acquaintance, answer: str, look_again: date, opening: Opening | None, token: str | None = None
    ) -> None:
        """Log a hello that was sent or spoken, and plan another look; 'not_today' only plans. Raises `Refused`.

        Who goes back in the welcome and answers the same again on the same day adds nothing: the token for that is
        `hello_token`.
        """
        first = names.first_name(person.name)
        what = text("welcome", f"look_again.{answer}", first=first)

        def work(writer: Writer) -> None:
            if answer == "not_today":
                writer.insert("follow_up", contact=person.contact, owed_by="me", due_on=look_again, what=what)
            else:
                step = NextStep(what, look_again)
                touchpoints.log(writer, self._touchpoint(person, answer, opening, step), self.today)

        self.book.save(work, token)

    # ------------------------------------------------------------------ steps 10 to 12

    def linkedin(self) -> str:
        """'unasked', 'have', 'later' or 'never'."""
        return str(preferences.read(self.book)["linkedin"])

    def choose_linkedin(self, choice: str, token: str | None = None) -> None:
        """Keep what the user said about LinkedIn; 'later' comes back on Today from tomorrow."""
        preferences.choose(self.book, linkedin=choice)
        if choice == "later":
            tomorrow = self.today + timedelta(days=1)
            self.book.save(
                lambda writer: outcomes.decide(writer, LINKEDIN_KEY, "later", self.today, until=tomorrow), token
            )

    def two_days(self) -> tuple[date, date]:
        """The days proposed for the calendar: the third, for one person, and the tenth, to read what was heard."""
        days_off, before = self.days_off, self.today + timedelta(days=READING_DAYS - 1)
        return workdays.after(self.today, FIRST_LOOK_WORKDAYS, days_off), workdays.after(before, 1, days_off)

    def plan(self, times: Sequence[datetime], token: str | None = None) -> None:
        """Keep the two times for the calendar as plans of their weeks, in place of earlier ones."""
        whats = (text("welcome", "plan.one_person"), text("welcome", "plan.reading"))

        def work(writer: Writer) -> None:
            for what in whats:
                goals.forget_plan(writer, what)
            for at, what in zip(times, whats, strict=True):
                when = f"{at:%A} {at.day} {at:%B, %H:%M}"
                writer.insert("intention", monday=monday(at.date()), when_=when, then_=what)

        self.book.save(work, token)

    def _touchpoint(self, person: Acquaintance, answer: str, opening: Opening | None, step: NextStep) -> TouchpointForm:
        kind = opening.kind if opening and opening.own else None
        return TouchpointForm(
            self.today,
            "message" if answer == "sent" else "call",
            contacts=(person.contact,),
            angle="acquaintance",
            points=(kind,) if kind in ("doing", "next") else (),
            common_ground=("other",) if kind == "ground" else (),
            next_steps=(step,),
        )
