"""Today: who next, and why? And what became of each suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from netjob.coach.reasons import Suggestion as Suggestion
from netjob.coach.reasons import spoken as spoken
from netjob.coach.reasons import told
from netjob.coach.topic import Topic, until_saved
from netjob.coaching import day as local_days
from netjob.coaching import exclusions, portion, workdays
from netjob.coaching import suggestions as rules
from netjob.coaching.goals import Goals, in_force, pace
from netjob.coaching.suggestions import Candidate
from netjob.coaching.touchpoint import Given, Heard, TouchpointForm
from netjob.coaching.weeks import Week, monday
from netjob.errors import DiskFull, WorkbookReadOnly
from netjob.workbook import (
    Writer,
    goals,
    last_words,
    openers,
    outcomes,
    preferences,
    searches,
    suggestions,
    touchpoints,
)
from netjob.workbook.outcomes import LeftOut
from netjob.workbook.searches import Search
from netjob.workbook.suggestions import Reason

FIRST_WEEK = timedelta(days=7)
LINKEDIN = "linkedin:0"
GIVES = {"talk": "thanks", "thanks": "thanks", "opened": "thanks", "news": "information"}


@dataclass(frozen=True, slots=True)
class WeekSoFar:
    """The week's counts up to today against its goals (None without any), and what was planned as (when, what).

    `before` counts the focused touchpoints up to yesterday.
    """

    counts: Week
    before: int
    goals: Goals | None
    days_left: int
    plans: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What Today shows. `others`: more could come; `settled` counts those done or put off today.

    `fresh` counts the working days since a fresh start, None without one; `turned`: the names of two days running have
    a day off; `linkedin`: the reminder is due.
    """

    suggestions: tuple[Suggestion, ...]
    others: bool
    settled: int
    fresh: int | None
    rest: bool
    turned: bool
    linkedin: bool
    week: WeekSoFar


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a suggestion was done: what was heard (may be empty) and its kind, the channel, the talking points used."""

    channel: str | None = "message"
    heard: str = ""
    heard_kind: str = "news"
    points: tuple[str, ...] = ()


class Start(Topic):
    """What the Today page asks."""

    def every_page(self) -> bool:
        """Whether the sidebar lists every page: from the second week on, in the demo, or when the user said so."""
        if preferences.read(self.book)["all_pages"] or self.book.demo:
            return True
        return self.today - self.book.made_on >= FIRST_WEEK

    # ------------------------------------------------------------------ reading

    @until_saved
    def who_next(self, more: int = 0) -> Day:
        """Who could come next today, best first; `more` than the day bears when the user asks for it."""
        chosen, search = preferences.read(self.book), searches.current(self.book)
        week, rest = self._week(search), goals.rests(self.book, monday(self.today))
        reasons = self._open()
        everybody = [reason.candidate for reason in reasons.values()]
        settled, fresh = outcomes.settled(self.book, self.today), self._fresh()
        most = pace(search.hours_a_week if search else 0).suggestions
        number = self._resting(everybody, more) if rest else self._number(everybody, more, settled, fresh, week, most)
        ranked = rules.chosen(everybody, number)
        before = [] if more or rest else outcomes.stood(self.book, self.today)
        shown = rules.varied(everybody, number, before)
        latest = last_words.latest(self.book, [candidate.contact for candidate in shown])
        return Day(
            suggestions=tuple(told(reasons[one.key], latest[one.contact], self.today) for one in shown),
            others=len(rules.chosen(everybody, len(shown) + 1)) > len(shown),
            settled=settled,
            fresh=fresh,
            rest=rest,
            turned=shown != ranked,
            linkedin=chosen["linkedin"] == "later" and outcomes.reminded(self.book, LINKEDIN, self.today),
            week=week,
        )

    def seen(self, day: Day) -> None:
        """Note which suggestions stood today, so that no list stands three days running; nothing is written twice.

        Where the disk is full or the file can't be written nothing is noted: nobody asked for it.
        """
        new = outcomes.unwritten(self.book, [one.key for one in day.suggestions], self.today)
        if new:
            with suppress(DiskFull, WorkbookReadOnly):
                self.book.save(lambda writer: outcomes.show(writer, new, self.today))

    # ------------------------------------------------------------------ what became of a suggestion

    def done(self, suggestion: Suggestion, outcome: Outcome, token: str | None = None) -> None:
        """Log the touchpoint of a suggestion and settle it. Raises `Refused` for channel, points or heard."""
        form = self._form(suggestion, outcome)

        def work(writer: Writer) -> None:
            touchpoints.log(writer, form, self.today)
            outcomes.fulfil(writer, suggestion.key, self.today)
            outcomes.decide(writer, suggestion.key, "done", self.today)

        self.book.save(work, token)

    def later(self, key: str, choice: str | date, token: str | None = None) -> date:
        """Put a suggestion off: to 'tomorrow', to 'next_week', or to a day; the day it comes back."""
        until = exclusions.until(choice, self.today)
        self.book.save(lambda writer: outcomes.decide(writer, key, "later", self.today, until=until), token)
        return until

    def not_this_one(self, suggestion: Suggestion, choice: str, why: str = "", token: str | None = None) -> None:
        """Leave something out, with the user's own reason: one of `exclusions.CHOICES`.

        'not_now' rests this suggestion for 90 days; 'not_person' and 'not_kind' hold until taken back.
        """
        key = exclusions.learned(choice, suggestion.key, suggestion.kind, suggestion.contact)
        until, reason = exclusions.rests_until(choice, self.today), why.strip() or None
        self.book.save(lambda writer: outcomes.decide(writer, key, "not_this_one", self.today, reason, until), token)

    def suggest_again(self, key: str, token: str | None = None) -> None:
        """Let what was left out come again."""
        self.book.save(lambda writer: outcomes.bring_back(writer, key, self.today), token)

    def left_out(self) -> list[LeftOut]:
        """What is left out of suggestions: people by name, then kinds."""
        return outcomes.left_out(self.book, self.today)

    # ------------------------------------------------------------------

    def _open(self) -> dict[str, Reason]:
        """Everybody who could come today, by key; what stays away is left out."""
        by_tie, away = preferences.read(self.book)["cadence_days"], outcomes.away(self.book, self.today)
        found = suggestions.candidates(self.book, by_tie, self.today, self.days_off)
        if openers.found(self.book):
            found = [one for one in found if one.candidate.kind not in rules.SEARCHING]
        found += openers.candidates(self.book, self.today)
        return {one.candidate.key: one for one in found if not exclusions.left_out(one.candidate, away)}

    def _fresh(self) -> int | None:
        """Working days since a fresh start, by the user's own days."""
        zone = preferences.read(self.book)["zone"]
        place = ZoneInfo(zone) if zone else None
        days = [local_days.local(at, place) for at in outcomes.active(self.book, self.today)]
        return portion.fresh_start([day for day in days if day <= self.today], self.today, self.days_off)

    def _week(self, search: Search | None) -> WeekSoFar:
        """The week up to today; goals belong to a search."""
        counts, before = goals.so_far(self.book, self.today)
        return WeekSoFar(
            counts=counts,
            before=before,
            goals=in_force(goals.rows(self.book), self.today) if search else None,
            days_left=workdays.left_in_week(self.today, self.days_off),
            plans=tuple((when, what) for _, when, what in goals.planned(self.book, monday(self.today))),
        )

    def _number(
        self, open_: Sequence[Candidate], more: int, settled: int, fresh: int | None, week: WeekSoFar, most: int
    ) -> int:
        """How many to show: what is left of the week divided by its days, promises always among them."""
        promises = _promises(open_)
        goal = week.goals.touchpoints if week.goals else None
        bears = portion.portion(goal, week.before, self.today, most, self.days_off)
        bears = portion.eased(bears, len(open_) - promises, fresh)
        done = max(settled, week.counts.focused - week.before)
        return portion.number(bears, more, done, promises, most, fresh == 0)

    def _resting(self, open_: Sequence[Candidate], more: int) -> int:
        """A week of rest shows nothing but promises, and what was asked for."""
        return min(rules.MOST, _promises(open_) + more)

    def _form(self, suggestion: Suggestion, outcome: Outcome) -> TouchpointForm:
        firm = suggestion.kind in ("promise", "expected")
        return TouchpointForm(
            self.today,
            outcome.channel,
            contacts=(suggestion.contact,),
            angle="other" if firm else "acquaintance",
            points=outcome.points,
            heard=(Heard(outcome.heard_kind, outcome.heard),),
            gives=(Given(GIVES[suggestion.kind]),) if suggestion.kind in GIVES else (),
        )


def _promises(open_: Sequence[Candidate]) -> int:
    return sum(candidate.kind == "promise" for candidate in open_)
