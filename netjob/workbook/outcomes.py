"""Keep what Today showed and what became of each suggestion: done, later, not this one.

A row without an outcome is a suggestion that stood on its day; the answer to it is written into the same row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netjob.workbook import referrals
from netjob.workbook.book import Workbook
from netjob.workbook.standings import RUNG
from netjob.workbook.writer import Writer

RUNNING = timedelta(days=7)  # days on which a list stood longer ago do not count as running
REMEMBERED = timedelta(days=60)

NEWEST = """
    newest AS (
        SELECT id, shown_on, key, outcome, reason, until FROM suggestion WHERE outcome IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY id DESC) = 1
    )
"""

# The contact a key is about, none for a kind. Keys of other pages ('keep:...', 'path:...') are not of this list.
LEFT_OUT = f"""
    WITH {NEWEST},
    away AS (
        SELECT key, reason, until, split_part(key, ':', 1) AS kind, contains(key, 'touchpoint:') AS of_touchpoint,
            TRY_CAST(regexp_extract(key, '[0-9]+$') AS INTEGER) AS about
        FROM newest WHERE outcome = 'not_this_one' AND (until IS NULL OR until > $today)
    ),
    placed AS (
        SELECT a.*, CASE
            WHEN kind IN ('contact', 'cadence', 'wanted', 'opened') THEN about
            WHEN kind = 'promise' THEN f.contact
            WHEN kind = 'talk' OR kind = 'ask' AND of_touchpoint THEN t.contact
            WHEN kind = 'introduction' THEN r.person
            WHEN kind IN ('thanks', 'news', 'update', 'ask') THEN r.referrer END AS contact
        FROM away a LEFT JOIN follow_up f ON f.id = a.about LEFT JOIN touchpoint t ON t.id = a.about
        LEFT JOIN referral r ON r.id = a.about
    )
    SELECT p.key, c.name, p.reason, p.until
    FROM placed p LEFT JOIN contact c ON c.id = p.contact AND c.trashed_at IS NULL
    WHERE c.id IS NOT NULL OR p.kind = 'kind' ORDER BY c.name COLLATE NOCASE.NOACCENT NULLS LAST, p.key
"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is left out of suggestions: a person (`name`) or, where there is none, the kind of the key.

    `reason` is the user's own (may be None), `until` None means until it is taken back.
    """

    key: str
    name: str | None
    reason: str | None
    until: date | None


def away(book: Workbook, today: date) -> set[str]:
    """Keys that stay away today: put off, left out, or done with today."""
    rows = book.rows(
        f"""
        WITH {NEWEST} SELECT key FROM newest
        WHERE outcome = 'later' AND until > $today OR outcome = 'not_this_one' AND (until IS NULL OR until > $today)
            OR outcome = 'done' AND shown_on = $today
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


def left_out(book: Workbook, today: date) -> list[LeftOut]:
    """What is left out of suggestions: people by name, then kinds."""
    return [LeftOut(*row) for row in book.rows(LEFT_OUT, {"today": today})]


def stood(book: Workbook, today: date) -> list[set[str]]:
    """The keys that stood without an outcome on each day of the last week before today, the latest first."""
    rows = book.rows(
        """
        SELECT list(key) FROM suggestion WHERE outcome IS NULL AND shown_on >= ? AND shown_on < ?
        GROUP BY shown_on ORDER BY shown_on DESC
        """,
        [today - RUNNING, today],
    )
    return [set(keys) for (keys,) in rows]


def unwritten(book: Workbook, keys: Collection[str], today: date) -> list[str]:
    """Those of the keys that are not noted for today yet, in order."""
    rows = book.rows("SELECT key FROM suggestion WHERE shown_on = ?", [today])
    noted = {key for (key,) in rows}
    return [key for key in keys if key not in noted]


def show(writer: Writer, keys: Collection[str], today: date) -> None:
    """Note that suggestions stand today; nothing a person did, so nothing for undo."""
    for key in keys:
        writer.execute("INSERT INTO suggestion (shown_on, key) VALUES (?, ?)", [today, key])


def decide(
    writer: Writer, key: str, outcome: str, today: date, reason: str | None = None, until: date | None = None
) -> None:
    """Keep what became of a suggestion, in the row in which it stands today."""
    stands = "SELECT id FROM suggestion WHERE key = ? AND shown_on = ? AND outcome IS NULL ORDER BY id DESC LIMIT 1"
    found = writer.value(stands, [key, today])
    if found is None:
        writer.insert("suggestion", shown_on=today, key=key, outcome=outcome, reason=reason, until=until)
    else:
        writer.update("suggestion", found, {"outcome": outcome, "reason": reason, "until": until})


def bring_back(writer: Writer, key: str, today: date) -> None:
    """Let what was left out come again from today on."""
    for (row_id,) in writer.rows("SELECT id FROM suggestion WHERE key = ? AND outcome = 'not_this_one'", [key]):
        writer.update("suggestion", row_id, {"until": today})


def fulfil(writer: Writer, key: str, today: date) -> None:
    """A suggestion was done: the promise is kept, or whoever opened the door was told of every step."""
    kind, _, number = key.partition(":")
    if kind == "promise":
        writer.update("follow_up", int(number), {"done_on": today})
    if kind == "news":
        untold = f"WITH {RUNG} SELECT step FROM rung WHERE referral = ? AND told_on IS NULL ORDER BY reached_on, step"
        for (step,) in writer.rows(untold, [int(number)]):
            referrals.tell(writer, int(number), step, today)


def active(book: Workbook, today: date) -> list[datetime]:
    """Moments (UTC, to the quarter of an hour) at which something was written by hand: of 60 days, and the last before.

    Imports do not count.
    """
    sql = """
        WITH moment AS (
            SELECT DISTINCT time_bucket(INTERVAL 15 MINUTE, made_at) AS made FROM change
            WHERE NOT starts_with(batch, 'import:')
        )
        SELECT made FROM moment WHERE made::DATE >= $since
        UNION ALL SELECT max(made) FROM moment WHERE made::DATE < $since HAVING max(made) IS NOT NULL ORDER BY made
    """
    return [at for (at,) in book.rows(sql, {"since": today - REMEMBERED})]
