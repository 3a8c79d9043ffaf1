"""Read what the file knows of the user and one contact together: past employers, people, texts; keep common ground."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.coaching import words
from netjob.errors import NotFound
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer


@dataclass(frozen=True, slots=True)
class Facing:
    """The contact of a conversation; `answered` when they ever wrote or spoke back."""

    id: int
    name: str
    organisation: str | None
    organisation_key: str | None
    position: str | None
    tie: str
    circle: str
    introducer: str | None
    answered: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One piece of common ground as the user keeps it."""

    id: int
    kind: str
    detail: str


def facing(book: Workbook, contact: int) -> Facing:
    """The contact of a conversation. Raises `NotFound`."""
    row = book.row(
        """
        SELECT c.id, c.name, c.organisation, c.organisation_key, c.position, c.tie, c.circle, i.name,
               EXISTS (FROM touchpoint WHERE contact = c.id AND trashed_at IS NULL AND (direction = 'in' OR talk))
        FROM contact c LEFT JOIN contact i ON i.id = c.introduced_by AND i.trashed_at IS NULL
        WHERE c.id = ? AND c.trashed_at IS NULL
        """,
        [contact],
    )
    if row is None:
        raise NotFound(what="This contact")
    return Facing(*row)


def kept(book: Workbook, contact: int) -> list[Kept]:
    """The common ground noted with a contact."""
    sql = "SELECT id, kind, coalesce(detail, '') FROM common_ground WHERE contact = ? ORDER BY id"
    return [Kept(*row) for row in book.rows(sql, [contact])]


def keep(writer: Writer, contact: int, kind: str, detail: str) -> None:
    """Note common ground; what is noted already adds nothing. Raises `Refused`."""
    words.one_of("kind", kind, words.GROUNDS)
    there = "SELECT count(*) FROM common_ground WHERE contact = ? AND kind = ? AND detail IS NOT DISTINCT FROM ?"
    if not writer.value(there, [contact, kind, detail]):
        writer.insert("common_ground", contact=contact, kind=kind, detail=detail)


def drop(writer: Writer, row_id: int) -> None:
    """Take a piece of common ground out."""
    writer.delete("common_ground", row_id)


def same_employer(book: Workbook, organisation_key: str | None) -> str | None:
    """The user's own past organisation that this key means, as it was written."""
    found: str | None = book.value(
        "SELECT organisation FROM own_position WHERE organisation_key = ? ORDER BY ended_on DESC NULLS FIRST LIMIT 1",
        [organisation_key],
    )
    return found


def past_employers(book: Workbook) -> list[str]:
    """The user's own organisations, once each, the latest first."""
    rows = book.rows(
        """
        SELECT arg_max(organisation, id) FROM own_position GROUP BY organisation_key
        ORDER BY max(coalesce(ended_on, DATE '9999-12-31')) DESC
        """
    )
    return [name for (name,) in rows]


def both_know(book: Workbook, contact: int) -> list[tuple[str, str]]:
    """(name, how) of people the user and a contact know: 'introduced', 'table', 'colleague', closest first."""
    rows = book.rows(
        """
        WITH me AS (SELECT id, organisation_key, introduced_by FROM contact WHERE id = $contact),
        found AS (
            SELECT c.id, c.name, 1 AS place, 'introduced' AS how FROM contact c, me
            WHERE (c.id = me.introduced_by OR c.introduced_by = me.id) AND c.trashed_at IS NULL
            UNION ALL
            SELECT c.id, c.name, 2, 'table' FROM touchpoint mine
            JOIN touchpoint other ON other.occasion = mine.occasion AND other.contact <> mine.contact
            JOIN contact c ON c.id = other.contact AND c.trashed_at IS NULL
            WHERE mine.contact = $contact AND mine.trashed_at IS NULL AND other.trashed_at IS NULL
            UNION ALL
            SELECT c.id, c.name, 3, 'colleague' FROM contact c, me
            WHERE c.organisation_key = me.organisation_key AND c.id <> me.id AND c.trashed_at IS NULL
              AND c.circle = 'known' AND c.tie IN ('close', 'familiar') AND c.status <> 'pool'
        )
        SELECT arg_min(name, place), arg_min(how, place) FROM found GROUP BY id ORDER BY min(place), 1 LIMIT 8
        """,
        {"contact": contact},
    )
    return [(name, how) for name, how in rows]


def noted(book: Workbook, contact: int) -> str:
    """Everything the user wrote about a contact, to be searched for names both share."""
    rows = book.rows(
        """
        SELECT concat_ws(' ', notes, place, position) FROM contact WHERE id = $contact
        UNION ALL
        SELECT t.notes FROM (
            SELECT notes FROM touchpoint WHERE contact = $contact AND trashed_at IS NULL AND notes IS NOT NULL
            ORDER BY happened_on DESC LIMIT 50
        ) t
        UNION ALL
        SELECT body FROM heard JOIN touchpoint ON touchpoint.id = heard.touchpoint
        WHERE touchpoint.contact = $contact AND touchpoint.trashed_at IS NULL
        """,
        {"contact": contact},
    )
    return "\n".join(row[0] for row in rows if row[0])


def remembered(book: Workbook, contact: int) -> list[str]:
    """What may be the line on how they know each other, typed on the first day; none where there is no such note.

    Taken for it: a note of one line on somebody known, as it was written on the day of the first contacts by hand.
    Another line of that day may be among them, so it is only ever proposed.
    """
    rows = book.rows(
        """
        SELECT trim(notes) FROM contact
        WHERE id = ? AND source = 'hand' AND circle = 'known' AND trim(notes) <> '' AND NOT contains(notes, chr(10))
            AND NOT list_contains(coalesce(edited, []), 'notes')
            AND created_at::DATE = (SELECT min(created_at)::DATE FROM contact WHERE source = 'hand')
        """,
        [contact],
    )
    return [how for (how,) in rows]


def doors(book: Workbook, contact: int) -> list[tuple[str, str, str | None]]:
    """(target, how, who) of active targets a contact may open: 'inside', 'said', 'named', in that order."""
    rows = book.rows(
        """
        WITH found AS (
            SELECT target.name, 1 AS place, 'inside' AS how, NULL AS who, motivation FROM target
            JOIN contact USING (organisation_key)
            WHERE contact.id = $contact AND target.trashed_at IS NULL AND target.status = 'active'
            UNION ALL
            SELECT target.name, 2, 'said', NULL, motivation FROM knows JOIN target ON target.id = knows.target
            WHERE knows.contact = $contact AND target.trashed_at IS NULL AND target.status = 'active'
            UNION ALL
            SELECT target.name, 3, 'named', person.name, motivation FROM contact person
            JOIN target USING (organisation_key)
            WHERE person.introduced_by = $contact AND person.trashed_at IS NULL
              AND target.trashed_at IS NULL AND target.status = 'active'
            UNION ALL
            SELECT target.name, 3, 'named', person.name, motivation FROM knows
            JOIN contact person ON person.id = knows.person AND person.trashed_at IS NULL
            JOIN target USING (organisation_key)
            WHERE knows.contact = $contact AND target.trashed_at IS NULL AND target.status = 'active'
        )
        SELECT name, arg_min(how, place), arg_min(who, place) FROM found
        GROUP BY name ORDER BY min(place), max(motivation) DESC NULLS LAST, name LIMIT 8
        """,
        {"contact": contact},
    )
    return [(target, how, who) for target, how, who in rows]


def could_meet(book: Workbook, contact: int, limit: int) -> list[tuple[int, str, str, str | None]]:
    """(contact, name, how, what) of people of the user's who could be of use to this one.

    'kind': at an organisation of the same kind, as the target list says; 'place': where we met is the same;
    'work': a long word of their role is the same. Kept people the user knows well, from other organisations.
    """
    rows = book.rows(
        """
        WITH people AS (
            SELECT c.id, c.name, c.organisation, c.place, c.tie, c.circle, t.kind AS target_kind,
                   [w FOR w IN string_split_regex(lower(coalesce(c.position, '')), '\\W+') IF length(w) > 5] AS role
            FROM contact c LEFT JOIN target t ON t.organisation_key = c.organisation_key AND t.trashed_at IS NULL
            WHERE c.trashed_at IS NULL AND (c.id = $contact OR c.status IN ('kept', 'waiting'))
        ),
        me AS (FROM people WHERE id = $contact),
        others AS (FROM people WHERE circle = 'known' AND tie IN ('close', 'familiar')),
        found AS (
            SELECT o.id, o.name, o.tie, 1 AS place, 'kind' AS how, o.target_kind AS what FROM others o, me
            WHERE o.target_kind = me.target_kind AND o.organisation <> me.organisation
            UNION ALL
            SELECT o.id, o.name, o.tie, 2, 'work', o.organisation FROM others o, me
            WHERE o.organisation <> me.organisation AND list_has_any(o.role, me.role)
            UNION ALL
            SELECT o.id, o.name, o.tie, 3, 'place', o.place FROM others o, me WHERE o.place = me.place
        )
        SELECT id, arg_min(name, place), arg_min(how, place), arg_min(what, place) FROM found WHERE id <> $contact
        GROUP BY id ORDER BY min(place), min(list_position(['close', 'familiar'], tie)), 2 LIMIT $limit
        """,
        {"contact": contact, "limit": limit},
    )
    return [(row_id, name, how, what) for row_id, name, how, what in rows]
