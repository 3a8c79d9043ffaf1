"""Read delimited text as numbered rows below the header that is really there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from netjob.exchange import text
from netjob.exchange.records import Problem, ProblemReason
from netjob.exchange.refusals import DamagedFile, TooLarge
from netjob.exchange.source import HEAD, Source
from netjob.exchange.vocabulary import columns, plain

DELIMITERS = (",", ";", "\t")
# A field beyond a million characters is a quotation mark that was never closed; an article someone pasted into a
# message can pass Python's own limit of 131,072.
FIELD_LIMIT = 2**20
# Each stray quotation mark costs reading up to a field again: with more of them the file is no table.
MOST_REPAIRS = 200
# The first lines among which a header must stand.
_HEADER_WITHIN = 60
# Ten times the 200,000 messages of a busy archive; without a limit a file of line ends only would run for minutes.
MOST_ROWS = 2_000_000
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Dialect:
    """A known table: the least sets of columns that tell it apart, and the least share of its header that is known."""

    format: str
    needs: tuple[frozenset[str], ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the header stands (row, from 1), what parts its columns, and which of them are which."""

    format: str
    row: int
    delimiter: str
    cells: tuple[str, ...]
    columns: Mapping[str, int]

    def at(self, word: str) -> int:
        """The place of a column in the rows of `rows`; of one that is not there, the last, which is always empty."""
        return self.columns.get(word, -1)

    def called(self, word: str) -> str:
        """The header as the file spells it; empty when it has no such column."""
        return self.cells[self.columns[word]].strip() if word in self.columns else ""


def heading(source: Source, dialects: Iterable[Dialect]) -> Heading | None:
    """The header among the first rows that the dialects know best, by whichever delimiter; None if none fits."""
    best: tuple[int, float, Heading] | None = None
    first_lines = list(islice(text.lines(source.head, text.encoding(source.head)), _HEADER_WITHIN))
    for delimiter in DELIMITERS:
        for number, record in enumerate(_records(first_lines, delimiter, []), 1):
            cells = tuple(record or ())
            names = tuple(plain(cell) if len(cell) < _LONGEST_NAME else "" for cell in cells)
            for dialect in dialects:
                found = _score(dialect, cells, names, number, delimiter)
                if found and (best is None or found[:2] > best[:2]):
                    best = found
    return best[2] if best else None


def sample(source: Source, delimiter: str) -> list[tuple[str, ...]]:
    """The first rows as a delimiter parts them, blank ones included."""
    first_lines = islice(text.lines(source.head, text.encoding(source.head)), _HEADER_WITHIN)
    return [tuple(record or ()) for record in _records(first_lines, delimiter, [])]


def rows(source: Source, heading: Heading, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each row below the header that is not blank, numbered as a spreadsheet does, as wide as the header and one more.

    The last cell is always empty, for columns the file has not got. Rows that can't be taken apart are added to
    `problems` instead. Raises DamagedFile when there are too many of those.
    """
    width, repairs = len(heading.cells), 0
    taken: list[str] = []
    for number, cells in enumerate(_records(_lines(source), heading.delimiter, taken, width, heading.row), 1):
        if number > MOST_ROWS:
            raise TooLarge(file=source.member or source.file, most=f"{MOST_ROWS:,} rows")
        if number <= heading.row:
            continue
        if cells is None:
            problems.append(Problem(number, "", "open_quote", refused=True))
            repairs += 1
            if repairs > MOST_REPAIRS:
                raise DamagedFile(file=source.member or source.file, place=f"row {number}")
            continue
        if not any(map(str.strip, cells)):
            continue
        if len(cells) != width:
            flaw = _fit(cells, width, is_cut=not taken[-1].endswith(("\n", "\r")))
            if flaw:
                problems.append(Problem(number, "", flaw, refused=True))
                continue
        cells.append("")
        yield number, cells


def count(source: Source) -> int:
    """How many rows stand below the first in a table nobody reads; 0 for what is no table, `MOST_ROWS` at most."""
    if not text.is_text(source.head) or source.head.lstrip()[:1] in (b"<", b"{", b"["):
        return 0
    delimiter = max(DELIMITERS, key=lambda sign: source.head.count(sign.encode()))
    filled = sum(any(cells or ()) for cells in islice(_records(_lines(source), delimiter, []), MOST_ROWS))
    return max(0, filled - 1)


def _records(
    lines: Iterable[str], delimiter: str, taken: list[str], width: int | None = None, header: int = 0
) -> Iterator[list[str] | None]:
    """Records as the csv module takes them apart, their lines in `taken`; None for one with a stray quotation mark.

    Such a record runs over several lines into one that has not the width of the others (asked below the header only).
    All of its lines but the first are read again, so that it takes no sound row with it.
    """
    csv.field_size_limit(FIELD_LIMIT)
    number = 0
    reader = csv.reader(_noted(lines, taken), delimiter=delimiter)
    while True:
        taken.clear()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        if cells is None or (len(taken) > 1 and number > header and not _fits(cells, width)):
            lines = chain(taken[1:], lines)
            reader = csv.reader(_noted(lines, taken), delimiter=delimiter)
            cells = None
        yield cells


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _fits(cells: list[str], width: int | None) -> bool:
    """Whether a record is as wide as the header, empty cells behind it aside: Thunderbird writes one more."""
    return width is None or (len(cells) >= width and not any(map(str.strip, cells[width:])))


def _fit(cells: list[str], width: int, *, is_cut: bool) -> ProblemReason | None:
    """Make a row as wide as the header; the reason when that would be a guess."""
    if len(cells) < width and is_cut:
        return "cut_off"
    if any(map(str.strip, cells[width:])):
        return "extra_columns"
    del cells[width:]
    cells += [""] * (width - len(cells))
    return None


def _score(
    dialect: Dialect, cells: tuple[str, ...], names: tuple[str, ...], row: int, delimiter: str
) -> tuple[int, float, Heading] | None:
    """How many columns of a dialect stand in a row and what share of its cells they are; None where it is no header."""
    words = columns(dialect.format)
    known: dict[str, int] = {}
    for place, name in enumerate(names):
        if name in words:
            known.setdefault(words[name], place)
    share = sum(name in words for name in names) / max(1, sum(bool(cell.strip()) for cell in cells))
    if share < dialect.share or not any(needed <= known.keys() for needed in dialect.needs):
        return None
    return len(known), share, Heading(dialect.format, row, delimiter, cells, known)


def _lines(source: Source) -> Iterator[str]:
    data = source.head if len(source.head) < HEAD else source.load()
    return text.lines(data, text.encoding(data))
