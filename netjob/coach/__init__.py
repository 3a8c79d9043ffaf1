"""Answer each question a page asks: one facade over the workbook and the rules, a module a section."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from netjob.workbook import Workbook

if TYPE_CHECKING:
    from netjob.coach.archive import Archive
    from netjob.coach.brief import Brief
    from netjob.coach.conversation import Conversation
    from netjob.coach.evidence import Evidence
    from netjob.coach.log import Log
    from netjob.coach.market import Market
    from netjob.coach.offer import Offer
    from netjob.coach.people import People
    from netjob.coach.prepare import Prepare
    from netjob.coach.progress import Progress
    from netjob.coach.referrals import Referrals
    from netjob.coach.start import Start
    from netjob.coach.welcome import Welcome


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
    def welcome(self) -> Welcome:
        """Welcome: from nothing to a first hello."""
        from netjob.coach.welcome import Welcome

        return Welcome(self.book, self.today)

    @cached_property
    def log(self) -> Log:
        """Log: what just happened, and with whom."""
        from netjob.coach.log import Log

        return Log(self.book, self.today)

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
    def offer(self) -> Offer:
        """Offer: what do I offer, what do I want, where do I fit."""
        from netjob.coach.offer import Offer

        return Offer(self.book, self.today)

    @cached_property
    def market(self) -> Market:
        """Market: where am I going, and is it big enough."""
        from netjob.coach.market import Market

        return Market(self.book, self.today)

    @cached_property
    def conversation(self) -> Conversation:
        """Conversation: what will I say to this person."""
        from netjob.coach.conversation import Conversation

        return Conversation(self.book, self.today)

    @cached_property
    def brief(self) -> Brief:
        """One page to hand to a contact or a coach."""
        from netjob.coach.brief import Brief

        return Brief(self.book, self.today)

    @cached_property
    def evidence(self) -> Evidence:
        """Evidence: what is known, and how sure is it."""
        from netjob.coach.evidence import Evidence

        return Evidence()

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

    def undo(self, batch: str, token: str | None = None) -> None:
        """Take back everything a form or action wrote. Raises `NotFound`, `CannotUndo`."""
        from netjob.workbook.undo import undo

        self.book.save(lambda writer: undo(writer, batch), token)
