"""Backups: which there are, whether they are sound, one more now, and one of them back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from netjob.content import label, text
from netjob.errors import NetjobError
from netjob.workbook import Workbook, backups, carried, restoration
from netjob.workbook.backups import Backup
from netjob.workbook.restoration import Restored

PAGE = 5
Told = tuple[dict[str, Any], list[str]]
# (path, size, when written) of files that were hashed before, and whether the hash held: hashing 100 MB takes a while.
_SEEN: dict[tuple[Path, int, int], bool] = {}


class Backups:
    """What the Data page and the command line ask about an open workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def listed(self, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Backup]]:
        """How many there are, and a page of them, newest first."""
        found = backups.listed(self.book.path)
        return len(found), found[offset : offset + limit]

    def last(self) -> Backup | None:
        """The newest one."""
        return next(iter(backups.listed(self.book.path)), None)

    def back_up(self) -> Backup:
        """Make one by hand. Raises `BackupNotMade`, `WorkbookDamaged`."""
        return self.book.back_up("hand")

    def before_import(self) -> Backup | None:
        """Make one before files are brought in; none for an empty workbook. `BackupNotMade`."""
        return None if self.book.empty else self.book.back_up("import")

    def restore(self, name: str) -> Restored:
        """Let a backup take the workbook's place; raises what `restoration.restore` does."""
        return restoration.restore(self.book, name)


def holds(backup: Backup) -> bool:
    """Whether a backup's hash holds, as it was found the last time while the file's size and time stay the same."""
    try:
        about = backup.path.stat()
    except OSError:
        return False
    key = (backup.path, about.st_size, about.st_mtime_ns)
    if key not in _SEEN:
        _SEEN[key] = backups.holds(backup)
    return _SEEN[key]


def restore_at(path: Path, name: str, clock: Callable[[], datetime]) -> Restored:
    """Let a backup take the place of the workbook at `path`, whatever state that is in; raises as `restoration`."""
    backups.find(path, name)
    try:
        book = Workbook(path, clock)
    except restoration.UNUSABLE:
        done = restoration.rescue(path, name, clock())
        Workbook(path, clock).close()  # an older one is brought up to the present schema
        return done
    with closing(book):
        return restoration.restore(book, name)


def named(path: Path, given: str, read: Callable[[str], bytes], now: datetime) -> str:
    """The name of the backup that is meant; a file that was carried elsewhere is taken in among the others first."""
    file = Path(given).expanduser()
    if not file.is_file() or file.resolve().parent == backups.folder(path).resolve():
        return given
    return carried.take_in(path, file.name, read(given), now).name


def as_json(backup: Backup, sound: bool) -> dict[str, Any]:
    """A backup as `--json` shows it."""
    return {
        "name": backup.name,
        "path": str(backup.path),
        "made_at": f"{backup.made_at.isoformat()}Z",
        "reason": backup.reason,
        "size": backup.size,
        "sha256": backup.sha256,
        "counts": backup.counts,
        "holds": sound,
    }


def made(backup: Backup) -> Told:
    """One that was made now, for a terminal."""
    return {"backup": as_json(backup, True)}, [text("backups", "cli.made", backup=line(backup))]


def sealed(backup: Backup, file: Path) -> Told:
    """One that was made now, with a sealed copy of it, for a terminal."""
    found, lines = made(backup)
    return found | {"sealed": str(file)}, [*lines, text("backups", "cli.sealed", path=file)]


def told(path: Path) -> Told:
    """Every backup of a workbook for a terminal, hashed anew."""
    found, folder = backups.listed(path), backups.folder(path)
    as_objects = [as_json(one, holds(one)) for one in found]
    lines = [judged(one) for one in found] or [text("backups", "cli.none", folder=folder)]
    return {"workbook": str(path), "folder": str(folder), "backups": as_objects}, lines


def restored(done: Restored) -> Told:
    """What was restored, for a terminal, with the way back."""
    kept = as_json(done.kept, True) if done.kept else None
    found = {
        "restored": as_json(done.backup, True), "kept": kept, "set_aside": str(done.aside) if done.aside else None
    }  # fmt: skip
    lines = [text("backups", "cli.restored", backup=line(done.backup))]
    if done.kept:
        lines.append(text("backups", "cli.kept", name=done.kept.name))
    if done.aside:
        lines.append(text("backups", "aside", path=done.aside))
    return found, lines


def line(backup: Backup, zone: tzinfo | None = UTC) -> str:
    """A backup in one line: its name, when it was made, why, how large it is, what is in it."""
    return text("backups", "cli.line", name=backup.name, when=when(backup, zone), about=about(backup))


def judged(backup: Backup) -> str:
    """A backup in one line, and that it is not as it was made where it is so."""
    return line(backup) if holds(backup) else text("backups", "cli.unsound", backup=line(backup))


def when(backup: Backup, zone: tzinfo | None) -> str:
    """The moment a backup was made in a zone, None for this machine's."""
    at = backup.made_at.replace(tzinfo=UTC).astimezone(zone)
    return text("backups", "when", day=f"{at.day} {at:%B %Y}", time=f"{at:%H:%M}", zone=at.tzname())


def about(backup: Backup) -> str:
    """Why a backup was made, how large it is, and what was counted in it."""
    facts = {"reason": label("backup", backup.reason), "size": f"{backup.size / 1e6:,.1f} MB"}
    counted = {name: f"{count:,}" for name, count in backup.counts.items()}
    return text("backups", "about" if counted else "about_uncounted", **facts, **counted)


def any_of(path: Path) -> bool:
    """Whether there are backups of a workbook."""
    return bool(backups.listed(path))


def offer(path: Path, error: NetjobError) -> str:
    """What a terminal adds to an error: the newest sound backup, and the command for it."""
    if not isinstance(error, restoration.REPLACEABLE) or not any_of(path):
        return ""
    newest = backups.newest_sound(path)
    if newest is None:
        return text("backups", "rescue.none")
    return text("backups", "cli.offer", backup=line(newest), name=newest.name)
