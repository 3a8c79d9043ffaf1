"""Let many through at once, or one alone: the file can't be exchanged while anybody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, local


class Gate:
    """Counts who is inside. As long as one cursor lives, DuckDB keeps the old file open and gives it out again."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._inside = 0
        self._here = local()

    @property
    def held_here(self) -> bool:
        """Whether this thread is inside: then it can't be alone."""
        return getattr(self._here, "depth", 0) > 0

    @contextmanager
    def through(self) -> Iterator[None]:
        """Go in, as many others may; waits while somebody is alone."""
        with self._condition:
            self._inside += 1
        self._here.depth = getattr(self._here, "depth", 0) + 1
        try:
            yield
        finally:
            self._here.depth -= 1
            with self._condition:
                self._inside -= 1
                self._condition.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody is inside, and let nobody in. What this thread does meanwhile may go through."""
        with self._condition:
            self._condition.wait_for(lambda: self._inside == 0)
            yield
