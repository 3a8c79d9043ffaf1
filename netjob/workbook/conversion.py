"""Gather in SQL how far each contact came since a search began, one row a contact, and never load the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from netjob.coaching.reaches import First, Reach
from netjob.workbook.book import Workbook

STATEMENT = "statement"  # the prompt whose answers are the user's statement

# Touchpoints since the search began with contacts outside the pool.
EXCHANGE = """
    exchange AS (
        SELECT * FROM touchpoint
        WHERE trashed_at IS NULL AND happened_on BETWEEN $start AND $today
            AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
    )
"""

REACHES = f"""
    WITH {EXCHANGE},
    first_out AS (
        SELECT contact, min(happened_on) AS reached_out, arg_min({{'circle': circle, 'tie': tie, 'channel': channel,
            'angle': angle, 'common_ground': common_ground, 'points': points}}, (happened_on, id)) AS how
        FROM exchange WHERE direction = 'out' GROUP BY contact
    ),
    since AS (
        SELECT contact, reached_out, any_value(how) AS how,
            min(happened_on) FILTER (direction = 'in' OR talk) AS replied,
            min(happened_on) FILTER (talk) AS talked,
            min(happened_on) FILTER (ask IN ('introduction', 'recommendation')) AS asked
        FROM first_out JOIN exchange USING (contact) WHERE happened_on >= reached_out GROUP BY contact, reached_out
    )
    SELECT contact, reached_out, replied, talked, asked,
        CASE WHEN mean_to_ask_on <= $today THEN mean_to_ask_on END, how.circle, how.tie, how.channel, how.angle,
        how.common_ground, how.points
    FROM since JOIN contact c ON c.id = contact ORDER BY contact
"""


@dataclass(frozen=True, slots=True)
class EarlySigns:
    """What a search shows before its ladders mean anything: counts since it began."""

    reached_out: int
    answers: int
    names: int
    learned: int
    statements: int
    gives: int


def reaches(book: Workbook, start: date, today: date) -> list[Reach]:
    """Each contact outside the pool who was reached out to since `start`, with what followed up to `today`."""
    found = []
    for contact, out, replied, talked, asked, meant, circle, tie, channel, angle, *used in book.rows(
        REACHES, {"start": start, "today": today}
    ):
        common_ground, points = (tuple(words or ()) for words in used)
        first = First(circle, tie, channel, angle, common_ground, points)
        found.append(Reach(contact, out, replied, talked, asked, meant, first))
    return found


def early_signs(book: Workbook, start: date, began: datetime, today: date) -> EarlySigns:
    """What came of a search so far that can be counted, from `start` to `today`, contacts in the pool left out.

    `began` is the moment, in UTC, at which the day `start` began for the user.
    """
    reached = reaches(book, start, today)
    row = book.row(
        f"""
        WITH {EXCHANGE}, told AS (SELECT h.kind FROM heard h WHERE h.touchpoint IN (SELECT id FROM exchange))
        SELECT (SELECT count(*) FROM told WHERE kind = 'name'), (SELECT count(*) FROM told WHERE kind <> 'name'),
            (SELECT count(DISTINCT body) FROM answer WHERE prompt = $statement AND confirmed AND NOT removed
                AND answered_at >= $began),
            (SELECT count(*) FROM give WHERE given_on BETWEEN $start AND $today
                AND coalesce(touchpoint, 0) NOT IN (SELECT id FROM touchpoint WHERE trashed_at IS NOT NULL)
                AND contact IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL))
        """,
        {"start": start, "began": began, "today": today, "statement": STATEMENT},
    )
    names, learned, statements, gives = row or (0, 0, 0, 0)
    answers = sum(reach.replied is not None for reach in reached)
    return EarlySigns(len(reached), answers, names, learned, statements, gives)
