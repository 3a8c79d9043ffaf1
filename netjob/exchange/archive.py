"""Open a ZIP in memory: nothing is written to disk, and names inside are labels only."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from functools import partial

from netjob.exchange.refusals import DamagedArchive, DamagedFile, LockedFile, SpreadsheetFile, TooLarge
from netjob.exchange.source import HEAD, Source
from netjob.exchange.text import one_line

# A LinkedIn archive with 200,000 messages unpacks to 50 MB; five times that is still read within half a minute and fits
# a small machine's memory. Text of names and dates packs 5 to 20 times, never 200 times.
UNPACKED = 256 * 2**20
MEMBERS = 10_000
RATIO = 200
# Below this size a high ratio is a harmless file of blanks.
SMALL = 2**20

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    IndexError,
)
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_SPREADSHEETS = ("[Content_Types].xml", "mimetype", "Index/Document.iwa")
# What programs add for themselves.
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP does."""
    return data.startswith(_STARTS)


def sources(file: str, data: bytes) -> list[Source]:
    """The files inside, folders and system litter left out; archives in the archive stay closed.

    Raises DamagedArchive, DamagedFile, LockedFile, SpreadsheetFile or TooLarge.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*DAMAGE, RuntimeError) as error:
        raise DamagedArchive(file=file) from error
    inside = [info for info in archive.infolist() if not _is_litter(info)]
    if any(info.filename in _SPREADSHEETS for info in inside):
        raise SpreadsheetFile(file=file)
    if any(info.flag_bits & 1 for info in inside):
        raise LockedFile(file=file)
    _check_size(file, inside)
    return [
        Source(file, one_line(info.filename), _read(archive, info, file, HEAD), partial(_read, archive, info, file, -1))
        for info in inside
    ]


def _check_size(file: str, inside: list[zipfile.ZipInfo]) -> None:
    """Sizes as declared: the library reads no more of a member than that."""
    if len(inside) > MEMBERS:
        raise TooLarge(file=file, most=f"{MEMBERS:,} files")
    if sum(info.file_size for info in inside) > UNPACKED:
        raise TooLarge(file=file, most=f"{UNPACKED // 2**20} MB unpacked")
    if any(info.file_size > max(SMALL, RATIO * info.compress_size) for info in inside):
        raise TooLarge(file=file, most=f"{RATIO} times its packed size")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str, most: int) -> bytes:
    try:
        with archive.open(info) as stream:
            return stream.read(most)
    except (*DAMAGE, RuntimeError) as error:
        raise DamagedFile(file=file, place=one_line(info.filename)) from error


def _is_litter(info: zipfile.ZipInfo) -> bool:
    """Whether it is a folder, has no name, or is what a system adds for itself."""
    name = info.filename
    return not name or name.endswith(("/", *_LITTER)) or name.startswith(_LITTER)
