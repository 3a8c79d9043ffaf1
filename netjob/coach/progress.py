"""Cadence and conversion: am I keeping up, and what turns into what?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from netjob.coach.comparisons import compared
from netjob.coach.projection import Projection
from netjob.coach.rhythm import Rhythm
from netjob.coach.topic import Topic, until_saved
from netjob.coaching import comparing, ladders, reaches, timing, weeks
from netjob.coaching import day as local_days
from netjob.coaching.comparing import Comparison
from netjob.coaching.estimates import Share
from netjob.coaching.flow import gathered
from netjob.coaching.goals import in_force
from netjob.coaching.journeys import Journey, begun, most_from_one, skipped, waits
from netjob.coaching.ladders import Ladder
from netjob.coaching.reaches import Reach
from netjob.coaching.rulers import FEWEST_TALKS, Own, owns
from netjob.coaching.side_door import Source
from netjob.coaching.weeks import Week
from netjob.coaching.words import REFERRAL_DIRECTIONS
from netjob.workbook import (
    cadence,
    contacts,
    conversion,
    flow,
    goals,
    journey,
    preferences,
    rulers,
    searches,
    side_door,
)
from netjob.workbook.cadence import Silence, Standing
from netjob.workbook.conversion import EarlySigns
from netjob.workbook.searches import Search

if TYPE_CHECKING:
    import pandas as pd


class Progress(Topic):
    """What the Cadence and Conversion pages ask, and the report."""

    @property
    @until_saved
    def search(self) -> Search | None:
        """The present search; None in keeping mode, where there are neither ladders nor goals."""
        return searches.current(self.book)

    @property
    def early(self) -> bool:
        """True until day 30 of the search, while only early signs are shown."""
        return self.search is not None and ladders.early(self.search.started_on, self.today)

    @property
    def day(self) -> int:
        """The day of the search, from 1; 0 without one."""
        return (self.today - self.search.started_on).days + 1 if self.search else 0

    @property
    @until_saved
    def _preferences(self) -> Mapping[str, Any]:
        return preferences.read(self.book)

    @property
    def cadence_days(self) -> dict[str, int]:
        """How often a contact should hear from the user, in days by tie."""
        return dict(self._preferences["cadence_days"])

    @property
    def horizons(self) -> dict[str, dict[str, int]]:
        """How many days each step is given before it is judged."""
        return dict(self._preferences["horizons"])

    # ------------------------------------------------------------------ cadence

    @property
    @until_saved
    def weeks(self) -> Sequence[Week]:
        """The last 104 weeks in numbers, with goals since the search began; empty while nothing was logged."""
        found = cadence.weekly(self.book, self.today)
        if self.search is None:
            return found
        plans = goals.rows(self.book)
        planned = {week.monday: plan.touchpoints for week in found if (plan := in_force(plans, week.monday))}
        return weeks.with_goals(found, planned, cadence.rest_weeks(self.book), self.search.started_on, self.today)

    @property
    @until_saved
    def weeks_with_people(self) -> Sequence[Week]:
        """The same weeks, and how many people there were touchpoints with in each."""
        found = cadence.people(self.book, self.today)
        return [replace(week, contacts=found.get(week.monday, 0)) for week in self.weeks]

    @property
    @until_saved
    def average(self) -> float | None:
        """Touchpoints a week over full weeks of the search, else since the first; None before a week is full."""
        return weeks.average(self.weeks, self.today, self.search.started_on if self.search else None)

    @property
    @until_saved
    def weeks_on_goal(self) -> Share:
        """Weeks on goal out of those that are over and had a goal."""
        return weeks.judged(self.weeks, self.today)

    @property
    def streak(self) -> int | None:
        """Weeks on goal in a row; None unless the user turned streaks on."""
        return weeks.streak(self.weeks) if self._preferences["streaks"] else None

    @until_saved
    def bars(self, by: str, count: int) -> Sequence[tuple[date, str, int]]:
        """(Monday, group, touchpoints) of the last `count` weeks by 'direction', 'channel' or 'circle'."""
        listed = weeks.mondays(self.today)  # all, as `weeks` asks for them too
        return [row for row in cadence.weekly_by(self.book, by, listed[0], self.today) if row[0] >= listed[-count]]

    @until_saved
    def calendar(self, count: int) -> Sequence[tuple[date, int]]:
        """(day, touchpoints) of the last `count` weeks, for each day that had any."""
        return cadence.daily(self.book, weeks.mondays(self.today, count)[0], self.today)

    @property
    @until_saved
    def tended(self) -> Sequence[Silence]:
        """Every kept contact with a cadence, never touched first, then by how much longer than meant it has been."""
        return cadence.tended(self.book, self.cadence_days, self.today)

    @property
    @until_saved
    def silent(self) -> Sequence[Silence]:
        """Those who have not heard for longer than meant, or never."""
        return [silence for silence in self.tended if silence.past]

    @property
    @until_saved
    def due(self) -> Sequence[Silence]:
        """Those whose day is today or was before, or who were never touched."""
        return [silence for silence in self.tended if silence.due]

    @property
    @until_saved
    def standing(self) -> Standing:
        """How many stand where."""
        counts = Counter(silence.colour for silence in self.tended)
        return Standing(counts["never"], counts["red"], counts["amber"], counts["green"])

    @cached_property
    def rhythm(self) -> Rhythm:
        """What lies between touchpoints, who is new, and whom the asks go to."""
        return Rhythm(self.book, self.today)

    # ------------------------------------------------------------------ conversion

    def early_signs(self) -> EarlySigns | None:
        """What the search shows so far, as counts; None without a search."""
        if self.search is None:
            return None
        zone = preferences.read(self.book)["zone"]
        began = local_days.began(self.search.started_on, ZoneInfo(zone) if zone else None)
        return conversion.early_signs(self.book, self.search.started_on, began, self.today)

    @property
    @until_saved
    def _reaches(self) -> Sequence[Reach]:
        return conversion.reaches(self.book, self.search.started_on, self.today) if self.search else []

    def _begun(self, direction: str) -> list[Journey]:
        return self._by_direction[direction]

    @property
    @until_saved
    def _by_direction(self) -> Mapping[str, list[Journey]]:
        if self.search is None:
            return {direction: [] for direction in REFERRAL_DIRECTIONS}
        found = journey.journeys(self.book, self.search.started_on, self.today)
        return {direction: begun(found, direction, self.search.started_on) for direction in REFERRAL_DIRECTIONS}

    @until_saved
    def people(self, by: str | None = None) -> Sequence[Ladder]:
        """The people ladder, or one for each group of `by`, one of `reaches.GROUPS`; empty without a search."""
        if self.search is None:
            return []
        return reaches.people(self._reaches, self._begun("outgoing"), self.horizons, self.today, by)

    @until_saved
    def referrals(self, direction: str) -> Ladder | None:
        """The referral ladder, 'outgoing' or 'incoming'; None without a search."""
        if self.search is None:
            return None
        units = [one.unit for one in self._begun(direction)]
        return ladders.ladder(direction, units, self.horizons, self.today)

    @until_saved
    def relationship_talks(self) -> int:
        """How many contacts the user talked with without having meant to ask."""
        return sum(reach.for_the_relationship for reach in self._reaches)

    @until_saved
    def skipped(self, direction: str) -> int:
        """How many referrals went past a step that has no day."""
        return skipped(self._begun(direction))

    @until_saved
    def one_person(self) -> tuple[str, int, int] | None:
        """(name, their introductions, all) when one person gave more than 40 % of them."""
        found = most_from_one([*self._begun("outgoing"), *self._begun("incoming")])
        if found is None:
            return None
        contact, count, total = found
        return str(contacts.record(self.book, contact)["name"]), count, total

    # ------------------------------------------------------------------ curves, comparisons, side door

    @until_saved
    def curve(self, step: str) -> pd.DataFrame | None:
        """How asked-for referrals got to `step` by day since the step before it; None below 5 events."""
        found = waits(self._begun("outgoing"), step, self.today)
        return timing.curve(found, step, ladders.horizon("outgoing", step, self.horizons))

    @until_saved
    def watched(self, step: str) -> int:
        """How many asked-for referrals the curve of `step` is drawn from."""
        return len(waits(self._begun("outgoing"), step, self.today))

    @until_saved
    def compared(self, by: str) -> Sequence[Comparison]:
        """Groups of contacts against each other, a comparison a step; empty without a search."""
        if self.search is None:
            return []
        return compared(by, self.people(by), reaches.people(*self._earlier, self.horizons, self._before, by))

    @property
    def _before(self) -> date:
        return self.today - comparing.APART

    @property
    @until_saved
    def _earlier(self) -> tuple[list[Reach], list[Journey]]:
        """People and asked-for referrals as they stood at the earlier look, from what is dated up to then."""
        start = self.search.started_on if self.search else self.today
        asked_for = begun(journey.journeys(self.book, start, self._before), "outgoing", start)
        return conversion.reaches(self.book, start, self._before), asked_for

    def comparisons(self) -> list[Comparison]:
        """Every comparison that has two groups to compare."""
        return [comparison for by in reaches.GROUPS for comparison in self.compared(by)]

    @until_saved
    def side_door(self) -> Sequence[Source]:
        """Openings by source, what is known of how they came about, and the hours that went into each."""
        return side_door.by_source(self.book)

    @until_saved
    def flow(self) -> Mapping[tuple[str, str], int]:
        """Openings by source and where they stand, gathered into nine nodes at most."""
        return gathered(flow.standing(self.book))

    # ------------------------------------------------------------------ ahead, and beside published figures

    @property
    @until_saved
    def projection(self) -> Projection | None:
        """What lies ahead at this pace; None without a search."""
        if self.search is None:
            return None
        return Projection(self.book, self.search, self.today, self._reaches, self._begun("outgoing"))

    @property
    @until_saved
    def _talks(self) -> int:
        return rulers.talks(self.book, self.search.started_on, self.today) if self.search else 0

    @property
    @until_saved
    def rulers_offered(self) -> bool:
        """Whether published figures may stand beside one's own at all: from eight talks of the search on."""
        return self._talks >= FEWEST_TALKS

    @property
    def rulers_wanted(self) -> bool:
        """Whether the user asked for them, and they may be there."""
        return bool(self._preferences["rulers"]) and self.rulers_offered

    def rulers(self) -> dict[str, Own]:
        """The user's own numbers by the name of the published figure they may stand beside."""
        start = self.search.started_on if self.search else self.today
        met = sum(
            "decision_maker" in journey.dated for direction in REFERRAL_DIRECTIONS for journey in self._begun(direction)
        )
        return owns(self._talks, met, rulers.applications(self.book, start, self.today), self.today)
