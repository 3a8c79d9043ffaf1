"""Gather a week in SQL: what was heard, what turned into what, who could hear of it, targets that rest unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netjob.coaching import words
from netjob.workbook.book import Workbook
from netjob.workbook.standings import COLUMNS, FACTS, RUNG, STANDING, Standing
from netjob.workbook.writer import Writer

SIX_DAYS = timedelta(days=6)  # from a Monday to its Sunday

HEARD = """
    FROM heard h JOIN touchpoint t ON t.id = h.touchpoint AND t.trashed_at IS NULL
    JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
    WHERE t.happened_on BETWEEN $first AND $last
"""

# Every rung of a referral in a week, numbered from its first one.
MOVED = f"""
    WITH {RUNG},
    numbered AS (
        SELECT rung.referral, step, reached_on,
            row_number() OVER (PARTITION BY rung.referral ORDER BY reached_on, list_position($order, step)) AS number
        FROM rung JOIN referral r ON r.id = rung.referral AND r.trashed_at IS NULL
        JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL
    )
    SELECT referral, step, reached_on, number FROM numbered
    WHERE reached_on BETWEEN $first AND $last ORDER BY referral, number
"""

# The last day on which anything happened at an active target; null where nothing ever did.
TOUCHED = """
    WITH active AS (
        SELECT id, name, organisation_key, motivation FROM target
        WHERE status = 'active' AND trashed_at IS NULL AND updated_at < $looked_at
    ),
    happened AS (
        SELECT a.id, t.happened_on AS day FROM active a
        JOIN contact c ON c.organisation_key = a.organisation_key AND c.trashed_at IS NULL
        JOIN touchpoint t ON t.contact = c.id AND t.trashed_at IS NULL
        UNION ALL SELECT target, happened_on FROM touchpoint
        WHERE trashed_at IS NULL AND target IN (SELECT id FROM active)
        UNION ALL SELECT r.target, s.reached_on FROM referral r JOIN referral_step s ON s.referral = r.id
        WHERE r.trashed_at IS NULL AND r.target IN (SELECT id FROM active)
        UNION ALL SELECT a.id, g.reached_on FROM active a
        JOIN opening o ON (o.target = a.id OR o.organisation_key = a.organisation_key) AND o.trashed_at IS NULL
        JOIN opening_stage g ON g.opening = o.id
    )
    SELECT count(*) OVER (), a.id, a.name, touched.on_day FROM active a
    LEFT JOIN (SELECT id, max(day) AS on_day FROM happened GROUP BY id) touched ON touched.id = a.id
    WHERE touched.on_day IS NULL OR touched.on_day < $since
    ORDER BY a.motivation DESC NULLS LAST, touched.on_day NULLS FIRST, a.name COLLATE NOCASE.NOACCENT, a.id
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was heard: from whom, when, and of which kind."""

    contact: int
    name: str
    heard_on: date
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many names were heard in a week, referrals begun, and steps reached beyond a first one (ends left out)."""

    names: int
    begun: int
    further: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A referral that moved in a week: the exchange it came up in, where it leads, and the week's steps in order."""

    referral: int
    referrer: int
    referrer_name: str
    direction: str
    happened_on: date | None
    channel: str | None
    person: str | None
    target: str | None
    organisation: str | None
    role: str | None
    steps: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Untouched:
    """An active target at which nothing happened since `touched_on`; None: nothing yet."""

    id: int
    name: str
    touched_on: date | None


def heard_kinds(book: Workbook, week: date) -> dict[str, int]:
    """How much was heard of each kind in the week of a Monday, in the order of words; kinds without any left out."""
    found = dict(book.rows(f"SELECT h.kind, count(*) {HEARD} GROUP BY h.kind", _week(week)))
    return {kind: found[kind] for kind in words.HEARD if kind in found}


def heard(book: Workbook, week: date, kind: str, limit: int, offset: int = 0) -> list[Heard]:
    """What was heard in the week of a Monday, newest first, a page at a time; an empty `kind` is every kind."""
    sql = f"""
        SELECT c.id, c.name, t.happened_on, h.kind, h.body {HEARD} AND ($kind = '' OR h.kind = $kind)
        ORDER BY t.happened_on DESC, h.id DESC LIMIT {int(limit)} OFFSET {int(offset)}
    """
    return [Heard(*row) for row in book.rows(sql, _week(week) | {"kind": kind})]


def counts(book: Workbook, week: date) -> Counts:
    """What the week of a Monday turned into, as counts."""
    steps = [(step, number) for moved in _moved(book, week).values() for step, _, number in moved]
    begun = sum(number == 1 for _, number in steps)
    further = sum(number > 1 and step not in words.ENDS for step, number in steps)
    return Counts(heard_kinds(book, week).get("name", 0), begun, further)


def turned(book: Workbook, week: date, limit: int, offset: int = 0) -> tuple[int, list[Turned]]:
    """How many referrals moved in the week of a Monday, and one page of them, those that moved last first."""
    moved = _moved(book, week)
    latest = sorted(moved, key=lambda referral: (moved[referral][-1][1], referral), reverse=True)
    shown = latest[offset : offset + limit] or latest[:limit]  # the last page went while it was looked at
    rows = book.rows(
        """
        SELECT r.id, r.referrer, c.name, r.direction, t.happened_on, t.channel, p.name, g.name, o.organisation, o.role
        FROM referral r JOIN contact c ON c.id = r.referrer
        LEFT JOIN touchpoint t ON t.id = r.touchpoint AND t.trashed_at IS NULL
        LEFT JOIN contact p ON p.id = r.person AND p.trashed_at IS NULL
        LEFT JOIN target g ON g.id = r.target AND g.trashed_at IS NULL
        LEFT JOIN opening o ON o.id = r.opening AND o.trashed_at IS NULL
        WHERE list_contains($shown, r.id)
        """,
        {"shown": shown},
    )
    found = {row[0]: Turned(*(*row, tuple((step, day) for step, day, _ in moved[row[0]]))) for row in rows}
    return len(latest), [found[one] for one in shown if one in found]  # one may have gone between the two questions


def to_tell(book: Workbook, since: date) -> list[Standing]:
    """The doors that led on since a day without their opener having heard, newest first."""
    sql = f"WITH {STANDING} SELECT {COLUMNS} FROM standing WHERE to_tell AND since >= $since ORDER BY since DESC, id"
    return [Standing(*row) for row in book.rows(sql, {**FACTS, "since": since})]


def untouched(
    book: Workbook, since: date, looked_at: datetime, limit: int, offset: int = 0
) -> tuple[int, list[Untouched]]:
    """How many active targets saw nothing since a day, and one page of them, the most wanted first.

    Those that were added, changed or kept since the moment `looked_at` (UTC) are left out.
    """
    sql = f"{TOUCHED} LIMIT {int(limit)} OFFSET {int(offset)}"
    rows = book.rows(sql, {"since": since, "looked_at": looked_at})
    return (int(rows[0][0]) if rows else 0), [Untouched(*row[1:]) for row in rows]


def look_at(writer: Writer, target: int) -> None:
    """A target was looked at and stays as it is. Raises `NotFound`."""
    writer.update("target", target, {"updated_at": writer.now})


def thank(writer: Writer, contact: int, day: date) -> None:
    """Somebody was thanked on a day."""
    writer.insert("give", contact=contact, given_on=day, kind="thanks")


def _week(week: date) -> dict[str, object]:
    return {"first": week, "last": week + SIX_DAYS}


def _moved(book: Workbook, week: date) -> dict[int, list[tuple[str, date, int]]]:
    """The referrals that moved in the week of a Monday, with the week's steps in order: (step, day, which it was)."""
    found: dict[int, list[tuple[str, date, int]]] = {}
    for referral, *step in book.rows(MOVED, _week(week) | {"order": FACTS["order"]}):
        found.setdefault(referral, []).append((step[0], step[1], step[2]))
    return found
