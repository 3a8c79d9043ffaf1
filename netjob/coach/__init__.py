"""Answer each question a page asks: one facade over the workbook and the rules, a module a section."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from netjob.workbook import Workbook

if TYPE_CHECKING:
    from netjob.coach.archive import Archive
    from netjob.coach.people import People
    from netjob.coach.prepare import Prepare
    from netjob.coach.progress import Progress
    from netjob.coach.referrals import Referrals
    from netjob.coach.start import Start


class Coach:
    """The one thing pages and the command line ask. Sections load when they are first asked for."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    @cached_property
    def start(self) -> Start:
        """Today and Log: who next, and what just happened."""
        from netjob.coach.start import Start

        return Start(self.book, self.today)

    @cached_property
    def people(self) -> People:
        """Contacts: who do I know."""
        from netjob.coach.people import People

        return People(self.book, self.today)

    @cached_property
    def referrals(self) -> Referrals:
        """Referrals and openings: which doors are open."""
        from netjob.coach.referrals import Referrals

        return Referrals(self.book, self.today)

    @cached_property
    def prepare(self) -> Prepare:
        """The user's own answers, search and goals."""
        from netjob.coach.prepare import Prepare

        return Prepare(self.book, self.today)

    @cached_property
    def progress(self) -> Progress:
        """Cadence and conversion: am I keeping up, and what turns into what."""
        from netjob.coach.progress import Progress

        return Progress(self.book, self.today)

    @cached_property
    def archive(self) -> Archive:
        """Files in and out: import, demo, check."""
        from netjob.coach.archive import Archive

        return Archive(self.book, self.today)
