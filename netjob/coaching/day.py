"""Say which local day a moment fell on: the day that is stored once and never recomputed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo


def local(moment: datetime, zone: tzinfo | None) -> date:
    """The day it was for the user; `moment` is UTC without a zone, and None stands for this machine's zone."""
    return moment.replace(tzinfo=UTC).astimezone(zone).date()


def began(day: date, zone: tzinfo | None) -> datetime:
    """The moment, UTC without a zone, at which a day began for the user; None stands for this machine's zone."""
    return datetime.combine(day, time(), zone).astimezone(UTC).replace(tzinfo=None)
