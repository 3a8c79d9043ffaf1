"""Data: what comes in, where the file lies, whether it is sound."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zoneinfo import ZoneInfo

from netjob.coach.accounts import Outcome
from netjob.coach.topic import Topic
from netjob.coaching.day import local
from netjob.exchange.columns import Layout
from netjob.exchange.export import Export, Manifest
from netjob.exchange.records import Member
from netjob.exchange.refusals import ExportAlone
from netjob.workbook import import_runs, preferences, soundness
from netjob.workbook.import_runs import Run
from netjob.workbook.soundness import Soundness
from netjob.workbook.writer import Writer

if TYPE_CHECKING:
    from netjob.coach.calendar import Calendar

PAGE = 10
# What is being done ('reading', 'matching', 'writing', 'saving'), and how much of all is behind us, 0 to 1.
Progress = Callable[[str, float], None]


def _nothing(stage: str, share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class File:
    """One file as its reader took it apart, before anything of it is in the workbook; `export` is a whole workbook."""

    name: str
    sha256: str
    members: tuple[Member, ...]
    export: Export | None = None


class _Rehearsed(Exception):
    """Ends a transaction that was only to show what would happen."""


class Archive(Topic):
    """What the Data page and the command line ask."""

    @property
    def path(self) -> Path:
        """Where the workbook lies."""
        return self.book.path

    @property
    def zone(self) -> tzinfo | None:
        """The user's zone; None is this machine's."""
        name = preferences.read(self.book)["zone"]
        return ZoneInfo(name) if name else None

    def counts(self) -> dict[str, int]:
        """How much is in the workbook, the trash left out."""
        return soundness.counts(self.book)

    def preview(self, files: Sequence[File]) -> list[Outcome]:
        """What bringing files in one after the other would do: it is done, and rolled back.

        Raises ExportAlone for a whole workbook among other files, HoldsData for one that finds this one not empty.
        """
        whole = [file.export for file in files if file.export]
        if whole:
            return [self._rehearsed(whole[0], alone=len(files) == 1)]
        found: list[Outcome] = []

        def work(writer: Writer) -> None:
            found.extend(self._bring_in(writer, file, _nothing) for file in files)
            raise _Rehearsed

        with suppress(_Rehearsed), _collector_paused():
            self.book.save(work)
        return found

    def bring_in(self, file: File, progress: Progress = _nothing) -> Outcome:
        """Put a file into the workbook in one transaction: whole or not at all."""
        with _collector_paused():
            outcome = self.book.save(lambda writer: self._bring_in(writer, file, progress))
        assert outcome is not None  # only a save with a token may come back empty
        return outcome

    def runs(self, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Run]]:
        """How many imports there were, and a page of them, newest first."""
        return import_runs.runs(self.book, limit, offset)

    def day(self, moment: datetime) -> date:
        """The local day of a moment that is stored in UTC."""
        return local(moment, self.zone)

    def take_back(self, run: int) -> dict[str, int]:
        """Remove what an import added and nobody touched since; rows removed by table. Raises `NotFound`."""
        return self.book.save(lambda writer: import_runs.take_back(writer, run)) or {}

    def check(self) -> Soundness:
        """Read every column of every table and count orphans."""
        return soundness.check(self.book)

    def export(self, stream: IO[bytes]) -> Manifest:
        """Write the whole workbook into a stream as one ZIP; what stands in it."""
        from netjob.coach import export

        return export.write(self.book, stream, self.book.clock())

    def calendar(self) -> Calendar:
        """What has a day, as a calendar file."""
        from netjob.coach.calendar import calendar

        return calendar(self.book, self.today)

    def _bring_in(self, writer: Writer, file: File, progress: Progress) -> Outcome:
        if file.export:
            return self._put_back(writer, file.export, progress)
        # Loaded here, as they bring pyarrow: looking at the page needs none of it.
        from netjob.coach.arrivals import Arrivals
        from netjob.workbook import imports

        progress("matching", 0.1)
        arrivals = Arrivals(imports.known(writer), self.zone)
        arrivals.take(file.members)
        arrivals.drop(imports.already(writer, arrivals.arrival.touches))
        progress("writing", 0.5)
        run = import_runs.number(writer)
        arrivals.settle(imports.write(writer, arrivals.arrival, run))
        outcome = arrivals.outcome(file.name)
        source = next((member.source for member in file.members if member.source), "")
        import_runs.record(writer, run, file.name, source, file.sha256, outcome.as_json(), self.book.clock())
        progress("saving", 0.9)
        return outcome

    def _rehearsed(self, found: Export, alone: bool) -> Outcome:
        """What a whole workbook would bring. It is not put back for that: sequences know no rollback."""
        from netjob.coach import export

        if not alone:
            raise ExportAlone(file=found.file)
        export.need_empty(self.book, found)
        return export.outcome(found)

    def _put_back(self, writer: Writer, found: Export, progress: Progress) -> Outcome:
        from netjob.coach import export

        progress("writing", 0.1)
        outcome = export.put_back(writer, found)
        progress("saving", 0.9)
        return outcome


def read(
    name: str, data: bytes, today: date | None = None, zone: tzinfo | None = None, mapping: Layout | None = None
) -> File:
    """Take a file apart.

    What a calendar has from `today` on is still to come; its times that name no zone are meant in `zone`, None for this
    machine's. `mapping` says what the columns of a table hold. Raises a `Refusal`
    (netjob/exchange/refusals.py) when the file can't be taken as a whole; `ColumnsUnclear` asks for a mapping.
    """
    from dateutil.tz import tzlocal  # type: ignore[import-untyped]

    from netjob import exchange
    from netjob.coach import export
    from netjob.exchange.export import is_export

    if is_export(data):
        return File(name, sha256(data).hexdigest(), (), export.opened(name, data))
    with _collector_paused():
        members = exchange.read(name, data, mapping, today, zone or tzlocal())
        return File(name, sha256(data).hexdigest(), tuple(members))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A file becomes a million small values without a cycle among them: looking for cycles took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
