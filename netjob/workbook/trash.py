"""List what lies in the trash, take it out again, and empty it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from netjob.errors import NotFound
from netjob.workbook import removal
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

TABLES = ("contact", "touchpoint", "referral", "target", "opening")
# What lies there by itself. A promise lies there with its touchpoint, and comes back with it.
LYING = """
    lying AS (
        SELECT 'contact' AS kind, id, name AS said, organisation AS more, trashed_at FROM contact
        UNION ALL
        SELECT 'touchpoint', t.id, c.name, strftime(t.happened_on, '%Y-%m-%d'), t.trashed_at
        FROM touchpoint t LEFT JOIN contact c ON c.id = t.contact
        UNION ALL
        SELECT 'referral', r.id, c.name, coalesce(p.name, g.name), r.trashed_at
        FROM referral r LEFT JOIN contact c ON c.id = r.referrer LEFT JOIN contact p ON p.id = r.person
        LEFT JOIN target g ON g.id = r.target
        UNION ALL
        SELECT 'target', id, name, kind, trashed_at FROM target
        UNION ALL
        SELECT 'opening', id, organisation, role, trashed_at FROM opening
    )
"""


@dataclass(frozen=True, slots=True)
class Lying:
    """One thing in the trash: its table and id, whom or what it is about, and since when (UTC)."""

    kind: str
    id: int
    said: str | None
    more: str | None
    trashed_at: datetime


def page(book: Workbook, limit: int, offset: int = 0) -> tuple[int, list[Lying]]:
    """How many things lie in the trash, and `limit` of them, the last one first."""
    rows = book.rows(
        f"""
        WITH {LYING} SELECT *, count(*) OVER () FROM lying WHERE trashed_at IS NOT NULL
        ORDER BY trashed_at DESC, kind, id DESC LIMIT ? OFFSET ?
        """,
        [limit, offset],
    )
    return (rows[0][-1] if rows else 0), [Lying(*row[:-1]) for row in rows]


def restore(writer: Writer, kind: str, row_id: int) -> None:
    """Take one thing out of the trash; a touchpoint brings back what was promised in it. Raises `NotFound`."""
    trashed_at = writer.value(f"SELECT trashed_at FROM {_table(kind)} WHERE id = ?", [row_id])
    if trashed_at is None:
        raise NotFound(what="What was in the trash")
    writer.update(kind, row_id, {"trashed_at": None})
    if kind == "touchpoint":
        promised = "SELECT id FROM follow_up WHERE came_from = ? AND trashed_at = ?"
        for (promise,) in writer.rows(promised, [row_id, trashed_at]):
            writer.update("follow_up", promise, {"trashed_at": None})


def empty(writer: Writer) -> dict[str, int]:
    """Remove for good what lies in the trash, and everything about it; rows removed by table."""
    rows = {
        table: [row_id for (row_id,) in writer.rows(f"SELECT id FROM {table} WHERE trashed_at IS NOT NULL")]
        for table in (*TABLES, "follow_up")
    }
    # What was given in a touchpoint counts no more once that lies in the trash, and would count again without it.
    given = writer.rows("SELECT id FROM give WHERE list_contains(?, touchpoint)", [rows["touchpoint"]])
    return removal.remove(writer, {**rows, "give": [row_id for (row_id,) in given]})


def _table(kind: str) -> str:
    if kind not in TABLES:
        raise NotFound(what="What was in the trash")
    return kind
