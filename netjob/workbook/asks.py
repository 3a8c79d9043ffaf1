"""Find what was asked and has no step yet that answers it, and what was heard and said since."""

from __future__ import annotations

from datetime import date

from netjob.coaching.asks import RESTS, Ask
from netjob.workbook.book import Workbook

# A stranger is who was named or is wanted and was never met; asks of a talk were answered in it, one way or another.
ASKS = f"""
    WITH door AS (
        SELECT 'referral:' || r.id AS key, r.referrer AS contact, s.reached_on AS asked_on, r.touchpoint,
            coalesce(t.name, o.organisation) AS organisation,
            coalesce(t.organisation_key, o.organisation_key) AS organisation_key
        FROM referral r JOIN referral_step s ON s.referral = r.id AND s.step = 'asked'
        LEFT JOIN target t ON t.id = r.target AND t.trashed_at IS NULL
        LEFT JOIN opening o ON o.id = r.opening AND o.trashed_at IS NULL
        WHERE r.direction = 'outgoing' AND r.trashed_at IS NULL
            AND NOT EXISTS (FROM referral_step x WHERE x.referral = r.id AND x.step <> 'asked')
            AND NOT EXISTS (
                FROM opening_stage g WHERE g.opening = r.opening
                    AND g.stage IN ('interview', 'final', 'offer', 'accepted'))
    ), answer AS (  -- the last one; on the day of a talk all was answered that was asked before it
        SELECT contact, max(if(direction = 'in' AND NOT talk, happened_on, happened_on - 1)) AS day FROM touchpoint
        WHERE trashed_at IS NULL AND (direction = 'in' OR talk)
            AND happened_on BETWEEN $today - {RESTS.days} AND $today
        GROUP BY contact
    ), said AS (
        SELECT 'touchpoint:' || t.id AS key, t.contact, t.happened_on AS asked_on, t.id AS touchpoint,
            g.name AS organisation, g.organisation_key
        FROM touchpoint t LEFT JOIN answer ON answer.contact = t.contact
        LEFT JOIN target g ON g.id = t.target AND g.trashed_at IS NULL
        WHERE t.trashed_at IS NULL AND t.direction = 'out' AND NOT t.talk AND t.ask IS NOT NULL AND t.ask <> 'job'
            AND t.happened_on BETWEEN $today - {RESTS.days} AND $today AND t.contact NOT IN (SELECT contact FROM door)
            AND t.id NOT IN (SELECT touchpoint FROM referral WHERE touchpoint IS NOT NULL)
        QUALIFY row_number() OVER (PARTITION BY t.contact ORDER BY t.happened_on <= answer.day, t.happened_on, t.id) = 1
    ), asked AS (FROM door UNION ALL FROM said), since AS (
        SELECT a.key, min(t.happened_on) FILTER (
                t.talk AND t.happened_on > a.asked_on
                OR t.direction = 'in' AND NOT t.talk AND t.id <> coalesce(a.touchpoint, 0)) AS answered_on,
            max(t.happened_on) FILTER (t.direction = 'out' AND NOT t.talk AND t.happened_on > a.asked_on) AS again_on
        FROM asked a JOIN touchpoint t ON t.contact = a.contact AND t.trashed_at IS NULL
            AND t.happened_on BETWEEN a.asked_on AND $today
        GROUP BY a.key
    )
    SELECT a.key, a.contact, c.name, c.circle <> 'known' AND (c.circle = 'wanted' OR c.tie = 'none'), a.asked_on,
        coalesce(a.organisation, c.organisation, ''), coalesce(a.organisation_key, c.organisation_key, ''),
        since.again_on, since.answered_on
    FROM asked a LEFT JOIN since ON since.key = a.key
    JOIN contact c ON c.id = a.contact AND c.trashed_at IS NULL AND c.status NOT IN ('pool', 'closed')
    WHERE a.asked_on <= $today
    ORDER BY a.asked_on, a.key
"""


def asks(book: Workbook, today: date) -> list[Ask]:
    """Every ask that stands open, the earliest first: referrals that stand at *asked*, and other asks of 90 days."""
    return [Ask(*row) for row in book.rows(ASKS, {"today": today})]
