"""Recognise what a file is by its content, and have it read by whoever knows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, tzinfo

from netjob.exchange import addressbook, archive, columns, ics, linkedin, tables, vcard
from netjob.exchange.columns import ColumnsUnclear, Layout
from netjob.exchange.records import Member
from netjob.exchange.refusals import EmptyFile, SpreadsheetFile, TooLarge, UnknownFormat
from netjob.exchange.source import HEAD, Family, Found, Source
from netjob.exchange.text import is_text

# Asked in this order; another program's files take a module with a FAMILY and one entry here.
FAMILIES: tuple[Family, ...] = (vcard.FAMILY, ics.FAMILY, linkedin.FAMILY, addressbook.FAMILY)
UNKNOWN = "unknown"
# White space and byte order marks.
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
# The old binary format of Excel.
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"


def read(
    name: str, data: bytes, mapping: Layout | None = None, today: date | None = None, zone: tzinfo = UTC
) -> list[Member]:
    """What the file says, one `Member` for each part in the archive's order; parts nobody reads have format `unknown`.

    `mapping` says which column of a table holds what: the answer to ColumnsUnclear, which is raised for a table on its
    own whose columns are not clear. `today` parts a calendar's past from what is to come; its times without a zone are
    meant in `zone`. Raises another Refusal (netjob/exchange/refusals.py), each with one sentence, when the file as a
    whole can't be taken.
    """
    if not data.strip(_BLANK):
        raise EmptyFile(file=name)
    if len(data) > archive.UNPACKED:
        raise TooLarge(file=name, most=f"{archive.UNPACKED // 2**20} MB")
    if data.startswith(_OLD_SPREADSHEET):
        raise SpreadsheetFile(file=name)
    parts = archive.sources(name, data) if archive.is_archive(data) else [Source(name, None, data[:HEAD], lambda: data)]
    if mapping and parts and not parts[0].member:
        return [addressbook.mapped(parts[0], mapping)]
    known = [_found(source, today, zone) for source in parts]
    if not any(family for family, _ in known):
        raise _unclear(parts) or UnknownFormat(file=name)
    read_by = {id(family): iter(family.read(_of(family, known))) for family in FAMILIES}
    return [next(read_by[id(family)]) if family else _unknown(found.source) for family, found in known]


def _found(source: Source, today: date | None, zone: tzinfo) -> tuple[Family | None, Found]:
    if is_text(source.head):
        for family in FAMILIES:
            if known := family.recognise(source):
                return family, Found(source, known, today, zone)
    return None, Found(source, UNKNOWN)


def _unclear(parts: Sequence[Source]) -> ColumnsUnclear | None:
    """What to ask about a table on its own; None for anything else."""
    if len(parts) != 1 or parts[0].member or not is_text(parts[0].head):
        return None
    asked = columns.unmapped(parts[0])
    return ColumnsUnclear(asked) if asked else None


def _of(family: Family, known: Sequence[tuple[Family | None, Found]]) -> list[Found]:
    return [found for by, found in known if by is family]


def _unknown(source: Source) -> Member:
    """A part of an archive that nobody reads, its rows counted where it is a table."""
    total = tables.count(source)
    return Member(source.file, source.member, UNKNOWN, "", total, skipped={"not_used": total} if total else {})
