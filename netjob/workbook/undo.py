"""Take back what one form or action wrote, exactly, and only while nothing was built upon it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from netjob.errors import CannotUndo, NotFound
from netjob.workbook.writer import Writer

# A column named after a table holds that table's ids; these are the columns that are named for what they mean.
NAMED_FOR_MEANING = {
    "introduced_by": "contact",
    "other": "contact",
    "person": "contact",
    "referrer": "contact",
    "vouched_by": "contact",
    "came_from": "touchpoint",
    "came_from_referral": "referral",
}


def undo(writer: Writer, batch: str) -> None:
    """Bring every row that `batch` wrote back to what it was before; what was added goes.

    Raises `NotFound` when the batch wrote nothing, `CannotUndo` when one of its rows is no longer as the batch left it
    or a row it added is now spoken of by others. Then nothing changes.
    """
    changes = writer.rows(
        "SELECT table_name, row_id, before, after FROM change WHERE batch = ? ORDER BY id DESC", [batch]
    )
    if not changes:
        raise NotFound(what="What was to be taken back")
    removed: dict[str, list[int]] = defaultdict(list)
    for table, row_id, before, after in changes:
        if writer.json(table, row_id) != after:
            raise CannotUndo
        if before is None:
            writer.delete(table, row_id)
            removed[table].append(row_id)
        else:
            writer.restore(table, row_id, before)
    _checked_alone(writer, removed)


def _checked_alone(writer: Writer, removed: Mapping[str, list[int]]) -> None:
    """Nothing may speak of a row that went."""
    columns = writer.rows(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type = 'INTEGER'"
    )
    for table, column in columns:
        gone = removed.get(NAMED_FOR_MEANING.get(column, column), [])
        if gone and writer.value(f"SELECT EXISTS (FROM {table} WHERE list_contains(?, {column}))", [gone]):
            raise CannotUndo
