"""Bring files in: choose, look at what they would bring, bring them in, read what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from netjob.coach import Coach
from netjob.coach.accounts import Outcome
from netjob.coach.archive import Archive, File, Progress, read
from netjob.content import chapter, text
from netjob.errors import NetjobError
from netjob.ui import components, deck, import_outcome, jobs, registry, session
from netjob.ui.jobs import Job

UPLOAD = "data.upload"
PREVIEW, BRING_IN = "preview", "bring_in"
# A small file is read within a blink: then nobody needs to see a bar.
BLINK = 0.4


@dataclass(frozen=True, slots=True)
class Offer:
    """Files that were read, what each would bring, and why others were refused."""

    files: tuple[File, ...]
    outcomes: tuple[Outcome, ...]
    refused: tuple[str, ...]


def show(coach: Coach) -> None:
    """Whatever stage the import is at: whoever comes back finds it as it is now."""
    job = jobs.of(coach.book.path)
    if job is None:
        _choose(coach)
    elif job.running:
        st.subheader(text("data", "bring.title"), anchor=False)
        _progress(coach.book.path)
    elif isinstance(job.future.exception(), NetjobError):
        components.problem(str(job.future.exception()))
        _put_away_button("preview.back")
    elif job.kind == PREVIEW:
        _offer(job.future.result())
    else:
        _done(coach, job)


def _choose(coach: Coach) -> None:
    st.subheader(text("data", "bring.title"), anchor=False)
    st.markdown(text("data", "bring.what"))
    st.file_uploader(
        text("data", "bring.drop"),
        key=UPLOAD,
        accept_multiple_files=True,
        on_change=_look,
        label_visibility="collapsed",
    )
    st.caption(f":material/lock: {text('data', 'bring.privacy')}")
    if coach.prepare.preferences()["linkedin"] != "never":
        with st.expander(text("data", "bring.how"), icon=":material/help:"):
            st.markdown(text("data", "bring.how_intro"))
            clicks = chapter("welcome")["linkedin"]["clicks"]
            st.markdown("\n".join(f"{number}. {click}" for number, click in enumerate(clicks, 1)))
            st.caption(text("welcome", "linkedin.when"))


@st.fragment(run_every=1)
def _progress(path: Any) -> None:
    job = jobs.of(path)
    if job is None or not job.running:
        st.rerun()
    else:
        with st.container(border=True):
            said = f"{text('data', f'progress.{job.kind}')}: {text('data', f'progress.{job.stage}')}"
            st.progress(job.share, said)
            st.caption(text("data", "progress.stay"))


def _offer(offer: Offer) -> None:
    for sentence in offer.refused:
        components.problem(sentence)
    if not offer.outcomes:
        _put_away_button("preview.back")
        return
    st.subheader(text("data", "preview.title"), anchor=False)
    for at, outcome in enumerate(offer.outcomes):
        import_outcome.card(outcome, at, text("data", "preview.nothing"))
    if all(outcome.nothing_new for outcome in offer.outcomes):
        _put_away_button("preview.back")
        return
    st.caption(text("data", "preview.pool"))
    with st.container(horizontal=True):
        st.button(
            text("data", "preview.bring_in"),
            key="data.bring_in",
            type="primary",
            icon=":material/download_done:",
            on_click=_bring_in,
            args=(offer.files,),
        )
        _put_away_button("preview.leave")


def _done(coach: Coach, job: Job) -> None:
    outcomes: list[Outcome] = job.future.result()
    st.subheader(f":material/check_circle: {text('data', 'summary.title')}", anchor=False)
    for at, outcome in enumerate(outcomes):
        import_outcome.card(outcome, at, text("data", "summary.nothing"))
    choosing = coach.people.counts().get("pool", 0)
    if choosing:
        st.markdown(text("data", "summary.next"))
    with st.container(horizontal=True):
        if choosing and st.button(
            text("data", "summary.deck"), key="data.deck", type="primary", icon=":material/style:"
        ):
            deck.open_deck()
            st.switch_page(registry.page("contacts"))
        _put_away_button("summary.more")


def _put_away_button(label: str) -> None:
    st.button(text("data", label), key="data.put_away", on_click=jobs.put_away, args=(session.book().path,))


def _look() -> None:
    """Read what was chosen and rehearse it, on the thread."""
    chosen = [(one.name, one.getvalue()) for one in st.session_state[UPLOAD]]
    if chosen:
        _start(PREVIEW, partial(_preview, session.coach().archive, chosen))


def _bring_in(files: Sequence[File]) -> None:
    jobs.put_away(session.book().path)
    _start(BRING_IN, partial(_brought, session.coach().archive, files))


def _start(kind: str, work: Any) -> None:
    wait([jobs.start(session.book().path, kind, work).future], BLINK)


def _preview(archive: Archive, chosen: Sequence[tuple[str, bytes]], progress: Progress) -> Offer:
    files: list[File] = []
    refused: list[str] = []
    for at, (name, data) in enumerate(chosen):
        progress("reading", 0.6 * at / len(chosen))
        try:
            files.append(read(name, data, archive.today, archive.zone))
        except NetjobError as refusal:
            refused.append(str(refusal))
    # Lists of people first, so that messages in a file of their own find the people they are from.
    files.sort(key=lambda file: any(member.touchpoints for member in file.members))
    progress("matching", 0.6)
    return Offer(tuple(files), tuple(archive.preview(files)), tuple(refused))


def _brought(archive: Archive, files: Sequence[File], progress: Progress) -> list[Outcome]:
    def part(at: int, stage: str, share: float) -> None:
        progress(stage, (at + share) / len(files))

    return [archive.bring_in(file, partial(part, at)) for at, file in enumerate(files)]
