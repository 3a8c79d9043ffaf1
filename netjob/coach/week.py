"""Say a week in words: its days, its hours, what its referrals came to."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from netjob.coach.review import Looked
from netjob.coach.start import spoken
from netjob.coaching import weeks
from netjob.content import label, text
from netjob.workbook.intentions import Intention
from netjob.workbook.review import SIX_DAYS, Turned


def days(monday: date) -> str:
    """The days of a week, such as 29 December 2025 to 4 January 2026."""
    sunday = monday + SIX_DAYS
    first = spoken(monday, sunday) if monday.month != sunday.month else str(monday.day)
    return text("review", "frame.days", first=first, last=f"{sunday.day} {sunday:%B %Y}")


@lru_cache  # of a quarter's weeks at every rerun of Review
def name(monday: date, today: date) -> str:
    """What a week is called in a list: this week, last week, else its ISO number, each with its days."""
    back = (weeks.monday(today) - monday).days // 7
    key = {0: "this_week", 1: "last_week"}.get(back, "other_week")
    return text("review", f"frame.{key}", days=days(monday), label=weeks.label(monday))


def duration(minutes: int) -> str:
    """Minutes as hours and minutes."""
    hours, rest = divmod(minutes, 60)
    key = "minutes_only" if not hours else "hours_minutes" if rest else "hours"
    return text("review", f"hours.{key}", hours=hours, minutes=rest)


def short(number: float) -> str:
    """An average with one digit behind the point, none where it is 0."""
    return f"{number:.1f}".removesuffix(".0")


def sentence(intention: Intention) -> str:
    """An intention as one sentence."""
    return text("review", "intention.was", when=intention.when, then=intention.then)


def chain(looked: Looked) -> str:
    """From touchpoints to steps, as counts."""
    counts = looked.counts
    return text(
        "review", "turned.chain", touchpoints=looked.week.touchpoints, names=counts.names, begun=counts.begun,
        further=counts.further,
    )  # fmt: skip


def story(turned: Turned, today: date) -> str:
    """What a referral came from, where it leads, and the week's steps; the referrer's name stands before it."""
    parts = []
    if turned.channel and turned.happened_on:
        came_up = {"channel": label("channel", turned.channel), "day": spoken(turned.happened_on, today)}
        parts.append(text("review", "turned.came_up", **came_up))
    where = ", ".join(filter(None, (turned.person, turned.organisation or turned.target, turned.role)))
    if where:
        parts.append(text("review", "turned.leads", where=where))
    parts += [
        text("review", "turned.steps", step=label("step", step), day=spoken(day, today)) for step, day in turned.steps
    ]
    return " → ".join(parts)
