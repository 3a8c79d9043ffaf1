"""Hold one file, or one member of an archive, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo

from netjob.exchange.records import Member

# Enough to recognise a file by: the longest preamble and header seen take 3 kB.
HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a label: `member` is None for a file on its own; `load` gives all of them, `head` the first `HEAD`."""

    file: str
    member: str | None
    head: bytes
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Found:
    """A source and the name of the format it is in; `today` parts what was from what is to come.

    Times that name no zone are meant in `zone`.
    """

    source: Source
    format: str
    today: date | None = None
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Family:
    """The readers of one program's files: `recognise` gives a format or None, `read` takes all of an import at once."""

    recognise: Callable[[Source], str | None]
    read: Callable[[Sequence[Found]], list[Member]]
