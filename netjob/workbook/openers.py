"""Find who opened a door in the search that ended well, and who of them has heard how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching.suggestions import Candidate
from netjob.workbook.book import Workbook
from netjob.workbook.standings import RUNG
from netjob.workbook.suggestions import Reason

BEFORE = timedelta(days=30)  # thanks from the acceptance on count, at most so long before the search ended
LONGEST = timedelta(days=90)  # after so long Today suggests nobody for it any more

FOUND = """
    SELECT started_on, ended_on FROM search
    QUALIFY row_number() OVER (ORDER BY ended_on IS NULL DESC, ended_on DESC, id DESC) = 1 AND outcome = 'found'
"""

# `accepted`: the doors and openings that ended in a job; `chain`: those and every door they came out of; `opened`:
# everybody who opened any door in the search. `led` are those of the chain and those noted at the accepted opening.
OPENERS = f"""
    WITH RECURSIVE {RUNG},
    accepted AS (
        SELECT r.id AS referral, s.reached_on, coalesce(o.organisation, t.name) AS organisation
        FROM rung s JOIN referral r ON r.id = s.referral AND r.trashed_at IS NULL
        LEFT JOIN opening o ON o.id = r.opening LEFT JOIN target t ON t.id = r.target
        WHERE s.step = 'accepted' AND s.reached_on BETWEEN $started AND $today
    ),
    job AS (
        SELECT o.id AS opening, g.reached_on, o.organisation, o.vouched_by
        FROM opening o JOIN opening_stage g ON g.opening = o.id AND g.stage = 'accepted'
        WHERE o.trashed_at IS NULL AND g.reached_on BETWEEN $started AND $today
    ),
    chain AS (
        SELECT referral, organisation FROM accepted
        UNION SELECT r.came_from_referral, chain.organisation FROM chain JOIN referral r ON r.id = chain.referral
        WHERE r.came_from_referral IS NOT NULL
    ),
    opened AS (
        SELECT r.referrer AS contact, chain.organisation, NULL::DATE AS day
        FROM chain JOIN referral r ON r.id = chain.referral AND r.trashed_at IS NULL
        UNION ALL SELECT c.contact, job.organisation, NULL FROM job JOIN opening_contact c ON c.opening = job.opening
        UNION ALL SELECT vouched_by, organisation, NULL FROM job WHERE vouched_by IS NOT NULL
        UNION ALL SELECT r.referrer, NULL, s.reached_on
        FROM rung s JOIN referral r ON r.id = s.referral AND r.trashed_at IS NULL
        WHERE s.step NOT IN ('asked', 'declined', 'lapsed') AND s.reached_on BETWEEN $started AND $ended
    ),
    once AS (SELECT contact, max(organisation) AS organisation, min(day) AS day FROM opened GROUP BY contact),
    ended AS (
        SELECT greatest($ended - {BEFORE.days},
            least($ended, (SELECT max(reached_on) FROM accepted), (SELECT max(reached_on) FROM job))) AS day
    ),
    thanks AS (
        SELECT contact, max(given_on) AS thanked FROM give
        WHERE kind = 'thanks' AND given_on >= (SELECT day FROM ended) AND contact IN (SELECT contact FROM once)
        GROUP BY contact
    )
    SELECT c.id, c.name, c.organisation, c.tie, once.organisation, once.day, thanks.thanked
    FROM once JOIN contact c ON c.id = once.contact AND c.trashed_at IS NULL AND c.status <> 'closed'
    LEFT JOIN thanks ON thanks.contact = c.id
    ORDER BY once.organisation IS NULL, once.day NULLS FIRST, c.name COLLATE NOCASE.NOACCENT, c.id
"""


@dataclass(frozen=True, slots=True)
class Opener:
    """Somebody who opened a door.

    `led`: the organisation of the job it led to, None for the other doors; `thanked`: when, since the search ended.
    """

    contact: int
    name: str
    organisation: str | None
    tie: str
    led: str | None
    opened_on: date | None
    thanked: date | None


def found(book: Workbook) -> tuple[date, date] | None:
    """(began, ended) of the last search when it ended with work found; None else, and while a search is open."""
    row = book.row(FOUND)
    return (row[0], row[1]) if row else None


def openers(book: Workbook, today: date) -> list[Opener]:
    """Everybody who opened a door in the search that ended well, those first whose door led to the job."""
    search = found(book)
    if search is None:
        return []
    facts = {"started": search[0], "ended": search[1], "today": today}
    return [Opener(*row) for row in book.rows(OPENERS, facts)]


def candidates(book: Workbook, today: date) -> list[Reason]:
    """Those of them who have not heard it yet, for 90 days after the search; the whole chain before the others."""
    search = found(book)
    if search is None or today - search[1] > LONGEST:
        return []
    reasons = []
    for one in openers(book, today):
        if one.thanked is None:
            due_on = search[1] if one.led is None else search[0]
            candidate = Candidate(
                f"opened:{one.contact}", "opened", one.contact, one.name, one.organisation, one.tie, due_on
            )
            reasons.append(Reason(candidate, target=one.led, since=one.opened_on))
    return reasons


def accepted(book: Workbook, since: date, today: date) -> tuple[str, date] | None:
    """Where an offer was accepted last since a day, and when; None where none was."""
    row = book.row(
        f"""
        WITH {RUNG}, job AS (
            SELECT o.organisation, g.reached_on FROM opening_stage g
            JOIN opening o ON o.id = g.opening AND o.trashed_at IS NULL WHERE g.stage = 'accepted'
            UNION ALL SELECT t.name, s.reached_on FROM rung s
            JOIN referral r ON r.id = s.referral AND r.trashed_at IS NULL JOIN target t ON t.id = r.target
            WHERE s.step = 'accepted'
        )
        SELECT organisation, reached_on FROM job WHERE reached_on BETWEEN $since AND $today
        ORDER BY reached_on DESC, organisation LIMIT 1
        """,
        {"since": since, "today": today},
    )
    return (row[0], row[1]) if row else None
