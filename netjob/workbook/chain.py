"""Follow referrals of referrals: the door that led to a door, and the doors behind it."""

from __future__ import annotations

from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

MOST = 50  # doors of a chain that are read
DEPTH = 20


def before(book: Workbook, row_id: int) -> list[int]:
    """The referrals a referral came out of, the first of all first."""
    return [found for (found,) in book.rows(_UP, {"id": row_id})]


def behind(book: Workbook, row_id: int) -> list[tuple[int, int]]:
    """(referral, how many doors behind) of everything that came out of a referral, each under what it came from."""
    rows = book.rows(
        f"""
        WITH RECURSIVE behind AS (
            SELECT id, 1 AS depth, [id] AS path FROM referral WHERE came_from_referral = $id AND trashed_at IS NULL
            UNION ALL
            SELECT r.id, depth + 1, list_append(path, r.id) FROM referral r JOIN behind b ON r.came_from_referral = b.id
            WHERE r.trashed_at IS NULL AND depth < {DEPTH} AND r.id <> $id AND NOT list_contains(path, r.id)
        )
        SELECT id, depth FROM behind ORDER BY path LIMIT {MOST}
        """,
        {"id": row_id},
    )
    return [(found, depth) for found, depth in rows]


def leads_back(writer: Writer, row_id: int, came_from: int) -> bool:
    """Whether `came_from` is the referral itself or came out of it."""
    return row_id in {came_from, *(found for (found,) in writer.rows(_UP, {"id": came_from}))}


_UP = f"""
    WITH RECURSIVE up AS (
        SELECT came_from_referral AS id, 1 AS depth FROM referral WHERE id = $id
        UNION ALL
        SELECT r.came_from_referral, depth + 1 FROM referral r JOIN up ON r.id = up.id WHERE depth < {DEPTH}
    )
    SELECT up.id FROM up JOIN referral r ON r.id = up.id AND r.trashed_at IS NULL WHERE up.id <> $id ORDER BY depth DESC
"""
