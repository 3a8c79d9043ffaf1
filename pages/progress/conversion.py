"""Conversion: what turns into what?"""

import streamlit as st

from netjob.coach.progress import Progress
from netjob.content import text
from netjob.ui import components, conversion, handout, session

progress = session.coach().progress


def early_signs(progress: Progress) -> None:
    """Counts only, until day 30 of a search."""
    signs = progress.early_signs()
    with st.container(border=True):
        st.markdown(f"**{text('progress', 'early.headline', day=progress.day)}**")
        with st.container(horizontal=True):
            for name in ("answers", "names", "learned", "statements", "gives"):
                st.metric(text("progress", f"early.{name}"), getattr(signs, name), border=True)
        if signs.reached_out:
            st.caption(text("progress", "early.answers_of", answered=signs.answers, reached_out=signs.reached_out))
        st.caption(text("progress", "early.note"))


def people(progress: Progress) -> None:
    """The people ladder, and its steps together or by circle."""
    from netjob.figures import conversion as figures

    ladder = progress.people()[0]
    if not ladder.entered:
        components.empty("ladder_people", "log")
        return
    components.figure("conversion.people", figures.ladder(ladder))
    by = conversion.group()
    shares = figures.shares(progress.people(by), progress.horizons, by)
    conversion.steps("people", figures.notes(progress.relationship_talks(), 0), shares)


def referrals(progress: Progress) -> None:
    """One referral ladder and its steps: asked for and come by itself are never pooled."""
    from netjob.figures import conversion as figures

    direction = st.segmented_control(
        text("progress", "controls.ladder"), ("outgoing", "incoming"), default="outgoing", required=True,
        key="conversion.direction", format_func=components.words("referral_direction"),
    )  # fmt: skip
    ladder = progress.referrals(direction)
    if not ladder.entered:
        components.empty(f"ladder_{direction}", "referrals")
        return
    components.figure(f"conversion.{direction}", figures.ladder(ladder))
    shares = figures.shares([ladder], progress.horizons)
    conversion.steps(direction, figures.notes(0, progress.skipped(direction)), shares)


components.opening("conversion")
if progress.search is None:
    components.empty("conversion", "contacts", "preferences")
elif progress.early:
    early_signs(progress)
else:
    st.subheader(text("progress", "sections.people"), anchor=False)
    people(progress)
    st.subheader(text("progress", "sections.referrals"), anchor=False)
    referrals(progress)
    who = progress.one_person()
    if who is not None:
        st.caption(text("progress", "ladder.one_person", contact=components.plain(who[0]), count=who[1], all=who[2]))
    conversion.closer(progress)
    days = progress.horizons["people"]["replied"]
    components.lines([text("progress", "ladder.how"), text("progress", "shares.how", days=days)])
    handout.offer(progress)
