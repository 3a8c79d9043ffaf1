"""Project ahead at the user's pace, keep one forecast a week, and hold the kept ones against what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from netjob.coaching import projection as rules
from netjob.coaching.journeys import Journey, Wait
from netjob.coaching.projection import HORIZON, STEPS, Arrivals, Forecast, Outlook
from netjob.coaching.reaches import Reach
from netjob.coaching.weeks import monday
from netjob.content import text
from netjob.workbook import Workbook, Writer, forecasts
from netjob.workbook.searches import Search

ISSUED = STEPS[0]  # an offer is projected when it is opened, and never kept
STARTING = 0.5  # above this part of starting assumption the sentence says so


class Projection:
    """What lies ahead of a search, from the people reached out to and the referrals asked for since it began."""

    def __init__(
        self, book: Workbook, search: Search, today: date, reaches: Sequence[Reach], asked_for: Sequence[Journey]
    ) -> None:
        self.book = book
        self.search = search
        self.today = today
        self._reaches = reaches
        self._asked_for = asked_for

    @cached_property
    def arrivals(self) -> Arrivals:
        """New people of the last weeks."""
        return rules.arrivals(self._reaches, self.search.started_on, self.today)

    def outlooks(self, step: str, pace: float | None = None) -> list[Outlook]:
        """The chance of at least one `step` week by week, at the user's own pace or at `pace` new people a week."""
        return rules.outlooks(self._watched(step), step, self.arrivals, pace=pace)

    def outlook(self, step: str, pace: float | None = None) -> Outlook:
        """The one that is told: four weeks ahead."""
        return next(found for found in self.outlooks(step, pace) if found.days == HORIZON)

    def gate(self, found: Outlook) -> str:
        """What may be said: 'shown', or why not: 'weeks', 'contacts', 'wide'."""
        return rules.gate(found, (self.today - self.search.started_on).days, len(self._reaches))

    @property
    def horizon_on(self) -> date:
        """The day that is told."""
        return self.today + timedelta(days=HORIZON)

    def sentence(self, step: str, found: Outlook, pace: float | None = None) -> str:
        """The chance in words, and how much of it is starting assumption; why there is none, without a number."""
        gate = self.gate(found)
        if gate != "shown":
            return text("progress", f"projection.{gate}")
        day = f"{self.horizon_on.day} {self.horizon_on:%B}"
        pace_said = text("progress", "projection.own_pace" if pace is None else "projection.at_pace", pace=pace)
        low, chance, high = (in_words(value) for value in (found.low, found.chance, found.high))
        headline = "projection.headline_same" if low == chance == high else "projection.headline"
        what = text("progress", f"projection.what.{step}")
        said = text("progress", headline, pace=pace_said, chance=chance, what=what, day=day, low=low, high=high)
        key = "mostly" if found.prior_share > STARTING else "partly"
        return f"{said} {text('progress', f'projection.{key}', share=round(100 * found.prior_share))}"

    def issue(self) -> None:
        """Keep this week's forecast where one may be shown and none is kept yet, and settle those whose day has come.

        Writes nothing, and moves no revision, when there is nothing to do.
        """
        kept = forecasts.kept(self.book, self.search.id, ISSUED)
        due = [forecast for forecast in kept if forecast.happened is None and forecast.horizon_on < self.today]
        fresh = any(forecast.issued_on >= monday(self.today) for forecast in kept)
        found = None if fresh else self.outlook(ISSUED)
        if found is not None and self.gate(found) != "shown":
            found = None
        if due or found is not None:
            self.book.save(lambda writer: self._kept(writer, due, found))

    def record(self) -> str | None:
        """What came of the forecasts of this search whose day has come, in a sentence; None before the first."""
        found = rules.record(forecasts.kept(self.book, self.search.id, ISSUED))
        if found is None:
            return None
        facts = {"said": in_words(found.said), "happened": found.happened, "count": found.count}
        return text("progress", "projection.record", **facts)

    def _kept(self, writer: Writer, due: Sequence[Forecast], found: Outlook | None) -> None:
        waits = list(zip((reach.reached_out for reach in self._reaches), self._watched(ISSUED), strict=True))
        for forecast in due:
            happened = rules.happened(waits, ISSUED, forecast.issued_on, forecast.horizon_on)
            forecasts.settle(writer, self.search.id, ISSUED, forecast, happened)
        if found is not None:
            forecasts.keep(writer, self.search.id, ISSUED, found, self.today, self.horizon_on)

    def _watched(self, step: str) -> list[Wait]:
        return rules.watched(self._reaches, self._asked_for, step, self.today)


def in_words(chance: float) -> str:
    """A chance as people say it: 'about 3 in 10'."""
    said, tenths = rules.in_ten(chance)
    return text("progress", f"projection.{said}", tenths=tenths)
