"""Make backups, list them, and tell a sound one from one that changed.

A backup of `w.duckdb` is `w.duckdb.backups/<UTC stamp>-<reason>.duckdb` with a `.sha256` beside it, which
`sha256sum -c` reads; a comment line in it says what was counted. It is written under another name by ATTACH and COPY
FROM DATABASE, opened again, read whole and compared with what was copied, hashed and synced. Its rename is the last
step: whatever has the name of a backup was whole when it got it. What a stop leaves under the other name is deleted at
the next opening.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from netjob import errors
from netjob.content import text
from netjob.workbook import copying, moves, reading, schema
from netjob.workbook.faults import DISK, FAULTS, named
from netjob.workbook.moves import OWNER_ONLY, STAMP

REASONS = ("daily", "hand", "import", "restore", "schema")
KEPT = {"daily": 14}
KEPT_OTHERWISE = 5
NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)-({'|'.join(REASONS)})\.duckdb")
PARTIAL = ".partial"
CLOSED = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
_UNDER_WAY: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `made_at` in UTC, `size` in bytes, and what was counted in it; no counts where none were noted."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    sha256: str | None
    counts: dict[str, int]

    @property
    def name(self) -> str:
        """What `restore` takes."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy that is not called a backup yet: its own path, the one it is to get, and the rows that were copied."""

    partial: Path
    final: Path
    rows: dict[str, int]


def folder(path: Path) -> Path:
    """Where the backups of a workbook stand."""
    return moves.beside(path, "backups")


def listed(path: Path) -> list[Backup]:
    """Every backup of a workbook, newest first."""
    names: list[str] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        names = sorted(os.listdir(folder(path)), reverse=True)
    found = (_read(folder(path) / name) for name in names if NAME.fullmatch(name))
    return [backup for backup in found if backup is not None]


def find(path: Path, name: str) -> Backup:
    """The backup of this name, with or without its ending. Raises `BackupMissing`."""
    wanted = name.removesuffix(".duckdb")
    for backup in listed(path):
        if backup.name == wanted:
            return backup
    raise errors.BackupMissing(name=name)


def holds(backup: Backup) -> bool:
    """Whether the file is, to the last bit, what was hashed when it was made."""
    try:
        return backup.sha256 == digest(backup.path)
    except OSError:
        return False


def newest_sound(path: Path) -> Backup | None:
    """The newest backup whose hash holds."""
    return next((backup for backup in listed(path) if holds(backup)), None)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def prove(path: Path, backup: Backup) -> dict[str, int]:
    """Compare the hash of `path`, the backup or a copy of it, and read it whole; rows by table.

    Raises `BackupUnsound` when it is not what was made, `NewerWorkbook` when this version can't read it.
    """
    with _unsound(backup):
        if backup.sha256 is None or digest(path) != backup.sha256:
            raise errors.BackupUnsound(name=backup.name, why=text("errors", "unsound.hash"))
        with opened(path) as connection:
            step = schema.reached(connection, path)
            if step > schema.latest():
                raise errors.NewerWorkbook(path=backup.path, found=step, known=schema.latest())
            return reading.whole(connection)


def copied(cursor: duckdb.DuckDBPyConnection, path: Path, reason: str, now: datetime) -> Draft:
    """Copy the open workbook as it is at one moment. Raises `BackupNotMade`, `WorkbookDamaged`."""
    with _not_made(path):
        folder(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = begun(path, reason, now)
        try:
            return replace(draft, rows=copying.copy_into(cursor, draft.partial))
        except BaseException:
            drop(draft.partial)
            raise


def begun(path: Path, reason: str, now: datetime) -> Draft:
    """A draft with nothing in it, for the first second from `now` on that no backup of this reason has."""
    final = _free_name(path, reason, now)
    partial = final.with_name(final.name + PARTIAL)
    _UNDER_WAY.add(partial)
    return Draft(partial, final, {})


def proved(draft: Draft, path: Path) -> Backup:
    """Open the copy, read and count it whole, hash it, and only then give it its name. Raises `BackupNotMade`."""
    try:
        with _not_made(path):
            os.chmod(draft.partial, OWNER_ONLY)
            with opened(draft.partial) as connection:
                if reading.whole(connection) != draft.rows:
                    raise errors.BackupNotMade(folder=folder(path), why=text("errors", "unmade.differs"))
                counts = reading.counts(connection)
            moves.sync(draft.partial)
            sha256 = digest(draft.partial)
            _note(draft.final, sha256, counts)
            os.rename(draft.partial, draft.final)
            moves.sync_folder(draft.final)
    except BaseException:
        if not draft.final.exists():
            with suppress(OSError):
                _hash_file(draft.final).unlink(missing_ok=True)
        drop(draft.partial)
        raise
    _UNDER_WAY.discard(draft.partial)
    made_at, reason = _parts(draft.final)
    return Backup(draft.final, made_at, reason, draft.final.stat().st_size, sha256, counts)


def thin(path: Path, made: Backup, spare: Backup | None = None) -> None:
    """Keep 14 daily ones and 5 of each other reason, of those up to the one just made; never delete `made` or `spare`.

    One with a later stamp was made while the clock stood elsewhere: nobody knows how old it is, so it stays.
    """
    alike = [backup for backup in listed(path) if backup.reason == made.reason and backup.made_at <= made.made_at]
    for backup in alike[KEPT.get(made.reason, KEPT_OTHERWISE) :]:
        if spare is None or backup.path != spare.path:
            with suppress(OSError):
                delete(backup)


def delete(backup: Backup) -> None:
    """Delete a backup and its hash."""
    backup.path.unlink(missing_ok=True)
    _hash_file(backup.path).unlink(missing_ok=True)
    moves.sync_folder(backup.path)


def drop(partial: Path) -> None:
    """Delete what was not made to the end, with its log."""
    _UNDER_WAY.discard(partial)
    for file in (partial, moves.log_of(partial)):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Delete what a stop left of backups that were not made to the end."""
    with suppress(OSError):
        for file in folder(path).iterdir():
            whose = next((file.name.split(end)[0] for end in (PARTIAL, ".sha256") if end in file.name), "")
            if NAME.fullmatch(whose) and not _belongs(file, whose):
                file.unlink()


def _belongs(file: Path, whose: str) -> bool:
    """Whether a file in the folder is needed: by a backup being made, or as the hash of one that is there."""
    under_way = file.with_name(whose + PARTIAL) in _UNDER_WAY
    return under_way or (file.name == f"{whose}.sha256" and file.with_name(whose).exists())


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A file to read, shut in: no extension, no other file."""
    with duckdb.connect(str(path), read_only=True, config=dict(CLOSED)) as connection:
        connection.execute("SET enable_external_access = false")
        yield connection


def _note(final: Path, sha256: str, counts: dict[str, int]) -> None:
    """The hash as `sha256sum -c` reads it; the counts are a comment there."""
    note = _hash_file(final)
    with os.fdopen(os.open(note, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY), "w", encoding="utf-8") as file:
        file.write(f"{sha256}  {final.name}\n# {json.dumps(counts)}\n")
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> Backup | None:
    """What is known of a backup without opening it; None when it went away meanwhile."""
    made_at, reason = _parts(path)
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return None
    sha256, counts = None, {}
    with suppress(OSError, ValueError, IndexError):
        lines = _hash_file(path).read_text(encoding="utf-8").splitlines()
        sha256 = lines[0].split()[0]
        counts = {str(name): int(count) for name, count in json.loads(lines[1].lstrip("# ")).items()}
    return Backup(path, made_at, reason, size, sha256, counts)


def _parts(path: Path) -> tuple[datetime, str]:
    stamp, _, reason = path.stem.partition("-")
    return datetime.strptime(stamp, STAMP), reason


def _free_name(path: Path, reason: str, now: datetime) -> Path:
    """The first second from now on that no backup of this reason has."""
    while True:
        name = folder(path) / f"{now.strftime(STAMP)}-{reason}.duckdb"
        if not name.exists() and name.with_name(name.name + PARTIAL) not in _UNDER_WAY:
            return name
        now += timedelta(seconds=1)


def _hash_file(path: Path) -> Path:
    return moves.beside(path, "sha256")


@contextmanager
def _not_made(path: Path) -> Iterator[None]:
    """What the disk says while a backup is made; that the workbook itself is damaged keeps its own name."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        kind = type(named(error, path))
        if kind is errors.WorkbookDamaged and PARTIAL not in str(error):
            raise named(error, path) from error
        why = text("errors", f"unmade.{DISK.get(kind, 'other')}", detail=str(error).splitlines()[0])
        raise errors.BackupNotMade(folder=folder(path), why=why) from error


@contextmanager
def _unsound(backup: Backup) -> Iterator[None]:
    try:
        yield
    except (*FAULTS, duckdb.Error, errors.NotAWorkbook) as error:
        raise errors.BackupUnsound(name=backup.name, why=text("errors", "unsound.unreadable")) from error
