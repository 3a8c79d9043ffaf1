"""Today: who next, and why? And what is left of the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching import suggestions as rules
from netjob.coaching import workdays
from netjob.coaching.cadence import dormant
from netjob.coaching.goals import Goals, in_force, pace
from netjob.coaching.suggestions import Candidate
from netjob.coaching.touchpoint import Given, Heard, TouchpointForm
from netjob.coaching.weeks import Week, monday
from netjob.content import label, text
from netjob.workbook import Workbook, Writer, goals, preferences, searches, suggestions, touchpoints
from netjob.workbook.searches import Search
from netjob.workbook.suggestions import Latest, Reason

FIRST_WEEK = timedelta(days=7)
LINKEDIN = "linkedin:0"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who could come next: the sentence that says why, what could be done, and what passed last (may be empty)."""

    key: str
    kind: str
    contact: int
    name: str
    organisation: str | None
    tie: str
    reason: str
    could: str
    last: str


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

    `fresh` counts the working days since a fresh start, None without one; `linkedin`: the reminder is due.
    """

    suggestions: tuple[Suggestion, ...]
    others: bool
    settled: int
    fresh: int | None
    rest: bool
    linkedin: bool
    week: WeekSoFar


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a suggestion was done: the channel, what was heard (may be empty) and its kind, the talking points used."""

    channel: str | None
    heard: str = ""
    heard_kind: str = "news"
    points: tuple[str, ...] = ()


class Start:
    """What the Today page asks."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.day = today

    def every_page(self) -> bool:
        """Whether the sidebar lists every page: from the second week on, in the demo, or when the user said so."""
        if preferences.read(self.book)["all_pages"] or self.book.demo:
            return True
        return self.day - self.book.made_on >= FIRST_WEEK

    # ------------------------------------------------------------------ reading

    def today(self, more: int = 0) -> Day:
        """Who could come next today, best first; `more` than the day bears when the user asks for it."""
        chosen, search = preferences.read(self.book), searches.current(self.book)
        week, rest = self._week(search), goals.rests(self.book, monday(self.day))
        hidden = suggestions.hidden(self.book, self.day)
        found = suggestions.candidates(self.book, chosen["cadence_days"], self.day)
        reasons = {reason.candidate.key: reason for reason in found if reason.candidate.key not in hidden}
        open_ = [reason.candidate for reason in reasons.values()]
        settled = suggestions.settled(self.book, self.day)
        fresh = rules.fresh_start(suggestions.active_days(self.book, self.day), self.day)
        most = pace(search.hours_a_week if search else 0).suggestions
        number = self._resting(open_, more) if rest else self._number(open_, more, settled, fresh, week, most)
        ranked = rules.chosen(open_, number + 1)
        latest = suggestions.latest(self.book, [candidate.contact for candidate in ranked[:number]])
        return Day(
            suggestions=tuple(self._suggestion(reasons[one.key], latest[one.contact]) for one in ranked[:number]),
            others=len(ranked) > number,
            settled=settled,
            fresh=fresh,
            rest=rest,
            linkedin=chosen["linkedin"] == "later" and suggestions.reminded(self.book, LINKEDIN, self.day),
            week=week,
        )

    # ------------------------------------------------------------------ what became of a suggestion

    def done(self, suggestion: Suggestion, outcome: Outcome, token: str | None = None) -> None:
        """Log the touchpoint of a suggestion and settle it. Raises `Refused` for channel, points or heard."""
        form = self._form(suggestion, outcome)

        def work(writer: Writer) -> None:
            touchpoints.log(writer, form, self.day)
            suggestions.fulfil(writer, suggestion.key, self.day)
            suggestions.decide(writer, suggestion.key, "done", self.day)

        self.book.save(work, token)

    def later(self, key: str, choice: str | date, token: str | None = None) -> date:
        """Put a suggestion off: to 'tomorrow', to 'next_week', or to a day; the day it comes back."""
        until = rules.until(choice, self.day)
        self.book.save(lambda writer: suggestions.decide(writer, key, "later", self.day, until=until), token)
        return until

    def not_this_one(self, key: str, choice: str, why: str = "", token: str | None = None) -> None:
        """Leave a suggestion out for 90 days ('not_now') or for good ('not_again'), with the user's own reason."""
        until, reason = rules.rests_until(choice, self.day), why.strip() or None
        self.book.save(lambda writer: suggestions.decide(writer, key, "not_this_one", self.day, reason, until), token)

    def suggest_again(self, key: str, token: str | None = None) -> None:
        """Let somebody who was left out come again."""
        self.book.save(lambda writer: suggestions.bring_back(writer, key, self.day), token)

    def turned_down(self) -> list[tuple[str, str, date | None]]:
        """(key, name, until) of people who are left out of suggestions; None: for good."""
        return suggestions.turned_down(self.book, self.day)

    # ------------------------------------------------------------------

    def _week(self, search: Search | None) -> WeekSoFar:
        """The week up to today; goals belong to a search."""
        counts, before = goals.so_far(self.book, self.day)
        return WeekSoFar(
            counts=counts,
            before=before.focused,
            goals=in_force(goals.rows(self.book), self.day) if search else None,
            days_left=workdays.left_in_week(self.day),
            plans=tuple((when, what) for _, when, what in goals.planned(self.book, monday(self.day))),
        )

    def _number(
        self, open_: Sequence[Candidate], more: int, settled: int, fresh: int | None, week: WeekSoFar, most: int
    ) -> int:
        """How many to show: what is left of the week divided by its days, promises always among them."""
        promises = _promises(open_)
        portion = rules.portion(week.goals.touchpoints if week.goals else None, week.before, self.day, most)
        portion = rules.eased(portion, len(open_) - promises, fresh)
        done = max(settled, week.counts.focused - week.before)
        return rules.number(portion, more, done, promises, most, fresh == 0)

    def _resting(self, open_: Sequence[Candidate], more: int) -> int:
        """A week of rest shows nothing but promises, and what was asked for."""
        return min(rules.MOST, _promises(open_) + more)

    def _form(self, suggestion: Suggestion, outcome: Outcome) -> TouchpointForm:
        firm = suggestion.kind in ("promise", "expected")
        return TouchpointForm(
            self.day,
            outcome.channel,
            contacts=(suggestion.contact,),
            angle="other" if firm else "acquaintance",
            points=outcome.points,
            heard=(Heard(outcome.heard_kind, outcome.heard),),
            gives=(Given(GIVES[suggestion.kind]),) if suggestion.kind in GIVES else (),
        )

    def _suggestion(self, reason: Reason, latest: Latest) -> Suggestion:
        one = reason.candidate
        return Suggestion(
            key=one.key,
            kind=one.kind,
            contact=one.contact,
            name=one.name,
            organisation=one.organisation,
            tie=one.tie,
            reason=self._why(reason),
            could=text("today", "could.hello") if self._gently(reason, latest) else "",
            last=self._last(latest),
        )

    def _gently(self, reason: Reason, latest: Latest) -> bool:
        """Dormant and slight ties, and people never touched, first get a hello or a give."""
        one = reason.candidate
        if one.kind in rules.FIRM:
            return False
        return one.kind != "cadence" or one.tie == "slight" or dormant(latest.touched_on, self.day)

    def _why(self, reason: Reason) -> str:
        """One line: a fact about this person."""
        one = reason.candidate
        facts = {"what": reason.what, "days": reason.days, "cadence": reason.cadence, "target": reason.target}
        key = one.kind
        if one.kind in ("promise", "expected"):
            key += ".today" if one.due_on == self.day else ".earlier"
        if one.kind == "thanks":
            key += f".{reason.step}"
        if one.kind == "wanted":
            key += ".introduced" if reason.introducer else ".target" if reason.target else ".other"
        return text(
            "today",
            f"reason.{key}",
            day=spoken(one.due_on, self.day) if one.due_on else "",
            step=label("step", reason.step) if reason.step else "",
            introducer=reason.introducer,
            **facts,
        )

    def _last(self, latest: Latest) -> str:
        """What passed last: their words, else the last exchange, else what the user remembered."""
        if latest.told and latest.told_on:
            return text("today", "last.told", words=latest.told, day=spoken(latest.told_on, self.day))
        if latest.touched_on and latest.channel and latest.direction:
            channel, direction = label("channel", latest.channel), label("direction", latest.direction)
            return text(
                "today", "last.touch", channel=channel, direction=direction, day=spoken(latest.touched_on, self.day)
            )
        if latest.last_before:
            return text("today", "last.before", month=f"{latest.last_before:%B %Y}")
        return ""


GIVES = {"thanks": "thanks", "news": "information"}


def _promises(open_: Sequence[Candidate]) -> int:
    return sum(candidate.kind == "promise" for candidate in open_)


def spoken(day: date, today: date) -> str:
    """A day as people say it, such as 2 March; with the year when it is another one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
