"""The rhythm of keeping in touch: answers, what lies between touchpoints, who is new, whom the asks go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import timing, weeks
from netjob.coaching.estimates import Share
from netjob.coaching.gaps import ASKED_DAYS, Gap, Gaps, Lasting, by_tie, lasting
from netjob.coaching.timing import Reply
from netjob.workbook import gaps, silences
from netjob.workbook.cadence import Silence

HALF_YEAR = 26  # weeks


class Rhythm(Topic):
    """What the Cadence page asks when it looks closer."""

    def gaps(self) -> list[Gaps]:
        """The gaps between touchpoints with kept contacts, by tie, those still open kept apart."""
        return by_tie(self._gaps)

    def again(self, silences: Sequence[Silence]) -> list[float | None]:
        """For each contact the chance of a touchpoint within 30 days, as long as gaps of the same tie have lasted.

        None for who was never touched, and where too few gaps lasted as long to tell.
        """
        known = self._lasting
        return [
            None if silence.days_since is None or silence.tie not in known
            else known[silence.tie].over_within(silence.days_since)
            for silence in silences
        ]  # fmt: skip

    def newcomers(self) -> tuple[dict[date, int], list[date]]:
        """New contacts by Monday, and the Mondays of the last half year."""
        mondays = weeks.mondays(self.today, HALF_YEAR)
        return gaps.newcomers(self.book, mondays[0], self.today), mondays

    def asks(self) -> dict[str, int]:
        """Asks of the last 30 days by tie as it was then."""
        return gaps.asks(self.book, self.today - timedelta(days=ASKED_DAYS - 1), self.today)

    @until_saved
    def answered(self) -> Share:
        """The share answered within 7 days, those still waiting counted in; k answers of n sent."""
        return timing.answered(self._replies)

    @until_saved
    def waiting_for_answers(self) -> int:
        """How many of the last things written to somebody have no answer yet."""
        return sum(reply.count for reply in self._replies if reply.waiting)

    @property
    @until_saved
    def _replies(self) -> Sequence[Reply]:
        return silences.replies(self.book, self.today)

    @property
    @until_saved
    def _gaps(self) -> Sequence[Gap]:
        return gaps.gaps(self.book, self.today)

    @property
    @until_saved
    def _lasting(self) -> Mapping[str, Lasting]:
        return lasting(self._gaps)
