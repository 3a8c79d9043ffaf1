"""Hand the progress pages over: one printable page with the same figures and tables, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from netjob.coach.progress import Progress
from netjob.coach.projection import ISSUED
from netjob.coach.rhythm import HALF_YEAR
from netjob.coaching.timing import STEPS
from netjob.content import text

if TYPE_CHECKING:
    from netjob.figures.look import Drawn

Part = tuple[str, "Drawn"]
CALENDAR_WEEKS = 17
_HEAD = 256


def made(progress: Progress) -> bytes:
    """The page: what the Cadence and Conversion pages show of this search."""
    from netjob.figures import handout

    lines = [text("progress", "handout.about", day=progress.today.isoformat(), search_day=progress.day)]
    title = text("progress", "handout.title")
    return handout.page(title, lines, [*_cadence(progress), *_conversion(progress), *_ahead(progress)])


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is a page that netjob wrote."""
    from netjob.figures.handout import MARK

    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(_HEAD)
    except OSError:
        return False


def _cadence(progress: Progress) -> Iterator[Part]:
    from netjob.figures import cadence, gaps

    if not progress.weeks:
        return
    shown, bars = progress.weeks[-HALF_YEAR:], progress.bars("direction", HALF_YEAR)
    yield _part("weekly", cadence.weekly(shown, bars, "direction", progress.average, bool(progress.search)))
    mondays = [week.monday for week in progress.weeks[-CALENDAR_WEEKS:]]
    yield _part("calendar", cadence.calendar(progress.calendar(CALENDAR_WEEKS), mondays, progress.today))
    between = progress.rhythm.gaps()
    if between:
        yield _part("gaps", gaps.gaps(between, progress.cadence_days))


def _conversion(progress: Progress) -> Iterator[Part]:
    from netjob.figures import conversion, curve, flow

    people = progress.people()
    if people and people[0].entered:
        yield _part("people", conversion.ladder(people[0]))
        yield _part("people", conversion.shares(people, progress.horizons))
        days = progress.horizons["people"]["replied"]
        yield _part("cohorts", flow.cohorts(progress.people("month"), "replied", days))
    for direction in ("outgoing", "incoming"):
        ladder = progress.referrals(direction)
        if ladder and ladder.entered:
            yield _part("referrals", conversion.ladder(ladder))
            yield _part("referrals", conversion.shares([ladder], progress.horizons))
    for step in STEPS:
        rows = progress.curve(step)
        if rows is not None and not rows.empty:
            yield _part("curves", curve.curve(rows, step, progress.watched(step)))
    standing = progress.flow()
    if standing:
        yield _part("flow", flow.flow(standing))


def _ahead(progress: Progress) -> Iterator[Part]:
    from netjob.figures import projection

    ahead = progress.projection
    if ahead is None:
        return
    found = ahead.outlook(ISSUED)
    if ahead.gate(found) == "shown":
        said = ahead.sentence(ISSUED, found)
        yield _part("projection", projection.ahead(ahead.outlooks(ISSUED), said, ahead.today))


def _part(section: str, drawn: Drawn) -> Part:
    return text("progress", f"sections.{section}"), drawn
