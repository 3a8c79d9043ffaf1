"""Find who could be suggested today.

Keys are the kind and an id: 'cadence:<contact>' (also for those never touched or dormant), 'wanted:<contact>',
'opened:<contact>', 'promise:<follow_up>', 'talk:<touchpoint>', 'introduction:<referral>', 'thanks:<referral>',
'news:<referral>', 'update:<referral>', 'ask:<key of the ask>'; 'linkedin:0' is the reminder of the archive.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netjob.coaching import asks as ask_rules
from netjob.coaching.cadence import DORMANT
from netjob.coaching.doors import (
    LATELY,
    LONGEST,
    OPENED,
    OVER,
    QUIET,
    THANKED_WITHIN,
    Step,
    follow_by,
    owed,
    thank_by,
)
from netjob.coaching.referral import NEWS
from netjob.coaching.suggestions import Candidate
from netjob.workbook import asks, cadence
from netjob.workbook.book import Workbook
from netjob.workbook.standings import RUNG

OPEN_DAYS = LATELY.days  # a door that opened longer ago asks for no thanks and no news any more

PROMISES = """
    SELECT 'promise:' || f.id, CASE f.owed_by WHEN 'me' THEN 'promise' ELSE 'expected' END,
        c.id, c.name, c.organisation, c.tie, f.due_on, f.what
    FROM follow_up f JOIN contact c ON c.id = f.contact AND c.trashed_at IS NULL AND c.status <> 'closed'
    WHERE f.done_on IS NULL AND f.trashed_at IS NULL AND f.due_on <= $today
"""

# The last talk of the week with each person, without thanks or another word from the user since.
TALKS = f"""
    WITH lately AS (
        SELECT id, contact, happened_on, direction, talk FROM touchpoint
        WHERE trashed_at IS NULL AND happened_on BETWEEN $today - {THANKED_WITHIN.days} AND $today
    )
    SELECT 'talk:' || t.id, 'talk', c.id, c.name, c.organisation, c.tie, t.happened_on
    FROM lately t JOIN contact c ON c.id = t.contact AND c.trashed_at IS NULL AND c.status NOT IN ('pool', 'closed')
    WHERE t.talk AND t.happened_on < $today
        AND NOT EXISTS (FROM lately s WHERE s.contact = t.contact AND s.direction = 'out'
            AND s.happened_on > t.happened_on)
        AND NOT EXISTS (FROM give g WHERE g.contact = t.contact AND g.kind = 'thanks' AND g.given_on >= t.happened_on)
    QUALIFY row_number() OVER (PARTITION BY t.contact ORDER BY t.happened_on DESC, t.id DESC) = 1
"""

# Introductions of a month that led no further, and to whom the user has not spoken or written since.
INTRODUCTIONS = f"""
    WITH {RUNG}
    SELECT 'introduction:' || r.id, 'introduction', p.id, p.name, p.organisation, p.tie, s.reached_on, i.name
    FROM rung s JOIN referral r ON r.id = s.referral AND r.trashed_at IS NULL
    JOIN contact p ON p.id = r.person AND p.trashed_at IS NULL AND p.status <> 'closed'
    JOIN contact i ON i.id = r.referrer AND i.trashed_at IS NULL
    WHERE s.step = 'introduced' AND s.reached_on BETWEEN $today - {LATELY.days} AND $today
        AND r.id NOT IN (SELECT referral FROM rung WHERE step NOT IN ('asked', 'agreed', 'introduced'))
        AND NOT EXISTS (
            FROM touchpoint t WHERE t.contact = p.id AND t.trashed_at IS NULL AND t.happened_on >= s.reached_on
                AND (t.direction = 'out' OR t.talk))
"""

# The steps of every door whose opener could hear something, with when they were thanked and heard from the user last.
DOORS = f"""
    WITH {RUNG},
    ladder AS (
        SELECT referral, list([step, reached_on::VARCHAR, told_on::VARCHAR] ORDER BY reached_on, step) AS steps,
            max(reached_on) FILTER (step IN $opened) AS opened_on,
            max(reached_on) FILTER (step IN $news AND told_on IS NULL) AS news_on,
            max(reached_on) FILTER (step = 'introduced') AS introduced_on, bool_or(step IN $over) AS over
        FROM rung WHERE reached_on <= $today GROUP BY referral
    ),
    door AS (
        SELECT r.id, c.id AS contact, c.name, c.organisation, c.tie, l.* EXCLUDE (referral)
        FROM ladder l JOIN referral r ON r.id = l.referral AND r.trashed_at IS NULL
        JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL AND c.status <> 'closed'
        WHERE opened_on >= $today - {LATELY.days} OR news_on >= $today - {LATELY.days}
            OR introduced_on >= $today - {LONGEST.days} AND NOT over
    ),
    thanks AS (
        SELECT contact, max(given_on) AS thanked FROM give
        WHERE kind = 'thanks' AND contact IN (SELECT contact FROM door) GROUP BY contact
    ),
    word AS (
        SELECT contact, max(happened_on) AS heard FROM touchpoint
        WHERE trashed_at IS NULL AND (direction = 'out' OR talk)
            AND happened_on BETWEEN $today - {LONGEST.days} AND $today  -- an older word is older than the door
            AND contact IN (SELECT contact FROM door) GROUP BY contact
    )
    SELECT id, contact, name, organisation, tie, thanked, heard, steps
    FROM door LEFT JOIN thanks USING (contact) LEFT JOIN word USING (contact)
    WHERE opened_on >= $today - {LATELY.days} AND (thanked IS NULL OR thanked < opened_on)
        OR news_on >= $today - {LATELY.days} OR NOT over AND (heard IS NULL OR heard <= $today - {QUIET.days})
    ORDER BY id
"""

# People the user would like to know, or whose name was given, and who never heard from the user.
WANTED = """
    WITH stranger AS (
        SELECT id, name, organisation, organisation_key, tie, introduced_by FROM contact
        WHERE status = 'kept' AND circle <> 'known' AND trashed_at IS NULL
            AND (paused_until IS NULL OR paused_until < $today)
            AND cadence_days IS NULL AND (circle = 'wanted' OR tie = 'none')  -- the others have a cadence
    )
    SELECT 'wanted:' || s.id, 'wanted', s.id, s.name, s.organisation, s.tie, coalesce(t.motivation, 0), t.name, i.name
    FROM stranger s
    LEFT JOIN target t ON t.organisation_key = s.organisation_key AND t.status = 'active' AND t.trashed_at IS NULL
    LEFT JOIN contact i ON i.id = s.introduced_by AND i.trashed_at IS NULL
    WHERE s.id NOT IN (SELECT contact FROM touchpoint WHERE trashed_at IS NULL AND contact IN (SELECT id FROM stranger))
    QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY t.motivation DESC NULLS LAST, t.id) = 1
"""

MOTIVATIONS = """
    SELECT c.id, max(t.motivation) FROM contact c
    JOIN target t ON t.organisation_key = c.organisation_key AND t.status = 'active' AND t.trashed_at IS NULL
    WHERE c.status = 'kept' AND c.trashed_at IS NULL AND t.motivation > 0 GROUP BY c.id
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """A candidate with what its sentence needs; only the facts of its kind are set."""

    candidate: Candidate
    what: str | None = None
    step: str | None = None
    target: str | None = None
    introducer: str | None = None
    days: int | None = None
    cadence: int | None = None
    since: date | None = None


def candidates(book: Workbook, by_tie: Mapping[str, int], today: date, days_off: Collection[date] = ()) -> list[Reason]:
    """Everybody who could come next today, in no order, but for those the user planned something with for later.

    `days_off` are the user's holidays: no working days.
    """
    planned = _planned(book, today)
    free = [
        *_talks(book, today, days_off),
        *_introductions(book, today, days_off),
        *_asks(book, today, days_off),
        *_silences(book, by_tie, today),
        *_wanted(book, today),
    ]
    return [
        *_promises(book, today),
        *doors(book, today),
        *(reason for reason in free if reason.candidate.contact not in planned),
    ]


def doors(book: Workbook, today: date) -> list[Reason]:
    """Thanks, news, and word that there is none yet, for whoever opened a door lately."""
    found = []
    facts = {"today": today, "opened": list(OPENED), "news": list(NEWS), "over": list(OVER)}
    for referral, contact, name, at, tie, thanked, heard, steps in book.rows(DOORS, facts):
        for kind, step, day in owed([_step(*step) for step in steps], thanked, heard, today):
            candidate = Candidate(f"{kind}:{referral}", kind, contact, name, at, tie, day)
            found.append(Reason(candidate, step=step, since=day))
    return found


def _promises(book: Workbook, today: date) -> list[Reason]:
    return [Reason(Candidate(*columns), what=what) for *columns, what in book.rows(PROMISES, {"today": today})]


def _talks(book: Workbook, today: date, days_off: Collection[date]) -> list[Reason]:
    found = []
    for key, kind, contact, name, at, tie, day in book.rows(TALKS, {"today": today}):
        due_on = thank_by(day, days_off)
        found.append(Reason(Candidate(key, kind, contact, name, at, tie, due_on), since=day))
    return found


def _introductions(book: Workbook, today: date, days_off: Collection[date]) -> list[Reason]:
    """Those whose third working day has come."""
    found = []
    for key, kind, contact, name, at, tie, day, introducer in book.rows(INTRODUCTIONS, {"today": today}):
        due_on = follow_by(day, days_off)
        if due_on <= today:
            candidate = Candidate(key, kind, contact, name, at, tie, due_on)
            found.append(Reason(candidate, introducer=introducer, since=day))
    return found


def _asks(book: Workbook, today: date, days_off: Collection[date]) -> list[Reason]:
    """Asks without an answer whose next day has come: once more, or, at an organisation, somebody else."""
    found = []
    for ask, advice in ask_rules.advised(asks.asks(book, today), today, days_off):
        if advice.due:
            at = ask.organisation or None
            candidate = Candidate(f"ask:{ask.key}", advice.kind, ask.contact, ask.name, at, due_on=advice.day)
            found.append(Reason(candidate, target=at, since=ask.asked_on))
    return found


def _wanted(book: Workbook, today: date) -> list[Reason]:
    found = []
    for *columns, motivation, target, introducer in book.rows(WANTED, {"today": today}):
        candidate = replace(Candidate(*columns), motivation=motivation)
        found.append(Reason(candidate, target=target, introducer=introducer))
    return found


def _silences(book: Workbook, by_tie: Mapping[str, int], today: date) -> list[Reason]:
    """Kept contacts past their cadence, dormant or never touched, as the Cadence page lists them."""
    found, motivations = [], dict(book.rows(MOTIVATIONS))
    for silence in cadence.silent(book, by_tie, today):
        dormant = silence.last_on is not None and today - silence.last_on >= DORMANT
        candidate = Candidate(
            f"cadence:{silence.contact_id}",
            "first" if silence.ratio is None else "dormant" if dormant else "cadence",
            silence.contact_id,
            silence.contact,
            silence.organisation,
            silence.tie,
            ratio=silence.ratio or 0.0,
            motivation=motivations.get(silence.contact_id, 0),
        )
        found.append(Reason(candidate, days=silence.days_since, cadence=silence.cadence_days, since=silence.last_on))
    return found


def _step(name: str, reached_on: str, told_on: str | None) -> Step:
    return Step(name, date.fromisoformat(reached_on), date.fromisoformat(told_on) if told_on else None)


def _planned(book: Workbook, today: date) -> set[int]:
    """Contacts with something planned for a later day: they wait for it."""
    rows = book.rows(
        "SELECT contact FROM follow_up WHERE done_on IS NULL AND trashed_at IS NULL AND owed_by = 'me' AND due_on > ?",
        [today],
    )
    return {contact for (contact,) in rows}
