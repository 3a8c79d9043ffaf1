"""Review: how was my week, and what next week could bring?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import day, weeks
from netjob.coaching import review as rules
from netjob.coaching.comparing import Comparison
from netjob.coaching.goals import Goals, in_force
from netjob.coaching.review import Averages
from netjob.coaching.sheet import Sheet
from netjob.coaching.suggestions import Candidate
from netjob.coaching.weeks import WEEK, Week
from netjob.content import text
from netjob.workbook import (
    effort,
    goals,
    intentions,
    preferences,
    review,
    suggestions,
    targets,
)
from netjob.workbook.intentions import Intention
from netjob.workbook.review import Counts, Heard, Turned, Untouched
from netjob.workbook.searches import Search
from netjob.workbook.standings import Standing

if TYPE_CHECKING:
    from netjob.coach.progress import Progress

PAGE = 6
TO_TELL = timedelta(days=suggestions.OPEN_DAYS)
UNTOUCHED = timedelta(days=30)  # a default: after so long without anything, a target can be looked at anew


@dataclass(frozen=True, slots=True)
class Looked:
    """One week as the review shows it.

    `goals` are None without a search, in a rest week and before the search; `average` is that of the full weeks before.
    `ahead` is the Monday of the week to plan for, None where it is over already.
    """

    week: Week
    over: bool
    goals: Goals | None
    average: Averages | None
    heard: dict[str, int]
    counts: Counts
    minutes: dict[str, int]
    intention: Intention | None
    ahead: date | None

    @property
    def empty(self) -> bool:
        """Whether nothing is noted for the week."""
        return not (rules.anything(self.week) or self.counts.begun or self.counts.further)


@dataclass(frozen=True, slots=True)
class Past:
    """A week as a row of the history."""

    week: Week
    minutes: int | None
    intention: Intention | None


class Review(Topic):
    """What the Review page asks, and Today of the week's intention."""

    @property
    def _progress(self) -> Progress:
        from netjob.coach.progress import Progress  # not for Today, which asks for the intention only

        return Progress(self.book, self.today)

    @property
    def search(self) -> Search | None:
        """The present search; None in keeping mode, where there are neither goals nor ladders."""
        return self._progress.search

    # ------------------------------------------------------------------ weeks

    @property
    def _weeks(self) -> dict[date, Week]:
        """Every week by its Monday; people are counted without a search only, where they are shown."""
        found = self._progress.weeks if self.search else self._progress.weeks_with_people
        return {week.monday: week for week in found}

    @property
    def _intentions(self) -> dict[date, Intention]:
        return intentions.by_week(self.book, _plans())

    @property
    @until_saved
    def mondays(self) -> Sequence[date]:
        """The weeks that can be looked at, newest first: from this one back to the first that holds anything."""
        listed = weeks.mondays(self.today)
        held = {week.monday for week in self._weeks.values() if rules.anything(week)}
        held |= set(self._intentions) | set(effort.by_week(self.book))
        held |= {weeks.monday(self.search.started_on)} if self.search else set()
        first = min([monday for monday in held if monday >= listed[0]], default=listed[-1])
        return [monday for monday in reversed(listed) if monday >= min(first, listed[-1])]

    @property
    def proposed(self) -> date:
        """The Monday of the week that a review today is about."""
        return rules.reviewed(self.today, self.mondays[-1])

    @until_saved
    def week(self, monday: date) -> Looked:
        """The week of a Monday, all of it."""
        (week,) = self._counted([monday])
        since = self.search.started_on if self.search else None
        ahead = monday + WEEK
        return Looked(
            week=week,
            over=ahead <= self.today,
            goals=self._goals(week),
            average=rules.averages(list(self._weeks.values()), monday, since),
            heard=review.heard_kinds(self.book, monday),
            counts=review.counts(self.book, monday),
            minutes=effort.minutes(self.book, monday),
            intention=self._intentions.get(monday),
            ahead=ahead if ahead >= weeks.monday(self.today) else None,
        )

    def past(self, limit: int, offset: int = 0) -> tuple[int, list[Past]]:
        """How many weeks there are up to this one, and one page of them, newest first."""
        spent, intended, mondays = effort.by_week(self.book), self._intentions, self.mondays
        shown = mondays[offset : offset + limit]
        rows = [
            Past(week, spent.get(monday), intended.get(monday))
            for monday, week in zip(shown, self._counted(shown), strict=True)
        ]
        return len(mondays), rows

    def before(self, monday: date, count: int) -> list[Week]:
        """The last weeks before a Monday, newest first, as far as there are any."""
        return self._counted([week for week in self.mondays if week < monday][:count])

    def _counted(self, mondays: Sequence[date]) -> list[Week]:
        """The weeks of these Mondays."""
        known = self._weeks
        return [known.get(monday) or self._unlogged(monday) for monday in mondays]

    def _unlogged(self, monday: date) -> Week:
        return Week(monday, rest=self.search is not None and goals.rests(self.book, monday))

    def _goals(self, week: Week) -> Goals | None:
        if self.search is None or week.rest or week.monday < weeks.monday(self.search.started_on):
            return None
        return in_force(goals.rows(self.book), week.monday)

    # ------------------------------------------------------------------ what came of it

    def heard(self, monday: date, kind: str = "", limit: int = PAGE, offset: int = 0) -> list[Heard]:
        """What was heard in a week, of one kind or of every, newest first."""
        return review.heard(self.book, monday, kind, limit, offset)

    @until_saved
    def turned(self, monday: date, limit: int = PAGE, offset: int = 0) -> tuple[int, Sequence[Turned]]:
        """How many referrals moved in a week, and one page of them."""
        return review.turned(self.book, monday, limit, offset)

    @until_saved
    def thanks(self) -> Sequence[tuple[Candidate, str]]:
        """Who opened a door lately and was not thanked since, each once, with the step; as Today would suggest."""
        found: dict[int, tuple[Candidate, str]] = {}
        for reason in suggestions.doors(self.book, self.today):
            if reason.candidate.kind == "thanks":
                found.setdefault(reason.candidate.contact, (reason.candidate, reason.step or ""))
        return list(found.values())

    @until_saved
    def to_tell(self) -> Sequence[Standing]:
        """The doors that led on lately without their opener having heard, newest first."""
        return review.to_tell(self.book, self.today - TO_TELL)

    def thank(self, contact: int, token: str | None = None) -> None:
        """Somebody was thanked today."""
        self.book.save(lambda writer: review.thank(writer, contact, self.today), token)

    # ------------------------------------------------------------------ hours and intention

    def spend(self, monday: date, minutes: Mapping[str, int], token: str | None = None) -> bool:
        """Make these the minutes of a week by source; whether that changed anything. Raises `Refused`."""
        return bool(self.book.save(lambda writer: effort.spend(writer, monday, minutes), token))

    def intention(self) -> Intention | None:
        """The intention for this week; None without one."""
        return self._intentions.get(weeks.monday(self.today))

    def intended(self, monday: date) -> Intention | None:
        """The intention for the week of a Monday; None without one."""
        return self._intentions.get(monday)

    def intend(self, monday: date, when: str, then: str, token: str | None = None) -> bool:
        """Make this the intention of a week, or take it out; whether that changed anything. Raises `Refused`."""
        return bool(self.book.save(lambda writer: intentions.intend(writer, monday, when, then, _plans()), token))

    def kept(self, intention: int, kept: bool | None, token: str | None = None) -> None:
        """Say whether an intention was kept; None takes that back. Raises `NotFound`."""
        self.book.save(lambda writer: intentions.mark(writer, intention, kept), token)

    # ------------------------------------------------------------------ once a month

    def beginnings(self) -> list[Comparison]:
        """Which angles and talking points came before introductions, each as counts of asks; empty without a search."""
        from netjob.coach.beginnings import beginnings

        if self.search is None:
            return []
        return beginnings(self.book, self.search.started_on, self.today, self._progress.horizons)

    @property
    def given_days(self) -> int:
        """How many days an ask is given to become an introduction."""
        return rules.given_days(self._progress.horizons)

    def untouched(self, limit: int = PAGE, offset: int = 0) -> tuple[int, list[Untouched]]:
        """How many active targets saw nothing for 30 days, and one page of them."""
        since = self.today - UNTOUCHED
        zone = preferences.read(self.book)["zone"]
        return review.untouched(self.book, since, day.began(since, ZoneInfo(zone) if zone else None), limit, offset)

    def refresh(self, target: int, choice: str, token: str | None = None) -> None:
        """Keep a target ('active'), let it rest ('resting') or close it ('closed'). Raises `Refused`, `NotFound`."""
        if choice == "active":
            self.book.save(lambda writer: review.look_at(writer, target), token)
        else:
            self.book.save(lambda writer: targets.change(writer, target, status=choice), token)

    # ------------------------------------------------------------------ to hand over

    def sheet(self, monday: date, names: bool = False) -> Sheet:
        """The week on one page: numbers only, or with names and words."""
        from netjob.coach.review_sheet import sheet

        return sheet(self, monday, names)


def _plans() -> tuple[str, str]:
    """What the welcome plans for times of a week: no intentions."""
    return text("welcome", "plan.one_person"), text("welcome", "plan.reading")
