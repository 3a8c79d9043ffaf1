"""Look at a file and its log before DuckDB does: it takes a stray log for nothing, and deletes it.

Tried with DuckDB 2.0: a log without its file is deleted and an empty file made; a log whose first bytes or whose
lengths are damaged is taken for one that was cut off by a stop, and what is in it is gone without a word; a CSV or
SQLite file is opened as if it were a database. A file cut short opens as long as the missing part is not asked for.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

from netjob import errors
from netjob.content import text
from netjob.workbook.moves import log_of

MAGIC = b"DUCK"  # at byte 8 of every DuckDB file
KINDS = {b"SQLite format 3\0": "sqlite", b"PK\x03\x04": "zip"}
HEADERS = 3 * 4096  # bytes before the first block

# The log as DuckDB 1.1 to 2.0 write it: a header (version, the file it belongs to, how often that was checkpointed),
# then frames of length, checksum and content. Numbers are varints.
BYTE, NUMBER = rb"(?:[\x00-\x7f]|[\x80-\xff]\x01)", rb"[\x80-\xff]*[\x00-\x7f]"
LOG_HEADER = re.compile(rb"d\0b(?:e\0[\x01\x02](?:f\0\x10" + BYTE + rb"{16}g\0" + NUMBER + rb")?)?\xff\xff", re.S)
LOG_BEGIN, LONGEST_HEADER = b"d\0b", 64
LENGTH = struct.Struct("<Q")
FRAME = 16


def look(path: Path) -> None:
    """Raise `NotAWorkbook` or `WorkbookDamaged` for what DuckDB would make something else of."""
    log = log_of(path)
    if not path.exists():
        if log.exists():
            raise damaged(path, "log_alone")
        return
    kind = _kind(path)
    if kind:
        raise errors.NotAWorkbook(path=path, what=text("errors", f"kind.{kind}"))
    if log.is_file() and not log_is_whole(log.read_bytes()):
        raise damaged(path, "log")


def length_fits(path: Path, block_size: int, blocks: int) -> None:
    """Raise `WorkbookDamaged` when the file is shorter than the blocks it says it has."""
    if path.stat().st_size < HEADERS + block_size * blocks:
        raise damaged(path, "short")


def damaged(path: Path, how: str) -> errors.WorkbookDamaged:
    """The error for one kind of damage, by its key in `[damage]`."""
    return errors.WorkbookDamaged(path=path, detail=text("errors", f"damage.{how}", log=log_of(path).name))


def log_is_whole(log: bytes) -> bool:
    """False for a log that DuckDB would take for cut off where it is damaged.

    A last frame without its end is what a stop in the middle of saving leaves, and no damage. A length that points
    behind the end, but with one bit turned over leads through whole frames to exactly the end, is.
    """
    header = LOG_HEADER.match(log)
    if not header:
        return len(log) < LONGEST_HEADER and log.startswith(LOG_BEGIN[: len(log)])
    at = header.end()
    while at + FRAME <= len(log):
        length = LENGTH.unpack_from(log, at)[0]
        if at + FRAME + length > len(log):
            return not any(_leads_to_the_end(log, at, length ^ (1 << bit)) for bit in range(64))
        at += FRAME + length
    return True


def _leads_to_the_end(log: bytes, at: int, length: int) -> bool:
    """Whether a frame of this length is followed by others, the last of which ends with the log."""
    at += FRAME + length
    frames = 0
    while at + FRAME <= len(log):
        at += FRAME + LENGTH.unpack_from(log, at)[0]
        frames += 1
    return at == len(log) and frames > 0


def _kind(path: Path) -> str | None:
    """What a file is that is no DuckDB file."""
    if not path.is_file():
        return "folder"
    with path.open("rb") as file:
        head = file.read(16)
    if head[8:12] == MAGIC:
        return None
    return next((kind for begin, kind in KINDS.items() if head.startswith(begin)), "other" if head else "empty")
