"""Remember what queries answered, and what rules made of it, until the file is written again.

Measured: a page asks a dozen small questions, DuckDB plans each for about a millisecond, and Streamlit runs the page
again at every click. DuckDB lets no other process in, so nothing but a save of this one can make an answer stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
QUESTIONS = 256
ROWS = 5_000


class Answer(NamedTuple):
    """What a query gave: its columns' names and its rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Recall:
    """What was asked of one file since it was last written."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._writes = 0
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def ask(self, sql: str, params: object, fetch: Callable[[], Answer]) -> Answer:
        """The remembered answer, else what `fetch` gives; long answers are not kept."""
        return self._held((sql, repr(params)), fetch, lambda answer: len(answer.rows) <= ROWS)

    def once(self, name: Hashable, work: Callable[[], T]) -> T:
        """What `work` gave under this name, whatever it is; nobody may change it."""
        return self._held(name, work, lambda _: True)

    def _held(self, key: Hashable, fetch: Callable[[], T], worth: Callable[[T], bool]) -> T:
        """What is kept under a key, else what `fetch` gives.

        What was fetched while somebody wrote is not kept: nobody knows which side of the write it saw.
        """
        with self._lock:
            writes = self._writes
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[no-any-return]
        answer = fetch()
        with self._lock:
            if writes == self._writes and worth(answer):
                self._answers[key] = answer
                if len(self._answers) > QUESTIONS:
                    self._answers.popitem(last=False)
        return answer

    def forget(self) -> None:
        """The file was written: every answer may be another now."""
        with self._lock:
            self._writes += 1
            self._answers.clear()


_FILES: dict[Path, Recall] = {}


def of(path: Path) -> Recall:
    """The one memory of a file, however often this process has it open."""
    return _FILES.setdefault(path, Recall())
