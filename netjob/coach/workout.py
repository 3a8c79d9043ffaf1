"""The week's workout: its strands, how regular the practice was, and a larger goal when the user wants one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import practice as rules
from netjob.coaching import strands
from netjob.coaching.goals import NONE, Goals, in_force
from netjob.coaching.weeks import WEEK, Week, monday, with_goals
from netjob.workbook import Writer, cadence, goals, practice, preferences, searches
from netjob.workbook.searches import Search

ANSWERED = "growth_answered_on"


@dataclass(frozen=True, slots=True)
class Practice:
    """`strands` splits the week's focused touchpoints (M9); `practised` is (weeks, of so many), None in the beginning.

    `larger`: goals that could follow three weeks on goal; None where nothing is to be offered.
    """

    strands: dict[str, int]
    practised: tuple[int, int] | None = None
    larger: Goals | None = None


class Workout(Topic):
    """What Today says about the week's practice."""

    @until_saved
    def practice(self) -> Practice:
        """The strands of this week, and in a search how regular it goes and whether a larger goal may be offered."""
        split = strands.counted(practice.focused(self.book, self.today))
        search = searches.current(self.book)
        if search is None:
            return Practice(split)
        weeks = self._weeks(search)
        return Practice(split, rules.practised(weeks, search.started_on, self.today), self._larger(weeks))

    def grow(self, token: str | None = None) -> None:
        """Take the larger goals from next Monday on."""
        larger = self.practice().larger
        if larger:

            def work(writer: Writer) -> None:
                goals.replace(writer, [(monday(self.today) + WEEK, larger)])
                preferences.put(writer, **{ANSWERED: self.today.isoformat()})

            self.book.save(work, token)

    def stay(self) -> None:
        """The goals stay as they are: the offer comes again after three more weeks on goal at the earliest."""
        preferences.choose(self.book, **{ANSWERED: self.today.isoformat()})

    def _weeks(self, search: Search) -> list[Week]:
        found = practice.weeks(self.book, rules.looked_at(self.today), self.today)
        plans = goals.rows(self.book)
        planned = {week.monday: plan.touchpoints for week in found if (plan := in_force(plans, week.monday))}
        return with_goals(found, planned, cadence.rest_weeks(self.book), search.started_on, self.today)

    def _larger(self, weeks: list[Week]) -> Goals | None:
        """Nothing while the goals are about to change anyway."""
        plans = goals.rows(self.book)
        now = in_force(plans, self.today)
        if now is None or plans[-1][1] not in (now, NONE) or goals.rests(self.book, monday(self.today)):
            return None
        answered = preferences.read(self.book)[ANSWERED]
        since = date.fromisoformat(answered) if answered else None
        return rules.grown(now) if rules.may_grow(weeks, now.touchpoints, self.today, since) else None
