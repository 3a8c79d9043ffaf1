"""Prepare: the user's own answers, the search and its goals, and what they chose instead of a default."""

from __future__ import annotations

from datetime import date
from typing import Any

from netjob.coach.topic import Topic
from netjob.coaching import cadence
from netjob.coaching import goals as rules
from netjob.coaching.goals import Goals
from netjob.coaching.weeks import WEEK, monday
from netjob.workbook import Writer, answers, goals, preferences, searches
from netjob.workbook.searches import Search

KEEPING = "keeping"  # the situation of those without a search


class Prepare(Topic):
    """What Preferences asks, and every page that needs the user's own words."""

    # ------------------------------------------------------------------ answers

    def answer(self, prompt: str, item: int = 0) -> str:
        """What the user wrote last; empty where there is nothing."""
        return answers.body(self.book, prompt, item)

    def write(self, prompt: str, body: str, item: int = 0, token: str | None = None) -> None:
        """Keep an answer with its date; one that changes nothing adds nothing."""
        self.book.save(lambda writer: answers.write(writer, prompt, body, item), token)

    # ------------------------------------------------------------------ search

    def search(self) -> Search | None:
        """The open search; None in keeping mode."""
        return searches.current(self.book)

    def situation(self) -> str:
        """The situation of the open search, else 'keeping'."""
        search = self.search()
        return search.situation if search else KEEPING

    def begin(self, situation: str, started_on: date, hours: int, token: str | None = None) -> None:
        """Open a search with the goals that fit its hours. Raises `Refused` for started_on."""

        back = self._as_before()

        def work(writer: Writer) -> None:
            row_id = searches.begin(writer, situation, started_on, self.today)
            self._pace(writer, row_id, started_on, hours)
            preferences.put(writer, **back)

        self.book.save(work, token)

    def change_situation(self, situation: str, token: str | None = None) -> None:
        """Say what the open search is about, open one, or end it for keeping mode.

        A search begun today and given up for keeping leaves no trace; a longer one ends as paused.
        """
        search, back = self.search(), self._as_before()

        def work(writer: Writer) -> None:
            if situation != KEEPING:
                preferences.put(writer, **back)
            if situation == KEEPING:
                if search and search.started_on == self.today:
                    writer.delete("search", search.id)
                elif search:
                    searches.end(writer, search, "paused", self.today, self.today)
            elif search:
                searches.change(writer, search.id, situation=situation)
            else:
                searches.begin(writer, situation, self.today, self.today)

        self.book.save(work, token)

    def end(self, outcome: str, ended_on: date, token: str | None = None, gentler: bool = False) -> None:
        """Close the open search with how it ended; `gentler`: from here on people hear half as often.

        A new search brings the cadence back. Raises `Refused` for ended_on.
        """
        search = self.search()
        if search is None:
            return
        by_tie = self.preferences()["cadence_days"]

        def work(writer: Writer) -> None:
            searches.end(writer, search, outcome, ended_on, self.today)
            if gentler:
                preferences.put(writer, cadence_days=cadence.gentler(by_tie), cadence_before=by_tie)

        self.book.save(work, token)

    # ------------------------------------------------------------------ goals

    def change_hours(self, hours: int, token: str | None = None) -> None:
        """Give the open search its hours a week, and with them the goals and numbers that fit."""
        search = self.search()
        if search:
            self.book.save(lambda writer: self._pace(writer, search.id, search.started_on, hours), token)

    def goals(self) -> Goals:
        """The week's goals as they are settled, after the first weeks at half; all 0 without any."""
        rows = goals.rows(self.book) if self.search() else []
        return rows[-1][1] if rows else rules.NONE

    def change_goals(self, wanted: Goals, token: str | None = None) -> None:
        """Set the week's goals from this week on, still at half in the search's first two weeks."""
        search = self.search()
        if search:
            plan = rules.plan(wanted, search.started_on, self.today)
            self.book.save(lambda writer: goals.replace(writer, plan), token)

    def eases_until(self) -> date | None:
        """The last day on which goals are halved; None when they are not."""
        search = self.search()
        return rules.eases_until(search.started_on, self.today) if search and self.goals() != rules.NONE else None

    def rests(self, ahead: int = 0) -> bool:
        """Whether the week so many weeks ahead is one of rest."""
        return goals.rests(self.book, monday(self.today) + WEEK * ahead)

    def rest(self, on: bool, ahead: int = 0) -> None:
        """Make the week so many weeks ahead one of rest, or not."""
        self.book.save(lambda writer: goals.rest(writer, monday(self.today) + WEEK * ahead, on))

    # ------------------------------------------------------------------ preferences

    def preferences(self) -> dict[str, Any]:
        """Every preference by name: the user's choice, else the default."""
        return preferences.read(self.book)

    def choose(self, **values: object) -> None:
        """Set preferences by name."""
        preferences.choose(self.book, **values)

    # ------------------------------------------------------------------

    def _pace(self, writer: Writer, search: int, started_on: date, hours: int) -> None:
        searches.change(writer, search, hours_a_week=hours)
        pace = rules.pace(hours)
        goals.replace(writer, rules.plan(pace.goals, started_on, self.today))
        preferences.put(writer, kept_number=pace.kept)

    def _as_before(self) -> dict[str, object]:
        """The cadence of before keeping mode, unless the user chose another one since; nothing without one."""
        chosen = self.preferences()
        before = chosen["cadence_before"]
        if not before:
            return {}
        gentler = chosen["cadence_days"] == cadence.gentler(before)
        return {"cadence_before": None, "cadence_days": before if gentler else chosen["cadence_days"]}
