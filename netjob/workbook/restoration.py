"""Let a backup take the workbook's place, or set a damaged workbook aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netjob import errors
from netjob.workbook import backups, moves
from netjob.workbook.backups import Backup
from netjob.workbook.book import Workbook, make
from netjob.workbook.faults import translated

# A file in whose place a backup is offered.
REPLACEABLE = (errors.NotAWorkbook, errors.WorkbookDamaged, errors.WorkbookGone, errors.WorkbookLost)
# A file that can't be opened: a backup takes its place when the user says so.
UNUSABLE = (*REPLACEABLE, errors.UnknownFormat, errors.NewerWorkbook)


@dataclass(frozen=True, slots=True)
class Restored:
    """What took the workbook's place, and what became of the one before: kept as a backup, or set aside, or missing."""

    backup: Backup
    kept: Backup | None
    aside: Path | None


def restore(book: Workbook, name: str) -> Restored:
    """Put a backup in the place of the open workbook, which is kept as a backup first, and open it again.

    A workbook that is damaged is set aside instead. Raises `BackupMissing`, `BackupUnsound`, `NewerWorkbook`,
    `BackupNotMade`, `DiskFull`, `WorkbookReadOnly`, `WorkbookLocked`; then nothing was changed.
    """
    chosen = _staged(book.path, name)
    with book.nobody_else_saving():  # else what is saved behind the copy would be gone
        return _restored(book, chosen)


def rescue(path: Path, name: str, now: datetime) -> Restored:
    """Put a backup in the place of a file that can't be opened, or is gone; it is set aside. Raises as `restore`."""
    chosen = _staged(path, name)
    with translated(path):
        return Restored(chosen, None, moves.exchange(path, now, moves.ASIDE))


def begin_anew(path: Path, now: datetime) -> Path | None:
    """Set a file that can't be opened aside and make an empty workbook; where it went. Raises `WorkbookLocked`."""
    with translated(path):
        gone = moves.set_aside(path, now)
        make(path, now)
        return gone


def leave_log(path: Path, now: datetime) -> Path:
    """Set the log alone aside: the file opens as it was when the log was begun. Raises `WorkbookLocked`."""
    with translated(path):
        return moves.set_log_aside(path, now)


def _restored(book: Workbook, chosen: Backup) -> Restored:
    try:
        kept = book.back_up("restore", spare=chosen)
    except (errors.WorkbookDamaged, errors.WorkbookLost):
        kept = None
    except BaseException:
        moves.discard_staged(book.path)
        raise
    gone = book.exchange(lambda: moves.exchange(book.path, book.clock(), moves.REPLACED if kept else moves.ASIDE))
    return Restored(chosen, kept, None if kept else gone)


def _staged(path: Path, name: str) -> Backup:
    """Check a backup, read it whole, and lay a copy of it, checked as well, beside the workbook."""
    chosen = backups.find(path, name)
    backups.prove(chosen.path, chosen)
    with translated(path):
        try:
            backups.prove(moves.stage(path, chosen.path), chosen)
        except BaseException:
            moves.discard_staged(path)
            raise
    return chosen
