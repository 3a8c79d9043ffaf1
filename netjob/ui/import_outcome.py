"""Show what a file brings: the counts, a few names, every row accounted for, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netjob.coach import telling
from netjob.coach.accounts import Outcome
from netjob.content import text
from netjob.exchange.spreadsheet import as_csv
from netjob.ui import components


def card(outcome: Outcome, at: int, nothing: str) -> None:
    """One file; `at` tells the cards of a page apart, `nothing` is said of a file without news."""
    with st.container(border=True):
        st.markdown(f":material/folder_zip: **{components.plain(outcome.file)}**")
        empty = [said for account in outcome.accounts if (said := telling.emptiness(account))]
        for said in empty if len(outcome.accounts) == 1 else ():
            st.info(said, icon=":material/info:")
        if not outcome.nothing_new:
            _counts(outcome)
            _examples(outcome)
        elif not empty or len(outcome.accounts) > 1:
            st.markdown(nothing)
        if any(account.rows for account in outcome.accounts):
            _rows(outcome, at)
        _flaws(outcome, at)


def summary(outcomes: Sequence[Outcome]) -> None:
    """What came of every file, every row that could not be read whole among it, as a text to keep."""
    lines = [line for outcome in outcomes for line in telling.lines(outcome)]
    st.download_button(
        text("data", "summary.download"),
        "\n".join([*lines, ""]),
        file_name=text("data", "summary.download_name"),
        mime="text/plain",
        key="data.summary",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _counts(outcome: Outcome) -> None:
    numbers = {
        "people": outcome.total("contacts", "added"),
        "updated": outcome.total("contacts", "updated"),
        "touchpoints": outcome.total("touchpoints", "added"),
        "targets": outcome.total("targets", "added"),
        "drafts": outcome.drafts(),
    }
    with st.container(horizontal=True, gap="medium"):
        for name, number in numbers.items():
            if number or name == "people":
                st.metric(text("data", f"metric.{name}"), f"{number:,}", width="content")


def _examples(outcome: Outcome) -> None:
    lines = []
    if outcome.added:
        more = outcome.total("contacts", "added") - len(outcome.added)
        names = ", ".join(map(components.plain, outcome.added))
        lines.append(text("data", "detail.people_more" if more else "detail.people", names=names, more=f"{more:,}"))
    for change in outcome.changed:
        facts = {name: components.plain(getattr(change, name)) for name in ("name", "before", "after")}
        lines.append(text("data", "detail.changed" if change.before else "detail.changed_none", **facts))
    alike = sum(account.suggested for account in outcome.accounts)
    if alike:
        names = ", ".join(map(components.plain, outcome.alike))
        lines.append(text("data", "detail.alike", count=alike, names=names))
    if outcome.drafts() or outcome.total("targets", "added"):
        lines.append(text("data", "detail.drafts"))
    for line in lines:
        st.caption(line)


def _rows(outcome: Outcome, at: int) -> None:
    with st.expander(text("data", "detail.parts"), key=f"data.parts.{at}"):
        heads, rows = telling.table(outcome)
        st.dataframe(
            [dict(zip(heads, row, strict=True)) for row in rows], hide_index=True, alt=text("data", "detail.parts")
        )
        st.caption(text("data", "detail.sum"))
        for reason, count in outcome.skipped().items():
            st.caption(text("data", "detail.skipped", count=f"{count:,}", reason=telling.skipped(reason)))


def _flaws(outcome: Outcome, at: int) -> None:
    heads, rows = telling.flaws(outcome)
    if not rows:
        return
    st.markdown(f"**{text('data', 'detail.problems')}**")
    st.caption(text("data", "detail.problems_note"))
    st.dataframe(
        [dict(zip(heads, row, strict=True)) for row in rows], hide_index=True, alt=text("data", "detail.problems")
    )
    st.download_button(
        text("data", "detail.download"),
        as_csv(heads, rows),
        file_name=text("data", "detail.download_name"),
        mime="text/csv",
        key=f"data.problems.{at}",
        icon=":material/download:",
        on_click="ignore",
    )
