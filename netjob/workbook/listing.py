"""List contacts a page at a time, and guess whom the user may want to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netjob.coaching.cadence import AMBER, DORMANT, RED
from netjob.workbook.book import Workbook
from netjob.workbook.contacts import bare

SORTS = {
    "silence": "ratio DESC NULLS LAST, last_on NULLS FIRST, name COLLATE NOCASE.NOACCENT, id",
    "name": "name COLLATE NOCASE.NOACCENT, id",
    "organisation": "organisation COLLATE NOCASE.NOACCENT NULLS LAST, name COLLATE NOCASE.NOACCENT, id",
    "recent": "last_on DESC NULLS LAST, name COLLATE NOCASE.NOACCENT, id",
    "added": "id DESC",
    "tie": "list_position(['close', 'familiar', 'slight', 'none'], tie), last_on DESC NULLS LAST, id",
}
BY_TOUCH = ("silence", "recent", "tie")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; empty fields narrow nothing."""

    words: str = ""
    organisation: str = ""
    statuses: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    silence: str = ""  # 'never', 'amber' (and longer), 'red', 'dormant'
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list: the contact, its last touch and the cadence that holds for it (days, or None)."""

    id: int
    name: str
    organisation: str | None
    position: str | None
    circle: str
    tie: str
    status: str
    paused_until: date | None
    last_on: date | None
    cadence: int | None


@dataclass(frozen=True, slots=True)
class Guess:
    """A pool contact who may be worth keeping, and what speaks for it."""

    id: int
    name: str
    organisation: str | None
    position: str | None
    exchanges: int
    last_on: date | None
    both_ways: bool
    at_target: bool
    colleague: bool
    met_on: date | None


@dataclass(frozen=True, slots=True)
class _Where:
    conditions: list[str] = field(default_factory=lambda: ["trashed_at IS NULL"])
    params: dict[str, object] = field(default_factory=dict)

    def add(self, condition: str, **params: object) -> None:
        self.conditions.append(condition)
        self.params.update(params)


def page(
    book: Workbook, narrowed: Filter, by_tie: Mapping[str, int], today: date, limit: int, offset: int
) -> tuple[int, list[Listed]]:
    """How many contacts the filter leaves, and `limit` of them from `offset` on.

    Where neither the order nor the filter asks for the last touch, it is looked up for the page's rows only: the
    history is never read whole for a list by name.
    """
    where = _narrowed(narrowed)
    by_touch = narrowed.sort in BY_TOUCH or bool(narrowed.silence)
    params = where.params | {"today": today, "limit": limit, "offset": offset, **_cadences(by_tie)}
    order = SORTS[narrowed.sort]
    cut = f"ORDER BY {order} LIMIT $limit OFFSET $offset"
    sql = f"""
        WITH chosen AS (
            SELECT id, name, organisation, position, circle, tie, status, paused_until,
                   coalesce(cadence_days, CASE WHEN circle <> 'wanted' THEN
                       CASE tie WHEN 'close' THEN $close WHEN 'familiar' THEN $familiar WHEN 'slight' THEN $slight END
                   END) AS cadence,
                   last_before, met_on
            FROM contact WHERE {" AND ".join(where.conditions)} {"" if by_touch else cut}
        ), touched AS (
            SELECT contact, max(happened_on) AS last_on FROM touchpoint
            WHERE trashed_at IS NULL AND contact IN (SELECT id FROM chosen) GROUP BY contact
        ), listed AS (
            SELECT chosen.*, last_on,
                   CASE WHEN status = 'kept' AND (paused_until IS NULL OR paused_until < $today)
                        THEN coalesce(($today::DATE - last_on) / cadence, CASE WHEN last_on IS NULL THEN 1e9 END)
                   END AS ratio
            FROM chosen LEFT JOIN touched ON contact = id
        )
        SELECT id, name, organisation, position, circle, tie, status, paused_until, last_on, cadence,
               count(*) OVER () AS total
        FROM listed WHERE {_silent(narrowed.silence)} {cut if by_touch else f"ORDER BY {order}"}
    """
    rows = book.rows(sql, _used(sql, params))
    total = rows[0][-1] if rows and by_touch else 0 if by_touch else _count(book, where)
    return total, [Listed(*row[:-1]) for row in rows]


def counts(book: Workbook) -> dict[str, int]:
    """How many contacts there are by status, the trash left out."""
    return dict(book.rows("SELECT status, count(*) FROM contact WHERE trashed_at IS NULL GROUP BY status"))


def guesses(book: Workbook, limit: int) -> list[Guess]:
    """Pool contacts most likely worth keeping: who wrote both ways, who works at a target, who was a colleague.

    Who was answered with "not now" is left out.
    """
    rows = book.rows(
        """
        WITH pool AS (
            SELECT id, name, organisation, organisation_key, position, met_on FROM contact
            WHERE status = 'pool' AND trashed_at IS NULL AND id NOT IN (
                SELECT split_part(key, ':', 2)::INTEGER FROM suggestion
                WHERE key LIKE 'keep:%' AND outcome = 'not_this_one')
        ), touched AS (
            SELECT contact, count(*) AS exchanges, max(happened_on) AS last_on,
                   count(DISTINCT direction) = 2 AS both_ways
            FROM touchpoint WHERE trashed_at IS NULL AND contact IN (SELECT id FROM pool) GROUP BY contact
        ), judged AS (
            SELECT id, name, organisation, position, coalesce(exchanges, 0) AS exchanges, last_on,
                   coalesce(both_ways, false) AS both_ways,
                   organisation_key IN (SELECT organisation_key FROM target WHERE trashed_at IS NULL) AS at_target,
                   organisation_key IN (SELECT organisation_key FROM own_position) AS colleague,
                   met_on
            FROM pool LEFT JOIN touched ON contact = id
        )
        SELECT id, name, organisation, position, exchanges, last_on, both_ways,
               coalesce(at_target, false), coalesce(colleague, false), met_on
        FROM judged
        ORDER BY both_ways DESC, coalesce(at_target, false) DESC, coalesce(colleague, false) DESC,
                 least(exchanges, 20) DESC, last_on DESC NULLS LAST, met_on NULLS LAST, id
        LIMIT ?
        """,
        [limit],
    )
    return [Guess(*row) for row in rows]


def _narrowed(narrowed: Filter) -> _Where:
    where = _Where()
    for at, word in enumerate(narrowed.words.split()):
        text = "strip_accents(lower(concat_ws(' ', name, organisation, position)))"
        where.add(f"contains({text}, $word{at})", **{f"word{at}": bare(word)})
    if narrowed.organisation.strip():
        where.add("contains(strip_accents(lower(organisation)), $at)", at=bare(narrowed.organisation.strip()))
    for column, values in (("status", narrowed.statuses), ("circle", narrowed.circles), ("tie", narrowed.ties)):
        if values:
            where.add(f"{column} IN (SELECT unnest(${column}))", **{column: list(values)})
    return where


def _silent(silence: str) -> str:
    """The condition on the last touch; dormant counts what the user remembered from before, and since when, too."""
    return {
        "": "true",
        "never": "last_on IS NULL AND ratio > 0",
        "amber": f"last_on IS NOT NULL AND ratio > {AMBER}",
        "red": f"last_on IS NOT NULL AND ratio > {RED}",
        "dormant": f"""
            circle <> 'wanted' AND status <> 'closed'
            AND coalesce(greatest(last_on, last_before), met_on) <= $today::DATE - {DORMANT.days}
        """,
    }[silence]


def _cadences(by_tie: Mapping[str, int]) -> dict[str, object]:
    return {tie: by_tie.get(tie) for tie in ("close", "familiar", "slight")}


def _used(sql: str, params: Mapping[str, object]) -> dict[str, object]:
    """DuckDB refuses named parameters that the query does not name."""
    return {name: value for name, value in params.items() if f"${name}" in sql}


def _count(book: Workbook, where: _Where) -> int:
    sql = f"SELECT count(*) FROM contact WHERE {' AND '.join(where.conditions)}"
    return int(book.value(sql, _used(sql, where.params)))
