"""Read each referral's dated steps; with an opening, its last three come from the opening's stages."""

from __future__ import annotations

from datetime import date

from netjob.coaching.journeys import Journey
from netjob.coaching.words import OPENING_STEPS
from netjob.workbook.book import Workbook


def journeys(book: Workbook, start: date, today: date) -> list[Journey]:
    """Referrals with something dated since `start` whose referrer is outside the pool; nothing after `today` counts."""
    rows = book.rows(
        """
        WITH door AS (
            SELECT id, referrer, direction, opening FROM referral
            WHERE trashed_at IS NULL
                AND referrer IN (SELECT id FROM contact WHERE status <> 'pool' AND trashed_at IS NULL)
        ), dated AS (
            SELECT d.id, d.referrer, d.direction, d.opening IS NOT NULL AS from_stages, s.step, s.reached_on
            FROM door d JOIN referral_step s ON s.referral = d.id WHERE s.reached_on <= $today
            UNION ALL
            SELECT d.id, d.referrer, d.direction, false, CASE g.stage WHEN 'final' THEN 'interview' ELSE g.stage END,
                g.reached_on
            FROM door d JOIN opening_stage g ON g.opening = d.opening
            WHERE g.reached_on <= $today AND g.stage IN ('interview', 'final', 'offer', 'accepted')
        )
        FROM dated QUALIFY max(reached_on) OVER (PARTITION BY id) >= $start
        """,
        {"start": start, "today": today},
    )
    found: dict[int, Journey] = {}
    for row_id, referrer, direction, from_stages, step, day in rows:
        dated = found.setdefault(row_id, Journey(referrer, direction, {})).dated
        if not (from_stages and step in OPENING_STEPS):
            dated[step] = min(day, dated.get(step, day))
    return [found[row_id] for row_id in sorted(found)]
