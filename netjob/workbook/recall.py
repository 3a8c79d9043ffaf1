"""Remember what queries answered until the file is written again.

Measured: a page asks a dozen small questions, DuckDB plans each for about a millisecond, and Streamlit runs the page
again at every click. DuckDB lets no other process in, so nothing but a save of this one can make an answer stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

QUESTIONS = 256
ROWS = 5_000


class Answer(NamedTuple):
    """What a query gave: its columns' names and its rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Recall:
    """The answers of one file since it was last written."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._writes = 0
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()

    def ask(self, sql: str, params: object, fetch: Callable[[], Answer]) -> Answer:
        """The remembered answer, else what `fetch` gives.

        An answer that was fetched while somebody wrote is not kept: nobody knows which side of the write it saw.
        """
        key = (sql, repr(params))
        with self._lock:
            writes = self._writes
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = fetch()
        with self._lock:
            if writes == self._writes and len(answer.rows) <= ROWS:
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
