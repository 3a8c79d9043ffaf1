"""Find the contacts that a written name means."""

from __future__ import annotations

from collections.abc import Sequence

from netjob.workbook.book import Workbook
from netjob.workbook.contacts import Match, bare

FOLDED = "regexp_replace(trim(strip_accents(lower(name))), '\\s+', ' ', 'g')"


def of_name(book: Workbook, name: str) -> list[Match]:
    """Everybody of exactly this name, small and capital letters and accents apart, the pool included."""
    return _matches(book, f"{FOLDED} = ?", [" ".join(map(bare, name.split()))])


def holding(book: Workbook, word: str) -> list[Match]:
    """Everybody outside the pool who has this word in their name."""
    return _matches(book, f"status <> 'pool' AND list_contains(string_split({FOLDED}, ' '), ?)", [bare(word)])


def saved(book: Workbook, tokens: Sequence[str]) -> list[str]:
    """Those of the tokens that a form was saved with."""
    rows = book.rows("SELECT DISTINCT batch FROM change WHERE list_contains(?, batch)", [list(tokens)])
    return [batch for (batch,) in rows]


def _matches(book: Workbook, condition: str, params: list[object]) -> list[Match]:
    rows = book.rows(
        f"""
        SELECT id, name, organisation, status, tie, circle FROM contact
        WHERE trashed_at IS NULL AND {condition} ORDER BY id
        """,
        params,
    )
    return [Match(*row) for row in rows]
