"""Write referrals and openings by hand, for the tests of the ladder."""

from __future__ import annotations

from datetime import date

from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook, referrals

TODAY = date(2026, 3, 2)


def day(number: int) -> date:
    return date(2026, 2, number)


def add(book: Workbook, referrer: int, step: str = "asked", on: int = 1, **values: object) -> int:
    form = ReferralForm(referrer, "outgoing", step, day(on), **values)  # type: ignore[arg-type]
    found = book.save(lambda writer: referrals.add(writer, form, TODAY))
    assert found is not None
    return found


def opening(book: Workbook, **stages: int) -> int:
    """An opening whose stages were reached on these days of February."""
    row_id = book.save(
        lambda writer: writer.insert(
            "opening", organisation="Orbit", organisation_key="orbit", role="Lead", source="network"
        )
    )
    assert row_id is not None
    for stage, on in stages.items():
        values = {"opening": row_id, "stage": stage, "reached_on": day(on)}
        book.save(lambda writer, values=values: writer.insert("opening_stage", **values))  # type: ignore[misc]
    return row_id
