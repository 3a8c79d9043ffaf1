"""Take back what one form or action wrote, exactly, and only while nothing was built upon it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from netjob.errors import CannotUndo, NotFound
from netjob.workbook.writer import NAMED_FOR_MEANING, Writer


def undo(writer: Writer, batch: str) -> None:
    """Bring every row that `batch` wrote back to what it was before; what was added goes.

    Raises `NotFound` when the batch wrote nothing, `CannotUndo` when one of its rows is no longer as the batch left it,
    a row it added is now spoken of by others, or one it changed speaks of somebody who is gone. Then nothing changes.
    """
    changes = writer.rows(
        "SELECT table_name, row_id, before, after FROM change WHERE batch = ? ORDER BY id DESC", [batch]
    )
    if not changes:
        raise NotFound(what="What was to be taken back")
    removed: dict[str, list[int]] = defaultdict(list)
    restored: dict[str, list[int]] = defaultdict(list)
    for table, row_id, before, after in changes:
        if writer.json(table, row_id) != after:
            raise CannotUndo
        if before is None:
            writer.delete(table, row_id)
            removed[table].append(row_id)
        else:
            writer.restore(table, row_id, before)
            restored[table].append(row_id)
    _checked_whole(writer, removed, restored)


def _checked_whole(writer: Writer, removed: Mapping[str, list[int]], restored: Mapping[str, list[int]]) -> None:
    """Nothing may speak of a row that went, and what came back may not speak of one that is not there any more."""
    columns = writer.rows(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type = 'INTEGER'"
    )
    tables = {table for table, column in columns if column == "id"}
    for table, column in columns:
        of = NAMED_FOR_MEANING.get(column, column)
        back = restored.get(table, []) if of in tables else []
        lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {of})"
        if back and writer.value(f"SELECT EXISTS (FROM {table} WHERE list_contains(?, id) AND {lost})", [back]):
            raise CannotUndo
        gone = removed.get(of, [])
        if gone and writer.value(f"SELECT EXISTS (FROM {table} WHERE list_contains(?, {column}))", [gone]):
            raise CannotUndo
