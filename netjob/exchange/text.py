"""Turn bytes into text, whatever program wrote them."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from netjob.exchange import codepages

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK = 1 << 20
_HEAD = 4_096
# UTF-16 of any alphabet has a zero in each delimiter and line end, on one side; stray NULs are fewer or on both.
_ZEROS = 1 / 50
# A flipped byte or two do not make a UTF-8 file a code page: four sound characters for each broken one.
_SOUND = 4
# What no one types: control characters, marks of direction that could disguise a name, byte order marks, surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def encoding(data: bytes) -> str:
    """The encoding by byte order mark, by zeros in every second byte, by sound UTF-8, else the best code page."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    zeros = data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
    if max(zeros) > min(len(data), _HEAD) * _ZEROS and max(zeros) >= 10 * min(zeros):
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return "utf-8" if _is_utf8(data) else codepages.best(data)


def lines(data: bytes, name: str) -> Iterator[str]:
    """The lines with their ends, whichever they are; bytes that fit nowhere become U+FFFD."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=name, errors="replace", newline="")


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file can be text at all: no more than one control character in fifty."""
    read = "".join(lines(head, encoding(head)))
    odd = sum(sign < " " and sign not in "\t\r\n\f\x1a" for sign in read)
    return odd * 50 <= len(read)


def one_line(text: str) -> str:
    """A cell as typed, in one line: inner white space as single blanks, invisible control characters left out."""
    return " ".join(text.split()) if text.isprintable() else " ".join(_UNSEEN.sub("", text).split())


def paragraphs(text: str) -> str:
    """A cell that may hold several lines: line ends as `\\n`, invisible control characters left out."""
    return "\n".join(line.rstrip() for line in _UNSEEN.sub("", text).strip().splitlines())


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, a character cut off at the end and a few broken ones aside."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="strict")
    try:
        for start in range(0, len(data), _BLOCK):
            decoder.decode(data[start : start + _BLOCK])
    except UnicodeDecodeError:
        read = data.decode("utf-8", "replace")
        broken = read.count("\ufffd")
        beyond_ascii = len(read) - len(read.encode("ascii", "ignore"))
        return beyond_ascii - broken >= _SOUND * broken
    return True
