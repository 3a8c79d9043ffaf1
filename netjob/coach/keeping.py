"""Keeping: after the job is found, thank who opened a door and keep the network alive."""

from __future__ import annotations

from datetime import date, timedelta

from netjob.coach.topic import Topic, until_saved
from netjob.workbook import openers, preferences, searches
from netjob.workbook.openers import Opener

ANSWERED = "accepted_answered_on"
ASKED = timedelta(days=30)  # for so long after an offer was accepted Today asks whether the search is over


class Keeping(Topic):
    """What Today says once an offer was accepted, and after the search."""

    def openers(self) -> list[Opener]:
        """Who opened a door in the search that ended with work found; none else, and none while a search is open."""
        return openers.openers(self.book, self.today)

    @until_saved
    def accepted(self) -> tuple[str, date] | None:
        """Where and when an offer was accepted lately in the open search; None also once the user said it goes on."""
        search = searches.current(self.book)
        if search is None:
            return None
        found = openers.accepted(self.book, max(search.started_on, self.today - ASKED), self.today)
        answered = preferences.read(self.book)[ANSWERED]
        return None if found is None or (answered and found[1] <= date.fromisoformat(answered)) else found

    def go_on(self) -> None:
        """The search goes on all the same."""
        preferences.choose(self.book, **{ANSWERED: self.today.isoformat()})
