"""Read who is inside the targets, who knows whom, and who may still know somebody; keep what they said of it.

People are read only where a way may lead over them: at a target, or named by what somebody said. Contacts that are
closed or in the trash are on no way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching.paths import Candidate, Somebody
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

NEAREST = 4  # people inside a target who are read by name; the others are counted

TIE = "list_position(['close', 'familiar', 'slight', 'none'], tie)"

# A name is somebody the user can write to when they know them, or once they answered.
NEAR = """
    (circle = 'known' OR id IN (
        SELECT contact FROM touchpoint WHERE trashed_at IS NULL AND (direction = 'in' OR talk)
            AND contact IN (SELECT id FROM person WHERE circle <> 'known')
    ))
"""

# Somebody is at a target by their organisation, or as an opening there names them.
THERE = """
    aim AS (SELECT id AS target, organisation_key FROM target WHERE status = 'active' AND trashed_at IS NULL),
    there AS (
        SELECT target, contact.id AS contact FROM aim JOIN contact USING (organisation_key)
        UNION
        SELECT aim.target, opening_contact.contact FROM aim
        JOIN opening USING (organisation_key)
        JOIN opening_contact ON opening = opening.id AND part IN ('insider', 'decision_maker')
        WHERE opening.trashed_at IS NULL
    )
"""

# Who gave a name knows that person as well as who said so.
KNOWS = """
    link AS (
        SELECT contact AS knower, person FROM knows WHERE person IS NOT NULL
        UNION
        SELECT introduced_by, id FROM contact WHERE introduced_by IS NOT NULL AND trashed_at IS NULL
    )
"""


@dataclass(frozen=True, slots=True)
class Inside:
    """The people at a target: the nearest few, everybody not near whom somebody is known to know, and the count."""

    people: tuple[Somebody, ...]
    near: int


def inside(book: Workbook) -> dict[int, Inside]:
    """The people at each active target, by target."""
    rows = book.rows(
        f"""
        WITH {THERE}, {KNOWS},
        person AS (
            SELECT id, name, tie, circle FROM contact
            WHERE id IN (SELECT contact FROM there) AND trashed_at IS NULL AND status <> 'closed'
        ),
        placed AS (
            SELECT target, id, name, tie, {NEAR} AS near, id IN (SELECT person FROM link) AS linked
            FROM there JOIN person ON id = contact
        ),
        chosen AS (
            (FROM placed WHERE near
                QUALIFY row_number() OVER (PARTITION BY target ORDER BY {TIE}, lower(name), id) <= {NEAREST})
            UNION ALL
            (FROM placed WHERE NOT near
                QUALIFY linked OR row_number() OVER (PARTITION BY target ORDER BY linked DESC, {TIE}, name, id)
                    <= {NEAREST})
        ),
        counted AS (SELECT target, count(*) AS insiders FROM placed WHERE near GROUP BY target)
        SELECT target, coalesce(insiders, 0), id, name, tie, near FROM chosen LEFT JOIN counted USING (target)
        ORDER BY target, near DESC, {TIE}, lower(name), id
        """
    )
    found: dict[int, tuple[int, list[Somebody]]] = {}
    for target, insiders, *person in rows:
        found.setdefault(target, (insiders, []))[1].append(Somebody(*person))
    return {target: Inside(tuple(people), insiders) for target, (insiders, people) in found.items()}


def says(book: Workbook) -> dict[int, list[Somebody]]:
    """Who said that they know somebody at a target, or opened a door there, and is not inside: by target."""
    rows = book.rows(
        f"""
        WITH {THERE}, said AS (
            SELECT target, contact FROM knows WHERE target IS NOT NULL
            UNION
            SELECT target, referrer FROM referral
            JOIN referral_step ON referral = referral.id AND step NOT IN ('asked', 'declined', 'lapsed')
            WHERE target IS NOT NULL AND trashed_at IS NULL
        ),
        person AS (
            SELECT id, name, tie, circle FROM contact
            WHERE id IN (SELECT contact FROM said) AND trashed_at IS NULL AND status <> 'closed'
        )
        SELECT target, id, name, tie, {NEAR} FROM said JOIN aim USING (target) JOIN person ON id = contact
        WHERE (target, id) NOT IN (SELECT (target, contact) FROM there)
        ORDER BY target, {TIE}, lower(name), id
        """
    )
    return _grouped(rows)


def knowers(book: Workbook, people: Collection[int]) -> dict[int, list[Somebody]]:
    """Who knows these people, by what was said or whose name was given by whom."""
    if not people:
        return {}
    rows = book.rows(
        f"""
        WITH {KNOWS}, chosen AS (FROM link WHERE person IN (SELECT unnest($people)) AND knower <> person),
        person AS (
            SELECT id, name, tie, circle FROM contact
            WHERE id IN (SELECT knower FROM chosen) AND trashed_at IS NULL AND status <> 'closed'
        )
        SELECT chosen.person, id, name, tie, {NEAR} FROM chosen JOIN person ON id = knower
        ORDER BY chosen.person, {TIE}, lower(name), id
        """,
        {"people": sorted(people)},
    )
    return _grouped(rows)


def colleagues(book: Workbook, people: Collection[int]) -> dict[int, list[Somebody]]:
    """Whom the user knows at the organisations of these people, the nearest few: they may know them."""
    if not people:
        return {}
    rows = book.rows(
        f"""
        WITH far AS (SELECT id AS person, organisation_key FROM contact WHERE id IN (SELECT unnest($people)))
        SELECT person, id, name, tie, true FROM far JOIN contact USING (organisation_key)
        WHERE id <> person AND circle = 'known' AND tie <> 'none' AND trashed_at IS NULL AND status <> 'closed'
        QUALIFY row_number() OVER (PARTITION BY person ORDER BY {TIE}, lower(name), id) <= {NEAREST}
        ORDER BY person, {TIE}, lower(name), id
        """,
        {"people": sorted(people)},
    )
    return _grouped(rows)


def somebodies(book: Workbook, people: Collection[int]) -> dict[int, Somebody]:
    """These contacts as people on a way, by number."""
    rows = book.rows(
        f"""
        WITH person AS (SELECT id, name, tie, circle FROM contact WHERE id IN (SELECT unnest($people)))
        SELECT id, name, tie, {NEAR} FROM person
        """,
        {"people": sorted(people)},
    )
    return {row[0]: Somebody(*row) for row in rows}


def candidates(book: Workbook) -> list[Candidate]:
    """Everybody the user keeps and knows who is at no target, with what may speak for their knowing somebody."""
    rows = book.rows(
        f"""
        WITH {THERE}, {KNOWS}, gave AS (SELECT knower, count(*) AS people FROM link GROUP BY knower)
        SELECT id, name, tie, concat_ws(' ', organisation, position), coalesce(gave.people, 0),
            coalesce(organisation_key IN (SELECT organisation_key FROM own_position), false)
        FROM contact LEFT JOIN gave ON knower = id
        WHERE trashed_at IS NULL AND status IN ('kept', 'waiting', 'resting') AND circle = 'known'
            AND id NOT IN (SELECT contact FROM there)
        ORDER BY id
        """
    )
    return [Candidate(*row) for row in rows]


def asked(book: Workbook) -> dict[int, list[int]]:
    """Contacts who were asked and know nobody at a target, by target: the newest word counts."""
    rows = book.rows(
        """
        SELECT split_part(key, ':', 3)::INTEGER, split_part(key, ':', 2)::INTEGER FROM suggestion
        WHERE key LIKE 'path:%' AND outcome = 'not_this_one' GROUP BY ALL ORDER BY ALL
        """
    )
    found: dict[int, list[int]] = {}
    for target, contact in rows:
        found.setdefault(target, []).append(contact)
    return found


def say(writer: Writer, contact: int, target: int, person: int | None, today: date) -> None:
    """A contact said that they know somebody at a target, and who that is if they named them.

    What was noted before adds nothing; an earlier "nobody there" is taken out: the newer word counts.
    """
    for column, value in (("target", target), ("person", person)):
        said = f"SELECT count(*) FROM knows WHERE contact = ? AND {column} = ?"
        if value is not None and not writer.value(said, [contact, value]):
            writer.insert("knows", contact=contact, said_on=today, **{column: value})
    for (row_id,) in writer.rows("SELECT id FROM suggestion WHERE key = ?", [_key(contact, target)]):
        writer.delete("suggestion", row_id)


def say_nobody(writer: Writer, contact: int, target: int, today: date) -> None:
    """A contact was asked and knows nobody at a target; what they said before of that target is taken out."""
    for (row_id,) in writer.rows("SELECT id FROM knows WHERE contact = ? AND target = ?", [contact, target]):
        writer.delete("knows", row_id)
    if not writer.value("SELECT count(*) FROM suggestion WHERE key = ?", [_key(contact, target)]):
        writer.insert("suggestion", shown_on=today, key=_key(contact, target), outcome="not_this_one")


def _key(contact: int, target: int) -> str:
    return f"path:{contact}:{target}"


def _grouped(rows: Sequence[tuple[int, int, str, str, bool]]) -> dict[int, list[Somebody]]:
    found: dict[int, list[Somebody]] = {}
    for key, row_id, name, tie, near in rows:
        found.setdefault(key, []).append(Somebody(row_id, name, tie, near))
    return found
