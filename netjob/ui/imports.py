"""Bring files in: choose, look at what they would bring, bring them in, read what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from netjob.coach import Coach
from netjob.coach.accounts import Outcome
from netjob.coach.archive import Archive, File, Progress, read
from netjob.coach.backups import Backups
from netjob.content import chapter, text
from netjob.errors import NetjobError
from netjob.exchange.columns import ColumnsUnclear, Layout, Unmapped
from netjob.exchange.refusals import PassphraseNeeded, WrongPassphrase
from netjob.exchange.sealed import unsealed
from netjob.ui import components, deck, import_outcome, jobs, mapping, registry, session, unsealing, working
from netjob.ui.jobs import Job

UPLOAD = "data.upload"
PREVIEW, BRING_IN = "preview", "bring_in"


@dataclass(frozen=True, slots=True)
class Offer:
    """Files that were read, what each would bring, why others were refused, and what is to be asked of whom.

    `chosen` are the files as they were dropped, unsealed where they were sealed: they are read again once it was said
    what their columns hold. `sealed` says of the others that they want a passphrase.
    """

    chosen: tuple[tuple[str, bytes], ...]
    sealed: tuple[str, ...]
    unclear: tuple[Unmapped, ...]
    answered: Mapping[str, Layout]

    files: tuple[File, ...]
    outcomes: tuple[Outcome, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in, and the sentence about the file that did not."""

    outcomes: tuple[Outcome, ...]
    refused: tuple[str, ...]


def show(coach: Coach) -> None:
    """Whatever stage the import is at: whoever comes back finds it as it is now."""
    job, under_way = jobs.of(coach.book.path), jobs.running(coach.book.path)
    if under_way is not None:
        st.subheader(text("data", "bring.title"), anchor=False)
        if under_way.kind in jobs.REMOVING:  # how far that is stands on top of the page
            st.caption(text("data", "bring.later"))
        else:
            working.watched(under_way)
    elif job is None:
        _choose(coach)
    elif isinstance(job.future.exception(), NetjobError):
        components.problem(str(job.future.exception()))
        _put_away_button("preview.back")
    elif job.future.exception() is not None:
        _put_away_button("preview.back")  # before the bug is shown, so that the page stays usable
        job.future.result()
    elif job.kind == PREVIEW:
        _offer(job.future.result())
    else:
        _done(coach, job)


def _choose(coach: Coach) -> None:
    st.subheader(text("data", "bring.title"), anchor=False)
    private = components.quiet(f":material/lock: {text('data', 'bring.privacy')}")
    st.markdown(f"{text('data', 'bring.what')}\n\n{private}")
    st.file_uploader(
        text("data", "bring.drop"),
        key=UPLOAD,
        accept_multiple_files=True,
        on_change=_look,
        label_visibility="collapsed",
    )
    if coach.prepare.preferences()["linkedin"] != "never":
        how = st.expander(text("data", "bring.how"), icon=":material/help:", key="data.how", on_change="rerun")
        if how.open:
            clicks = chapter("welcome")["linkedin"]["clicks"]
            numbered = "\n".join(f"{number}. {click}" for number, click in enumerate(clicks, 1))
            when = components.quiet(text("welcome", "linkedin.when"))
            how.markdown(f"{text('data', 'bring.how_intro')}\n\n{numbered}\n\n{when}")


def _offer(offer: Offer) -> None:
    for sentence in offer.refused:
        components.problem(sentence)
    if offer.sealed:
        unsealing.ask(offer.sealed, partial(_unseal, offer))
        _put_away_button("preview.leave")
        return
    if offer.unclear:
        _ask(offer)
        return
    if not offer.outcomes:
        _put_away_button("preview.back")
        return
    st.subheader(text("data", "preview.title"), anchor=False)
    for at, outcome in enumerate(offer.outcomes):
        import_outcome.card(outcome, at, text("data", "preview.nothing"))
    if all(outcome.nothing_new for outcome in offer.outcomes):
        _put_away_button("preview.back")
        return
    whole = any(outcome.whole for outcome in offer.outcomes)
    st.caption(text("data", "preview.whole" if whole else "preview.pool"))
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


def _ask(offer: Offer) -> None:
    """Which column holds what, for each table that does not say so; nothing is taken before it is clear."""
    st.subheader(text("data", "mapping.title"), anchor=False)
    layouts: dict[str, Layout] = {}
    for at, asked in enumerate(offer.unclear):
        with st.container(border=True):
            layout = mapping.ask(asked, at)
        if layout:
            layouts[asked.file] = layout
    with st.container(horizontal=True):
        st.button(
            text("data", "mapping.look"),
            key="data.mapped",
            type="primary",
            disabled=len(layouts) < len(offer.unclear),
            on_click=_read_again,
            args=(offer, layouts),
        )
        _put_away_button("preview.leave")


def _done(coach: Coach, job: Job) -> None:
    brought: Brought = job.future.result()
    for sentence in brought.refused:
        components.problem(sentence)
    outcomes = brought.outcomes
    if brought.refused and not outcomes:
        _put_away_button("preview.back")
        return
    st.subheader(f":material/check_circle: {text('data', 'summary.title')}", anchor=False)
    for at, outcome in enumerate(outcomes):
        import_outcome.card(outcome, at, text("data", "summary.nothing"))
    if any(outcome.unsure for outcome in outcomes):
        same_person = registry.page("contacts")
        st.page_link(
            same_person, label=text("same", "link"), icon=":material/compare_arrows:", query_params={"same": "1"}
        )
    import_outcome.summary(outcomes)
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
        _start(PREVIEW, partial(_preview, session.coach().archive, chosen, {}))


def _read_again(offer: Offer, layouts: Mapping[str, Layout]) -> None:
    """Rehearse what was dropped once more, now that it is clear what its columns hold."""
    answered = {**offer.answered, **layouts}
    _go_on(PREVIEW, partial(_preview, session.coach().archive, offer.chosen, answered))


def _unseal(offer: Offer, passphrase: str) -> None:
    """Rehearse what was dropped once more, opened with what was typed."""
    _go_on(PREVIEW, partial(_preview, session.coach().archive, offer.chosen, offer.answered, passphrase=passphrase))


def _bring_in(files: Sequence[File]) -> None:
    with session.saving("data"):
        _go_on(BRING_IN, partial(_brought, session.coach().archive, files))


def _go_on(kind: str, work: Any) -> None:
    """Begin in the place of the preview; without one this is the second click of a double click."""
    job = jobs.of(session.book().path)
    if job is not None and job.kind == PREVIEW:
        _start(kind, work, job)


def _start(kind: str, work: Any, instead: Job | None = None) -> None:
    """Where it is not begun, the page shows what is under way, or waits, and nothing is put away."""
    job = jobs.start(session.book().path, kind, work, instead)
    if job is not None:
        wait([job.future], working.BLINK)


def _preview(
    archive: Archive,
    chosen: Sequence[tuple[str, bytes]],
    answered: Mapping[str, Layout],
    progress: Progress,
    passphrase: str = "",
) -> Offer:
    files: list[File] = []
    refused: list[str] = []
    unclear: list[Unmapped] = []
    sealed: list[str] = []
    opened = list(chosen)
    for at, (name, data) in enumerate(chosen):
        progress("reading", 0.6 * at / len(chosen))
        try:
            opened[at] = name, unsealed(name, data, passphrase)
            files.append(read(*opened[at], archive.today, archive.zone, answered.get(name)))
        except ColumnsUnclear as question:
            unclear.append(question.unmapped)
        except (PassphraseNeeded, WrongPassphrase) as question:
            sealed.append(str(question))
        except NetjobError as refusal:
            refused.append(str(refusal))
    # Lists of people first, so that messages in a file of their own find the people they are from.
    files.sort(key=lambda file: any(member.touchpoints for member in file.members))
    progress("matching", 0.6)
    outcomes = () if unclear or sealed else tuple(archive.preview(files))
    return Offer(tuple(opened), tuple(sealed), tuple(unclear), answered, tuple(files), outcomes, tuple(refused))


def _brought(archive: Archive, files: Sequence[File], progress: Progress) -> Brought:
    """Each file is a transaction of its own: what is in stays in when a later one can't be saved."""

    def part(at: int, stage: str, share: float) -> None:
        progress(stage, (at + share) / len(files))

    outcomes: list[Outcome] = []
    try:
        progress("keeping", 0.0)
        Backups(archive.book).before_import()
    except NetjobError as error:
        return Brought((), (str(error),))
    for at, file in enumerate(files):
        try:
            outcomes.append(archive.bring_in(file, partial(part, at)))
        except NetjobError as error:
            return Brought(tuple(outcomes), (str(error),))
    return Brought(tuple(outcomes), ())
