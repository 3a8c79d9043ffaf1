"""Read the garden: what was planted by week or month apart from asks, what came back as a door, and from what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching import garden
from netjob.coaching.garden import Given, Period, Seed, Wait
from netjob.errors import NotFound, Refused
from netjob.workbook.book import Workbook
from netjob.workbook.cadence import MANY
from netjob.workbook.gives import GIVEN
from netjob.workbook.standings import COLUMNS, FACTS, STANDING, Standing
from netjob.workbook.writer import Writer

CANDIDATES = 50  # gives to one person that are looked at for a credit

# Doors that came by themselves, with the day they came.
CAME = """
    came AS (
        SELECT r.id, r.give, r.seed, min(s.reached_on) AS day FROM referral r
        JOIN referral_step s ON s.referral = r.id
        JOIN contact c ON c.id = r.referrer AND c.trashed_at IS NULL
        WHERE r.direction = 'incoming' AND r.trashed_at IS NULL GROUP BY r.id, r.give, r.seed
    )
"""

# Imported exchanges are left out: whether anything was asked for in them is not known. What went into a give counts
# there; the same text to many people in a day is one catch-up.
PLANTED = f"""
    WITH {GIVEN}, {CAME},
    exchange AS (
        SELECT date_trunc($unit, happened_on)::DATE AS first, ask IS NOT NULL AS ask,
            CASE WHEN nullif(batch, '') IS NOT NULL AND NOT talk AND ask IS NULL AND count(*) >= {MANY} THEN 1
                ELSE count(*) END AS count
        FROM touchpoint
        WHERE trashed_at IS NULL AND source IN ('hand', 'demo') AND happened_on BETWEEN $from AND $today
            AND (talk OR direction = 'out' OR ask IS NOT NULL)
            AND contact IN (SELECT id FROM contact WHERE trashed_at IS NULL)
            AND (ask IS NOT NULL OR id NOT IN (SELECT touchpoint FROM give WHERE touchpoint IS NOT NULL))
        GROUP BY happened_on, nullif(batch, ''), talk, ask
    ),
    counted AS (
        SELECT first, if(ask, 'asks', 'catch_ups') AS what, sum(count) AS count FROM exchange GROUP BY ALL
        UNION ALL SELECT date_trunc($unit, given_on)::DATE, 'gives', count(*) FROM given
            WHERE given_on BETWEEN $from AND $today GROUP BY 1
        UNION ALL SELECT date_trunc($unit, planted_on)::DATE, 'seeds', count(*) FROM seed
            WHERE planted_on BETWEEN $from AND $today GROUP BY 1
        UNION ALL SELECT date_trunc($unit, day)::DATE, 'doors', count(*) FROM came
            WHERE day BETWEEN $from AND $today GROUP BY 1
    )
    SELECT first, what, sum(count)::BIGINT FROM counted GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing planted at large."""

    id: int
    seed: Seed


@dataclass(frozen=True, slots=True)
class Harvest:
    """A door that came by itself, and what it grew from: 'give' or 'seed', its id, kind, words and day; else None."""

    standing: Standing
    place: str | None
    row_id: int | None
    kind: str | None
    what: str | None
    day: date | None


def counted(book: Workbook, unit: str, first: date, today: date) -> list[Period]:
    """What was planted, asked for and came back by 'week' or 'month' from `first` on; those without anything not."""
    by_first: dict[date, dict[str, int]] = defaultdict(dict)
    for day, what, count in book.rows(PLANTED, {"unit": unit, "from": first, "today": today}):
        by_first[day][what] = count
    return [Period(day, **counts) for day, counts in sorted(by_first.items())]


def waits(book: Workbook, today: date) -> list[Wait]:
    """Days from each give and each planting at large to the first door credited to it, else until today, counted.

    A door that came before what it is credited to is no harvest of it.
    """
    rows = book.rows(
        f"""
        WITH {GIVEN}, {CAME},
        planted AS (
            SELECT given.kind, given.id, given_on AS day, came.day AS came_on FROM given
            LEFT JOIN came ON came.give = given.id AND came.day >= given_on WHERE given_on <= $today
            UNION ALL
            SELECT $seed, seed.id, planted_on, came.day FROM seed
            LEFT JOIN came ON came.seed = seed.id AND came.day >= planted_on WHERE planted_on <= $today
        ),
        one AS (SELECT kind, day, min(came_on) AS came_on FROM planted GROUP BY kind, id, day)
        SELECT kind, coalesce(came_on, $today) - day AS days, came_on IS NOT NULL AS came, count(*) FROM one
        GROUP BY ALL ORDER BY ALL
        """,
        {"today": today, "seed": garden.AT_LARGE},
    )
    return [Wait(*row) for row in rows]


def harvests(book: Workbook, unnamed: bool, limit: int, offset: int = 0) -> tuple[int, list[Harvest]]:
    """How many doors came by themselves, and `limit` of them, newest first; `unnamed`: those credited to nothing."""
    rows = book.rows(
        f"""
        WITH {STANDING}, {GIVEN},
        credited AS (
            SELECT r.id AS referral, if(given.id IS NOT NULL, 'give', if(s.id IS NOT NULL, 'seed', NULL)) AS place,
                coalesce(given.id, s.id) AS row_id, coalesce(given.kind, s.kind) AS kind,
                coalesce(given.what, s.what) AS what, coalesce(given.given_on, s.planted_on) AS day
            FROM referral r LEFT JOIN given ON given.id = r.give LEFT JOIN seed s ON s.id = r.seed
        )
        SELECT count(*) OVER (), {COLUMNS}, place, row_id, kind, what, day
        FROM standing JOIN credited ON credited.referral = standing.id
        WHERE direction = 'incoming' AND (NOT $unnamed OR place IS NULL)
        ORDER BY began_on DESC, id DESC LIMIT {int(limit)} OFFSET {int(offset)}
        """,
        {**FACTS, "unnamed": unnamed},
    )
    if not rows and offset:  # the last page went while it was looked at
        return harvests(book, unnamed, limit)
    return (int(rows[0][0]) if rows else 0), [Harvest(Standing(*row[1:-5]), *row[-5:]) for row in rows]


def given_to(book: Workbook, people: Sequence[int]) -> dict[int, list[Given]]:
    """What was done for these contacts, by contact, the newest first; the last 50 things for each."""
    found: dict[int, list[Given]] = defaultdict(list)
    rows = book.rows(
        f"""
        WITH {GIVEN} SELECT contact, id, kind, what, given_on FROM given WHERE list_contains($people, contact)
        QUALIFY row_number() OVER (PARTITION BY contact ORDER BY given_on DESC, id DESC) <= {CANDIDATES}
        ORDER BY contact, given_on DESC, id DESC
        """,
        {"people": list(people)},
    )
    for contact, *given in rows:
        found[contact].append(Given(*given))
    return dict(found)


def credit(writer: Writer, referral: int, place: str | None, row_id: int | None) -> None:
    """Say that a door which came by itself grew from a give or a seed, or from nothing that is known (None).

    Raises `NotFound`, and `Refused` for a door that was asked for: it grew from the ask.
    """
    found = writer.rows("SELECT direction FROM referral WHERE id = ? AND trashed_at IS NULL", [referral])
    if not found or (place is not None and writer.json(place, row_id or 0) is None):
        raise NotFound(what="This")
    if found[0][0] != "incoming":
        raise Refused("credit", "asked_for")
    writer.update("referral", referral, {name: row_id if name == place else None for name in ("give", "seed")})


def seeds(book: Workbook, limit: int, offset: int = 0) -> tuple[int, list[Planted]]:
    """How many things were planted at large, and `limit` of them, the newest first."""
    rows = book.rows(
        f"""
        SELECT count(*) OVER (), id, kind, what, planted_on FROM seed
        ORDER BY planted_on DESC, id DESC LIMIT {int(limit)} OFFSET {int(offset)}
        """
    )
    if not rows and offset:
        return seeds(book, limit)
    return (int(rows[0][0]) if rows else 0), [Planted(row[1], Seed(*row[2:])) for row in rows]


def seed(book: Workbook, row_id: int) -> Seed:
    """One thing planted at large. Raises `NotFound`."""
    found = book.row("SELECT kind, what, planted_on FROM seed WHERE id = ?", [row_id])
    if found is None:
        raise NotFound(what="This seed")
    return Seed(*found)


def plant(writer: Writer, seed: Seed, today: date) -> int:
    """Add something planted at large; its id. Raises `Refused`."""
    return writer.insert("seed", **_columns(garden.checked_seed(seed, today)))


def replant(writer: Writer, row_id: int, now: Seed, opened: Seed, today: date) -> None:
    """Change what was planted as compared with how it was `opened`. Raises `Refused`, `NotFound`, `ChangedSince`."""
    typed, before = _columns(garden.checked_seed(now, today)), _columns(opened)
    changed = {name: value for name, value in typed.items() if value != before[name]}
    writer.update("seed", row_id, changed, {name: before[name] for name in changed})


def uproot(writer: Writer, row_id: int) -> None:
    """Take out what was planted at large, with every door's credit to it. Raises `NotFound`."""
    if writer.json("seed", row_id) is None:
        raise NotFound(what="This seed")
    for (referral,) in writer.rows("SELECT id FROM referral WHERE seed = ?", [row_id]):
        writer.update("referral", referral, {"seed": None})
    writer.delete("seed", row_id)


def _columns(seed: Seed) -> dict[str, object]:
    return {"kind": seed.kind, "what": seed.what, "planted_on": seed.planted_on}
