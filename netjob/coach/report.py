"""Put every number of the Progress pages into one dictionary, as `report --json` prints it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from netjob.coach.progress import Progress
from netjob.coach.projection import ISSUED, Projection
from netjob.coaching.comparing import Comparison
from netjob.coaching.estimates import Share
from netjob.coaching.ladders import Ladder, shown
from netjob.coaching.side_door import REPORTED, Source
from netjob.coaching.timing import REPLY_DAYS, STEPS
from netjob.coaching.weeks import Week
from netjob.content import text
from netjob.workbook import Workbook, tally
from netjob.workbook.cadence import Silence
from netjob.workbook.tally import Promise

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]


def report(book: Workbook, today: date) -> Json:
    """The report in the shape of numbers.md: days as ISO text, ids as integers, every key there.

    Without a search `search` is null and what counts from it is empty. `projection` is about introductions: an offer is
    projected only where it is opened. Nothing is written, so a report issues no forecast.
    """
    progress = Progress(book, today)
    search = progress.search
    return {
        "today": today.isoformat(),
        "search": search and {"id": search.id, "started_on": search.started_on.isoformat()},
        "counts": tally.counts(book, today),
        "cadence": _cadence(progress),
        "conversion": _conversion(progress),
        "side_door": [_source(source) for source in progress.side_door()],
        "projection": _projection(progress.projection),
        "actions": [
            *(_promised(promise) for promise in tally.promises_due(book, today)),
            *(_due(silence) for silence in progress.due),
        ],
    }


def _cadence(progress: Progress) -> Json:
    replies = progress.rhythm.answered()
    return {
        "weeks": [_week(week) for week in progress.weeks_with_people],
        "weeks_on_goal": _k_of_n(progress.weeks_on_goal),
        "overdue": [_silence(silence) for silence in progress.silent],
        "replies": {
            "day": REPLY_DAYS,
            "share": replies.point,
            "low": replies.low,
            "high": replies.high,
            "waiting": progress.rhythm.waiting_for_answers(),
        },
    }


def _conversion(progress: Progress) -> Json:
    ladders = {name: progress.referrals(name) for name in ("outgoing", "incoming")}
    return {
        "people": [step for ladder in progress.people() for step in _steps(ladder)],
        "referrals": {name: _steps(ladder) if ladder else [] for name, ladder in ladders.items()},
        "curves": {step: _rows(progress.curve(step)) for step in STEPS},
        "compare": [_comparison(comparison) for comparison in progress.comparisons()],
    }


def _projection(ahead: Projection | None) -> list[Json]:
    """The chance of an introduction; null where it may not be said, with the band as everywhere."""
    if ahead is None:
        return []
    found = ahead.outlook(ISSUED)
    return [
        {
            "step": ISSUED, "horizon_on": ahead.horizon_on.isoformat(),
            "chance": found.chance if ahead.gate(found) == "shown" else None, "low": found.low, "high": found.high,
            "prior_share": found.prior_share, "sentence": ahead.sentence(ISSUED, found),
        }
    ]  # fmt: skip


def _steps(ladder: Ladder) -> list[Json]:
    return [
        {
            "step": step.step, "from": step.previous, "k": step.k, "n": step.n, "too_recent": step.too_recent,
            "ended": step.ended, "point": step.share.point if step.shown == "percent" else None,
            "low": step.share.low, "high": step.share.high,
        }
        for step in ladder.steps
    ]  # fmt: skip


def _week(week: Week) -> Json:
    return {
        "week": week.label, "monday": week.monday.isoformat(), "out": week.outgoing, "in": week.incoming,
        "focused": week.focused, "talks": week.talks, "asks": week.asks, "gives": week.gives,
        "contacts": week.contacts, "on_goal": week.on_goal,
    }  # fmt: skip


def _silence(silence: Silence) -> Json:
    return {
        "contact_id": silence.contact_id, "contact": silence.contact, "tie": silence.tie,
        "days_since": silence.days_since, "cadence_days": silence.cadence_days, "ratio": silence.ratio,
    }  # fmt: skip


def _due(silence: Silence) -> Json:
    facts = {"days": silence.days_since, "cadence": silence.cadence_days}
    key = "never" if silence.ratio is None else "past" if silence.ratio > 1 else "due_today"
    return {
        "contact_id": silence.contact_id, "contact": silence.contact, "organisation": silence.organisation,
        "kind": "cadence", "reason": text("progress", f"action.{key}", **facts),
        "due_on": silence.due_on.isoformat() if silence.due_on else None,
    }  # fmt: skip


def _promised(promise: Promise) -> Json:
    return {
        "contact_id": promise.contact_id, "contact": promise.contact, "organisation": promise.organisation,
        "kind": "follow_up", "reason": text("progress", f"action.{promise.owed_by}", what=promise.what),
        "due_on": promise.due_on.isoformat(),
    }  # fmt: skip


def _source(source: Source) -> Json:
    facts = {name: _k_of_n(source.facts[name]) for name in REPORTED}
    return {"source": source.source, "openings": source.openings, "facts": facts, "hours": source.hours}


def _k_of_n(share: Share) -> Json:
    return {"k": share.k, "n": share.n, "low": share.low, "high": share.high}


def _comparison(found: Comparison) -> Json:
    groups = []
    for group in found.groups:
        share = found.shares[group.group]
        point = share.point if shown(group.n) == "percent" else None
        groups.append(
            {"group": group.group, "k": group.k, "n": group.n, "point": point, "low": share.low, "high": share.high}
        )
    return {"by": found.by, "step": found.step, "groups": groups, "sentence": found.sentence}


def _rows(curve: pd.DataFrame | None) -> list[Json]:
    """The rows of a curve as plain numbers and words."""
    if curve is None:
        return []
    columns = {str(name): curve[name].tolist() for name in curve.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
