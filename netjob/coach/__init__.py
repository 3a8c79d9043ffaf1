"""Answer each question a page asks: one facade over the workbook and the rules, a module a section."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from netjob.workbook import Workbook

if TYPE_CHECKING:
    from netjob.coach.archive import Archive
    from netjob.coach.backups import Backups
    from netjob.coach.brief import Brief
    from netjob.coach.conversation import Conversation
    from netjob.coach.evidence import Evidence
    from netjob.coach.forgetting import Forgetting
    from netjob.coach.garden import Garden
    from netjob.coach.guide import Guide
    from netjob.coach.keeping import Keeping
    from netjob.coach.log import Log
    from netjob.coach.market import Market
    from netjob.coach.matches import Matches
    from netjob.coach.offer import Offer
    from netjob.coach.openings import Openings
    from netjob.coach.paths import Paths
    from netjob.coach.people import People
    from netjob.coach.prepare import Prepare
    from netjob.coach.progress import Progress
    from netjob.coach.referrals import Referrals
    from netjob.coach.review import Review
    from netjob.coach.start import Start
    from netjob.coach.trash import Trash
    from netjob.coach.welcome import Welcome
    from netjob.coach.workout import Workout


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
    def review(self) -> Review:
        """Review: how was my week, and one thing for the next."""
        from netjob.coach.review import Review

        return Review(self.book, self.today)

    @cached_property
    def workout(self) -> Workout:
        """The week's practice: its strands, how regular it goes, a larger goal."""
        from netjob.coach.workout import Workout

        return Workout(self.book, self.today)

    @cached_property
    def keeping(self) -> Keeping:
        """After the search: who opened a door."""
        from netjob.coach.keeping import Keeping

        return Keeping(self.book, self.today)

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
    def matches(self) -> Matches:
        """Contacts that may be one person, and what the two become."""
        from netjob.coach.matches import Matches

        return Matches(self.book, self.today)

    @cached_property
    def referrals(self) -> Referrals:
        """Referrals: which doors are open."""
        from netjob.coach.referrals import Referrals

        return Referrals(self.book, self.today)

    @cached_property
    def openings(self) -> Openings:
        """Openings: which possible jobs there are, and how they came about."""
        from netjob.coach.openings import Openings

        return Openings(self.book, self.today)

    @cached_property
    def garden(self) -> Garden:
        """Garden: what was given and promised, what was planted, and what came of it."""
        from netjob.coach.garden import Garden

        return Garden(self.book, self.today)

    @cached_property
    def paths(self) -> Paths:
        """Paths: who can get me in there, and whom would I like to know."""
        from netjob.coach.paths import Paths

        return Paths(self.book, self.today)

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
    def guide(self) -> Guide:
        """Guide: how does this work? The method, the glossary and the tour."""
        from netjob.coach.guide import Guide

        return Guide(self.book)

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

    @cached_property
    def backups(self) -> Backups:
        """Backups: which there are, one more now, one of them back."""
        from netjob.coach.backups import Backups

        return Backups(self.book)

    @cached_property
    def forgetting(self) -> Forgetting:
        """Forget a person, or everything, for good."""
        from netjob.coach.forgetting import Forgetting

        return Forgetting(self.book)

    @cached_property
    def trash(self) -> Trash:
        """The trash: what lies there, back again, or gone for good."""
        from netjob.coach.trash import Trash

        return Trash(self.book)

    def undo(self, batch: str, token: str | None = None) -> None:
        """Take back everything a form or action wrote. Raises `NotFound`, `CannotUndo`."""
        from netjob.workbook.undo import undo

        self.book.save(lambda writer: undo(writer, batch), token)
