"""Read what was guessed before each ask, and when a yes came."""

from __future__ import annotations

from netjob.coaching.calibration import Guess
from netjob.workbook.book import Workbook
from netjob.workbook.standings import FACTS, RUNG


def guesses(book: Workbook) -> list[Guess]:
    """Asked-for referrals with a guess; a step that was skipped takes the next dated step's day."""
    rows = book.rows(
        f"""
        WITH {RUNG}
        SELECT r.guess, min(g.reached_on) FILTER (g.step = 'asked') AS asked_on,
            min(g.reached_on) FILTER (list_position($order, g.step) BETWEEN 2 AND 9) AS agreed_on
        FROM referral r JOIN rung g ON g.referral = r.id
        WHERE r.trashed_at IS NULL AND r.direction = 'outgoing' AND r.guess IS NOT NULL
        GROUP BY r.id, r.guess HAVING asked_on IS NOT NULL ORDER BY r.id
        """,
        {"order": FACTS["order"]},
    )
    return [Guess(*row) for row in rows]
