"""Run long work on a thread of its own, one at a time for each workbook, and let any page look how far it is.

The thread knows no page: a click, a rerun or a closed tab leaves it alone, and whoever comes back finds its result.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st

from netjob.coach.archive import Progress


@dataclass(slots=True)
class Job:
    """Work under way or done: what it is, how far it is (0 to 1), and, in time, its result."""

    kind: str
    stage: str = "reading"
    share: float = 0.0
    future: Future[Any] = field(default_factory=Future)

    @property
    def running(self) -> bool:
        """False once there is a result or an error."""
        return not self.future.done()

    def reached(self, stage: str, share: float) -> None:
        """Note how far it is; called from the thread."""
        self.stage, self.share = stage, share


_THREADS = ThreadPoolExecutor(thread_name_prefix="netjob")
_LOCK = Lock()


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[Path, Job]:
    """The jobs of all tabs by workbook; held by Streamlit, so that an edit of the code while it runs loses none."""
    return {}


def start(path: Path, kind: str, work: Callable[[Progress], Any]) -> Job:
    """Begin work on the workbook at `path`, or give back what is under way there already."""
    with _LOCK:
        under_way = of(path)
        if under_way is not None and under_way.running:
            return under_way
        job = _jobs()[path] = Job(kind)
        job.future = _THREADS.submit(work, job.reached)
        return job


def of(path: Path) -> Job | None:
    """The work on a workbook that is under way, or whose result has not been put away."""
    return _jobs().get(path)


def put_away(path: Path) -> None:
    """Forget a result; work under way goes on."""
    with _LOCK:
        job = of(path)
        if job is not None and not job.running:
            del _jobs()[path]
