"""Keep what was logged from a terminal until it is confirmed: one JSON line each in `WORKBOOK.inbox.jsonl`.

A line is appended by one write under a lock, and removed by putting a file without it in the place of the old one under
the same lock, so that no line that comes meanwhile is lost. DuckDB has no part in it: the app may be open.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from netjob.workbook.faults import translated
from netjob.workbook.filelock import OWNER_ONLY, held
from netjob.workbook.moves import beside


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: `when` is UTC without a zone, `day` the local day it was written on; `id` is its save's token."""

    id: str
    when: datetime
    day: date
    sentence: str


def path_of(workbook: Path) -> Path:
    """Where the sentences for a workbook wait."""
    return beside(workbook, "inbox.jsonl")


def aside_of(workbook: Path) -> Path:
    """Where lines stand that are no sentence."""
    return beside(workbook, "inbox.unread.jsonl")


def append(workbook: Path, sentence: str, when: datetime, day: date) -> Line:
    """Add a sentence, written and synced when this returns; the workbook need not exist.

    Raises `WorkbookReadOnly`, `DiskFull` or `WorkbookLost`.
    """
    line = Line(uuid4().hex, when, day, _readable(sentence))
    path = path_of(workbook)
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with held(_lock_of(workbook)):
            _add(path, [_written(line)])
    return line


def waiting(workbook: Path) -> list[Line]:
    """The sentences in the order in which they came. Lines that are none are set aside first, and none is lost."""
    path = path_of(workbook)
    if not path.exists():
        return []
    with translated(path), held(_lock_of(workbook)):
        found = [(raw, _read(raw)) for raw in _raw(path)]
        damaged = [raw for raw, line in found if line is None]
        if damaged:
            _add(aside_of(workbook), damaged)
            _replace(path, [raw for raw, line in found if line is not None])
    return [line for _, line in found if line is not None]


def remove(workbook: Path, ids: Iterable[str]) -> None:
    """Take sentences out that were saved or discarded; one that is not there any more is no matter."""
    path, gone = path_of(workbook), frozenset(ids)
    with translated(path), held(_lock_of(workbook)):
        lines = _raw(path)
        kept = [raw for raw in lines if (line := _read(raw)) is None or line.id not in gone]
        if kept != lines:
            _replace(path, kept)


def clear(workbook: Path, unwanted: Callable[[str], bool]) -> int:
    """Take out every line, readable or not, whose text is unwanted; how many."""
    files = [path for path in (path_of(workbook), aside_of(workbook)) if path.exists()]
    if not files:
        return 0
    count = 0
    with translated(path_of(workbook)), held(_lock_of(workbook)):
        for path in files:
            lines = _raw(path)
            kept = [raw for raw in lines if not unwanted(_text(raw))]
            count += len(lines) - len(kept)
            if kept != lines:
                _replace(path, kept)
    return count


def unread(workbook: Path) -> int:
    """How many lines were set aside."""
    aside = aside_of(workbook)
    with translated(aside):
        return len(_raw(aside))


def as_json(line: Line) -> dict[str, str]:
    """A line as it stands in the file."""
    return {
        "id": line.id,
        "when": f"{line.when.isoformat()}Z",
        "day": line.day.isoformat(),
        "sentence": line.sentence,
    }


# ---------------------------------------------------------------------------------------------------


def _lock_of(workbook: Path) -> Path:
    return beside(workbook, "inbox.lock")


def _readable(sentence: str) -> str:
    """A terminal may hand over bytes that are no text: they stay as marks."""
    return sentence.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _written(line: Line) -> bytes:
    return json.dumps(as_json(line), ensure_ascii=False).encode()


def _read(raw: bytes) -> Line | None:
    """A line of the file, or None when it is none of ours."""
    try:
        found = json.loads(raw)
        when = datetime.fromisoformat(found["when"]).replace(tzinfo=None)
        line = Line(found["id"], when, date.fromisoformat(found["day"]), found["sentence"])
        line.sentence.encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return line if isinstance(line.id, str) and line.id else None


def _text(raw: bytes) -> str:
    """What a line says; of one that is none of ours, all of it."""
    line = _read(raw)
    return line.sentence if line else raw.decode("utf-8", "replace")


def _raw(path: Path) -> list[bytes]:
    """The lines of a file, empty ones left out; none when there is no file."""
    try:
        return [raw for raw in path.read_bytes().split(b"\n") if raw.strip()]
    except FileNotFoundError:
        return []


def _add(path: Path, lines: Sequence[bytes]) -> None:
    """Append in one write, on a line of its own even where somebody else's last write was cut short."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
    try:
        size = os.fstat(handle).st_size
        cut = size > 0 and _last_byte(handle, size) != b"\n"
        _whole(handle, b"\n" * cut + b"".join(line + b"\n" for line in lines), size)
        os.fsync(handle)
    finally:
        os.close(handle)


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _whole(handle: int, data: bytes, size: int) -> None:
    """Write all of it or none: on a full disk half a line would be taken for one that is damaged."""
    if os.write(handle, data) < len(data):
        os.ftruncate(handle, size)
        raise OSError("no space left")


def _replace(path: Path, lines: Sequence[bytes]) -> None:
    """Put a file with these lines in the place of the old one; with none, the file goes."""
    if not lines:
        path.unlink()
        return _synced(path.parent)
    draft = path.with_name(f"{path.name}.new")
    with suppress(FileNotFoundError):
        draft.unlink()
    _add(draft, lines)
    os.replace(draft, path)
    return _synced(path.parent)


def _synced(folder: Path) -> None:
    """What a folder lists survives a power cut once the folder is synced; Windows opens no folder."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
