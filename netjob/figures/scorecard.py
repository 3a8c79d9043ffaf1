"""Put the side door into one table: how openings came about, by source, and whose word helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjob.coaching.estimates import Share, share
from netjob.coaching.ladders import shown
from netjob.coaching.side_door import FACTS, Source, Voucher
from netjob.content import chapter, label, text
from netjob.figures import look

if TYPE_CHECKING:
    import pandas as pd


def scorecard(sources: Sequence[Source]) -> tuple[str, pd.DataFrame]:
    """A headline and the table: a row a source and one for all, a column a fact, k of n with what n allows, hours."""
    import pandas as pd

    words = chapter("progress")["side_door"]
    openings = sum(source.openings for source in sources)
    columns = {
        words["source"]: [*(label("source", source.source) for source in sources), words["every"]],
        words["openings"]: [*(source.openings for source in sources), openings],
    }
    for fact in FACTS:
        shares = [source.facts[fact] for source in sources]
        every = share(sum(one.k for one in shares), sum(one.n for one in shares))
        columns[text("progress", f"fact.{fact}").capitalize()] = [_cell(one) for one in (*shares, every)]
    columns[words["hours"]] = [round(hours) for hours in (*(s.hours for s in sources), sum(s.hours for s in sources))]
    enough = sum(shown(source.openings) != "counts" for source in sources)
    key = "side_door.card" if enough else "side_door.card_few"
    return look.counted(key, openings), pd.DataFrame(columns)


def vouchers(people: Sequence[Voucher]) -> tuple[str, pd.DataFrame]:
    """A headline and the table: a row for each person whose standing rubbed off, their openings by source."""
    import pandas as pd

    words = chapter("progress")["side_door"]
    rows = [(one.name, sum(one.openings.values()), _by_source(one)) for one in people]
    table = pd.DataFrame(rows, columns=[words["who"], words["openings"], words["source"]])
    return look.counted("side_door.vouchers", len(people)), table


def _cell(known: Share) -> str:
    """What is known of one fact: nothing, counts alone, counts and range, a percentage with both."""
    if not known.n:
        return text("progress", "side_door.unknown")
    facts = {"k": known.k, "n": known.n, "low": look.percent(known.low), "high": look.percent(known.high)}
    point = look.percent(known.point or 0.0)
    return text("progress", f"side_door.cell_{shown(int(known.n))}", point=point, **facts)


def _by_source(one: Voucher) -> str:
    return ", ".join(f"{label('source', source)} {count}" for source, count in one.openings.items())
