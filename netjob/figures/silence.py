"""List who has not heard for long, in words and signs and not in colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.workbook.cadence import Silence, Standing

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

PERSON = "/contacts?contact={}"


def headline(standing: Standing) -> str:
    """One sentence on everybody who is kept and has a cadence."""
    past, never = standing.amber + standing.red, standing.never
    key = "none" if not standing.listed else "never" if never else "past"
    return look.counted(f"silence.headline_{key}", standing.everyone, past=past, never=never, red=standing.red)


@look.remembered
def table(rows: Sequence[Silence], again: Sequence[float | None]) -> pa.Table:
    """A row a contact in the order given, with the chance of a touchpoint soon; the last column holds an address.

    In Arrow's form, which is how tables travel: the page is drawn often, and a DataFrame takes 2 ms each time.
    """
    import pyarrow as pa

    words = chapter("progress")["silence"]
    marks = [f"{text('progress', f'mark.{row.colour}')} {label('colour', row.colour)}" for row in rows]
    ratios = [None if row.ratio is None else round(row.ratio, 1) for row in rows]
    chances = [None if chance is None else look.tenths(chance) for chance in again]
    return pa.table(
        {
            words["standing"]: pa.array(marks, pa.string()),
            words["contact"]: pa.array([row.contact for row in rows], pa.string()),
            words["days_since"]: pa.array([row.days_since for row in rows], pa.int64()),
            words["cadence_days"]: pa.array([row.cadence_days for row in rows], pa.int64()),
            words["ratio"]: pa.array(ratios, pa.float64()),
            words["again"]: pa.array(chances, pa.string()),
            words["organisation"]: pa.array([row.organisation or "" for row in rows], pa.string()),
            words["tie"]: pa.array([label("tie", row.tie) for row in rows], pa.string()),
            words["last_on"]: pa.array([row.last_on for row in rows], pa.date32()),
            words["open"]: pa.array([PERSON.format(row.contact_id) for row in rows], pa.string()),
        }
    )
