"""Asks: what stands open without an answer, and what could follow by three by seven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from netjob.coach.reasons import spoken
from netjob.coach.topic import Topic, until_saved
from netjob.coaching import asks as rules
from netjob.coaching.asks import Advice, Ask
from netjob.content import text
from netjob.workbook import asks


class Asks(Topic):
    """What could follow each ask. It advises; nothing is locked, nothing moves by itself."""

    @property
    @until_saved
    def open(self) -> Sequence[Ask]:
        """Every ask that stands open, the earliest first."""
        return asks.asks(self.book, self.today)

    @property
    @until_saved
    def advised(self) -> Mapping[str, tuple[Ask, Advice]]:
        """Every open ask with what could follow, by its key 'referral:<id>' or 'touchpoint:<id>'."""
        return {one.key: (one, advice) for one, advice in rules.advised(self.open, self.today, self.days_off)}

    def due(self) -> list[tuple[Ask, Advice]]:
        """The asks after which something could be done today: a second person tried, the first asked once more."""
        return [(one, advice) for one, advice in self.advised.values() if advice.due]

    def sentence(self, key: str) -> str:
        """What could follow an ask, as one sentence; empty when nothing stands open there."""
        if key not in self.advised:
            return ""
        one, advice = self.advised[key]
        kind = advice.kind
        if kind == "wait" and advice.day is not None and one.stranger and self._third(one) == advice.day:
            kind = "wait_second"
        if kind == "rest" and advice.day is None:
            kind = "rest_stranger"
        return text(
            "referrals",
            f"advice.{kind}",
            name=one.name,
            organisation=one.organisation,
            other=advice.other,
            day=self._spoken(advice.day),
            asked=self._spoken(one.asked_on),
        )

    def live(self, organisation_key: str) -> str:
        """That a stranger at an organisation was asked lately, as one sentence; empty when nobody was."""
        one = rules.open_at(organisation_key, self.open, self.today, self.days_off)
        if one is None:
            return ""
        asked, day = self._spoken(one.asked_on), self._spoken(self._third(one))
        return text("referrals", "advice.live", name=one.name, organisation=one.organisation, asked=asked, day=day)

    def _third(self, one: Ask) -> date:
        return rules.free_on(one, self.days_off)

    def _spoken(self, day: date | None) -> str:
        return spoken(day, self.today) if day else ""
