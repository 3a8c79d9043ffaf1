"""Run long work on a thread of its own, one at a time for each workbook, and let any page look how far it is.

The thread knows no page: a click, a rerun or a closed tab leaves it alone, and whoever comes back finds its result.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from netjob.coach.archive import Progress


# What takes something away for good: its sentence waits beside what an import has to show.
REMOVING = ("forget", "forget_all", "empty_trash")


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
def _jobs() -> dict[tuple[Path, bool], Job]:
    """The jobs of all tabs by workbook, and whether they remove; held by Streamlit: an edit of the code loses none."""
    return {}


def start(path: Path, kind: str, work: Callable[[Progress], Any], instead: Job | None = None) -> Job | None:
    """Begin work on the workbook at `path` in the place of a job that is done; whose result is then put away.

    None, and nothing is begun, while any work is under way there, or where another result than `instead` waits.
    """
    with _LOCK:
        place = path, kind in REMOVING
        if busy(path) or _jobs().get(place) is not instead:
            return None
        job = _jobs()[place] = Job(kind)
        job.future = _THREADS.submit(work, job.reached)
        return job


def of(path: Path, removing: bool = False) -> Job | None:
    """An import, or what removes, that is under way on a workbook, or whose result has not been put away."""
    return _jobs().get((path, removing))


def running(path: Path) -> Job | None:
    """The work under way on a workbook: one of either sort at most."""
    return next((job for sort in (False, True) if (job := of(path, sort)) is not None and job.running), None)


def busy(path: Path) -> bool:
    """Whether work on a workbook is under way."""
    return running(path) is not None


def put_away(path: Path, removing: bool = False) -> None:
    """Forget a result; work under way goes on."""
    with _LOCK:
        job = of(path, removing)
        if job is not None and not job.running:
            del _jobs()[path, removing]
