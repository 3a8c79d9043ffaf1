"""Say which column of a table holds what, and ask where the table itself does not say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal, get_args

from netjob.coaching.identity import email_key, profile_key
from netjob.exchange.refusals import Refusal
from netjob.exchange.source import Source
from netjob.exchange.tables import DELIMITERS, Heading, sample
from netjob.exchange.vocabulary import columns, plain

Field = Literal[
    "name",
    "first_name",
    "middle_name",
    "last_name",
    "nickname",
    "organisation",
    "position",
    "email",
    "phone",
    "website",
]
FORMAT = "contacts_table"
# Where a header of unknown make is looked up, the most general names first.
_VOCABULARIES = (FORMAT, "thunderbird_contacts", "outlook_contacts", "google_contacts", "linkedin_connections")
_SAME = {"email_2": "email", "email_3": "email", "profile_url": "website"}
_NUMBER = re.compile(r"\d+")
_PHONE = re.compile(r"\+?[\d\s()./-]{7,25}")
_SHOWN = 5
# One column of addresses alone is a list of people, too; other text of one column is no table.
_LIKE = 0.8
_MARKUP = (b"<", b"{", b"[")
# Beyond that no one could be asked about each column.
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, counted from 0, others left out; people stand below row `header`, 0 for no header."""

    delimiter: str
    header: int
    width: int
    columns: Mapping[int, Field]


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A table whose columns are not clear: its header (empty without one), its first rows, and what may be meant."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Layout


class ColumnsUnclear(Refusal):
    """Someone has to say which column of a table holds what; `unmapped` is what to ask with."""

    def __init__(self, unmapped: Unmapped) -> None:
        super().__init__(file=unmapped.file)
        self.unmapped = unmapped


def places(names: Sequence[str], format_name: str) -> dict[str, list[int]]:
    """From a reader's word to its columns, numbers in their names aside: `E-mail 2 Address` is one more address."""
    words = {_NUMBER.sub("", name): word for name, word in columns(format_name).items()}
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        if word := words.get(_NUMBER.sub("", plain(name))):
            found.setdefault(_SAME.get(word, word), []).append(place)
    return found


def unmapped(source: Source) -> Unmapped | None:
    """What to ask about a table; None for what is no table of people.

    The guess holds what header or content shows; which of two words is the first name it does not say.
    """
    if source.head.lstrip()[:1] in _MARKUP:
        return None
    delimiter, rows = _table(source)
    first = next((at for at, cells in enumerate(rows) if any(map(str.strip, cells))), None)
    if first is None or len(rows[first]) > _MOST_COLUMNS:
        return None
    has_header = not any(map(_is_content, rows[first])) and len(rows) > first + 1
    people = rows[first + has_header :][: _SHOWN * 4]
    guess = _by_content(people)
    if has_header:
        guess |= _by_name(rows[first])
    width = len(rows[first])
    layout = Layout(delimiter, first + has_header, width, dict(sorted(guess.items())))
    return Unmapped(source.file, rows[first] if has_header else (), tuple(people[:_SHOWN]), layout)


def proven(source: Source) -> Layout | None:
    """The layout of a table without header that proves itself: in every row one column is two others joined.

    So are Thunderbird's lists written: `John Doe,John,Doe,john@doe.invalid`.
    """
    delimiter, rows = _table(source)
    people = [cells for cells in rows if any(map(str.strip, cells))]
    if len(people) < 2 or not all(any(map(email_key, cells)) for cells in people):
        return None
    found = _by_content(people)
    words = [place for place in range(min(map(len, people))) if place not in found][:_SHOWN]
    for name, first, last in permutations(words, 3):
        joined = all(cells[name].split() == [*cells[first].split(), *cells[last].split()] for cells in people)
        if joined and all(cells[first].strip() and cells[last].strip() for cells in people):
            parts: dict[int, Field] = {name: "name", first: "first_name", last: "last_name"}
            return Layout(delimiter, 0, len(people[0]), dict(sorted((found | parts).items())))
    return None


def heading(layout: Layout) -> Heading:
    """The layout in the form in which tables are read."""
    return Heading(FORMAT, layout.header, layout.delimiter, ("",) * layout.width, {})


def _table(source: Source) -> tuple[str, list[tuple[str, ...]]]:
    """The delimiter that makes most rows equally wide, and the first rows, those of another width as blank ones."""
    best: tuple[float, int, str, list[tuple[str, ...]]] = (0.0, 0, "", [])
    for delimiter in DELIMITERS:
        rows = sample(source, delimiter)
        filled = [cells for cells in rows if any(map(str.strip, cells))]
        width, times = Counter(map(len, filled)).most_common(1)[0] if filled else (0, 0)
        share = times / max(1, len(filled))
        if _is_list(filled, width) and share >= _LIKE and (share, width) > best[:2]:
            first = next(at for at, cells in enumerate(rows) if len(cells) == width and any(map(str.strip, cells)))
            best = (share, width, delimiter, [()] * first + [cells for cells in rows[first:] if len(cells) == width])
    return best[2], best[3]


def _is_list(filled: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows can be a list of people: of several columns or of addresses, of several rows or with an address."""
    addresses = sum(any(map(email_key, cells)) for cells in filled)
    return addresses > 0 and addresses >= len(filled) - 1 if width == 1 else len(filled) > 1 or addresses > 0


def _by_name(names: Sequence[str]) -> dict[int, Field]:
    found: dict[int, Field] = {}
    for vocabulary in _VOCABULARIES:
        for word, columns_ in places(names, vocabulary).items():
            for field in get_args(Field):
                if field == word:
                    found |= {place: field for place in columns_ if place not in found}
    return found


def _by_content(rows: Iterable[Sequence[str]]) -> dict[int, Field]:
    """Columns of addresses, of profiles and of numbers to call; names look like any other words."""
    found: dict[int, Field] = {}
    for place, column in enumerate(zip(*rows, strict=False)):
        filled = [cell.strip() for cell in column if cell.strip()]
        if filled and all(map(email_key, filled)):
            found[place] = "email"
        elif filled and all(map(profile_key, filled)):
            found[place] = "website"
        elif filled and all(_PHONE.fullmatch(cell) and sum(map(str.isdigit, cell)) > 6 for cell in filled):
            found[place] = "phone"
    return found


def _is_content(cell: str) -> bool:
    """Whether a cell holds what no header does: an address, a profile, a number."""
    written = cell.strip()
    return bool(email_key(written) or profile_key(written) or _PHONE.fullmatch(written))
