"""Say where each referral stands: at its end, else at its furthest step, read a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from netjob.coaching import referral, words
from netjob.errors import NotFound
from netjob.workbook.book import Workbook
from netjob.workbook.contacts import holding

# With an opening, interview, offer and accepted are read from its stages; its last round counts as an interview.
RUNG = """
    rung AS (
        SELECT s.referral, s.step, s.reached_on, s.told_on, false AS from_opening
        FROM referral_step s JOIN referral r ON r.id = s.referral
        WHERE r.opening IS NULL OR s.step NOT IN ('interview', 'offer', 'accepted')
        UNION ALL
        SELECT r.id, CASE g.stage WHEN 'final' THEN 'interview' ELSE g.stage END AS staged, min(g.reached_on),
            any_value(s.told_on), true
        FROM referral r JOIN opening_stage g ON g.opening = r.opening
        LEFT JOIN referral_step s ON s.referral = r.id
            AND s.step = CASE g.stage WHEN 'final' THEN 'interview' ELSE g.stage END
        WHERE g.stage IN ('interview', 'final', 'offer', 'accepted') GROUP BY r.id, staged
    )
"""

# Where each referral stands: its end, else its furthest step. `$order` lists the steps and behind them the ends.
STANDING = f"""
    {RUNG},
    place AS (
        SELECT referral, max(list_position($order, step)) AS rank, arg_max(step, list_position($order, step)) AS step,
            arg_max(reached_on, list_position($order, step)) AS since,
            arg_max_null(told_on, list_position($order, step)) AS told_on, min(reached_on) AS began_on
        FROM rung GROUP BY referral
    ),
    standing AS (
        SELECT r.id, r.direction, r.referrer, c.name AS referrer_name, r.person, p.name AS person_name,
            r.target, t.name AS target_name, r.opening, o.organisation, o.role, place.step, place.since,
            place.began_on, place.told_on, place.step IN $news AND place.told_on IS NULL AS to_tell, place.rank
        FROM referral r JOIN place ON place.referral = r.id
        JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL
        LEFT JOIN contact p ON p.id = r.person AND p.trashed_at IS NULL
        LEFT JOIN target t ON t.id = r.target AND t.trashed_at IS NULL
        LEFT JOIN opening o ON o.id = r.opening AND o.trashed_at IS NULL
        WHERE r.trashed_at IS NULL
    )
"""
FACTS = {"order": [*words.STEPS, *words.ENDS], "news": list(referral.NEWS)}
COLUMNS = """id, direction, referrer, referrer_name, person, person_name, target, target_name, opening, organisation,
    role, step, since, began_on, told_on, to_tell"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A referral and where it stands: at `step` since `since`; `to_tell` when its referrer has not heard of it yet."""

    id: int
    direction: str
    referrer: int
    referrer_name: str
    person: int | None
    person_name: str | None
    target: int | None
    target_name: str | None
    opening: int | None
    organisation: str | None
    role: str | None
    step: str
    since: date
    began_on: date
    told_on: date | None
    to_tell: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """One dated step of a referral."""

    step: str
    reached_on: date
    told_on: date | None
    from_opening: bool


@dataclass(frozen=True, slots=True)
class View:
    """What a list of referrals is narrowed to; empty fields narrow nothing. `steps` are where they stand.

    `still_before` holds for each step the day before which a referral must have come there to count as standing still.
    """

    direction: str = ""
    steps: tuple[str, ...] = ()
    words: str = ""
    to_tell: bool = False
    still_before: tuple[tuple[str, date], ...] = ()
    opening: int | None = None


def counts(book: Workbook) -> dict[str, dict[str, int]]:
    """How many referrals stand at each step or end, by direction, in the order of the ladder; none where none stand."""
    sql = f"WITH {STANDING} SELECT direction, step, count(*) FROM standing GROUP BY direction, step, rank ORDER BY rank"
    found: dict[str, dict[str, int]] = {direction: {} for direction in words.REFERRAL_DIRECTIONS}
    for direction, name, count in book.rows(sql, FACTS):
        found[direction][name] = int(count)
    return found


def page(book: Workbook, view: View, limit: int, offset: int = 0) -> tuple[int, list[Standing]]:
    """How many referrals a view leaves, and `limit` of them: by step, at each the ones that rest longest first."""
    where, facts = _narrowed(view)
    sql = f"""
        WITH {STANDING} SELECT count(*) OVER (), {COLUMNS} FROM standing WHERE {where}
        ORDER BY rank, since, id LIMIT {int(limit)} OFFSET {int(offset)}
    """
    rows = book.rows(sql, {**FACTS, **facts})
    if not rows and offset:  # the last page went while it was looked at
        return page(book, view, limit)
    return (int(rows[0][0]) if rows else 0), [Standing(*row[1:]) for row in rows]


def board(book: Workbook, view: View, shown: Mapping[str, int]) -> list[tuple[str, int, list[Standing]]]:
    """(step, how many, the first of them) by step as a view leaves them; `shown` is how many of each step are read."""
    where, facts = _narrowed(view)
    sql = f"""
        WITH {STANDING} SELECT count(*) OVER (PARTITION BY step), {COLUMNS} FROM standing WHERE {where}
        QUALIFY row_number() OVER (PARTITION BY step ORDER BY since, id) <= $shown[list_position($order, step)]
        ORDER BY rank, since, id
    """
    first = {"shown": [shown[step] for step in FACTS["order"]]}
    rows = book.rows(sql, {**FACTS, **facts, **first})
    return [
        (step, total, [Standing(*row[1:]) for row in own])
        for (step, total), own in groupby(rows, lambda row: (row[12], row[0]))
    ]


def standing(book: Workbook, row_id: int) -> Standing:
    """One referral and where it stands. Raises `NotFound`."""
    found = book.row(f"WITH {STANDING} SELECT {COLUMNS} FROM standing WHERE id = $id", {**FACTS, "id": row_id})
    if found is None:
        raise NotFound(what="This referral")
    return Standing(*found)


def some(book: Workbook, row_ids: Sequence[int]) -> dict[int, Standing]:
    """A few referrals by id and where they stand; those in the trash are left out."""
    sql = f"WITH {STANDING} SELECT {COLUMNS} FROM standing WHERE list_contains($ids, id)"
    return {row[0]: Standing(*row) for row in book.rows(sql, {**FACTS, "ids": list(row_ids)})}


def newest(book: Workbook, limit: int) -> list[Standing]:
    """The referrals that were added last, the newest first, and where they stand."""
    sql = f"WITH {STANDING} SELECT {COLUMNS} FROM standing ORDER BY id DESC LIMIT {int(limit)}"
    return [Standing(*row) for row in book.rows(sql, FACTS)]


def rungs(book: Workbook, row_id: int) -> list[Rung]:
    """The dated steps of a referral in the order of the ladder, its end last."""
    sql = f"""
        WITH {RUNG} SELECT step, reached_on, told_on, from_opening FROM rung WHERE referral = $id
        ORDER BY list_position($order, step)
    """
    return [Rung(*row) for row in book.rows(sql, {"id": row_id, "order": FACTS["order"]})]


def _narrowed(view: View) -> tuple[str, dict[str, object]]:
    """A view as a condition and its values."""
    parts, facts = ["true"], dict[str, object]()
    if view.direction:
        parts.append("direction = $direction")
        facts["direction"] = view.direction
    if view.steps:
        parts.append("step IN $steps")
        facts["steps"] = list(view.steps)
    if view.to_tell:
        parts.append("to_tell")
    if view.opening is not None:
        parts.append("opening = $opening")
        facts["opening"] = view.opening
    if view.still_before:
        parts.append("since < list_extract($still::DATE[], list_position($order, step))")
        facts["still"] = [dict(view.still_before).get(step) for step in FACTS["order"]]
    searched, values = holding("referrer_name, person_name, target_name, organisation, role", view.words)
    return " AND ".join([*parts, *searched]), facts | values
