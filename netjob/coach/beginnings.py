"""Hold beginnings against each other: which angles and talking points came before an introduction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coach.comparisons import group_word, sentence
from netjob.coaching import comparing
from netjob.coaching.comparing import Comparison, Group
from netjob.coaching.journeys import begun
from netjob.coaching.ladders import Horizons
from netjob.coaching.reaches import USED, Reach
from netjob.coaching.review import judged, preceded
from netjob.coaching.words import POINTS
from netjob.content import text
from netjob.workbook import Workbook, conversion, journey


def beginnings(book: Workbook, start: date, today: date, horizons: Horizons) -> list[Comparison]:
    """Introductions asked for since `start` by the first touchpoint with the person asked.

    First by angle, then a comparison for each talking point that was used. Held against the same look 28 days ago.
    """
    before = today - comparing.APART
    now, earlier = _asks(book, start, today, horizons), _asks(book, start, before, horizons)
    found = []
    for by in ("angle", *(f"point:{point}" for point in POINTS)):
        groups = preceded(now, by)
        if by == "angle" or any(group.group == USED for group in groups):
            found.append(_compared(by, groups, preceded(earlier, by)))
    return [one for one in found if one.groups]


def _asks(book: Workbook, start: date, day: date, horizons: Horizons) -> list[tuple[Reach, bool]]:
    """The introductions asked for that could be judged on a day, from what was known then."""
    asked_for = begun(journey.journeys(book, start, day), "outgoing", start)
    return judged(asked_for, conversion.reaches(book, start, day), horizons, day)


def _compared(by: str, groups: Sequence[Group], earlier: Sequence[Group]) -> Comparison:
    words = {group.group: group_word(by, group.group) for group in groups}
    said = comparing.verdict(groups, earlier)
    told = sentence(said, words) if said else text("progress", "compare.one_group")
    return Comparison(by, "introduced", tuple(groups), comparing.drawn(groups), words, told)
