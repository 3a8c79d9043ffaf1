"""Say in one line why somebody is suggested, what could be said first, and what passed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coaching import exclusions, suggestions
from netjob.content import label, text
from netjob.workbook.last_words import Latest
from netjob.workbook.suggestions import Reason

YEAR = 365


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who could come next: the sentence that says why, what could be done, and what passed last (may be empty).

    `choices` are the ways to turn it down.
    """

    key: str
    kind: str
    contact: int
    name: str
    organisation: str | None
    tie: str
    reason: str
    could: str
    last: str
    choices: tuple[str, ...] = exclusions.CHOICES


def told(reason: Reason, latest: Latest, today: date) -> Suggestion:
    """A suggestion in words."""
    one = reason.candidate
    first = suggestions.approach(one, latest.answered_on, today)
    return Suggestion(
        key=one.key,
        kind=one.kind,
        contact=one.contact,
        name=one.name,
        organisation=one.organisation,
        tie=one.tie,
        reason=_why(reason, today),
        could=text("today", f"could.{first}") if first else "",
        last=_last(latest, today),
        choices=exclusions.offered(one.kind),
    )


def spoken(day: date, today: date) -> str:
    """A day as people say it, such as 2 March; with the year when it is another one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def _why(reason: Reason, today: date) -> str:
    """One line: a fact about this person."""
    one = reason.candidate
    return text(
        "today",
        f"reason.{one.kind}{_variant(reason, today)}",
        what=reason.what,
        days=reason.days,
        years=(reason.days or 0) // YEAR,
        cadence=reason.cadence,
        target=reason.target,
        introducer=reason.introducer,
        step=label("step", reason.step) if reason.step else "",
        day=spoken(one.due_on, today) if one.due_on else "",
        since=spoken(reason.since, today) if reason.since else "",
    )


def _variant(reason: Reason, today: date) -> str:
    """Which of the sentences of a kind says it."""
    one = reason.candidate
    if one.kind in ("promise", "expected"):
        return ".today" if one.due_on == today else ".earlier"
    if one.kind == "thanks":
        return f".{reason.step}"
    if one.kind == "news":
        return ".closed" if reason.step == "declined" else ".further"
    if one.kind == "opened":
        return ".led" if reason.target else ".along"
    if one.kind in ("again", "second"):
        return ".there" if reason.target else ".alone"
    if one.kind == "wanted":
        return ".introduced" if reason.introducer else ".target" if reason.target else ".other"
    return ""


def _last(latest: Latest, today: date) -> str:
    """What passed last: their words, else the last exchange, else what the user remembered."""
    if latest.told and latest.told_on:
        return text("today", "last.told", words=latest.told, day=spoken(latest.told_on, today))
    if latest.touched_on and latest.channel and latest.direction:
        channel, direction = label("channel", latest.channel), label("direction", latest.direction)
        return text("today", "last.touch", channel=channel, direction=direction, day=spoken(latest.touched_on, today))
    if latest.last_before:
        return text("today", "last.before", month=f"{latest.last_before:%B %Y}")
    return ""
