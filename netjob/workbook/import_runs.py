"""Keep a record of each import, and take one back: what it added and nobody has touched since goes."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from netjob.errors import NotFound
from netjob.workbook.book import Workbook
from netjob.workbook.references import references
from netjob.workbook.writer import Writer

# What a newer file may change on a contact that is there.
CHANGEABLE = ("organisation", "organisation_key", "position", "email", "phone", "profile_url", "met_on")


@dataclass(frozen=True, slots=True)
class Run:
    """One import as the Data page lists it; `summary` is what `import --json` printed."""

    id: int
    started_at: datetime
    file: str
    format: str
    summary: list[dict[str, Any]]
    undone_at: datetime | None

    @property
    def added(self) -> bool:
        """Whether it wrote anything that could be taken back."""
        kinds = (("contacts", "added"), ("contacts", "updated"), ("touchpoints", "added"), ("targets", "added"))
        return any(part["drafts"] or any(part[kind][what] for kind, what in kinds) for part in self.summary)


def number(writer: Writer) -> int:
    """The number of the import that is about to be written."""
    return int(writer.rows("SELECT nextval('import_run_id')")[0][0])


def batch(run: int) -> str:
    """Under what name `change` keeps what an import changed on contacts that were there."""
    return f"import:{run}"


def record(
    writer: Writer, run: int, file: str, kind: str, sha256: str, summary: list[dict[str, Any]], finished_at: datetime
) -> None:
    """Note an import under its number."""
    writer.execute(
        """
        INSERT INTO import_run (id, started_at, finished_at, file, format, sha256, summary)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [run, writer.now, finished_at, file, kind, sha256, json.dumps(summary, ensure_ascii=False)],
    )


def runs(book: Workbook, limit: int, offset: int = 0) -> tuple[int, list[Run]]:
    """How many imports there were, and `limit` of them from `offset` on, newest first."""
    rows = book.rows(
        """
        SELECT id, started_at, file, format, summary, undone_at FROM import_run ORDER BY id DESC LIMIT ? OFFSET ?
        """,
        [limit, offset],
    )
    total = int(book.value("SELECT count(*) FROM import_run"))
    return total, [Run(id_, at, file, kind, json.loads(said), undone) for id_, at, file, kind, said, undone in rows]


def take_back(writer: Writer, run: int) -> dict[str, int]:
    """Remove what an import added and bring back what it changed, unless it was touched since; rows removed by table.

    A contact that was edited, kept, or that anything else speaks of stays, and so do its identities. An import that was
    taken back before is left alone. Raises `NotFound` for a number that is no import.
    """
    found = writer.rows("SELECT undone_at FROM import_run WHERE id = ?", [run])
    if not found:
        raise NotFound(what=f"Import {run}")
    if found[0][0] is not None:
        return {}
    _bring_back(writer, run)
    speaking = defaultdict(list)
    for table, column, of in references(writer):
        speaking[of].append((table, column))
    gone = {table: _remove(writer, table, run, speaking[table]) for table in ("touchpoint", "target")}
    gone["answer"] = _removed(writer, "answer", _UNCONFIRMED, run)
    gone["own_position"] = _removed(writer, "own_position", "import_run = $run", run)
    gone["contact"] = _remove(writer, "contact", run, [ref for ref in speaking["contact"] if ref != _OWN])
    gone["contact_identity"] = _removed(writer, "contact_identity", _LOST, run)
    writer.execute("UPDATE import_run SET undone_at = ? WHERE id = ?", [writer.now, run])
    return gone


# An identity says who a contact is; it does not keep one.
_OWN = ("contact_identity", "contact")
# A draft that the user has confirmed, changed or taken out has a newer row.
_UNCONFIRMED = """
    import_run = $run AND NOT confirmed AND NOT EXISTS (
        FROM answer newer WHERE newer.prompt = answer.prompt AND newer.item = answer.item AND newer.id > answer.id)
"""
# Identities go with their contact, and from those who were there before; who stays is known again by them, and so is
# who was made one with somebody of this import.
_LOST = """
    import_run = $run AND contact NOT IN (SELECT id FROM contact WHERE import_run = $run)
    AND id NOT IN (SELECT row_id FROM change WHERE table_name = 'contact_identity')
"""


def _remove(writer: Writer, table: str, run: int, speaking: list[tuple[str, str]]) -> int:
    """Remove rows of an import that are as it left them and that nothing speaks of.

    A change by hand is known by its record, not by the clock alone: two saves may fall into one tick.
    """
    alone = "".join(f" AND id NOT IN (SELECT {column} FROM {by} WHERE {column} IS NOT NULL)" for by, column in speaking)
    untouched = f"""
        import_run = $run AND updated_at = created_at
        AND id NOT IN (SELECT row_id FROM change WHERE table_name = $name) {alone}
    """
    return _removed(writer, table, untouched, run, name=table)


def _removed(writer: Writer, table: str, condition: str, run: int, **more: object) -> int:
    params = {"run": run, **more}
    count = int(writer.value(f"SELECT count(*) FROM {table} WHERE {condition}", params))
    if count:
        writer.execute(f"DELETE FROM {table} WHERE {condition}", params)
    return count


def _bring_back(writer: Writer, run: int) -> None:
    """What the import changed on contacts that were there, where they still are as it left them."""
    names = [name for name in CHANGEABLE if name != "met_on"]
    sets = ", ".join(f"{name} = o.before ->> ?" for name in names)
    writer.execute(
        f"""
        UPDATE contact SET {sets}, met_on = (o.before ->> 'met_on')::DATE,
               updated_at = (o.before ->> 'updated_at')::TIMESTAMP
        FROM (SELECT row_id, before::JSON AS before, after FROM change WHERE batch = ?) o
        WHERE contact.id = o.row_id AND to_json(contact)::VARCHAR = o.after
        """,
        [*names, batch(run)],
    )
    # Or the rows would pass for touched when the import that added them is taken back, too.
    writer.execute("DELETE FROM change WHERE batch = ?", [batch(run)])
