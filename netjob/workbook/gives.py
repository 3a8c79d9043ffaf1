"""Keep what is given and promised: list it by person and overall, add to it, keep a promise, correct, take out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from netjob.coaching import garden, words
from netjob.coaching.contact import ContactForm
from netjob.coaching.garden import Entry
from netjob.errors import NotFound, Refused
from netjob.workbook import contacts
from netjob.workbook.book import Workbook
from netjob.workbook.contacts import holding
from netjob.workbook.standings import RUNG
from netjob.workbook.writer import Writer

# A give goes with the exchange it was part of: in the trash with it, and back.
GIVEN = """
    given AS (
        SELECT g.id, g.contact, c.name, g.kind, g.given_on, coalesce(g.what, '') AS what
        FROM give g JOIN contact c ON c.id = g.contact AND c.trashed_at IS NULL
        WHERE coalesce(g.touchpoint, 0) NOT IN (SELECT id FROM touchpoint WHERE trashed_at IS NOT NULL)
    )
"""

# What went each way, one line each. A door counts once it opened: being asked for it is not yet anything.
LEDGER = f"""
    {RUNG}, {GIVEN},
    opened AS (
        SELECT referral, min(reached_on) AS day FROM rung
        WHERE step NOT IN ('asked', 'declined', 'lapsed') GROUP BY referral
    ),
    ledger AS (
        SELECT 'give' AS place, id, contact, name, 'me' AS side, kind, given_on AS day, what, given_on AS due_on,
            given_on AS done_on, NULL::INTEGER AS came_from
        FROM given
        UNION ALL
        SELECT 'promise', f.id, f.contact, c.name, f.owed_by, 'promise', coalesce(f.done_on, f.due_on), f.what,
            f.due_on, f.done_on, f.came_from
        FROM follow_up f JOIN contact c ON c.id = f.contact AND c.trashed_at IS NULL WHERE f.trashed_at IS NULL
        UNION ALL
        SELECT 'door', r.id, r.referrer, c.name, 'them', 'door', opened.day,
            concat_ws(', ', p.name, coalesce(o.organisation, t.name)), opened.day, opened.day, NULL
        FROM referral r JOIN opened ON opened.referral = r.id
        JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL
        LEFT JOIN contact p ON p.id = r.person AND p.trashed_at IS NULL
        LEFT JOIN target t ON t.id = r.target AND t.trashed_at IS NULL
        LEFT JOIN opening o ON o.id = r.opening AND o.trashed_at IS NULL
        WHERE r.trashed_at IS NULL
    )
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that went from `side` ('me', 'them') to the other: a give, a promise, or a door that was opened.

    `place` is 'give', 'promise' or 'door', `kind` that of the give, else the place; `day` when it was done, else the
    day it was promised for. `done_on` is None for an open promise, `said_on` the day it was made, where that is known.
    """

    place: str
    id: int
    contact: int
    name: str
    side: str
    kind: str
    day: date
    what: str
    due_on: date
    done_on: date | None
    said_on: date | None = None

    @property
    def entry(self) -> Entry:
        """The line as its form shows it."""
        if self.place == "promise":
            return Entry(self.side, self.what, self.due_on, self.done_on)
        return Entry(self.kind, self.what, self.day)


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What the ledger is narrowed to; empty fields narrow nothing. `kinds` are those of gives, 'promise' and 'door'."""

    side: str = ""
    kinds: tuple[str, ...] = ()
    open: bool = False
    contact: int | None = None
    words: str = ""


def page(book: Workbook, view: LedgerView, limit: int, offset: int = 0) -> tuple[int, list[Line]]:
    """How many lines a view leaves, for the pages of the list, and `limit` of them, the newest first."""
    where, facts = _narrowed(view)
    rows = book.rows(
        f"""
        WITH {LEDGER}
        SELECT count(*) OVER (), place, id, contact, name, side, kind, day, what, due_on, done_on, came_from
        FROM ledger WHERE {where} ORDER BY day DESC, place, id DESC LIMIT {int(limit)} OFFSET {int(offset)}
        """,
        facts,
    )
    if not rows and offset:  # the last page went while it was looked at
        return page(book, view, limit)
    said = _said(book, [row[-1] for row in rows if row[-1] is not None])
    return (int(rows[0][0]) if rows else 0), [Line(*(*row[1:-1], said.get(row[-1]))) for row in rows]


def anything(book: Workbook) -> bool:
    """Whether a give, a promise or a door is written down."""
    return bool(
        book.value(
            """
            SELECT EXISTS (FROM give) OR EXISTS (FROM follow_up WHERE trashed_at IS NULL)
                OR EXISTS (FROM referral WHERE trashed_at IS NULL)
            """
        )
    )


def entry(book: Workbook, place: str, row_id: int) -> Entry:
    """A give or a promise as its form shows it. Raises `NotFound`."""
    found = (
        book.row("SELECT owed_by, what, due_on, done_on FROM follow_up WHERE id = ? AND trashed_at IS NULL", [row_id])
        if place == "promise"
        else book.row("SELECT kind, coalesce(what, ''), given_on FROM give WHERE id = ?", [row_id])
    )
    if found is None:
        raise NotFound(what="This line")
    return Entry(*found)


def add(writer: Writer, entry: Entry, contact: int | None, name: str, today: date) -> int:
    """Add a give or a promise for a contact, or for somebody new by name; its id. Raises `Refused`, `NotFound`.

    Who is given or promised something is somebody to keep in touch with: from the pool they are kept from now on.
    """
    entry = garden.checked(entry, today)
    if contact is None and not name.strip():
        raise Refused("contact", "choose_someone")
    if contact is None:
        contact = contacts.add(writer, ContactForm(words.named("contact", name), tie="slight"))
    found = writer.rows("SELECT status FROM contact WHERE id = ? AND trashed_at IS NULL", [contact])
    if not found:
        raise NotFound(what="This contact")
    if found[0][0] == "pool":
        contacts.change_status(writer, [contact], "kept")
    return writer.insert(_table(entry), contact=contact, **_columns(entry))


def edit(writer: Writer, row_id: int, now: Entry, opened: Entry, today: date) -> None:
    """Change a give or a promise as compared with how it was `opened`. Raises `Refused`, `NotFound`, `ChangedSince`.

    A give stays a give, and a promise stays with who made it.
    """
    if opened.promise:
        now = replace(now, kind=opened.kind)
    typed, before = _columns(garden.checked(now, today)), _columns(opened)
    changed = {name: value for name, value in typed.items() if value != before[name]}
    writer.update(_table(opened), row_id, changed, {name: before[name] for name in changed})


def keep(writer: Writer, row_id: int, today: date) -> None:
    """A promise was kept today. Raises `NotFound`, and `ChangedSince` when that was noted before."""
    writer.update("follow_up", row_id, {"done_on": today}, {"done_on": None})


def remove(writer: Writer, place: str, row_id: int) -> None:
    """Take out a give, with every door's credit to it, or move a promise to the trash. Raises `NotFound`."""
    if place == "promise":
        writer.update("follow_up", row_id, {"trashed_at": writer.now}, {"trashed_at": None})
        return
    if writer.json("give", row_id) is None:
        raise NotFound(what="This give")
    for (referral,) in writer.rows("SELECT id FROM referral WHERE give = ?", [row_id]):
        writer.update("referral", referral, {"give": None})
    writer.delete("give", row_id)


def _table(entry: Entry) -> str:
    return "follow_up" if entry.promise else "give"


def _columns(entry: Entry) -> dict[str, object]:
    if entry.promise:
        return {"owed_by": entry.kind, "due_on": entry.day, "what": entry.what, "done_on": entry.done_on}
    return {"kind": entry.kind, "given_on": entry.day, "what": entry.what or None}


def _said(book: Workbook, touchpoints: list[int]) -> dict[int, date]:
    """The days of these exchanges; most pages have none, and then nothing is read."""
    if not touchpoints:
        return {}
    return dict(book.rows("SELECT id, happened_on FROM touchpoint WHERE id IN (SELECT unnest(?))", [touchpoints]))


def _narrowed(view: LedgerView) -> tuple[str, dict[str, object]]:
    """A view as a condition and its values."""
    parts, facts = ["true"], dict[str, object]()
    if view.side:
        parts.append("side = $side")
        facts["side"] = view.side
    if view.kinds:
        parts.append("kind IN $kinds")
        facts["kinds"] = list(view.kinds)
    if view.open:
        parts.append("done_on IS NULL")
    if view.contact is not None:
        parts.append("contact = $contact")
        facts["contact"] = view.contact
    searched, values = holding("name, what", view.words)
    return " AND ".join([*parts, *searched]), facts | values
