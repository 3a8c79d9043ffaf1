"""Take a backup that was carried elsewhere back among the others."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from netjob import errors
from netjob.content import text
from netjob.workbook import backups, reading, schema
from netjob.workbook.backups import Backup, Draft
from netjob.workbook.faults import FAULTS
from netjob.workbook.moves import OWNER_ONLY

REASON = "hand"


def take_in(path: Path, name: str, data: bytes, now: datetime) -> Backup:
    """The content of a file as one more backup of the workbook at `path`, read whole before it is called one.

    Raises `BackupUnsound` for what is no whole workbook, `NewerWorkbook`, `BackupNotMade` for what the disk says.
    """
    backups.folder(path).mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = backups.begun(path, REASON, now)
    try:
        return backups.proved(_written(draft, name, data), path)
    finally:
        backups.drop(draft.partial)  # gone already when it got its name


def _written(draft: Draft, name: str, data: bytes) -> Draft:
    """The content under the draft's own name, with the rows that were read in it."""
    try:
        with os.fdopen(os.open(draft.partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:
            file.write(data)
        with backups.opened(draft.partial) as connection:
            step = schema.reached(connection, draft.partial)
            if step > schema.latest():
                raise errors.NewerWorkbook(path=name, found=step, known=schema.latest())
            return replace(draft, rows=reading.whole(connection))
    except (*FAULTS, duckdb.Error, errors.NotAWorkbook) as error:
        raise errors.BackupUnsound(name=name, why=text("errors", "unsound.unreadable")) from error
    except OSError as error:
        why = text("errors", "unmade.other", detail=error.strerror or type(error).__name__)
        raise errors.BackupNotMade(folder=draft.final.parent, why=why) from error
