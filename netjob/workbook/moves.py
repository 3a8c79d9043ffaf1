"""Move the file and its log: set aside, put another in its place, and finish what a stop left half done.

The file is `w.duckdb`, its log `w.duckdb.wal`. At every instant either the old file stands whole at its place with its
log, or the next opening finds what it needs to go on from there (`recover`):

1. `w.duckdb.restoring` is being written: a copy of a backup. Left over, it is thrown away; the file was not touched.
2. `w.duckdb.ready-replaced` is that copy, whole, hashed and synced. The rename to this name is the decision: from here
   on `recover` goes forward. It is `ready-aside` when the old file could not be backed up.
3. The old file moves to `w.duckdb.<stamp>-replaced` or `-aside`, then its log to the same name with `.wal`. Between the
   two the log stands alone: it follows its file.
4. `ready-...` moves to `w.duckdb`. One rename: with it the new file is in its place.
5. What is called `-replaced` is deleted once the new file was opened: a backup of it was made before. Nothing ever
   deletes what is called `-aside`.

Setting aside is step 3 alone. A new file is made as `w.duckdb.new` and
linked into its place when it is whole. Each step is synced before the next begins. While files are moved, the old one
is locked as DuckDB locks it, so that no other program can have it open.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from netjob import errors

if sys.platform != "win32":
    import fcntl

STAMP = "%Y%m%dT%H%M%SZ"
REPLACED, ASIDE = "replaced", "aside"
OWNER_ONLY = 0o600


def log_of(path: Path) -> Path:
    """Where DuckDB keeps what is not in the file yet."""
    return beside(path, "wal")


def beside(path: Path, ending: str) -> Path:
    """The file's name with one more ending."""
    return path.with_name(f"{path.name}.{ending}")


def recover(path: Path) -> None:
    """Finish what a stop left half done at `path`; nothing to do is the usual case. Raises `WorkbookLocked`."""
    _discard(beside(path, "restoring"))
    if path.exists():
        _discard(beside(path, "new"))  # another name of the same file, when it was linked and no more
    elif log_of(path).exists():
        _follow(path)
    for ending in (REPLACED, ASIDE):
        if _ready(path, ending).exists():
            decided = datetime.fromtimestamp(_ready(path, ending).stat().st_mtime, UTC)
            exchange(path, decided.replace(tzinfo=None), ending)


def stage(path: Path, source: Path) -> Path:
    """Copy `source` beside the file as step 1, synced; the copy is for its owner's eyes."""
    copy = beside(path, "restoring")
    _discard(copy)
    number = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    with os.fdopen(number, "wb") as new, source.open("rb") as old:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())
    return copy


def discard_staged(path: Path) -> None:
    """Back before step 1."""
    _discard(beside(path, "restoring"))


def exchange(path: Path, now: datetime, ending: str) -> Path | None:
    """Steps 2 to 4; where the old file went, None when there was none. Raises `WorkbookLocked`."""
    staged, ready = beside(path, "restoring"), _ready(path, ending)
    gone = _free_name(path, now, ending)
    with _locked(path) as there:
        if staged.exists():
            _rename(staged, ready)
        if not ready.exists():  # another program that began to open the file threw it away, or went forward with it
            raise errors.WorkbookLocked(path=path)
        try:
            moved = _moved(path, gone, there)
        except OSError:
            if path.exists():  # nothing was moved, so nothing is decided
                ready.unlink()
            raise
        with suppress(FileNotFoundError):  # another program that opened the file went forward first
            _rename(ready, path)
    return gone if moved else None


def set_aside(path: Path, now: datetime) -> Path | None:
    """Give the file and its log another name; where it went, None when there was none. Raises `WorkbookLocked`."""
    gone = _free_name(path, now, ASIDE)
    with _locked(path) as there:
        return gone if _moved(path, gone, there) else None


def set_log_aside(path: Path, now: datetime) -> Path:
    """Give the log alone another name, so that the file opens as it was before what is in it. `WorkbookLocked`."""
    gone = log_of(_free_name(path, now, ASIDE))
    with _locked(path):
        _rename(log_of(path), gone)
    return gone


def put_away(path: Path) -> None:
    """Step 5: delete what was replaced, with its log."""
    for gone in _gone(path):
        if gone.name.endswith(f"-{REPLACED}"):
            _discard(gone)


def throw_away(new: Path) -> None:
    """Delete a new file that was not made to the end. Raises `WorkbookLocked` when it is being made now."""
    with _locked(new):
        _discard(new)


def put_in_place(made: Path, path: Path) -> None:
    """Give a new whole file its name, unless another program was faster; never over a file that stands there."""
    sync(made)
    try:
        os.link(made, path)
        made.unlink()
    except FileExistsError:
        made.unlink()
    except OSError as error:  # a disk whose files have one name each
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS):
            raise
        os.rename(made, path)
    sync_folder(path)


def sync(path: Path) -> None:
    """Have the disk keep what was written to a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Have the disk keep the names in a file's folder, where a folder can be synced."""
    if sys.platform == "win32":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _follow(path: Path) -> None:
    """A log without its file: when the file was moved after the log was last written, the log was to follow it."""
    written = log_of(path).stat().st_mtime
    alone = [gone for gone in _gone(path) if gone.stat().st_ctime >= written and not log_of(gone).exists()]
    if alone:
        _rename(log_of(path), log_of(max(alone)))


def _moved(path: Path, gone: Path, there: bool) -> bool:
    """Step 3: the file first, then its log; whether there was anything to move."""
    if there:
        _rename(path, gone)
    log = log_of(path).exists()
    if log:
        _rename(log_of(path), log_of(gone))
    return there or log


def _rename(old: Path, new: Path) -> None:
    os.replace(old, new)
    sync_folder(new)


def _gone(path: Path) -> list[Path]:
    """Every file that stood in this place before and has another name now."""
    begins, ends = f"{path.name}.", (f"Z-{REPLACED}", f"Z-{ASIDE}")
    return [found for found in path.parent.iterdir() if found.name.startswith(begins) and found.name.endswith(ends)]


def _ready(path: Path, ending: str) -> Path:
    return beside(path, f"ready-{ending}")


def _free_name(path: Path, now: datetime, ending: str) -> Path:
    stamp = now.strftime(STAMP)
    names = [beside(path, f"{stamp}-{ending}"), *(beside(path, f"{stamp}-{at}Z-{ending}") for at in range(2, 100))]
    return next(name for name in names if not name.exists() and not log_of(name).exists())


def _discard(path: Path) -> None:
    for file in (path, log_of(path)):
        file.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold the lock that DuckDB takes, so that nobody has the file open; False when there is no file."""
    if sys.platform == "win32" or not path.is_file():  # a file that is open can't be moved there
        yield path.exists()
        return
    with path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise errors.WorkbookLocked(path=path) from error
        yield True
