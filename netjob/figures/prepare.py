"""Draw how the user's self-ratings moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netjob.coaching.words import READINESS
from netjob.content import chapter, text
from netjob.figures import look
from netjob.figures.look import Drawn

Rating = tuple[str, date, int]
LANE = 5  # marks from 1 to 5, so that a lane above the next never touches it


@look.remembered
def readiness(taken: Sequence[Rating]) -> Drawn:
    """A lane for each item, its marks as steps over time. `taken`: (item, day, mark), oldest first, at least one.

    Table: a row a mark, newest first.
    """
    import pandas as pd

    items = [item for item in READINESS if any(found == item for found, _, _ in taken)]
    figure = look.canvas(60 + 56 * len(items), showlegend=False)
    for at, item in enumerate(reversed(items)):
        marks = [(day, score) for found, day, score in taken if found == item]
        figure.add_scatter(
            x=[day for day, _ in marks],
            y=[at * LANE + score * 0.8 for _, score in marks],
            customdata=[score for _, score in marks],
            text=[str(score) for _, score in marks],
            textposition="top center",
            mode="lines+markers+text",
            name=text("offer", f"ratings.short.{item}"),
            line={"color": look.BLUE, "width": 2},
            marker={"size": 8, "symbol": look.SYMBOLS[0]},
            hovertemplate=chapter("offer")["ratings"]["hover"],
            cliponaxis=False,
        )
    figure.update_yaxes(
        tickvals=[at * LANE + 2.4 for at in range(len(items))],
        ticktext=[text("offer", f"ratings.short.{item}") for item in reversed(items)],
        range=[0, len(items) * LANE + 0.5],
        showgrid=False,
    )
    figure.update_xaxes(tickformat="%d %b %Y", nticks=5)
    words = chapter("offer")["ratings"]
    newest = list(reversed(taken))
    table = pd.DataFrame(
        {
            words["day"]: [day for _, day, _ in newest],
            words["item"]: [text("offer", f"ratings.items.{item}") for item, _, _ in newest],
            words["score"]: [score for _, _, score in newest],
        }
    )
    return Drawn(figure, _headline(taken), table)


def _headline(taken: Sequence[Rating]) -> str:
    """What moved between the first marks and the last."""
    days = sorted({day for _, day, _ in taken})
    if len(days) == 1:
        return text("offer", "ratings.headline_first", day=_day(days[0]))
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for item, _, score in taken:
        first.setdefault(item, score)
        last[item] = score
    moved = [
        text("offer", "ratings.change", item=text("offer", f"ratings.short.{item}"), old=first[item], new=last[item])
        for item in READINESS
        if item in first and first[item] != last[item]
    ]
    facts = {"before": _day(days[0]), "day": _day(days[-1])}
    return text("offer", "ratings.headline" if moved else "ratings.headline_same", **facts, changes=", ".join(moved))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
