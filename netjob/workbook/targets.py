"""Keep where the user wants to go: organisations by name, and kinds of them."""

from __future__ import annotations

from netjob.coaching import words
from netjob.coaching.identity import organisation_key
from netjob.coaching.market import MOTIVATION, POSTING, Target
from netjob.errors import Refused
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer


def add(writer: Writer, name: str) -> int | None:
    """Add an organisation as an active target; None when it is one already. Raises `Refused`."""
    name = words.named("place", name)
    key = organisation_key(name) or name.casefold()
    if writer.value("SELECT count(*) FROM target WHERE organisation_key = ? AND trashed_at IS NULL", [key]):
        return None
    return writer.insert("target", name=name, organisation_key=key, status="active")


def of_name(writer: Writer, name: str) -> int:
    """The target of this name, added when there is none. Raises `Refused`."""
    added = add(writer, name)
    if added is None:
        added = called(writer, name)
    assert added is not None  # what can't be added is there
    return added


def called(writer: Writer, name: str) -> int | None:
    """The target of this name, or None."""
    key = organisation_key(name) or name.casefold()
    found = writer.value("SELECT min(id) FROM target WHERE organisation_key = ? AND trashed_at IS NULL", [key])
    return None if found is None else int(found)


def listed(book: Workbook) -> dict[int, str]:
    """Every target by id with its name, suggested ones left out, by name."""
    rows = book.rows(
        """
        SELECT id, name FROM target WHERE trashed_at IS NULL AND status <> 'suggested'
        ORDER BY name COLLATE NOCASE, id
        """
    )
    return dict(rows)


def add_kind(writer: Writer, value: str) -> int | None:
    """Add a kind of organisation; None when it is there already. Raises `Refused`."""
    value = words.named("place", value)
    if writer.value("SELECT count(*) FROM market WHERE kind = 'organisation' AND lower(value) = lower(?)", [value]):
        return None
    return writer.insert("market", kind="organisation", value=value)


def places(book: Workbook) -> list[tuple[str, str]]:
    """('target', name) and ('kind', value) in the order they were added."""
    return book.rows(
        """
        SELECT 'target', name FROM (FROM target WHERE status = 'active' AND trashed_at IS NULL ORDER BY id)
        UNION ALL SELECT 'kind', value FROM (FROM market WHERE kind = 'organisation' ORDER BY id)
        """
    )


def ranked(book: Workbook) -> list[Target]:
    """Every target with the contacts there and those who said they know somebody there, in no order yet."""
    rows = book.rows(
        """
        WITH inside AS (
            SELECT organisation_key, count(*) AS people FROM contact
            WHERE trashed_at IS NULL AND circle <> 'wanted'
              AND organisation_key IN (SELECT organisation_key FROM target)
            GROUP BY organisation_key
        ), ways AS (
            SELECT knows.target, count(DISTINCT knows.contact) AS people FROM knows
            JOIN contact ON contact.id = knows.contact AND contact.trashed_at IS NULL
            WHERE knows.target IS NOT NULL GROUP BY knows.target
        )
        SELECT id, name, coalesce(kind, ''), motivation, posting, coalesce(notes, ''), status,
               coalesce(inside.people, 0), coalesce(ways.people, 0)
        FROM target LEFT JOIN inside USING (organisation_key) LEFT JOIN ways ON ways.target = target.id
        WHERE trashed_at IS NULL
        """
    )
    return [Target(*row) for row in rows]


def insiders(book: Workbook, row_id: int) -> list[tuple[int, str]]:
    """(contact, name) of the people at a target, the closest first."""
    rows = book.rows(
        """
        SELECT contact.id, contact.name FROM contact JOIN target USING (organisation_key)
        WHERE target.id = ? AND contact.trashed_at IS NULL AND circle <> 'wanted'
        ORDER BY list_position(['close', 'familiar', 'slight', 'none'], tie), contact.name COLLATE NOCASE, contact.id
        """,
        [row_id],
    )
    return [(contact, name) for contact, name in rows]


def change(writer: Writer, row_id: int, **values: object) -> None:
    """Change a target's kind, motivation, posting, notes or status. Raises `Refused`, `NotFound`."""
    if "status" in values:
        words.one_of("status", str(values["status"]), words.TARGET_STATUSES)
    for name, allowed in (("motivation", MOTIVATION), ("posting", POSTING)):
        if values.get(name) is not None and values[name] not in allowed:
            raise Refused(name, "range", low=allowed[0], high=allowed[-1])
    for name in ("kind", "notes"):
        if name in values:
            values[name] = str(values[name] or "").strip() or None
    writer.update("target", row_id, values)


def trash(writer: Writer, row_id: int) -> None:
    """Move a target to the trash. Raises `NotFound`."""
    writer.update("target", row_id, {"trashed_at": writer.now})
