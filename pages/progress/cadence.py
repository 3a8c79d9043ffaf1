"""Cadence: am I keeping up?"""

import streamlit as st

from netjob.coach.progress import Progress
from netjob.coaching.gaps import FEWEST_LASTING, FORECAST_DAYS
from netjob.coaching.weeks import BARS
from netjob.content import chapter, text
from netjob.ui import components, rhythm, session

WEEKS = (12, 26, 52)
PAGE = 20

progress = session.coach().progress


def weekly(progress: Progress) -> None:
    """Touchpoints a week against the goal line and the own average."""
    from netjob.figures import cadence

    with st.container(horizontal=True):
        by = st.segmented_control(
            text("progress", "controls.bars"), BARS, default="direction", required=True, key="cadence.by",
            format_func=lambda name: text("progress", f"by.{name}"),
        )  # fmt: skip
        count = st.segmented_control(
            text("progress", "weeks_shown.label"), WEEKS, default=26, required=True, key="cadence.weeks",
            format_func=lambda number: text("progress", "weeks_shown.option", count=number),
        )  # fmt: skip
    shown, bars = progress.weeks[-count:], progress.bars(by, count)
    components.figure("cadence.weekly", cadence.weekly(shown, bars, by, progress.average, bool(progress.search)))
    said = cadence.on_goal_sentences(progress.weeks_on_goal, progress.streak, bool(progress.search))
    said += cadence.answers_sentences(progress.rhythm.answered(), progress.rhythm.waiting_for_answers())
    components.lines(said)
    rhythm.streaks(progress)


def silence(progress: Progress) -> None:
    """Who has not heard for long, and by how much."""
    from netjob.figures import silence

    words = chapter("progress")["silence"]
    standing = progress.standing
    if not standing.everyone:
        components.empty("silence", "contacts")
        return
    headline = silence.headline(standing)
    note = text("progress", "silence.note", **progress.cadence_days)
    how = text("progress", "silence.again_how", days=FORECAST_DAYS, fewest=FEWEST_LASTING)
    offset = components.offset("cadence.page", PAGE)
    rows = progress.silent[offset : offset + PAGE]
    if not rows:
        st.markdown("\n\n".join([f"**{headline}**", components.quiet(note), components.quiet(how)]))
        return
    with st.container(border=True):
        st.markdown(f"**{headline}**")
        link = st.column_config.LinkColumn(words["open"], display_text=words["open_word"])
        components.as_table(
            silence.table(rows, progress.rhythm.again(rows)), headline,
            column_config={words["open"]: link}, placeholder="–",
        )  # fmt: skip
        components.pages("cadence.page", standing.listed, PAGE)
        components.lines([note, how])


components.opening("cadence")
if not progress.weeks:
    components.empty("cadence", "log")
else:
    weekly(progress)
    st.subheader(text("progress", "sections.silence"), anchor=False)
    silence(progress)
    rhythm.closer(progress)
