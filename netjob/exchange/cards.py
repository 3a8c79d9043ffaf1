"""Write people as vCards 3.0, which every phone and address book takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# A line has at most 75 bytes, the blank that a folded one begins with included.
_WIDTH = 75
_ESCAPED = re.compile(r"[\\,;]|\r\n?|\n")
# Characters that no text has, but for tab and line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says of one person; `uid` is the same in every export."""

    uid: str
    name: str
    organisation: str | None
    position: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profile_url: str | None


def write(cards: Iterable[Card]) -> bytes:
    """The cards as one file."""
    return b"".join(_folded(line) for card in cards for line in _lines(card))


def _lines(card: Card) -> list[str]:
    given, _, family = card.name.strip().rpartition(" ")
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{_plain(card.uid)}", f"FN:{_plain(card.name)}"]
    lines.append(f"N:{_plain(family)};{_plain(given.strip())};;;")
    said = (("ORG", card.organisation), ("TITLE", card.position), ("URL", card.profile_url))
    lines += [f"{name}:{_plain(value)}" for name, value in said if value]
    lines += [f"EMAIL;TYPE=INTERNET:{_plain(email)}" for email in card.emails]
    lines += [f"TEL;TYPE=VOICE:{_plain(phone)}" for phone in card.phones]
    return [*lines, "END:VCARD"]


def _plain(value: str) -> str:
    """A value without what could part or end it."""
    return _ESCAPED.sub(lambda sign: rf"\{sign[0]}" if sign[0] in "\\,;" else r"\n", _CONTROL.sub("", value))


def _folded(line: str) -> bytes:
    """A line in pieces of 75 bytes, none of which ends within a character."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        written = sign.encode()
        if len(piece) + len(written) > _WIDTH - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += written
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
