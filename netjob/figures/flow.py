"""Draw from which source openings came to where they stand, and what became of each month's people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from netjob.coaching.flow import STATE_ORDER
from netjob.coaching.ladders import Ladder, Step
from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    from pandas.api.extensions import ExtensionArray

LINK = "rgba(118, 118, 118, 0.2)"
STATE_COLOUR = {
    "begun": look.GREY, "answered": look.BLUE, "interview": look.ORANGE, "offer": look.GREEN, "closed": look.GREY,
}  # fmt: skip
MONTHS = 12  # drawn at the most


@look.remembered
def flow(found: Mapping[tuple[str, str], int]) -> Drawn:
    """Sources on the left, states on the right, grey links as wide as their openings. Table: a row a link."""
    import pandas as pd

    words = chapter("progress")["flow"]
    sources = list(dict.fromkeys(source for source, _ in found))
    states = [state for state in STATE_ORDER if any(state == one for _, one in found)]
    totals = {state: sum(count for (_, one), count in found.items() if one == state) for state in states}
    starts = {source: sum(count for (one, _), count in found.items() if one == source) for source in sources}
    names = [f"{label('source', source)} {starts[source]}" for source in sources]
    figure = look.canvas(320)
    figure.add_sankey(
        arrangement="fixed",
        textfont={"shadow": "none", "weight": 600, "size": 13},
        node={
            "label": [*names, *(f"{words[state]} {totals[state]}" for state in states)],
            "color": [look.BLUE] * len(sources) + [STATE_COLOUR[state] for state in states],
            "pad": 18, "thickness": 16, "line": {"width": 0}, "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [sources.index(source) for source, _ in found],
            "target": [len(sources) + states.index(state) for _, state in found],
            "value": list(found.values()), "color": LINK, "hovertemplate": "%{value:.0f}<extra></extra>",
        },
    )  # fmt: skip
    figure.update_layout(margin={"l": 8, "r": 8, "t": 12, "b": 12})
    table = pd.DataFrame(
        {
            words["source"]: [label("source", source) for source, _ in found],
            words["state"]: [words[state] for _, state in found],
            words["openings"]: list(found.values()),
        }
    )
    parts = {state: totals.get(state, 0) for state in STATE_ORDER}
    return Drawn(figure, look.counted("flow.headline", sum(found.values()), **parts), table)


@look.remembered
def cohorts(ladders: Sequence[Ladder], step: str, days: int) -> Drawn:
    """A bar a month of first approaches: moved on in time, did not, and too recent to judge (hatched).

    `ladders` are those of the months, the oldest first; the last twelve are drawn. Table: a row a month with how much
    of it may be judged.
    """
    import pandas as pd

    words = chapter("progress")["cohorts"]
    names = [_month(str(ladder.group)) for ladder in ladders[-MONTHS:]]
    steps = [next(one for one in ladder.steps if one.step == step) for ladder in ladders[-MONTHS:]]
    judged = [words["judged"].format(n=one.n, all=one.n + one.too_recent) for one in steps]
    labels = [f"<b>{name}</b><br>{said}" for name, said in zip(names, judged, strict=True)]
    figure = look.canvas(100 + 44 * len(steps), barmode="stack")
    hatch = {"shape": "/", "fgcolor": look.GREY, "bgcolor": look.CLEAR, "size": 7, "solidity": 0.25}
    outline = {"color": look.CLEAR, "line": {"width": look.THIN, "color": look.BLUE}}
    parts = {
        "moved": ([one.k for one in steps], {"color": look.BLUE, "line": {"width": 0}}),
        "not_moved": ([one.n - one.k for one in steps], outline),
        "young": (
            [one.too_recent for one in steps],
            {"color": look.CLEAR, "line": {"width": look.THIN, "color": look.GREY}, "pattern": hatch},
        ),
    }
    for name, (counts, marker) in parts.items():
        figure.add_bar(
            y=labels, x=counts, name=words[name], orientation="h", marker=marker,
            hovertemplate=f"{words[name]}: %{{x}}<extra></extra>",
        )  # fmt: skip
    most = max((one.n + one.too_recent for one in steps), default=0)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(rangemode="tozero", nticks=6, showgrid=True, range=[0, 1.02 * max(4, most)])
    ranges = [(one.share.low, one.share.high) if one.shown != "counts" else (None, None) for one in steps]
    table = pd.DataFrame(
        {
            words["month"]: names,
            words["moved"].capitalize(): [one.k for one in steps],
            words["n"]: [one.n for one in steps],
            words["young"].capitalize(): [one.too_recent for one in steps],
            words["mature"]: [_mature(one) for one in steps],
            words["share"]: _percents([one.share.point if one.shown == "percent" else None for one in steps]),
            words["low"]: _percents([low for low, _ in ranges]),
            words["high"]: _percents([high for _, high in ranges]),
        }
    )
    return Drawn(figure, _cohort_headline(names, steps, step, days), table[::-1].reset_index(drop=True))


def _cohort_headline(names: Sequence[str], steps: Sequence[Step], step: str, days: int) -> str:
    """About the newest month of which anything may be judged."""
    at = next((at for at in reversed(range(len(steps))) if steps[at].n), None)
    if at is None:
        return text("progress", "cohorts.headline_none", days=days)
    one, outcome = steps[at], text("progress", f"outcome_of.{step}")
    facts = {"k": one.k, "n": one.n, "mature": _mature(one), "young": one.too_recent, "days": days}
    return text("progress", "cohorts.headline", month=names[at], step=outcome, **facts)


def _mature(step: Step) -> int:
    """How much of a month may be judged, in per cent."""
    entered = step.n + step.too_recent
    return look.percent(step.n / entered) if entered else 0


def _percents(shares: Sequence[float | None]) -> ExtensionArray:
    import pandas as pd

    return pd.array([None if share is None else look.percent(share) for share in shares], dtype="Int64")


def _month(group: str) -> str:
    return date.fromisoformat(f"{group}-01").strftime("%b %Y")
