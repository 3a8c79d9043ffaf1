"""Write tables for spreadsheet programs, which take no cell of them for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Writer


Cell = str | int | float | None

# What starts a formula, in full width too. A tab, a semicolon or a line end in a cell starts the next cell where a
# program is set to other separators than the comma.
_FORMULA = re.compile(r"\A(?=[\t\r\n])|(?:\A|(?<=[\t\r\n;]))(?=[ \t\"']*[=+\-@＝＋－＠])")


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as a file."""
    written = io.BytesIO()
    with _writer(written, heads) as out:
        out.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def write(stream: IO[bytes], columns: Mapping[str, bool], batches: Iterable[Sequence[Sequence[str | None]]]) -> None:
    """Write a long table, whose rows come in batches of columns; the stream stays open.

    `columns` are the heads, each with whether text stands below it: numbers, days and truths start no formula.
    """
    with _writer(stream, list(columns)) as out:
        for batch in batches:
            safe = (
                [cell and harmless(cell) for cell in column] if is_text else column
                for column, is_text in zip(batch, columns.values(), strict=True)
            )
            out.writerows(zip(*safe, strict=True))


def harmless(cell: Cell) -> Cell:
    """The cell with an apostrophe where a formula could start; numbers are numbers."""
    return _harmless(cell) if isinstance(cell, str) else cell


@lru_cache(maxsize=65_536)  # most cells of a long table say one of a few words
def _harmless(cell: str) -> str:
    return _FORMULA.sub("'", cell)


@contextmanager
def _writer(stream: IO[bytes], heads: Sequence[str]) -> Iterator[Writer]:
    """With the mark by which spreadsheet programs know UTF-8."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        out = csv.writer(text)
        out.writerow([harmless(head) for head in heads])
        yield out
    finally:
        text.detach()
