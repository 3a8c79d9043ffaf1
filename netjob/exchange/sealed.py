"""Seal a file with a passphrase, and open it again whole or not at all.

A sealed file is a header, then chunks. The header holds what the key is made with: the cost and salt of scrypt, half of
what scrypt gave (the other half is the key), and the mark of whose file it is. Each chunk is AES-256-GCM with the
header as its associated data and a nonce of its place and of whether it is the last (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015, as age and Tink use it): a chunk that was changed, moved, left out or added, and
a file that was cut off, do not open.
"""

from __future__ import annotations

import hmac
import io
import os
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import IO

from netjob.errors import Refused
from netjob.exchange.refusals import DamagedSeal, PassphraseNeeded, WrongPassphrase

MAGIC = b"netjob sealed 1\n"
# 128 MB and a third of a second for each guess.
COST, BLOCKS, LANES = 17, 8, 1
# A file from elsewhere may not ask for more: a gigabyte, and some seconds.
MOST_COST, MOST_BLOCKS, MOST_LANES, MOST_MEMORY = 20, 32, 4, 2**30
SHORTEST = 10  # characters; people who write three words have more
CHUNK, TAG = 1 << 16, 16
HALF = 32
HEADER = struct.Struct(f">{len(MAGIC)}sBBB16s7s16s{HALF}s")
NONCE = struct.Struct(">7sI?")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the chunks, readable by anybody: `mark` tells the files of one workbook from others."""

    cost: int
    blocks: int
    lanes: int
    salt: bytes
    prefix: bytes
    mark: bytes
    proof: bytes

    def packed(self) -> bytes:
        """As it stands in the file."""
        return HEADER.pack(MAGIC, self.cost, self.blocks, self.lanes, self.salt, self.prefix, self.mark, self.proof)


def is_sealed(data: bytes) -> bool:
    """Whether the bytes begin as a sealed file does."""
    return data.startswith(MAGIC)


def mark_of(workbook_id: str) -> bytes:
    """What the header tells a workbook's files by, without naming it."""
    return sha256(workbook_id.encode()).digest()[:16]


def marked(head: bytes) -> bytes | None:
    """The mark of a sealed file by its first bytes; None for anything else."""
    return HEADER.unpack_from(head)[6] if is_sealed(head) and len(head) >= HEADER.size else None


@contextmanager
def sealing(stream: IO[bytes], passphrase: str, workbook_id: str = "") -> Iterator[IO[bytes]]:
    """A stream whose content is sealed into `stream`; the end is marked only when the block ends well.

    Raises Refused for a passphrase that is too short.
    """
    if len(passphrase) < SHORTEST:
        raise Refused("passphrase", "passphrase_short", shortest=SHORTEST)
    salt = os.urandom(16)
    proof, key = _derived(passphrase, salt, COST, BLOCKS, LANES)
    header = Header(COST, BLOCKS, LANES, salt, os.urandom(7), mark_of(workbook_id), proof)
    sealed = _Sealing(stream, key, header)
    yield sealed  # type: ignore[misc]
    sealed.finish()


def unsealed(file: str, data: bytes, passphrase: str = "") -> bytes:
    """The content of a file, sealed or not. Raises PassphraseNeeded where one is needed, and what `opened` does."""
    if not is_sealed(data):
        return data
    if not passphrase:
        raise PassphraseNeeded(file=file)
    return opened(file, data, passphrase)


def opened(file: str, data: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises WrongPassphrase, or DamagedSeal when the file is not whole and as it was sealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header = _header(file, data)
    proof, key = _derived(passphrase, header.salt, header.cost, header.blocks, header.lanes)
    if not hmac.compare_digest(proof, header.proof):
        raise WrongPassphrase(file=file)
    cipher, first, found = AESGCM(key), data[: HEADER.size], io.BytesIO()
    chunks = memoryview(data)[HEADER.size :]
    places = range(0, max(len(chunks), 1), CHUNK + TAG)
    try:
        for number, at in enumerate(places):
            nonce = NONCE.pack(header.prefix, number, number == len(places) - 1)
            found.write(cipher.decrypt(nonce, bytes(chunks[at : at + CHUNK + TAG]), first))
    except (InvalidTag, struct.error, ValueError) as error:
        raise DamagedSeal(file=file) from error
    return found.getvalue()


class _Sealing:
    """A stream to write to; a chunk is sealed when it is known whether another follows."""

    def __init__(self, stream: IO[bytes], key: bytes, header: Header) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._stream, self._cipher, self._header = stream, AESGCM(key), header
        self._packed = header.packed()
        self._held = bytearray()
        self._number = 0
        stream.write(self._packed)

    def write(self, data: bytes | memoryview) -> int:
        """Take bytes; full chunks behind which more stands go out."""
        self._held += data
        while len(self._held) > CHUNK:
            self._out(CHUNK, last=False)
        return memoryview(data).nbytes

    def finish(self) -> None:
        """Seal what is held as the last chunk."""
        self._out(len(self._held), last=True)

    def flush(self) -> None:
        """A chunk that is not full can't be written yet."""

    def _out(self, size: int, last: bool) -> None:
        nonce = NONCE.pack(self._header.prefix, self._number, last)
        self._stream.write(self._cipher.encrypt(nonce, bytes(self._held[:size]), self._packed))
        del self._held[:size]
        self._number += 1


def _header(file: str, data: bytes) -> Header:
    """The header of a sealed file. Raises DamagedSeal for one that is cut off, or asks for more than is sensible."""
    if not is_sealed(data) or len(data) < HEADER.size + TAG:
        raise DamagedSeal(file=file)
    header = Header(*HEADER.unpack_from(data)[1:])
    within = 1 <= header.cost <= MOST_COST and 1 <= header.blocks <= MOST_BLOCKS and 1 <= header.lanes <= MOST_LANES
    if not within or 128 * header.blocks << header.cost > MOST_MEMORY:
        raise DamagedSeal(file=file)
    return header


def _derived(passphrase: str, salt: bytes, cost: int, blocks: int, lanes: int) -> tuple[bytes, bytes]:
    """Half of what scrypt gives, to tell a wrong passphrase from a changed file, and the key.

    One passphrase typed on two keyboards is the same: compared as Unicode's NFKC.
    """
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    said = unicodedata.normalize("NFKC", passphrase).encode()
    found = Scrypt(salt=salt, length=2 * HALF, n=1 << cost, r=blocks, p=lanes).derive(said)
    return found[:HALF], found[HALF:]
