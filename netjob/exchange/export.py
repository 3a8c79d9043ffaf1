"""Pack a whole workbook into one ZIP, and open such a ZIP again: a manifest vouches for every file in it."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from netjob.exchange.archive import DAMAGE, is_archive
from netjob.exchange.refusals import DamagedExport
from netjob.exchange.text import one_line

FORMAT = "netjob"
MANIFEST, README = "manifest.json", "README.txt"
# A workbook of thirty thousand people and a million touchpoints, more than any user has, unpacks to an eighth of this;
# only one table at a time is in memory.
UNPACKED = 2**31
# The manifest of a hundred tables has 30 kB.
LONGEST_MANIFEST = 2**20
_BLOCK = 2**20
_TABLE = re.compile(r"parquet/([a-z][a-z0-9_]*)\.parquet")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST = 2**63
_DAMAGE = (*DAMAGE, RuntimeError, struct.error, KeyError, TypeError, AttributeError)


def parquet(table: str) -> str:
    """The name of a table inside, exactly as it is."""
    return f"parquet/{table}.parquet"


def sheet(table: str) -> str:
    """The name of a table inside, for spreadsheet programs."""
    return f"csv/{table}.csv"


@dataclass(slots=True)
class Manifest:
    """What stands in an export: `sequences` are the last numbers given, `tables` rows, `members` SHA-256 by name."""

    schema_step: int
    duckdb_version: str
    workbook_id: str
    exported_at: str
    sequences: dict[str, int | None]
    tables: dict[str, int] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    format: str = FORMAT


class Packing:
    """A ZIP being written; when the block ends well, the manifest is put in."""

    def __init__(self, stream: IO[bytes], manifest: Manifest) -> None:
        self.manifest = manifest
        self._date = datetime.fromisoformat(manifest.exported_at).timetuple()[:6]
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        """A file of the ZIP to be written to from its start to its end."""
        with self._archive.open(self._info(name), "w") as stream:
            counted = _Counted(stream)
            yield counted  # type: ignore[misc]
        self.manifest.members[name] = counted.hash.hexdigest()

    def __enter__(self) -> Packing:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            written = json.dumps(asdict(self.manifest), indent=1, ensure_ascii=False)
            self._archive.writestr(self._info(MANIFEST), written)
            self._archive.close()
        else:
            with suppress(OSError, ValueError):  # what it was already stopped for is what counts
                self._archive.close()

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._date)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


class Export:
    """A ZIP that netjob wrote, every file in it held against the manifest before anything is done with it."""

    def __init__(self, file: str, data: bytes) -> None:
        """Raises DamagedExport."""
        self.file = file
        self._data = data
        self.manifest = self._checked()

    @cached_property
    def rows(self) -> int:
        """How many rows all its tables have."""
        return sum(self.manifest.tables.values())

    def table(self, name: str) -> bytes:
        """A table as Parquet. Raises DamagedExport."""
        with self._opened() as archive, self._sound(parquet(name)):
            return archive.read(parquet(name))

    def damaged(self, place: str) -> DamagedExport:
        """What to raise when something inside turns out not to be as netjob wrote it."""
        return DamagedExport(file=self.file, place=one_line(place)[:80])

    def _checked(self) -> Manifest:
        with self._opened() as archive:
            infos = archive.infolist()
            with self._sound(MANIFEST):
                manifest = _manifest(archive, infos)
            if sum(info.file_size for info in infos) > UNPACKED:
                raise self.damaged(max(infos, key=lambda info: info.file_size).filename)
            for name in sorted({info.filename for info in infos} ^ {MANIFEST, *manifest.members}):
                raise self.damaged(name)
            if len(infos) != len(manifest.members) + 1:  # a name that stands twice
                raise self.damaged(MANIFEST)
            for name, expected in manifest.members.items():
                with self._sound(name):
                    if _hash(archive, name) != expected:
                        raise self.damaged(name)
            return manifest

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        with self._sound(MANIFEST):
            archive = zipfile.ZipFile(io.BytesIO(self._data))
        with archive:
            yield archive

    @contextmanager
    def _sound(self, place: str) -> Iterator[None]:
        try:
            yield
        except (*_DAMAGE, RecursionError) as error:
            raise self.damaged(place) from error


def is_export(data: bytes) -> bool:
    """Whether the bytes are a ZIP with a manifest of netjob or a Parquet file in it, whole or not."""
    if not is_archive(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            return any(name.endswith(".parquet") for name in names) or (
                MANIFEST in names and _told(archive).get("format") == FORMAT
            )
    except (*_DAMAGE, RecursionError):
        return False


def workbook_of(path: Path) -> str | None:
    """Whose export the file at `path` is, its workbook's id; None for anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(archive, archive.infolist()).workbook_id
    except (*_DAMAGE, RecursionError):
        return None


class _Counted:
    """A stream that knows where it stands, which those of a ZIP do not, and what was written to it."""

    closed = False

    def __init__(self, stream: IO[bytes]) -> None:
        self.hash = sha256()
        self._stream = stream
        self._at = 0

    def write(self, data: bytes | memoryview) -> int:
        """Write through."""
        self.hash.update(data)
        self._at += memoryview(data).nbytes
        return self._stream.write(data)

    def tell(self) -> int:
        """How many bytes were written."""
        return self._at

    def writable(self) -> bool:
        """It is."""
        return True

    def readable(self) -> bool:
        """It is not."""
        return False

    def seekable(self) -> bool:
        """It is not."""
        return False

    def flush(self) -> None:
        """Everything is written through."""

    def close(self) -> None:
        """The ZIP closes its own."""


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    found = sha256()
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _told(archive: zipfile.ZipFile) -> dict[str, Any]:
    if archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
        raise ValueError(MANIFEST)
    found = json.loads(archive.read(MANIFEST))
    if not isinstance(found, dict):
        raise ValueError(MANIFEST)
    return found


def _manifest(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Manifest:
    """The manifest, each value of the kind it is meant to be. Raises ValueError, and whatever a damaged ZIP does."""
    found = Manifest(**_told(archive))
    words = (found.format, found.duckdb_version, found.workbook_id, found.exported_at)
    lasts = [last for last in found.sequences.values() if last is not None]
    numbers = (found.schema_step, *found.tables.values(), *lasts)
    held = {named[1] for name in found.members if (named := _TABLE.fullmatch(name))}
    if (
        found.format != FORMAT
        or not all(isinstance(word, str) for word in words)
        or not all(type(number) is int and 0 <= number < _MOST for number in numbers)
        or 0 in lasts
        or not all(_SHA256.fullmatch(expected) for expected in found.members.values())
        or held != found.tables.keys()
    ):
        raise ValueError(MANIFEST)
    return found
