"""Keep the week's goals, the weeks of rest, and what was planned for a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netjob.coaching.goals import Goals
from netjob.coaching.weeks import Week, monday
from netjob.workbook.book import Workbook
from netjob.workbook.cadence import WEEKLY
from netjob.workbook.writer import Writer


def rows(book: Workbook) -> list[tuple[date, Goals]]:
    """(starts_on, goals) in order; each holds until the next."""
    found = book.rows("SELECT starts_on, touchpoints, talks, asks, gives FROM goal ORDER BY starts_on, id")
    return [(starts_on, Goals(*numbers)) for starts_on, *numbers in found]


def replace(writer: Writer, plan: Sequence[tuple[date, Goals]]) -> None:
    """Put goals in force from the first Monday of the plan on; what was set for later weeks goes."""
    for (row_id,) in writer.rows("SELECT id FROM goal WHERE starts_on >= ?", [plan[0][0]]):
        writer.delete("goal", row_id)
    for starts_on, goals in plan:
        writer.insert(
            "goal",
            starts_on=starts_on,
            touchpoints=goals.touchpoints,
            talks=goals.talks,
            asks=goals.asks,
            gives=goals.gives,
        )


def so_far(book: Workbook, today: date) -> tuple[Week, Week]:
    """This week's counts up to today, and up to yesterday; the latter only where something was focused."""
    first, yesterday = monday(today), today - timedelta(days=1)
    now = _week(book, first, today)
    return now, _week(book, first, yesterday) if now.focused else Week(first)


def rests(book: Workbook, week: date) -> bool:
    """Whether the week of a Monday is one of rest."""
    return bool(book.value("SELECT count(*) FROM rest_week WHERE monday = ?", [week]))


def rest(writer: Writer, week: date, on: bool) -> None:
    """Make the week of a Monday one of rest, or not."""
    writer.execute("DELETE FROM rest_week WHERE monday = ?", [week])
    if on:
        writer.execute("INSERT INTO rest_week VALUES (?)", [week])


def planned(book: Workbook, week: date) -> list[tuple[int, str, str]]:
    """(id, when, what) of the plans of a week that were not looked at yet."""
    return book.rows("SELECT id, when_, then_ FROM intention WHERE monday = ? AND kept IS NULL ORDER BY id", [week])


def forget_plan(writer: Writer, what: str) -> None:
    """Take out what was planned in these words and not looked at yet."""
    for (row_id,) in writer.rows("SELECT id FROM intention WHERE then_ = ? AND kept IS NULL", [what]):
        writer.delete("intention", row_id)


def _week(book: Workbook, first: date, last: date) -> Week:
    found = book.row(WEEKLY, {"first": first, "today": last}) if last >= first else None
    return Week(*found) if found else Week(first)
