"""Time zones by the names that programs give them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from netjob.exchange.zones import Zones

SUMMER = datetime(2026, 7, 1, 12)


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("Europe/Berlin", 2),
        ("/freeassociation.sourceforge.net/Europe/Berlin", 2),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", -3),
        ("W. Europe Standard Time", 2),
        ("UTC", 0),
        ("Etc/GMT+5", -5),
        ("of its own", 5.5),
        ("unknown", 9),
        (None, 9),
        ("../../etc/passwd", 9),
        ("Europe", 9),
        ("x" * 5_000, 9),
    ],
)
def test_a_name_is_a_zone(name: str | None, hours: float) -> None:
    zones = Zones()
    zones.float("Asia/Tokyo")
    zones.explain("of its own", "+0530")
    assert SUMMER.replace(tzinfo=zones.zone(name)).utcoffset() == timedelta(hours=hours)


def test_offsets_that_are_none() -> None:
    zones = Zones()
    for offset in ("", "0100", "+9900", "soon"):
        zones.explain("odd", offset)
    assert zones.zone("odd") is UTC
