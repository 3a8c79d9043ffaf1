"""Read everything about one contact: exchanges, promises, gives, referrals, how they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.workbook.book import Workbook


@dataclass(frozen=True, slots=True)
class Exchange:
    """One touchpoint as the person's screen shows it; `heard` holds (kind, body)."""

    id: int
    happened_on: date
    direction: str
    channel: str
    talk: bool
    ask: str | None
    angle: str | None
    notes: str | None
    others: int  # how many more people were at the same table
    heard: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up; `owed_by` is 'me' or 'them'."""

    id: int
    owed_by: str
    due_on: date
    what: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Door:
    """A referral this contact opened (`role` 'referrer') or that led to them ('person')."""

    id: int
    role: str
    direction: str
    referrer: str
    person: str | None
    target: str | None
    step: str | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class Kin:
    """Another contact in a relation to this one."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """An opening that a contact has a part in (a word of PARTS)."""

    opening: int
    organisation: str
    role: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Known:
    """Whom or where a contact knows somebody; `contact` is None for an organisation."""

    contact: int | None
    name: str


def exchanges(book: Workbook, contact: int, limit: int, offset: int = 0) -> tuple[int, list[Exchange]]:
    """How many touchpoints there are with a contact, and `limit` of them from `offset` on, newest first."""
    rows = book.rows(
        """
        SELECT id, happened_on, direction, channel, talk, ask, angle, notes, occasion, count(*) OVER () FROM touchpoint
        WHERE contact = ? AND trashed_at IS NULL ORDER BY happened_on DESC, id DESC LIMIT ? OFFSET ?
        """,
        [contact, limit, offset],
    )
    heard = _heard(book, [row[0] for row in rows])
    together = _together(book, [row[8] for row in rows if row[8] is not None])
    exchanges = [
        Exchange(number, day, direction, channel, talk, ask, angle, notes, together.get(at, 0), heard.get(number, ()))
        for number, day, direction, channel, talk, ask, angle, notes, at, _ in rows
    ]
    return rows[0][9] if rows else 0, exchanges


def _heard(book: Workbook, touchpoints: list[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """What was heard in these touchpoints, by touchpoint."""
    sql = "SELECT touchpoint, kind, body FROM heard WHERE touchpoint IN (SELECT unnest(?)) ORDER BY id"
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for touchpoint, kind, body in book.rows(sql, [touchpoints]):
        found[touchpoint] = (*found.get(touchpoint, ()), (kind, body))
    return found


def _together(book: Workbook, occasions: list[int]) -> dict[int, int]:
    """How many more people sat at each of these tables; most lists name none, and then nothing is read."""
    if not occasions:
        return {}
    sql = """
        SELECT occasion, count(*) - 1 FROM touchpoint
        WHERE trashed_at IS NULL AND occasion IN (SELECT unnest(?)) GROUP BY occasion
    """
    return dict(book.rows(sql, [occasions]))


def promises(book: Workbook, contact: int) -> list[Promise]:
    """Follow-ups with a contact: the open ones by day, then the last five that were done."""
    rows = book.rows(
        """
        SELECT id, owed_by, due_on, what, done_on FROM follow_up WHERE contact = ? AND trashed_at IS NULL
        ORDER BY done_on IS NOT NULL, CASE WHEN done_on IS NULL THEN due_on END, done_on DESC, id
        """,
        [contact],
    )
    found = [Promise(*row) for row in rows]
    return [p for p in found if p.done_on is None] + [p for p in found if p.done_on is not None][:5]


def doors(book: Workbook, contact: int) -> list[Door]:
    """Referrals by this contact and to them, with the step each reached last."""
    rows = book.rows(
        """
        WITH steps AS (
            SELECT referral, arg_max(step, (reached_on, id)) AS step, max(reached_on) AS reached_on
            FROM referral_step GROUP BY referral
        )
        SELECT referral.id, CASE WHEN referrer = $contact THEN 'referrer' ELSE 'person' END, direction,
               r.name, p.name, target.name, step, reached_on
        FROM referral
        JOIN contact r ON r.id = referrer
        LEFT JOIN contact p ON p.id = person
        LEFT JOIN target ON target.id = referral.target
        LEFT JOIN steps ON steps.referral = referral.id
        WHERE referral.trashed_at IS NULL AND (referrer = $contact OR person = $contact)
        ORDER BY reached_on DESC NULLS LAST, referral.id DESC
        """,
        {"contact": contact},
    )
    return [Door(*row) for row in rows]


def gives(book: Workbook, contact: int) -> list[tuple[date, str, str | None]]:
    """What was done for a contact, newest first: (day, kind, what)."""
    return [
        (day, kind, what)
        for day, kind, what in book.rows(
            """
            SELECT given_on, kind, what FROM give
            WHERE contact = ?
                AND coalesce(touchpoint, 0) NOT IN (SELECT id FROM touchpoint WHERE trashed_at IS NOT NULL)
            ORDER BY given_on DESC, id DESC
            """,
            [contact],
        )
    ]


def ground(book: Workbook, contact: int) -> list[tuple[str, str | None]]:
    """What the user shares with a contact: (kind, detail)."""
    rows = book.rows("SELECT kind, detail FROM common_ground WHERE contact = ? ORDER BY id", [contact])
    return [(kind, detail) for kind, detail in rows]


def introducer(book: Workbook, contact: int) -> Kin | None:
    """Who gave this contact's name."""
    row = book.row(
        "SELECT b.id, b.name FROM contact a JOIN contact b ON b.id = a.introduced_by WHERE a.id = ?", [contact]
    )
    return Kin(*row) if row else None


def introduced(book: Workbook, contact: int) -> list[Kin]:
    """Whose names this contact gave."""
    rows = book.rows(
        "SELECT id, name FROM contact WHERE introduced_by = ? AND trashed_at IS NULL ORDER BY id", [contact]
    )
    return [Kin(*row) for row in rows]


def parts(book: Workbook, contact: int) -> list[Part]:
    """Openings this contact has a part in, the newest first."""
    rows = book.rows(
        """
        SELECT opening.id, organisation, role, part FROM opening_contact
        JOIN opening ON opening.id = opening_contact.opening
        WHERE contact = ? AND trashed_at IS NULL ORDER BY opening.id DESC, opening_contact.id
        """,
        [contact],
    )
    return [Part(*row) for row in rows]


def knows(book: Workbook, contact: int) -> list[Known]:
    """Whom this contact said they know, and at which organisations; whose names they gave stands elsewhere."""
    rows = book.rows(
        """
        SELECT person, coalesce(c.name, target.name) FROM knows
        LEFT JOIN contact c ON c.id = person LEFT JOIN target ON target.id = knows.target
        WHERE contact = ? AND coalesce(c.trashed_at, target.trashed_at) IS NULL
            AND coalesce(c.introduced_by, 0) <> contact AND coalesce(c.name, target.name) IS NOT NULL
        ORDER BY knows.id
        """,
        [contact],
    )
    return [Known(*row) for row in rows]
