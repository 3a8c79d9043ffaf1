"""Take the whole workbook out as one ZIP, and put such a ZIP back into an empty workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import IO

from netjob.coach.accounts import Account, Outcome
from netjob.content import text
from netjob.exchange import export as own
from netjob.exchange import spreadsheet
from netjob.exchange.export import Export, Manifest, Packing
from netjob.exchange.refusals import HoldsData, NewerExport
from netjob.workbook import Workbook, Writer, schema, tables
from netjob.workbook.legend import Entry, legend
from netjob.workbook.references import Reads
from netjob.workbook.snapshot import Snapshot
from netjob.workbook.tables import Table

FORMAT = "netjob"


def write(book: Workbook, stream: IO[bytes], now: datetime) -> Manifest:
    """Write everything, as it is at one moment, into a stream; what stands in it."""
    with book.snapshot() as snapshot:
        manifest = _manifest(snapshot, book.workbook_id, now)
        known = tables.catalogue(snapshot)
        with Packing(stream, manifest) as packing:
            for table in known:
                with packing.member(own.parquet(table.name)) as member:
                    manifest.tables[table.name] = tables.as_parquet(snapshot, table, member)
                with packing.member(own.sheet(table.name)) as member:
                    heads = {column: table.is_text(column) for column in table.columns}
                    spreadsheet.write(member, heads, tables.as_text(snapshot, table))
            with packing.member(own.README) as member:
                member.write("\n".join(_readme(manifest, known)).encode())
    return manifest


def opened(name: str, data: bytes) -> Export:
    """A ZIP that `write` wrote. Raises DamagedExport, or NewerExport for one of a later schema step."""
    found = Export(name, data)
    if found.manifest.schema_step > schema.latest():
        raise NewerExport(file=name, found=found.manifest.schema_step, known=schema.latest())
    return found


def put_back(writer: Writer, export: Export) -> Outcome:
    """Put everything of an export into an empty workbook. Raises HoldsData, DamagedExport."""
    need_empty(writer, export)
    try:
        counts = tables.put_back(writer, _Parquet(export))
    except tables.Unfit as fault:
        raise export.damaged(own.parquet(fault.table)) from fault
    if counts != export.manifest.tables:
        raise export.damaged(own.MANIFEST)
    tables.go_on(writer, export.manifest.sequences)
    return outcome(export)


def need_empty(source: Reads, export: Export) -> None:
    """Raise HoldsData when there is anything of the user's in the workbook, be it in the trash."""
    if tables.holding(source):
        raise HoldsData(file=export.file)


def outcome(export: Export) -> Outcome:
    """What an export brings, by its manifest."""
    rows = export.manifest.tables
    account = Account(export.file, None, FORMAT, export.rows, tables=dict(rows))
    for kind in ("contact", "touchpoint", "target"):
        getattr(account, f"{kind}s")["added"] = rows.get(kind, 0)
    return Outcome(export.file, (account,), (), (), ())


class _Parquet(Mapping[str, bytes]):
    """The tables of an export, each unpacked when it is asked for: together they may be larger than the memory."""

    def __init__(self, export: Export) -> None:
        self._export = export

    def __getitem__(self, table: str) -> bytes:
        return self._export.table(table)

    def __iter__(self) -> Iterator[str]:
        return iter(self._export.manifest.tables)

    def __len__(self) -> int:
        return len(self._export.manifest.tables)


def _manifest(snapshot: Snapshot, workbook_id: str, now: datetime) -> Manifest:
    step, version = tables.version(snapshot)
    return Manifest(
        schema_step=step,
        duckdb_version=version,
        workbook_id=workbook_id,
        exported_at=now.isoformat(timespec="seconds"),
        sequences=tables.sequences(snapshot),
    )


def _readme(manifest: Manifest, known: list[Table]) -> Iterator[str]:
    """What each file, table and column is; the last two from the catalogue, in the words of the schema."""
    title = text("export", "readme.title", day=manifest.exported_at[:10])
    yield from (title, "=" * len(title))
    step = text("export", "readme.step", step=manifest.schema_step)
    facts = {"version": manifest.duckdb_version, "workbook": manifest.workbook_id, "most": f"{own.UNPACKED >> 30} GB"}
    yield text("export", "readme.intro", step=step, **facts)
    for table in known:
        entry = legend().get(table.name, Entry())
        rows = text("export", "readme.rows", rows=f"{manifest.tables[table.name]:,}")
        yield from ("", " · ".join(filter(None, (table.name, rows, entry.said))))
        width = max(map(len, table.columns))
        for column, kind in table.columns.items():
            yield f"    {column:<{width}}  {kind:<9}  {entry.columns.get(column, '')}".rstrip()
    yield ""
