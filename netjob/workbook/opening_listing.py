"""List the openings and where each stands, a page at a time, and read one with its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coaching import words
from netjob.errors import NotFound
from netjob.workbook.book import Workbook
from netjob.workbook.contacts import holding

# Closed where it was closed, else its furthest stage. Without any stage it is known of and no more.
STANDING = """
    place AS (
        SELECT opening, max(list_position($order, stage)) AS rank,
            arg_max(reached_on, (list_position($order, stage), reached_on)) AS since
        FROM opening_stage GROUP BY opening
    ),
    standing AS (
        SELECT o.id, o.organisation, o.role, o.source, $order[coalesce(rank, 1)] AS stage, coalesce(rank, 1) AS rank,
            coalesce(since, o.created_at::DATE) AS since,
            (SELECT count(*) FROM referral r WHERE r.opening = o.id AND r.trashed_at IS NULL) AS referrals
        FROM opening o LEFT JOIN place ON place.opening = o.id WHERE o.trashed_at IS NULL
    )
"""
FACTS = {"order": list(words.STAGES)}
SORTS = {
    "latest": "since DESC, id DESC",
    "stage": "rank DESC, since, id",
    "organisation": "organisation COLLATE NOCASE.NOACCENT, role COLLATE NOCASE.NOACCENT, id",
    "source": "list_position($sources, source), since DESC, id DESC",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One opening in a list: at `stage` since `since`, led to by so many referrals."""

    id: int
    organisation: str
    role: str | None
    source: str
    stage: str
    since: date
    referrals: int


@dataclass(frozen=True, slots=True)
class Known:
    """One opening: where it is, and what is known of it; a fact is None while it is not."""

    id: int
    organisation: str
    role: str | None
    source: str
    target: int | None
    facts: dict[str, bool | None]
    vouched_by: int | None
    stages: dict[str, date]
    people: tuple[tuple[int, int, str, str], ...]  # (opening_contact, contact, name, part)


@dataclass(frozen=True, slots=True)
class OpeningView:
    """What a list of openings is narrowed to; empty fields narrow nothing."""

    words: str = ""
    stages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sort: str = "latest"


def counts(book: Workbook) -> dict[str, int]:
    """How many openings stand at each stage, in order; none where none stand."""
    sql = f"WITH {STANDING} SELECT stage, count(*) FROM standing GROUP BY stage, rank ORDER BY rank"
    return {stage: int(count) for stage, count in book.rows(sql, FACTS)}


def page(book: Workbook, view: OpeningView, limit: int, offset: int = 0) -> tuple[int, list[Listed]]:
    """How many openings a view leaves, and `limit` of them in its order."""
    where, facts = _narrowed(view)
    if "$sources" in SORTS[view.sort]:
        facts["sources"] = list(words.SOURCES)
    sql = f"""
        WITH {STANDING}
        SELECT count(*) OVER (), id, organisation, role, source, stage, since, referrals FROM standing WHERE {where}
        ORDER BY {SORTS[view.sort]} LIMIT {int(limit)} OFFSET {int(offset)}
    """
    rows = book.rows(sql, {**FACTS, **facts})
    if not rows and offset:  # the last page went while it was looked at
        return page(book, view, limit)
    return (int(rows[0][0]) if rows else 0), [Listed(*row[1:]) for row in rows]


def known(book: Workbook, row_id: int) -> Known:
    """One opening with its stages in order and its people. Raises `NotFound`."""
    found = book.row(
        """
        SELECT id, organisation, role, source, target, {
            'advertised': advertised, 'shortlist': shortlist, 'ahead_of_line': ahead_of_line,
            'met_decision_maker_first': met_decision_maker_first, 'shaped': shaped
        }, vouched_by FROM opening WHERE id = ? AND trashed_at IS NULL
        """,
        [row_id],
    )
    if found is None:
        raise NotFound(what="This opening")
    stages = book.rows(
        """
        SELECT stage, min(reached_on) FROM opening_stage WHERE opening = $id GROUP BY stage
        ORDER BY list_position($order, stage)
        """,
        {"id": row_id, **FACTS},
    )
    people = book.rows(
        """
        SELECT p.id, c.id, c.name, p.part FROM opening_contact p
        JOIN contact c ON c.id = p.contact AND c.trashed_at IS NULL WHERE p.opening = $id
        ORDER BY list_position($parts, p.part), c.name COLLATE NOCASE.NOACCENT, p.id
        """,
        {"id": row_id, "parts": list(words.PARTS)},
    )
    return Known(*(*found, dict(stages), tuple(people)))


def names(book: Workbook, limit: int) -> dict[int, str]:
    """The newest openings that are not closed, by id with organisation and role, for a list of choices."""
    rows = book.rows(
        """
        SELECT id, concat_ws(' · ', organisation, role) FROM opening WHERE trashed_at IS NULL
            AND id NOT IN (SELECT opening FROM opening_stage WHERE stage = 'closed')
        ORDER BY id DESC LIMIT ?
        """,
        [limit],
    )
    return dict(rows)


def _narrowed(view: OpeningView) -> tuple[str, dict[str, object]]:
    """A view as a condition and its values."""
    parts, facts = ["true"], dict[str, object]()
    if view.stages:
        parts.append("stage IN $stages")
        facts["stages"] = list(view.stages)
    if view.sources:
        parts.append("source IN $chosen")
        facts["chosen"] = list(view.sources)
    searched, values = holding("organisation, role", view.words)
    return " AND ".join([*parts, *searched]), facts | values
