"""List who has not heard for long, in words and signs and not in colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjob.content import chapter, label, text
from netjob.figures import look
from netjob.workbook.cadence import Silence, Standing

if TYPE_CHECKING:
    import pandas as pd

PERSON = "/contacts?contact={}"


def headline(standing: Standing) -> str:
    """One sentence on everybody who is kept and has a cadence."""
    past, never = standing.amber + standing.red, standing.never
    key = "none" if not standing.listed else "never" if never else "past"
    return look.counted(f"silence.headline_{key}", standing.everyone, past=past, never=never, red=standing.red)


def table(rows: Sequence[Silence], again: Sequence[float | None]) -> pd.DataFrame:
    """A row a contact in the order given, with the chance of a touchpoint soon; the last column holds an address."""
    import pandas as pd

    words = chapter("progress")["silence"]
    return pd.DataFrame(
        {
            words["standing"]: [
                f"{text('progress', f'mark.{row.colour}')} {label('colour', row.colour)}" for row in rows
            ],
            words["contact"]: [row.contact for row in rows],
            words["days_since"]: pd.array([row.days_since for row in rows], dtype="Int64"),
            words["cadence_days"]: [row.cadence_days for row in rows],
            words["ratio"]: [None if row.ratio is None else round(row.ratio, 1) for row in rows],
            words["again"]: [None if chance is None else look.tenths(chance) for chance in again],
            words["organisation"]: [row.organisation or "" for row in rows],
            words["tie"]: [label("tie", row.tie) for row in rows],
            words["last_on"]: [row.last_on for row in rows],
            words["open"]: [PERSON.format(row.contact_id) for row in rows],
        }
    )
