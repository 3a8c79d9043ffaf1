"""Count touchpoints by week and day, and find out who has not heard for long, in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netjob.coaching import cadence
from netjob.coaching.weeks import BARS, Week, mondays
from netjob.workbook.book import Workbook

MANY = 5  # the same text to this many people in a day counts once

# What makes a touchpoint `t` focused, as far as it lies in the touchpoint: contacts in the pool are in no goal.
FOCUS = """
    t.direction = 'out' AND t.angle IS NOT NULL AND (
        coalesce(len(t.points), 0) > 0 OR coalesce(len(t.common_ground), 0) > 0
        OR t.id IN (SELECT touchpoint FROM give WHERE touchpoint IS NOT NULL))
"""

# What counts towards goals, by week. A text to many people on one day, those in the pool among them, counts once.
COUNTED = f"""
    WITH counted AS (SELECT id FROM contact WHERE trashed_at IS NULL AND status <> 'pool'),
    many AS (
        SELECT t.happened_on, t.batch FROM touchpoint t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN $first AND $today AND t.direction = 'out' AND t.batch <> ''
        GROUP BY ALL HAVING count(DISTINCT t.contact) >= {MANY}
    ),
    done AS (
        SELECT t.happened_on AS day, nullif(t.batch, '') AS sent, count(*) FILTER (t.talk) AS talks,
            count(*) FILTER (t.ask <> 'job') AS asks, count(*) FILTER ({FOCUS}) AS focused, 0 AS gives
        FROM touchpoint t JOIN counted ON counted.id = t.contact
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN $first AND $today GROUP BY ALL
        UNION ALL SELECT given_on, NULL, 0, 0, 0, count(*) FROM give JOIN counted ON counted.id = give.contact
        WHERE given_on BETWEEN $first AND $today
            AND coalesce(touchpoint, 0) NOT IN (SELECT id FROM touchpoint WHERE trashed_at IS NOT NULL) GROUP BY ALL
    )
    SELECT date_trunc('week', day)::DATE AS monday, sum(talks)::BIGINT, sum(asks)::BIGINT,
        sum(if((day, sent) IN (FROM many), least(1, focused), focused))::BIGINT, sum(gives)::BIGINT
    FROM done GROUP BY monday ORDER BY monday
"""

# Kept contacts that have a cadence and are not paused or snoozed, with their last touchpoint: derived, never stored.
TENDED = """
    WITH tended AS (
        SELECT id, name, organisation, tie, coalesce(cadence_days,
            CASE WHEN circle <> 'wanted' THEN
                CASE tie WHEN 'close' THEN $close WHEN 'familiar' THEN $familiar WHEN 'slight' THEN $slight END
            END)::INTEGER AS cadence_days
        FROM contact
        WHERE status = 'kept' AND trashed_at IS NULL AND (paused_until IS NULL OR paused_until < $today)
            AND 'cadence:' || id NOT IN (SELECT key FROM suggestion WHERE until > $today)
    )
    SELECT id, name, organisation, tie, last_on, cadence_days
    FROM tended LEFT JOIN (
        SELECT contact, max(happened_on) AS last_on FROM touchpoint
        WHERE trashed_at IS NULL AND happened_on <= $today AND contact IN (SELECT id FROM tended) GROUP BY contact
    ) ON contact = id
    WHERE cadence_days > 0
    ORDER BY last_on IS NOT NULL, ($today - last_on) / cadence_days DESC, name COLLATE NOCASE.NOACCENT, id
"""


@dataclass(frozen=True, slots=True)
class Silence:
    """A kept contact and its cadence; `last_on`, `days_since`, `ratio` and `due_on` are None when never touched."""

    contact_id: int
    contact: str
    organisation: str | None
    tie: str
    last_on: date | None
    days_since: int | None
    cadence_days: int
    ratio: float | None
    colour: str

    @property
    def due_on(self) -> date | None:
        """Last touchpoint and cadence."""
        return cadence.due_on(self.last_on, self.cadence_days)

    @property
    def due(self) -> bool:
        """Whether the day is today or was before; always when never touched."""
        return self.ratio is None or self.ratio >= cadence.AMBER

    @property
    def past(self) -> bool:
        """Whether the day was before today; always when never touched."""
        return self.ratio is None or self.ratio > cadence.AMBER


@dataclass(frozen=True, slots=True)
class Standing:
    """How many kept contacts with a cadence stand where."""

    never: int
    red: int
    amber: int
    green: int

    @property
    def listed(self) -> int:
        """Who is past their cadence or was never touched."""
        return self.never + self.red + self.amber

    @property
    def everyone(self) -> int:
        """Every kept contact with a cadence that is not paused or snoozed."""
        return self.listed + self.green


def weekly(book: Workbook, today: date) -> list[Week]:
    """The last 104 weeks, those without anything included; empty while there is no touchpoint and no give at all.

    `contacts` stay 0: counting people takes as long as all the rest, and few pages show them; `people` counts them.
    """
    listed = mondays(today)
    found, ways = counted(book, listed[0], today), weekly_by(book, "direction", listed[0], today)
    if not found and not ways and not book.value("SELECT EXISTS (FROM touchpoint WHERE trashed_at IS NULL)"):
        return []
    both = {(monday, direction): count for monday, direction, count in ways}
    return [
        replace(
            found.get(monday, Week(monday)), outgoing=both.get((monday, "out"), 0), incoming=both.get((monday, "in"), 0)
        )
        for monday in listed
    ]


def counted(book: Workbook, first: date, today: date) -> dict[date, Week]:
    """Weeks by Monday, from the Monday `first` on, with what counts towards goals only, where there was anything."""
    rows = book.rows(COUNTED, {"first": first, "today": today})
    return {
        monday: Week(monday, talks=talks, asks=asks, focused=focused, gives=gives)
        for monday, talks, asks, focused, gives in rows
    }


def people(book: Workbook, today: date) -> dict[date, int]:
    """How many people there were touchpoints with, by Monday, in those of the last 104 weeks that had any."""
    rows = book.rows(
        """
        SELECT date_trunc('week', t.happened_on)::DATE, count(DISTINCT t.contact)
        FROM touchpoint t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN ? AND ? GROUP BY 1
        """,
        [mondays(today)[0], today],
    )
    return dict(rows)


def weekly_by(book: Workbook, by: str, first: date, today: date) -> list[tuple[date, str, int]]:
    """(Monday, group, touchpoints) from the Monday `first` on where there were any; `by` is one of `weeks.BARS`."""
    if by not in BARS:
        raise KeyError(by)
    sql = f"""
        SELECT date_trunc('week', t.happened_on)::DATE, t.{by}, count(*)
        FROM touchpoint t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN ? AND ? GROUP BY ALL ORDER BY ALL
    """
    return book.rows(sql, [first, today])


def daily(book: Workbook, first: date, today: date) -> list[tuple[date, int]]:
    """(day, touchpoints) for each day that had any."""
    return book.rows(
        """
        SELECT t.happened_on, count(*) FROM touchpoint t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.happened_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 1
        """,
        [first, today],
    )


def rest_weeks(book: Workbook) -> set[date]:
    """The Mondays of weeks taken off."""
    return {monday for (monday,) in book.rows("SELECT monday FROM rest_week")}


def tended(book: Workbook, by_tie: Mapping[str, int], today: date) -> list[Silence]:
    """Every kept contact with a cadence that is not paused or snoozed: never touched first, then the highest ratio."""
    return [_silence(row, today) for row in book.rows(TENDED, {**_ties(by_tie), "today": today})]


def silent(book: Workbook, by_tie: Mapping[str, int], today: date) -> list[Silence]:
    """Those of `tended` who are past their cadence or were never touched."""
    return [silence for silence in tended(book, by_tie, today) if silence.past]


def _silence(row: tuple[Any, ...], today: date) -> Silence:
    contact, name, organisation, tie, last_on, cadence_days = row
    days_since = None if last_on is None else (today - last_on).days
    ratio = cadence.ratio(last_on, cadence_days, today)
    colour = cadence.colour("kept", last_on, cadence_days, today)
    return Silence(contact, name, organisation, tie, last_on, days_since, cadence_days, ratio, colour)


def _ties(by_tie: Mapping[str, int]) -> dict[str, int | None]:
    return {tie: by_tie.get(tie) for tie in ("close", "familiar", "slight")}
