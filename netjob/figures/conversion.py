"""Draw what turns into what: the ladders as counts, and their steps as k of n with ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjob.coaching.ladders import Horizons, Ladder, Rung, Step, horizon
from netjob.content import chapter, label, text
from netjob.figures import dots, look
from netjob.figures.dots import Dot
from netjob.figures.look import Drawn

if TYPE_CHECKING:
    import pandas as pd

COLOUR = {"people": look.BLUE, "outgoing": look.ORANGE, "incoming": look.GREEN}
SYMBOL = {"people": "circle", "outgoing": "diamond", "incoming": "square"}


@look.remembered
def ladder(shown: Ladder) -> Drawn:
    """Horizontal bars for each rung: reached, may still come (hatched), open for longer, ended. Table: a row a rung."""
    import pandas as pd

    words = chapter("progress")["ladder"]
    colour = COLOUR[shown.name]
    figure = look.canvas(110 + 30 * len(shown.rungs), barmode="stack")
    names = [f"{_step_word(shown.name, rung.step)}  <b>{rung.reached}</b>" for rung in shown.rungs]
    parts = {
        "reached": {"color": colour, "line": {"width": 0}},
        "waiting": _outlined(colour, "/"),
        "open": _outlined(colour, ""),
        "ended": _outlined(look.GREY, "x"),
    }
    for part, marker in parts.items():
        counts = [_part(rung, part) or None for rung in shown.rungs]
        if part == "reached" or any(counts):
            figure.add_bar(
                x=counts, name=words[part], orientation="h", marker=marker,
                hovertemplate=f"{words[part]}: %{{x}}<extra></extra>",
            )  # fmt: skip
    rows = len(names)
    figure.update_yaxes(
        tickvals=list(range(rows)),
        ticktext=names,
        range=[rows - 0.5, -0.5],
        showgrid=False,
        ticklabelposition="outside",
    )
    figure.update_xaxes(showgrid=True, rangemode="tozero", nticks=6, range=[0, max(4, shown.entered) * 1.02])
    return Drawn(figure, _ladder_headline(shown), _rung_table(shown, pd.DataFrame))


@look.remembered
def shares(ladders: Sequence[Ladder], horizons: Horizons, by: str | None = None) -> Drawn:
    """Dots with 95 % Wilson ranges for each step, and each group of one; hollow below 8, no dot below 5.

    Without groups `ladders` holds one ladder. Table: a row a step and group, with all counts.
    """
    name = ladders[0].name
    rows = [(step, ladder.group) for step in ladders[0].steps for step, ladder in _same(step, ladders)]
    found = [Dot(_row_label(name, step, group, by, horizons), step.n, step.share) for step, group in rows]
    figure = dots.drawn(found, COLOUR[name], SYMBOL[name])
    return Drawn(figure, _share_headline(rows, name, by, horizons), _share_table(rows, name, by, horizons))


def notes(relationship: int, skipped: int) -> list[str]:
    """What to know beside a ladder: talks that are not divided, steps without a day."""
    found = [look.counted("ladder.relationship", relationship)] if relationship else []
    return found + ([look.counted("ladder.skipped", skipped)] if skipped else [])


def _same(step: Step, ladders: Sequence[Ladder]) -> list[tuple[Step, Ladder]]:
    return [(own, ladder) for ladder in ladders for own in ladder.steps if own.step == step.step]


def _outlined(colour: str, hatch: str) -> dict[str, object]:
    """A bar that is less than reached: an outline, with a hatch where it needs a second sign."""
    outline: dict[str, object] = {"color": look.CLEAR, "line": {"width": look.THIN, "color": colour}}
    pattern = {"shape": hatch, "fgcolor": colour, "bgcolor": look.CLEAR, "size": 7, "solidity": 0.25}
    return outline | ({"pattern": pattern} if hatch else {})


def _row_label(name: str, step: Step, group: str | None, by: str | None, horizons: Horizons) -> str:
    """Two lines: the group or the step, and the counts."""
    words = chapter("progress")["shares"]
    counts = words["k_of_n"].format(k=step.k, n=step.n, days=horizon(name, step.step, horizons))
    what = _step_word(name, step.step)
    return f"{_group_word(by, group)}<br>{what}, {counts}" if by else f"<b>{what}</b><br>{counts}"


def _step_word(name: str, step: str) -> str:
    return label("people_step" if name == "people" else "step", step)


def _group_word(by: str | None, group: str | None) -> str:
    return label(by, group) if by and group else text("progress", "by.all")


def _outcome_word(name: str, step: str) -> str:
    """How a step reads in a sentence: 'k of n answered'."""
    key = f"{step}_referral" if name != "people" and step == "talked" else step
    return text("progress", f"outcome_of.{key}")


def _ladder_headline(shown: Ladder) -> str:
    counts = {rung.step: rung.reached for rung in shown.rungs}
    return look.counted(f"ladder.{shown.name}", shown.entered, reached=shown.entered, **counts)


def _share_headline(rows: Sequence[tuple[Step, str | None]], name: str, by: str | None, horizons: Horizons) -> str:
    """About the furthest step that may be divided, else the first one."""
    earned = [row for row in rows if row[0].shown != "counts"]
    step, group = earned[-1] if earned else rows[0]
    best = [row for row in rows if row[0].step == step.step]
    if by and len(best) > 1:
        step, group = max(best, key=lambda row: row[0].n)
    found = step.share
    key = step.shown if step.n else "none"
    said = text(
        "progress", f"shares.{key}", k=step.k, n=step.n, step=_outcome_word(name, step.step),
        low=look.percent(found.low), high=look.percent(found.high), too_recent=step.too_recent,
        days=horizon(name, step.step, horizons),
    )  # fmt: skip
    return (text("progress", "shares.group", group=_group_word(by, group)) if by else "") + said


def _rung_table(shown: Ladder, frame: type[pd.DataFrame]) -> pd.DataFrame:
    words = chapter("progress")["ladder"]
    return frame(
        {words["step"]: [_step_word(shown.name, rung.step) for rung in shown.rungs]}
        | {words[part].capitalize(): [_part(rung, part) for rung in shown.rungs] for part in _PARTS}
    )


_PARTS = ("reached", "waiting", "open", "ended")


def _part(rung: Rung, part: str) -> int:
    return int(getattr(rung, part))


def _share_table(
    rows: Sequence[tuple[Step, str | None]], name: str, by: str | None, horizons: Horizons
) -> pd.DataFrame:
    import pandas as pd

    words = chapter("progress")["shares"]
    divided = [step if step.shown != "counts" else None for step, _ in rows]
    points = [look.percent(step.k / step.n) if step.shown == "percent" else None for step, _ in rows]
    lows = [look.percent(step.share.low) if step else None for step in divided]
    highs = [look.percent(step.share.high) if step else None for step in divided]
    table = pd.DataFrame(
        {
            words["step"]: [_step_word(name, step.step) for step, _ in rows],
            words["of_group"]: [_group_word(by, group) for _, group in rows],
            words["previous"]: [_step_word(name, step.previous) for step, _ in rows],
            words["days"]: [horizon(name, step.step, horizons) for step, _ in rows],
            words["k"]: [step.k for step, _ in rows],
            words["n"]: [step.n for step, _ in rows],
            words["too_recent"]: [step.too_recent for step, _ in rows],
            words["ended"]: [step.ended for step, _ in rows],
            words["point"]: pd.array(points, dtype="Int64"),
            words["low"]: pd.array(lows, dtype="Int64"),
            words["high"]: pd.array(highs, dtype="Int64"),
        }
    )
    return table if by else table.drop(columns=words["of_group"])
