"""Say for a terminal who comes next, what was noted and what the report holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from netjob.coach.reasons import spoken
from netjob.coach.start import Day
from netjob.content import text
from netjob.workbook import inbox

MEASURES = {"touchpoints": "focused", "talks": "talks", "asks": "asks", "gives": "gives"}
SHOWN = ("key", "kind", "contact", "name", "organisation", "tie", "reason", "could", "last")


def today(day: Day, on: date) -> tuple[dict[str, Any], list[str]]:
    """Who could come next and why, and what is left of the week."""
    suggestions = [{name: asdict(one)[name] for name in SHOWN} for one in day.suggestions]
    week = {name: _measure(day, name) for name in MEASURES}
    found = {
        "today": on.isoformat(),
        "suggestions": suggestions,
        "others": day.others,
        "settled": day.settled,
        "rest": day.rest,
        "week": {**week, "days_left": day.week.days_left},
    }
    lines = [_suggestion(one) for one in suggestions] or [_say("today.nobody")]
    return found, [*lines, _week(week["touchpoints"], day.week.days_left)]


def report(found: dict[str, Any]) -> Iterator[str]:
    """The report in a few lines; all of it is what `--json` prints."""
    yield _say("report.counts", today=found["today"], **found["counts"])
    yield _say("report.due", silent=len(found["cadence"]["overdue"]), **found["counts"])
    if found["search"] is None:
        yield _say("report.no_search")
    else:
        yield _say("report.weeks", **found["cadence"]["weeks_on_goal"])
    ladders = {"people": found["conversion"]["people"], **found["conversion"]["referrals"]}
    for name, steps in ladders.items():
        if steps:
            yield _say(f"report.{name}")
        yield from (_step(name, step) for step in steps)
    yield _say("report.more")


def noted(line: inbox.Line, workbook: Path, on: date) -> tuple[dict[str, Any], list[str]]:
    """That a sentence was kept, and where."""
    path = inbox.path_of(workbook)
    said = _say("log.done", path=path, day=spoken(line.day, on))
    return {"inbox": str(path), **inbox.as_json(line)}, [said]


def _measure(day: Day, name: str) -> dict[str, int | None]:
    done, goal = getattr(day.week.counts, MEASURES[name]), getattr(day.week.goals, name) if day.week.goals else None
    return {"done": done, "goal": goal, "left": None if goal is None else max(0, goal - done)}


def _suggestion(one: dict[str, Any]) -> str:
    who = ", ".join(filter(None, (one["name"], one["organisation"])))
    return _say("today.line", who=who, why=" ".join(filter(None, (one["reason"], one["could"]))))


def _week(touchpoints: dict[str, int | None], days: int) -> str:
    if touchpoints["goal"] is None:
        return _say("today.open", **touchpoints)
    return _say("today.left_one" if days == 1 else "today.left", days=days, **touchpoints)


def _step(ladder: str, step: dict[str, Any]) -> str:
    named = text("words", f"{'people_step' if ladder == 'people' else 'step'}.{step['step']}")
    if not step["n"]:
        return _say("report.step_none", step=named, too_recent=step["too_recent"])
    percent = {name: round(100 * step[name]) for name in ("low", "high")}
    return _say("report.step", step=named, k=step["k"], n=step["n"], too_recent=step["too_recent"], **percent)


def _say(key: str, **facts: object) -> str:
    return text("command_line", key, **facts)
