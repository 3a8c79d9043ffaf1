"""Draw groups beside each other: comparisons, and how openings came about by source."""

from __future__ import annotations

from collections.abc import Sequence

from netjob.coaching.comparing import Comparison
from netjob.coaching.estimates import Share
from netjob.coaching.ladders import shown
from netjob.coaching.side_door import Source
from netjob.content import chapter, label, text
from netjob.figures import dots, look
from netjob.figures.dots import Dot
from netjob.figures.look import Drawn


@look.remembered
def comparison(found: Comparison, step: str) -> Drawn:
    """Each group's share, drawn towards the overall rate, under the one sentence about them. Table: a row a group."""
    rows = [(found.words[group.group], group.k, group.n, found.shares[group.group]) for group in found.groups]
    return beside(rows, f"{step.capitalize()}: {found.sentence}", chapter("progress")["compare"]["group"])


@look.remembered
def side_door(sources: Sequence[Source], fact: str) -> Drawn:
    """How often a fact held, by source of the openings where it is known, and the hours spent there."""
    words = chapter("progress")["side_door"]
    rows, hours, spent = [], [], []
    for source in sources:
        share = source.facts[fact]
        hours.append(round(source.hours))
        said = f" · {look.counted('side_door.hours_spent', hours[-1])}" if source.hours else ""
        rows.append((label("source", source.source), int(share.k), int(share.n), share))
        spent.append(said)
    k, n = sum(row[1] for row in rows), sum(row[2] for row in rows)
    openings = sum(source.openings for source in sources)
    headline = look.counted("side_door.headline", openings, k=k, n=n, fact=text("progress", f"fact.{fact}"))
    drawn = beside(rows, headline, words["source"], spent)
    drawn.table[words["openings"]] = [source.openings for source in sources]
    drawn.table[words["hours"]] = hours
    return drawn


def beside(
    rows: Sequence[tuple[str, int, int, Share]], headline: str, first_column: str, more: Sequence[str] = ()
) -> Drawn:
    """Rows of (name, k, n, share) as dots with their ranges, `more` behind each one's counts. Table: a row a row."""
    import pandas as pd

    words = chapter("progress")["compare"]
    found = [
        Dot(f"<b>{name}</b><br>{words['k_of_n'].format(k=k, n=n)}{said}", n, share)
        for (name, k, n, share), said in zip(rows, more or [""] * len(rows), strict=True)
    ]
    divided = [(share, shown(n)) for _, _, n, share in rows]
    columns = {
        "point": [look.percent(share.point or 0.0) if allowed == "percent" else None for share, allowed in divided],
        "low": [look.percent(share.low) if allowed != "counts" else None for share, allowed in divided],
        "high": [look.percent(share.high) if allowed != "counts" else None for share, allowed in divided],
    }
    counts = {
        first_column: [name for name, _, _, _ in rows],
        words["k"]: [k for _, k, _, _ in rows],
        words["n"]: [n for _, _, n, _ in rows],
    }
    percents = {words[name]: pd.array(values, dtype="Int64") for name, values in columns.items()}
    return Drawn(dots.drawn(found, look.BLUE, "circle"), headline, pd.DataFrame(counts | percents))
