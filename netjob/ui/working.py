"""Write files anew on a thread, show on every page how far that is, and say once what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import wait
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from netjob.content import text
from netjob.errors import NetjobError
from netjob.ui import jobs, session
from netjob.ui.jobs import Job

if TYPE_CHECKING:
    from netjob.coach.archive import Progress

FORGET, FORGET_ALL, EMPTY_TRASH = jobs.REMOVING
KNOWN = "working.known"
# Small work is done within a blink: then nobody needs to see a bar.
BLINK = 0.4


@dataclass(frozen=True, slots=True)
class Known:
    """Work this tab began or saw the bar of, so that what comes of it is said here, whoever else heard it.

    `then` is for when it is done; `typed` comes back into the form when it could not be done.
    """

    job: Job
    seen: bool = False
    then: Callable[[], None] | None = None
    typed: Mapping[str, object] = field(default_factory=dict)


def begin(kind: str, work: Callable[[Progress], str], *form: str, then: Callable[[], None] | None = None) -> bool:
    """Begin work that gives the sentence to say once it is done; False while other work is under way.

    False too where nobody has read the sentence yet: then this is the second click of a double click. `form` are the
    widgets that were filled in for it; what is `then` to be done is done where the sentence is said in this tab.
    Raises the `NetjobError` that stops it within a blink.
    """
    if KNOWN in st.session_state:
        return False
    job = jobs.start(session.path(), kind, work)
    if job is None:
        return False
    wait([job.future], BLINK)
    if not job.running and isinstance(error := job.future.exception(), NetjobError):
        jobs.put_away(session.path(), removing=True)
        raise error
    typed = {key: st.session_state[key] for key in form if key in st.session_state}
    st.session_state[KNOWN] = Known(job, then=then, typed=typed)
    return True


def show() -> None:
    """What is under way on this tab's workbook; what came of it is handed on to be said at the top of the page."""
    known: Known | None = st.session_state.get(KNOWN)
    if known is None or known.job.running:
        job = jobs.of(session.path(), removing=True)
        if job is None:
            return
        known = known if known is not None and known.job is job else Known(job)
    if not known.job.running:
        _say(known)
        return
    watched(known.job)
    if not known.seen:  # said once: the bar may stand where the page is scrolled past
        st.session_state[KNOWN] = replace(known, seen=True)
        said = f"{text('data', f'progress.{known.job.kind}')}. {text('data', 'progress.goes_on')}"
        st.toast(said, icon=":material/hourglass_top:")


@st.fragment(run_every=1)
def watched(job: Job) -> None:
    """How far work on a workbook is, looked at each second until it is over; then the page is drawn again."""
    if not job.running:
        st.rerun()
    else:
        with st.container(border=True):
            said = f"{text('data', f'progress.{job.kind}')}: {text('data', f'progress.{job.stage}')}"
            st.progress(job.share, said)
            st.caption(text("data", "progress.goes_on" if job.kind in jobs.REMOVING else "progress.stay"))


def _say(known: Known) -> None:
    """Hand on what came of it, and put it away unless another tab did, and perhaps began other work since."""
    st.session_state.pop(KNOWN, None)
    if jobs.of(session.path(), removing=True) is known.job:
        jobs.put_away(session.path(), removing=True)
    if isinstance(error := known.job.future.exception(), NetjobError):
        for key, value in known.typed.items():
            st.session_state.setdefault(key, value)
        st.session_state[session.PROBLEM] = str(error)
        return
    said = known.job.future.result()
    if known.then is not None:
        known.then()
    st.session_state[session.SAID] = said
    if known.then is not None:
        st.rerun()  # what was drawn so far was drawn before it
