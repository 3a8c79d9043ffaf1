"""Take vCards and calendars apart into properties, before anything is decoded: folds may run through a character."""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections.abc import Container, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from netjob.exchange import codepages, text
from netjob.exchange.source import HEAD

# No name, address or rule is longer. A longer one is no property but a line whose end was lost.
VALUE_LIMIT = 1 << 16
# CR alone ends a line too; LF, CR LF and CR CR LF all end in LF.
_ENDS = re.compile(rb"\r{0,3}\n|\r")
_LONE_END = re.compile(rb"\r(?!\r{0,2}\n)")
# A line, its name, and the lines folded under it: a photo of megabytes is passed over in one step.
_LINE = re.compile(rb"[\r\n]*+(?:(?:\xef\xbb\xbf)?(?:[\w-]++\.)*+([\w-]++)[ \t]*+[;:])?+[^\n]*+(?:\n[ \t][^\n]*+)*+\n?")
_FOLD = re.compile(rb"\r*\n[ \t]")
_SOFT_FOLD = re.compile(rb"=?\r*\n[ \t]")
_NEXT = re.compile(rb"([^\n]++)\n?")
_QUOTED = re.compile(rb"[^:\n]*QUOTED-PRINTABLE", re.IGNORECASE)
_HEAD = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_BASE64 = re.compile(r"(?:^|;|=)(?:BASE64|B)(?:;|$)")
_CHARSET = re.compile(r"CHARSET=\"?([\w.:-]+)")
_EDGE = re.compile(rb"(?:BEGIN|END):V", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf \t"
# What a property may say its text is in. Python knows codecs that are no charset, some of them slow.
_CHARSETS = re.compile(r"utf-[78]|cp\d+|iso(?:8859|2022).*|shift_?jis.*|euc.*|gb.*|big5.*|koi8.*|mac.*|johab|hz|tis.*")
# As browsers read them: what calls itself the older set is nearly always written in the larger one.
_LARGER = {"shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "euc_kr": "cp949"}


class Property(NamedTuple):
    """One property: its name in capitals, without its group; parameters as written; None for a value beyond limit."""

    name: str
    params: str
    value: bytes | None


class Lines:
    """The bytes of a file as properties; text that does not say its charset is UTF-8, else the file's code page."""

    def __init__(self, data: bytes) -> None:
        found = text.encoding(data[:HEAD])
        self._is_recoded = found.startswith(("utf-16", "utf-32"))
        data = data.decode(found, "replace").encode() if self._is_recoded else data
        self._data = _ENDS.sub(b"\n", data) if _LONE_END.search(data) else data

    def properties(self, wanted: Container[bytes], closing: bytes) -> Iterator[Property]:
        """Every property whose name is wanted, in order; a last line that is cut off, no `closing` one, is left out."""
        done, last = 0, self._end(closing)
        for found in _LINE.finditer(self._data, 0, last):
            start, end = found.start(1), found.end()
            if start < done:  # no property, or told by the one before
                continue
            is_wanted = found[1].upper() in wanted
            if not is_wanted and not self._data[end - 3 : end].rstrip().endswith(b"="):
                continue
            is_long = end - start > VALUE_LIMIT
            line = (
                self._data[start : start + VALUE_LIMIT] if is_long else _unfolded(self._data[start:end].rstrip(b"\r\n"))
            )
            if line.endswith(b"=") and _QUOTED.match(line):
                line, done = self._continued(line, end, last)
            if is_wanted and (known := _property(line, is_long or len(line) > VALUE_LIMIT)):
                yield known

    def decoded(self, found: Property) -> str:
        """The value as text, its transfer encoding and charset undone; bytes that fit nowhere become U+FFFD."""
        value = found.value or b""
        packed, charset = _encoding(found.params)
        if packed == "quoted":
            value = quopri.decodestring(value)
        elif packed == "base64":
            value = _from_base64(value)
        return value.decode("ascii") if value.isascii() and charset is None else self._text(value, charset)

    def _text(self, value: bytes, charset: str | None) -> str:
        if charset and not self._is_recoded:
            try:
                return value.decode(charset)
            except UnicodeDecodeError:
                pass
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.decode(self._code_page, "replace")

    @cached_property
    def _code_page(self) -> str:
        """What text is in that is no UTF-8 and says no charset, or a wrong one."""
        return codepages.best(self._data)

    def _continued(self, line: bytes, at: int, last: int) -> tuple[bytes, int]:
        """A quoted-printable line with those that a soft break ties to it, and where they end."""
        pieces, room = [line], VALUE_LIMIT
        while pieces[-1].endswith(b"=") and (found := _NEXT.match(self._data, at, last)) and not _EDGE.match(found[1]):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(found[1].rstrip(b"\r"))
            at = found.end()
            room -= at - found.start()
            if room < 0:
                break
        return b"".join(pieces), at

    def _end(self, closing: bytes) -> int:
        """Where the last whole line ends."""
        last = self._data.rfind(b"\n") + 1
        return len(self._data) if self._data[last : last + len(closing) + 8].strip().upper() == closing else last


def _unfolded(line: bytes) -> bytes:
    if b"\n" not in line:
        return line
    return (_SOFT_FOLD if _QUOTED.match(line) else _FOLD).sub(b"", line)


def _property(line: bytes, is_long: bool) -> Property | None:
    """An unfolded line as a property; None where its name and parameters have no end."""
    head, colon, value = line.partition(b":")
    if b'"' in head and (found := _HEAD.match(line)):  # a colon in quotation marks ends nothing
        head, value = line[: found.end() - 1], line[found.end() :]
    return Property(*_parts(head), None if is_long else value) if colon else None


@lru_cache(maxsize=4_096)
def _parts(head: bytes) -> tuple[str, str]:
    """`item1.email;TYPE=work` is `EMAIL` with `TYPE=work`."""
    name, _, params = head.partition(b";")
    name = name.rpartition(b".")[2].strip(_MARK)
    return name.decode("ascii", "ignore").upper(), params.decode("utf-8", "replace")


@lru_cache(maxsize=1_024)
def _encoding(params: str) -> tuple[str, str | None]:
    """How a value is packed (`quoted`, `base64` or empty) and in which charset; None for one that is not known."""
    asked = params.upper()
    packed = "quoted" if "QUOTED-PRINTABLE" in asked else "base64" if _BASE64.search(asked) else ""
    found = _CHARSET.search(asked)
    try:
        name = codecs.lookup(found[1]).name if found else ""
    except LookupError:
        return packed, None
    return packed, _LARGER.get(name, name) if _CHARSETS.fullmatch(name) else None


def _from_base64(value: bytes) -> bytes:
    try:
        return binascii.a2b_base64(value)
    except binascii.Error:
        return b""
