"""Find who could be suggested today, and keep what became of each suggestion.

Keys are the kind and an id: 'cadence:<contact>' (also for those never touched), 'wanted:<contact>',
'promise:<follow_up>', 'thanks:<referral>', 'news:<referral>', 'linkedin:0'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from netjob.coaching.suggestions import Candidate, owed
from netjob.workbook import cadence
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

OPEN_DAYS = 30  # a door that opened longer ago asks for no thanks and no news any more

PROMISES = """
    SELECT 'promise:' || f.id, CASE f.owed_by WHEN 'me' THEN 'promise' ELSE 'expected' END,
        c.id, c.name, c.organisation, c.tie, f.due_on, f.what
    FROM follow_up f JOIN contact c ON c.id = f.contact AND c.trashed_at IS NULL AND c.status <> 'closed'
    WHERE f.done_on IS NULL AND f.trashed_at IS NULL AND f.due_on <= $today
"""

# The latest steps of doors, with when the person who opened each was last thanked.
DOORS = f"""
    SELECT r.id, c.id, c.name, c.organisation, c.tie, thanked, s.step, s.reached_on, s.told_on
    FROM referral_step s
    JOIN referral r ON r.id = s.referral AND r.trashed_at IS NULL
    JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL AND c.status <> 'closed'
    LEFT JOIN (
        SELECT contact, max(given_on) AS thanked FROM give WHERE kind = 'thanks' GROUP BY contact
    ) g ON g.contact = c.id
    WHERE s.reached_on BETWEEN $today - {OPEN_DAYS} AND $today ORDER BY r.id, s.reached_on, s.id
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

TOUCHED = """
    SELECT c.id, c.last_before, max(happened_on), arg_max(channel, (happened_on, t.id)),
        arg_max(direction, (happened_on, t.id))
    FROM contact c LEFT JOIN touchpoint t ON t.contact = c.id AND t.trashed_at IS NULL
    WHERE c.id IN (SELECT unnest($contacts)) GROUP BY ALL
"""

TOLD = """
    SELECT contact, max(happened_on), arg_max(body, (happened_on, h.id))
    FROM touchpoint t JOIN heard h ON h.touchpoint = t.id
    WHERE t.trashed_at IS NULL AND contact IN (SELECT unnest($contacts)) GROUP BY contact
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


@dataclass(frozen=True, slots=True)
class Latest:
    """The last exchange with a contact, and the last thing they told; a day is None where there was none."""

    touched_on: date | None = None
    channel: str | None = None
    direction: str | None = None
    told_on: date | None = None
    told: str | None = None
    last_before: date | None = None


def candidates(book: Workbook, by_tie: Mapping[str, int], today: date) -> list[Reason]:
    """Everybody who could come next today, in no order."""
    planned = _planned(book, today)
    free = [*_silences(book, by_tie, today), *_wanted(book, today)]
    return [
        *_promises(book, today),
        *_doors(book, today),
        *(reason for reason in free if reason.candidate.contact not in planned),
    ]


def hidden(book: Workbook, today: date) -> set[str]:
    """Keys that stay away today: put off, turned down, or done with today."""
    rows = book.rows(
        """
        SELECT key FROM suggestion
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY id DESC) = 1
            AND (outcome = 'later' AND until > $today OR outcome = 'not_this_one' AND (until IS NULL OR until > $today)
                OR outcome = 'done' AND shown_on = $today)
        """,
        {"today": today},
    )
    return {key for (key,) in rows}


def settled(book: Workbook, today: date) -> int:
    """How many suggestions of people were done or put off today."""
    return int(
        book.value(
            """
            SELECT count(DISTINCT key) FROM suggestion
            WHERE shown_on = ? AND outcome IN ('done', 'later') AND key NOT LIKE 'linkedin:%'
            """,
            [today],
        )
    )


def reminded(book: Workbook, key: str, today: date) -> bool:
    """Whether a reminder that was put off is due again."""
    newest = book.row("SELECT outcome, until FROM suggestion WHERE key = ? ORDER BY id DESC LIMIT 1", [key])
    return newest is not None and newest[0] == "later" and newest[1] <= today


def turned_down(book: Workbook, today: date) -> list[tuple[str, str, date | None]]:
    """(key, name, until) of people who are left out of suggestions, by name; `until` None means for good."""
    return book.rows(
        """
        WITH newest AS (
            SELECT key, outcome, until FROM suggestion WHERE key LIKE 'cadence:%' OR key LIKE 'wanted:%'
            QUALIFY row_number() OVER (PARTITION BY key ORDER BY id DESC) = 1
        )
        SELECT key, c.name, until FROM newest
        JOIN contact c ON c.id = split_part(key, ':', 2)::INTEGER AND c.trashed_at IS NULL
        WHERE outcome = 'not_this_one' AND (until IS NULL OR until > ?) ORDER BY c.name COLLATE NOCASE.NOACCENT, key
        """,
        [today],
    )


def latest(book: Workbook, contacts: Sequence[int]) -> dict[int, Latest]:
    """The last exchange and the last words of a few contacts."""
    few = {"contacts": list(contacts)}
    told = {contact: (day, body) for contact, day, body in book.rows(TOLD, few)}
    return {
        contact: Latest(touched_on, channel, direction, *told.get(contact, (None, None)), last_before)
        for contact, last_before, touched_on, channel, direction in book.rows(TOUCHED, few)
    }


def active_days(book: Workbook, today: date) -> list[date]:
    """The days up to today on which something was written by hand, in no import."""
    sql = "SELECT DISTINCT made_at::DATE FROM change WHERE made_at::DATE <= ? AND NOT starts_with(batch, 'import:')"
    return [day for (day,) in book.rows(sql, [today])]


def decide(
    writer: Writer, key: str, outcome: str, today: date, reason: str | None = None, until: date | None = None
) -> None:
    """Keep what became of a suggestion."""
    writer.insert("suggestion", shown_on=today, key=key, outcome=outcome, reason=reason, until=until)


def bring_back(writer: Writer, key: str, today: date) -> None:
    """Let somebody who was turned down come again from today on."""
    turned_down = "SELECT id FROM suggestion WHERE key = ? AND outcome = 'not_this_one'"
    for (row_id,) in writer.rows(turned_down, [key]):
        writer.update("suggestion", row_id, {"until": today})


def fulfil(writer: Writer, key: str, today: date) -> None:
    """A suggestion was done: the promise is kept, or whoever opened the door was told."""
    kind, _, number = key.partition(":")
    if kind == "promise":
        writer.update("follow_up", int(number), {"done_on": today})
    if kind == "news":
        for (step,) in writer.rows("SELECT id FROM referral_step WHERE referral = ? AND told_on IS NULL", [number]):
            writer.update("referral_step", step, {"told_on": today})


def _promises(book: Workbook, today: date) -> list[Reason]:
    return [Reason(Candidate(*columns), what=what) for *columns, what in book.rows(PROMISES, {"today": today})]


def _doors(book: Workbook, today: date) -> list[Reason]:
    """Thanks and news for whoever opened a door lately."""
    found = []
    for (referral, contact, name, at, tie, thanked), rows in groupby(
        book.rows(DOORS, {"today": today}), lambda row: row[:6]
    ):
        for kind, step, day in owed([row[6:] for row in rows], thanked):
            found.append(Reason(Candidate(f"{kind}:{referral}", kind, contact, name, at, tie, day), step=step))
    return found


def _wanted(book: Workbook, today: date) -> list[Reason]:
    found = []
    for *columns, motivation, target, introducer in book.rows(WANTED, {"today": today}):
        candidate = replace(Candidate(*columns), motivation=motivation)
        found.append(Reason(candidate, target=target, introducer=introducer))
    return found


def _silences(book: Workbook, by_tie: Mapping[str, int], today: date) -> list[Reason]:
    """Kept contacts past their cadence or never touched, as the Cadence page lists them."""
    found = []
    for silence in cadence.silent(book, by_tie, today):
        kind = "first" if silence.ratio is None else "cadence"
        candidate = Candidate(
            f"cadence:{silence.contact_id}",
            kind,
            silence.contact_id,
            silence.contact,
            silence.organisation,
            silence.tie,
            ratio=silence.ratio or 0.0,
        )
        found.append(Reason(candidate, days=silence.days_since, cadence=silence.cadence_days))
    return found


def _planned(book: Workbook, today: date) -> set[int]:
    """Contacts with something planned for a later day: they wait for it."""
    rows = book.rows(
        "SELECT contact FROM follow_up WHERE done_on IS NULL AND trashed_at IS NULL AND owed_by = 'me' AND due_on > ?",
        [today],
    )
    return {contact for (contact,) in rows}
