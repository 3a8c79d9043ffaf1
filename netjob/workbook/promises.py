"""Keep introductions that are promised: no referral before they happen, but where the user asked for them."""

from __future__ import annotations

from datetime import date

from netjob.coaching import words
from netjob.coaching.promise import Promise
from netjob.coaching.referral import FIRST, ReferralForm
from netjob.workbook import referrals
from netjob.workbook.book import Workbook
from netjob.workbook.paths import KNOWS
from netjob.workbook.standings import RUNG
from netjob.workbook.writer import Writer

ASKED = FIRST["outgoing"]

# What somebody promised in an exchange, beside each person they are known to know whose name begins a word of it or
# who came up that day, and who was not introduced yet. An end of an earlier ask says nothing of a later promise.
STANDING = f"""
    WITH {RUNG}, {KNOWS},
    promise AS (
        SELECT f.id, f.what, f.due_on, f.done_on, f.contact AS knower, c.name AS knower_name,
            t.id AS touchpoint, t.happened_on AS said_on
        FROM follow_up f JOIN touchpoint t ON t.id = f.came_from AND t.trashed_at IS NULL
        JOIN contact c ON c.id = f.contact AND c.trashed_at IS NULL AND c.status <> 'closed'
        WHERE f.owed_by = 'them' AND f.trashed_at IS NULL AND (f.done_on IS NULL OR f.done_on >= $since)
    ),
    been AS (
        SELECT referrer, person, min(reached_on) FILTER (step NOT IN ('declined', 'lapsed')) AS introduced_on,
            max(reached_on) AS ended_on
        FROM referral r JOIN rung ON referral = r.id
        WHERE trashed_at IS NULL AND step NOT IN ('asked', 'agreed') GROUP BY referrer, person
    )
    SELECT p.id, p.touchpoint, p.knower, p.knower_name, link.person, c.name, p.what, said_on, due_on, done_on
    FROM promise p JOIN link USING (knower) JOIN contact c ON c.id = link.person AND c.trashed_at IS NULL
    LEFT JOIN been ON been.referrer = p.knower AND been.person = link.person
    WHERE introduced_on IS NULL AND coalesce(ended_on < said_on, true)
        AND (contains(lower(what), lower(split_part(c.name, ' ', 1)))
            OR (p.knower, link.person, said_on) IN (SELECT (contact, person, knows.said_on) FROM knows))
    ORDER BY said_on DESC, p.id DESC, link.person
"""


def standing(book: Workbook, since: date) -> list[Promise]:
    """What may be promised introductions that did not happen yet, the newest first; kept ones up to `since`.

    Whether a line speaks of an introduction is for the rules to read.
    """
    return [Promise(*row) for row in book.rows(STANDING, {"since": since})]


def given(book: Workbook, touchpoint: int) -> tuple[list[str], dict[int, str]]:
    """The names that were given in an exchange, as they were said; and whom its contact named that day, by number."""
    named = book.rows("SELECT body FROM heard WHERE touchpoint = ? AND kind = 'name'", [touchpoint])
    people = book.rows(
        """
        SELECT DISTINCT person.id, person.name FROM touchpoint t JOIN knows ON knows.contact = t.contact
        JOIN contact person ON person.id = knows.person AND person.trashed_at IS NULL
        WHERE t.id = ? AND said_on = happened_on
        """,
        [touchpoint],
    )
    return [body.split(",")[0] for (body,) in named], dict(people)


def promise(writer: Writer, ask: ReferralForm, asked: bool) -> None:
    """An introduction was promised on the day of `ask`: an ask for it that is open has a yes.

    Without one it is added where it was asked for in the same exchange; else there is no referral before it happens.
    """
    found = _open_ask(writer, ask.referrer, ask.person)
    if found is None and asked:
        found = referrals.add(writer, ask, ask.reached_on), ASKED, ask.reached_on
    if found is not None and found[1] == ASKED and found[2] <= ask.reached_on:
        referrals.step(writer, found[0], "agreed", ask.reached_on, ask.reached_on)


def introduced(writer: Writer, kept: Promise, last: bool, today: date) -> int | None:
    """A promised introduction happened: on the day the promise was kept, else today; its referral, None if it is there.

    It goes on the open ask for the same person, else it came by itself. With the last person that it named, a promise
    is kept.
    """
    day = kept.done_on or today
    there = """
        SELECT count(*) FROM referral JOIN referral_step ON referral = referral.id AND step = 'introduced'
        WHERE referrer = ? AND person = ? AND trashed_at IS NULL
    """
    if writer.value(there, [kept.by, kept.to]):
        return None
    if last and kept.done_on is None:
        writer.update("follow_up", kept.id, {"done_on": today})
    asked = _open_ask(writer, kept.by, kept.to)
    if asked is not None:
        referrals.step(writer, asked[0], "introduced", max(day, asked[2]), today)
        return asked[0]
    door = ReferralForm(kept.by, "incoming", FIRST["incoming"], day, person=kept.to, touchpoint=kept.touchpoint)
    return referrals.add(writer, door, today)


def _open_ask(writer: Writer, referrer: int | None, person: int | None) -> tuple[int, str, date] | None:
    """(id, step, since) of the newest referral that was asked for and came to no introduction and no end yet."""
    found = writer.rows(
        f"""
        WITH {RUNG} SELECT r.id, arg_max(step, list_position($order, step)), max(reached_on)
        FROM referral r JOIN rung ON referral = r.id
        WHERE referrer = $referrer AND person = $person AND trashed_at IS NULL GROUP BY r.id
        HAVING bool_and(step IN ('asked', 'agreed')) ORDER BY r.id DESC LIMIT 1
        """,
        {"referrer": referrer, "person": person, "order": list(words.STEPS)},
    )
    return found[0] if found else None
