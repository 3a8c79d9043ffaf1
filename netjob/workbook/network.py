"""Read who stands where around the user: how many by ring and target, and each of them where they are few."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.coaching.network import Dot
from netjob.workbook.book import Workbook

PERSON = """
    aim AS (
        SELECT organisation_key, min(id) AS target FROM target WHERE status = 'active' AND trashed_at IS NULL
        GROUP BY organisation_key
    ),
    person AS (
        SELECT contact.id, contact.name, organisation, if(circle = 'known', tie, circle) AS ring,
            coalesce(aim.target, 0) AS target
        FROM contact LEFT JOIN aim USING (organisation_key)
        WHERE trashed_at IS NULL AND status <> 'closed' AND ($everyone OR status <> 'pool')
    ),
    chosen AS (
        FROM person WHERE (len($rings) = 0 OR list_contains($rings, ring))
            AND (len($targets) = 0 OR list_contains($targets, target))
    )
"""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the picture is narrowed to; empty fields narrow nothing, without `everyone` the pool is left out."""

    everyone: bool = False
    rings: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()


def counts(book: Workbook, narrowed: Narrowed) -> dict[tuple[str, int], int]:
    """How many people there are by ring and target; target 0 is everybody at none."""
    sql = f"WITH {PERSON} SELECT ring, target, count(*) FROM chosen GROUP BY ALL ORDER BY ALL"
    return {(ring, target): count for ring, target, count in book.rows(sql, _given(narrowed))}


def dots(book: Workbook, narrowed: Narrowed) -> list[Dot]:
    """The people themselves, by ring, target and name."""
    sql = f"""
        WITH {PERSON} SELECT id, name, organisation, ring, target FROM chosen
        ORDER BY ring, target, name COLLATE NOCASE.NOACCENT, id
    """
    return [Dot(*row) for row in book.rows(sql, _given(narrowed))]


def links(book: Workbook, people: list[int]) -> list[tuple[int, int]]:
    """(who, whom) of these people who are known to know each other."""
    rows = book.rows(
        """
        WITH few AS (SELECT unnest($people) AS id)
        SELECT contact, person FROM knows WHERE contact IN (FROM few) AND person IN (FROM few) AND contact <> person
        UNION
        SELECT introduced_by, id FROM contact WHERE introduced_by IN (FROM few) AND id IN (FROM few)
        ORDER BY ALL
        """,
        {"people": people},
    )
    return [(who, whom) for who, whom in rows]


def _given(narrowed: Narrowed) -> dict[str, object]:
    return {"everyone": narrowed.everyone, "rings": list(narrowed.rings), "targets": list(narrowed.targets)}
