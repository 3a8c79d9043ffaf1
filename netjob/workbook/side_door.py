"""Count by source how openings came about, whose word helped, and the hours that went into each."""

from __future__ import annotations

from itertools import groupby

from netjob.coaching.estimates import share
from netjob.coaching.side_door import FACTS, Source, Voucher
from netjob.coaching.words import SOURCES
from netjob.workbook.book import Workbook


def by_source(book: Workbook) -> list[Source]:
    """Every source that has openings or hours, in the order people are shown them.

    A fact that is not known counts in neither k nor n; who vouched is known of every opening.
    """
    rows = book.rows(
        """
        WITH found AS (
            SELECT source, count(*) AS openings,
                count(*) FILTER (ahead_of_line) AS a, count(ahead_of_line) AS an,
                count(vouched_by) AS v, count(*) AS vn,
                count(*) FILTER (met_decision_maker_first) AS d, count(met_decision_maker_first) AS dn,
                count(*) FILTER (NOT advertised) AS q, count(advertised) AS qn,
                count(*) FILTER (shaped) AS s, count(shaped) AS sn,
                count(*) FILTER (shortlist) AS l, count(shortlist) AS ln
            FROM opening WHERE trashed_at IS NULL GROUP BY source
        ), spent AS (SELECT source, sum(minutes) / 60.0 AS hours FROM effort GROUP BY source)
        SELECT source, coalesce(openings, 0), coalesce(hours, 0)::DOUBLE, a, an, v, vn, d, dn, q, qn, s, sn, l, ln
        FROM found FULL JOIN spent USING (source)
        """
    )
    found = {}
    for source, openings, hours, *counts in rows:
        pairs = zip(FACTS, counts[::2], counts[1::2], strict=True)
        found[source] = Source(source, openings, {fact: share(k or 0, n or 0) for fact, k, n in pairs}, hours)
    return [found[source] for source in SOURCES if source in found]


def vouchers(book: Workbook) -> list[Voucher]:
    """Whose standing rubbed off on openings, by source, by name."""
    rows = book.rows(
        """
        SELECT c.id, c.name, v.source, v.openings FROM (
            SELECT vouched_by, source, count(*) AS openings FROM opening WHERE trashed_at IS NULL GROUP BY ALL
        ) v JOIN contact c ON c.id = v.vouched_by AND c.trashed_at IS NULL
        ORDER BY c.name COLLATE NOCASE.NOACCENT, c.id, list_position($sources, v.source)
        """,
        {"sources": list(SOURCES)},
    )
    return [
        Voucher(contact, name, {source: count for _, _, source, count in own})
        for (contact, name), own in groupby(rows, lambda row: row[:2])
    ]
