"""Promised introductions: which are still to come, and the one click when they happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from netjob.coach.log import lexicon
from netjob.coaching.promise import Promise, meant, renamed
from netjob.coaching.sentence import understood
from netjob.workbook import Workbook, promises

KEPT = timedelta(days=14)  # a promise that was ticked off lately may have been the introduction


def standing(book: Workbook, today: date) -> list[Promise]:
    """The introductions that were promised and did not happen yet, the newest first.

    A line such as "introduce me to Grace" is read as a sentence is; whom it names is somebody its promiser knows, also
    under a name they got later.
    """
    found = list[Promise]()
    for _, lines in groupby(promises.standing(book, today - KEPT), lambda line: line.id):
        found += _named(book, list(lines))
    return found


def introduced(book: Workbook, promise: int, person: int, today: date, token: str | None = None) -> int | None:
    """A promised introduction happened; its referral, None when it was noted before. Raises `NotFound`."""
    own = [one for one in standing(book, today) if one.id == promise]
    kept = next((one for one in own if one.to == person), None)
    if kept is None:
        return None
    return book.save(lambda writer: promises.introduced(writer, kept, len(own) == 1, today), token)


def _named(book: Workbook, lines: list[Promise]) -> Iterable[Promise]:
    """Of the people that a promise may be about, those it names behind "introduce me to" and the like."""
    people = {line.to: line.to_name for line in lines}
    names = understood(lines[0].what, lines[0].said_on, lexicon(), theirs=True).names
    to = {meant(name.name, people) for name in names}
    if None in to:
        said, named = promises.given(book, lines[0].touchpoint)
        to |= {renamed(name.name, said, named) for name in names if meant(name.name, people) is None}
    return (line for line in lines if line.to in to)
