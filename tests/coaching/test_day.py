"""The local day of a moment, in any zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from netjob.coaching.day import local


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("UTC", datetime(2024, 1, 11, 23, 59), date(2024, 1, 11)),
        ("Europe/Berlin", datetime(2024, 1, 11, 22, 59), date(2024, 1, 11)),
        ("Europe/Berlin", datetime(2024, 1, 11, 23, 0), date(2024, 1, 12)),
        ("Europe/Berlin", datetime(2024, 7, 11, 22, 0), date(2024, 7, 12)),  # summer time
        ("Pacific/Pago_Pago", datetime(2024, 1, 11, 10, 59), date(2024, 1, 10)),
    ],
)
def test_the_local_day(zone: str, moment: datetime, expected: date) -> None:
    assert local(moment, ZoneInfo(zone)) == expected
