"""Remember what queries answered, and what rules made of it, until the file is written again.

Measured: a page asks a dozen small questions, DuckDB plans each for about a millisecond, and Streamlit runs the page
again at every click. DuckDB lets no other process in, so nothing but a save of this one can make an answer stale.

A save lets go of the answers to questions in which a table that it wrote is named: no query reads a table that stands
nowhere in its text, as the file holds no views. What rules made of answers goes at every save.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from netjob.workbook import statements

T = TypeVar("T")
QUESTIONS = 256
ROWS = 5_000


class Answer(NamedTuple):
    """What a query gave: its columns' names and its rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class _Kept(NamedTuple):
    """Something remembered, and the words of its question; None when it may have come from anywhere in the file."""

    what: Any
    words: frozenset[str] | None


class Recall:
    """What was asked of one file since what was asked for was last written."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._writes = 0
        self._answers: OrderedDict[Hashable, _Kept] = OrderedDict()

    def ask(self, sql: str, params: object, fetch: Callable[[], Answer]) -> Answer:
        """The remembered answer, else what `fetch` gives; long answers are not kept."""
        words = None if "duckdb_" in sql else statements.words(sql)  # DuckDB's own tables change with any
        return self._held((sql, repr(params)), fetch, words, lambda answer: len(answer.rows) <= ROWS)

    def once(self, name: Hashable, work: Callable[[], T]) -> T:
        """What `work` gave under this name, whatever it is; nobody may change it."""
        return self._held(name, work, None, lambda _: True)

    def _held(
        self, key: Hashable, fetch: Callable[[], T], words: frozenset[str] | None, worth: Callable[[T], bool]
    ) -> T:
        """What is kept under a key, else what `fetch` gives.

        What was fetched while somebody wrote is not kept: nobody knows which side of the write it saw.
        """
        with self._lock:
            writes = self._writes
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key].what  # type: ignore[no-any-return]
        answer = fetch()
        with self._lock:
            if writes == self._writes and worth(answer):
                self._answers[key] = _Kept(answer, words)
                if len(self._answers) > QUESTIONS:
                    self._answers.popitem(last=False)
        return answer

    def forget(self, written: Collection[str] | None = None) -> None:
        """These tables were written, or, without any told, all of the file: what read them may be another now."""
        with self._lock:
            self._writes += 1
            for key, kept in list(self._answers.items()):
                if written is None or kept.words is None or not kept.words.isdisjoint(written):
                    del self._answers[key]


_FILES: dict[Path, Recall] = {}


def of(path: Path) -> Recall:
    """The one memory of a file, however often this process has it open."""
    return _FILES.setdefault(path, Recall())
