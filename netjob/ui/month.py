"""Show what is worth a look once a month: what came before introductions, and targets without news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach.review import PAGE, UNTOUCHED
from netjob.coach.start import spoken
from netjob.coaching.comparing import Comparison
from netjob.coaching.ladders import shown
from netjob.coaching.review import closes_month
from netjob.content import label, text
from netjob.figures.look import percent
from netjob.ui import components, session, undo
from netjob.workbook.review import Untouched

PAGES = "review.targets_page"
CHOICES = {"active": "keep", "resting": "rest", "closed": "close"}


def show(coach: Coach, monday: date) -> None:
    """Both parts are read only while they are open; the week of the month's last Friday says that it is time."""
    due = "due" if closes_month(monday) else "title"
    part = st.expander(
        text("review", f"month.{due}"), key="review.month", icon=":material/calendar_month:", on_change="rerun"
    )
    if part.open:
        with part:
            _beginnings(coach)
            _targets(coach)


def _beginnings(coach: Coach) -> None:
    st.markdown(f"**{text('review', 'beginnings.title')}**")
    days = coach.review.given_days
    found = coach.review.beginnings()
    if not found:
        st.caption(text("review", "beginnings.none", days=days))
        return
    st.caption(text("review", "beginnings.how", days=days))
    for one in found:
        if one.by == "angle":
            st.markdown(_listed(text("review", "beginnings.angle"), [*_groups(one), one.sentence]))
    points = [_point(one) for one in found if one.by != "angle"]
    if points:
        st.markdown(_listed(text("review", "beginnings.points"), points))


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join((f"*{heading}*", "", *(f"- {components.plain(line)}" for line in lines)))


def _groups(found: Comparison) -> list[str]:
    """A line for each group: counts always, a range from five and a percentage from eight."""
    lines = []
    for group in found.groups:
        share = found.shares[group.group]
        facts = {"group": found.words[group.group], "k": group.k, "n": group.n}
        ranges = {"low": percent(share.low), "high": percent(share.high), "point": percent(share.point or 0.0)}
        lines.append(text("review", f"beginnings.{shown(group.n)}", **facts, **ranges))
    return lines


def _point(found: Comparison) -> str:
    """One talking point: with it and without it, and what that is worth."""
    used, *others = found.groups
    facts = {"point": label("point", found.by.partition(":")[2]), "k": used.k, "n": used.n, "sentence": found.sentence}
    if not others:
        return text("review", "beginnings.point_always", **facts)
    return text("review", "beginnings.point", x=others[0].k, m=others[0].n, **facts)


def _targets(coach: Coach) -> None:
    st.markdown(f"**{text('review', 'targets.title')}**")
    total, rows = coach.review.untouched(offset=components.offset(PAGES, PAGE))
    if not total:
        st.caption(text("review", "targets.none", days=UNTOUCHED.days))
        return
    st.caption(text("review", "targets.why", days=UNTOUCHED.days))
    for row in rows:
        _target(coach, row)
    components.pages(PAGES, total, PAGE)


def _target(coach: Coach, row: Untouched) -> None:
    last = text("review", "targets.nothing_yet")
    if row.touched_on:
        last = text("review", "targets.last", day=spoken(row.touched_on, coach.today))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{components.plain(row.name)} :gray[· {last}]", width="stretch")
        for choice, verb in CHOICES.items():
            st.button(
                text("review", f"targets.{choice}"), key=f"review.{verb}.{row.id}", on_click=_refresh,
                args=(row.id, choice, row.name),
            )  # fmt: skip


def _refresh(target: int, choice: str, name: str) -> None:
    with session.saving("review.target", f"review.{CHOICES[choice]}.{target}") as token:
        session.coach().review.refresh(target, choice, token)
        undo.remember("review", token, text("review", f"targets.said_{choice}", name=name))
