"""Show Today: who could come next, what became of them, and the week so far."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import Day
from netjob.coach.welcome import END
from netjob.content import text
from netjob.ui import components, registry, session, suggestion

MORE = "today.more"


# ------------------------------------------------------------------------------------------------ the beginning


def begun(coach: Coach) -> bool:
    """Whether there is anything to show but the two ways to begin."""
    return not coach.book.empty or coach.welcome.reached() > 0


def choices() -> None:
    """The two ways to begin: look round, or start mine."""
    for column, name, icon, action, kind in zip(
        st.columns(2),
        ("look", "mine"),
        ("travel_explore", "waving_hand"),
        (_look_round, _begin),
        ("secondary", "primary"),
        strict=True,
    ):
        with column, st.container(border=True, height="stretch"):
            st.subheader(text("today", f"choices.{name}_title"), anchor=False)
            st.markdown(text("today", f"choices.{name}"))
            st.space("stretch")
            st.button(
                text("today", f"choices.{name}_do"),
                key=f"today.{name}",
                icon=f":material/{icon}:",
                type=kind,  # type: ignore[arg-type]
                width="stretch",
                on_click=action,
            )


def go_on(coach: Coach) -> None:
    """The way back into the welcome, until it is finished or left."""
    reached = coach.welcome.reached()
    if reached >= END or coach.book.demo:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = text("today", "go_on.left", step=reached + 1) if reached else text("today", "go_on.unbegun")
        st.markdown(f":material/waving_hand: {said}", width="stretch")
        st.button(text("today", "go_on.do" if reached else "go_on.begin"), key="today.go_on", on_click=_begin)
        st.button(text("today", "go_on.leave"), key="today.leave_welcome", type="tertiary", on_click=_leave_welcome)


# ------------------------------------------------------------------------------------------------ the suggestions


def head(coach: Coach, day: Day) -> None:
    """One line: what the day bears, and why; nothing where there is nobody to speak of."""
    if not day.suggestions and not day.others and not day.settled:
        return
    week = day.week
    goal = week.goals.touchpoints if week.goals else None
    left = max(0, goal - week.counts.focused) if goal else 0
    if day.fresh == 0:
        said = text("today", "head.fresh")
    elif day.rest:
        said = text("today", "head.rest")
    elif goal is None:
        said = text("today", "head.open")
    elif not left:
        said = text("today", "head.reached", goal=goal)
    elif not week.days_left:
        said = text("today", "head.weekend")
    elif not day.suggestions:
        said = text("today", "head.done", left=left)
    else:
        days = text("today", "head.days_one" if week.days_left == 1 else "head.days_more", days=week.days_left)
        share = len(day.suggestions)
        share_said = text("today", "head.share_one" if share == 1 else "head.share_more", share=share)
        said = text("today", "head.goals", share=share_said, left=left, days=days)
    st.markdown(f"**{coach.today:%A} {coach.today.day} {coach.today:%B}** · {said}")


def suggestions(coach: Coach, day: Day) -> None:
    """A card for each, or what to do where there is none."""
    for one in day.suggestions:
        suggestion.card(one)
    if day.linkedin:
        _linkedin()
    if not day.suggestions:
        _nobody(coach, day)
    elif day.others:
        st.button(
            text("today", "more.show"), key="today.show_more", type="tertiary", icon=":material/add:", on_click=_more
        )


def more(today: date) -> int:
    """How many more than the day bears were asked for today."""
    asked_on, count = st.session_state.get(MORE, (today, 0))
    return int(count) if asked_on == today else 0


def _nobody(coach: Coach, day: Day) -> None:
    """No suggestion: it is done, or it is quiet, or there is nobody yet."""
    counts = coach.people.counts()
    if day.others or day.settled:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/check: {text('today', 'more.done')}", width="stretch")
            if day.others:
                st.button(text("today", "more.show"), key="today.show_more", on_click=_more)
    elif not counts:
        components.empty("today_nobody", "welcome", "contacts", "data")
    elif not set(counts) - {"pool"}:
        components.empty("today_pool", "contacts")
    else:
        components.empty("today_quiet", "log", "contacts")


def _linkedin() -> None:
    with st.container(border=True):
        st.markdown(f":material/schedule: {text('today', 'linkedin.why')}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(registry.page("data"), label=text("today", "linkedin.have"), icon=":material/folder_zip:")
            st.page_link(registry.page("welcome"), label=text("today", "linkedin.steps"), query_params={"step": "10"})
            for choice in ("later", "never"):
                st.button(
                    text("today", f"linkedin.{choice}"),
                    key=f"today.linkedin_{choice}",
                    on_click=_save_linkedin,
                    args=(choice,),
                )


# ------------------------------------------------------------------------------------------------ the week


def week(day: Day) -> None:
    """The week's workout against its goals, and what was planned for it; nothing while there is neither."""
    counts, goals = day.week.counts, None if day.rest else day.week.goals
    done = {"touchpoints": counts.focused, "talks": counts.talks, "asks": counts.asks, "gives": counts.gives}
    if goals is None and not any(done.values()) and not day.week.plans:
        return
    st.subheader(text("today", "week.title"), anchor=False)
    with st.grid(4, min_column_width=130, border=True):
        for name, number in done.items():
            _measure(name, number, getattr(goals, name) if goals else None)
    for when, what in day.week.plans:
        st.caption(f":material/event: {components.plain(text('today', 'week.plan', when=when, what=what))}")


def _measure(name: str, done: int, goal: int | None) -> None:
    with st.container(gap="xsmall"):
        st.metric(
            text("today", f"week.{name}"),
            text("today", "week.of", done=done, goal=goal) if goal else str(done),
            help=text("today", f"week.{name}_help"),
        )
        if goal:
            st.progress(min(1.0, done / goal))


# ------------------------------------------------------------------------------------------------ saving


def _look_round() -> None:
    with session.saving("today"):
        session.look_round()


def _begin() -> None:
    st.switch_page(registry.page("welcome"))


def _leave_welcome() -> None:
    with session.saving("today"):
        session.coach().welcome.reach(END)


def _more() -> None:
    today = session.coach().today
    st.session_state[MORE] = (today, more(today) + 1)


def _save_linkedin(choice: str) -> None:
    with session.saving("today", said=text("today", f"linkedin.said_{choice}")) as token:
        session.coach().welcome.choose_linkedin(choice, token)
