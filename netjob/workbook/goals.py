"""Keep the week's goals, the weeks of rest, and what was planned for a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coaching import strands
from netjob.coaching.goals import Goals
from netjob.coaching.practice import looked_at
from netjob.coaching.weeks import Week
from netjob.workbook import practice
from netjob.workbook.book import Workbook
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


def so_far(book: Workbook, today: date) -> tuple[Week, int]:
    """This week's counts up to today, and how many focused touchpoints there were up to yesterday.

    Out of what the week's practice asks too, so that one question answers both.
    """
    now = practice.weeks(book, looked_at(today), today)[-1]
    before = [one for one in practice.focused(book, today) if one.happened_on < today]
    return now, sum(strands.counted(before).values())


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
