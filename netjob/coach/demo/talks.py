"""Place the ordinary exchanges of talks.toml over the year: busy weeks, quiet ones and a holiday."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from netjob.coach.demo.days import Days, saturday
from netjob.coach.demo.exchange import Exchange
from netjob.coach.demo.people import Person
from netjob.coach.demo.script import Row, chapter
from netjob.coaching.words import SPOKEN

_SEED = 20
_EARLY = timedelta(weeks=6)
_LONGEST = timedelta(days=9)  # a run of moves with its weekends
_TRIES = 60


@dataclass(slots=True)
class _Plan:
    """What is still free: room in each week, and how often each run was told, and to whom."""

    days: Days
    random: Random
    threads: list[Row]
    room: dict[date, float]
    began: date
    apart: timedelta
    told: Counter[int] = field(default_factory=Counter)
    heard_by: set[tuple[int, str]] = field(default_factory=set)


def ordinary(people: Mapping[str, Person], busy: Iterable[Exchange], days: Days) -> list[Exchange]:
    """The ordinary exchanges: each contact's last one on its day, the others where the weeks have room.

    `busy` are exchanges that stand already; nobody is called twice in the same week or so. The same for the same day.
    """
    plan = _plan(days)
    taken: dict[str, list[date]] = {key: [] for key in people}
    for exchange in busy:
        taken[exchange.person.key].append(exchange.day)
    found: list[Exchange] = []
    for person in people.values():  # last exchanges first: they are fixed, the others go round them
        if last := _last(person, days):
            found += _ending(plan, person, last)
            taken[person.key].append(last)
    for person in people.values():
        for season, threads in _others(person, plan):
            for start in _free(plan, person, season, threads, taken[person.key]):
                found += _starting(plan, person, start)
    return found


def room(days: Days) -> dict[date, float]:
    """How many runs of moves begin in each week, by its Monday; 0 for a week in which nothing happens."""
    rhythm = chapter("journal")["rhythm"]
    weights = [*rhythm["before"], *rhythm["during"]]
    return {days.monday(len(weights) - 1 - at): float(weight) for at, weight in enumerate(weights)}


def _plan(days: Days) -> _Plan:
    rhythm = chapter("journal")["rhythm"]
    return _Plan(
        days=days,
        random=Random(_SEED),
        threads=chapter("talks")["thread"],
        room=room(days),
        began=days.monday(len(rhythm["during"]) - 1),
        apart=timedelta(days=rhythm["apart"]),
    )


def _last(person: Person, days: Days) -> date | None:
    return days.ago(person.count("last_ago")) if person.cells["last_ago"] else None


def _others(person: Person, plan: _Plan) -> list[tuple[str, int]]:
    """How many runs of moves before and during the search besides the last one."""
    before, during = person.count("threads_before"), person.count("threads_during")
    last = _last(person, plan.days)
    if last is None:
        return []
    if last < plan.began:
        return [("before", before - 1)]
    return [("before", before), ("during", during - 1)]


def _free(plan: _Plan, person: Person, season: str, threads: int, taken: list[date]) -> Iterable[date]:
    """Up to so many weekdays, in weeks that have room, away from everything else with this contact."""
    last = _last(person, plan.days)
    weeks = [monday for monday in plan.room if (monday < plan.began) == (season == "before")]
    for _ in range(threads):
        for _ in range(_TRIES):
            monday = plan.random.choices(weeks, [max(plan.room[week], 0.01) ** 2 for week in weeks])[0]
            start = monday + timedelta(days=plan.random.choice((0, 0, 1, 1, 1, 2, 2, 3, 3, 4)))
            too_early = person.changed_on is not None and start <= person.changed_on
            too_late = last is None or start + plan.apart > last or (season == "before" and start >= plan.began)
            if plan.room[monday] > 0 and not too_early and not too_late and _apart(plan, start, taken):
                plan.room[monday] -= 1
                taken.append(start)
                yield start
                break


def _apart(plan: _Plan, start: date, taken: Iterable[date]) -> bool:
    return all(abs(start - other) >= plan.apart for other in taken)


def _starting(plan: _Plan, person: Person, start: date) -> list[Exchange]:
    """A run of moves from its first day on."""
    moves = _chosen(plan, person, start)
    found, day = [], start
    for move in moves:
        day = max(day, _placed(plan, move, day + timedelta(days=move.get("after", 0))))
        found.append(Exchange(person, day, move["who"], move["by"], move))
    return found


def _ending(plan: _Plan, person: Person, last: date) -> list[Exchange]:
    """A run of moves whose last one is on its day."""
    moves = _chosen(plan, person, last)
    plan.room[last - timedelta(days=last.weekday())] -= 1
    found, day = [], last
    for move in reversed(moves):
        found.append(Exchange(person, day, move["who"], move["by"], move))
        day = min(day, _placed(plan, move, day - timedelta(days=move.get("after", 0))))
    return found[::-1]


def _chosen(plan: _Plan, person: Person, day: date) -> list[Row]:
    """The moves of a run that fits, was told least often, and never to this contact."""
    season = "before" if day < plan.began else "early" if day < plan.began + _EARLY else "late"
    fitting = [
        at
        for at, thread in enumerate(plan.threads)
        if season in thread["seasons"]
        and person.stood(day)[1] in thread["ties"]
        and (at, person.key) not in plan.heard_by
        and (person.cells["organisation"] or "{organisation}" not in str(thread["moves"]))
        and not (person.cells["silent"] and day >= plan.began and _answered(thread["moves"]))
    ]
    at = min(fitting, key=lambda at: (plan.told[at], plan.random.random()))
    plan.told[at] += 1
    plan.heard_by.add((at, person.key))
    moves: list[Row] = plan.threads[at]["moves"]
    return moves


def _answered(moves: list[Row]) -> bool:
    return any(move["who"] == "in" or move["by"] in SPOKEN for move in moves)


def _placed(plan: _Plan, move: Row, day: date) -> date:
    """A weekday; what is meant for a Saturday on one, and now and then an answer too."""
    if move.get("weekend"):
        return saturday(day)
    if move["who"] == "in" and move["by"] == "message" and plan.random.random() < 0.25:
        return day
    return plan.days.working(day)
