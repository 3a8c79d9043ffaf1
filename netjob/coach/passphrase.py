"""Get a passphrase from a file or from whoever sits at the terminal; never from the command line, which others see.

What reads other people's formats is loaded where it is needed: most commands need none of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from getpass import getpass
from pathlib import Path
from typing import IO

from netjob.content import text
from netjob.errors import Refused

Reads = Callable[[Path], bytes]


def flags(command: argparse.ArgumentParser, name: str) -> None:
    """What files that leave the machine, or come back, take; nothing for the other commands."""
    if name in ("export", "import", "backup", "restore"):
        command.add_argument("--passphrase-file", type=Path, metavar="PATH", help=_say("help.passphrase_file"))
    if name == "export":
        command.add_argument("--seal", action="store_true", help=_say("help.seal"))
    if name == "backup":
        command.add_argument("--seal", type=Path, metavar="FILE", help=_say("help.seal_backup"))


def to_seal(given: argparse.Namespace, read: Reads) -> str | None:
    """The passphrase to seal with: a file's first line, or typed twice; None when nothing is to be sealed.

    Raises Refused when the two that were typed differ, or a backup is to be sealed nowhere.
    """
    if given.seal is None and given.passphrase_file:
        raise Refused("seal", "seal_where")
    if given.passphrase_file:
        return _first_line(read(given.passphrase_file))
    if not given.seal:
        return None
    typed = getpass(_say("passphrase.new"))
    if getpass(_say("passphrase.again")) != typed:
        raise Refused("passphrase", "passphrases_differ")
    return typed


def opened(file: str, data: bytes, given: argparse.Namespace, read: Reads) -> bytes:
    """A file's content, unsealed where it is sealed; asks when there is somebody to ask.

    Raises PassphraseNeeded, WrongPassphrase, DamagedSeal.
    """
    from netjob.exchange import sealed

    if not sealed.is_sealed(data):
        return data
    phrase = _first_line(read(given.passphrase_file)) if given.passphrase_file else ""
    if not phrase and sys.stdin.isatty():
        phrase = getpass(_say("passphrase.ask", file=file))
    return sealed.unsealed(file, data, phrase)


def sealing(stream: IO[bytes], phrase: str | None, workbook_id: str) -> AbstractContextManager[IO[bytes]]:
    """The stream itself, or one that seals into it when there is a passphrase."""
    from netjob.exchange import sealed

    return nullcontext(stream) if phrase is None else sealed.sealing(stream, phrase, workbook_id)


def is_sealed_of(workbook_id: str) -> Callable[[Path], bool]:
    """Whether the file at a path is an earlier sealed copy of this workbook."""
    from netjob.exchange import sealed

    def is_ours(path: Path) -> bool:
        with path.open("rb") as file:
            return sealed.marked(file.read(sealed.HEADER.size)) == sealed.mark_of(workbook_id)

    return is_ours


def is_export_of(workbook_id: str) -> Callable[[Path], bool]:
    """Whether the file at a path is an earlier export of this workbook, sealed or not."""
    from netjob.exchange import sealed
    from netjob.exchange.export import workbook_of

    def is_ours(path: Path) -> bool:
        with path.open("rb") as file:
            mark = sealed.marked(file.read(sealed.HEADER.size))
        return mark == sealed.mark_of(workbook_id) if mark else workbook_of(path) == workbook_id

    return is_ours


def _first_line(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").split("\n", 1)[0].rstrip("\r")


def _say(key: str, **facts: object) -> str:
    return text("command_line", key, **facts)
