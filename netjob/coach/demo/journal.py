"""Place the user's own side of the demo: searches, goals, weeks, exercises, market, promises."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from netjob.coach.demo.days import Days, written
from netjob.coach.demo.exchange import Exchange
from netjob.coach.demo.people import Person
from netjob.coach.demo.script import Row, Tables, chapter, rows, whole
from netjob.coaching.identity import organisation_key


def targets(days: Days) -> tuple[list[Row], dict[str, int]]:
    """The rows of `target`, and their ids by key."""
    script = list(enumerate(rows("targets"), start=1))
    return [_target(row_id, row, days) for row_id, row in script], {str(row["key"]): row_id for row_id, row in script}


def seeds(days: Days) -> tuple[list[Row], dict[str, int]]:
    """The rows of `seed`, and their ids by key."""
    script = list(enumerate(chapter("journal")["seed"], start=1))
    found = [
        {"id": row_id, "planted_on": days.ago(seed["ago"]), "kind": seed["kind"], "what": seed["what"]}
        for row_id, seed in script
    ]
    return found, {seed["key"]: row_id for row_id, seed in script}


def weeks(people: Mapping[str, Person], days: Days) -> Tables:
    """The rows of `search`, `goal`, `rest_week`, `effort`, `intention`, `suggestion` and `forecast`."""
    script = chapter("journal")
    searches = [_search(row_id, search, days) for row_id, search in enumerate(script["search"], start=1)]
    return {
        "search": searches,
        "goal": [_week(goal, days, "starts_on") for goal in script["goal"]],
        "rest_week": [{"monday": days.monday(ago)} for ago in script["rest"]["weeks_ago"]],
        "effort": [
            {
                "monday": days.monday(whole(row["weeks_ago"]) or 0),
                "source": row["source"],
                "minutes": whole(row["minutes"]),
            }
            for row in rows("effort")
        ],
        "intention": [_intention(intention, days) for intention in script["intention"]],
        "suggestion": [_suggestion(suggestion, people, days) for suggestion in script["suggestion"]],
        "forecast": [_forecast(forecast, searches[-1]["id"], days) for forecast in script["forecast"]],
    }


def offer(days: Days) -> Tables:
    """The rows of `answer`, `rating`, `own_position`, `market` and `preference`."""
    script = chapter("journal")
    answers = sorted(chapter("answers")["answer"], key=lambda answer: -answer["ago"])
    return {
        "answer": [_answer(answer, days) for answer in answers],
        "rating": [
            {"item": row["item"], "score": whole(row["score"]), "rated_at": written(days.ago(whole(row["ago"]) or 0))}
            for row in rows("ratings")
        ],
        "own_position": [_position(position, days) for position in script["position"]],
        "market": [{"kind": row["kind"], "value": row["value"], "why": row.get("why")} for row in script["market"]],
        "preference": [{"name": name, "value": json.dumps(value)} for name, value in script["preferences"].items()],
    }


def promises(people: Mapping[str, Person], exchanges: Sequence[Exchange], days: Days) -> list[Row]:
    """The rows of `follow_up`, each from the last exchange with the contact before it was due or done."""
    found = []
    for row in rows("follow_ups"):
        person, due = people[str(row["contact"])], days.ahead(whole(row["due"]) or 0)
        done = None if row["done_ago"] is None else days.ago(int(row["done_ago"]))
        found.append(
            {
                "contact": person.id,
                "owed_by": row["owed_by"],
                "due_on": due,
                "what": row["what"],
                "done_on": done,
                "came_from": _last_before(exchanges, person, min(due, done or due)),
            }
        )
    return found


def _last_before(exchanges: Sequence[Exchange], person: Person, day: date) -> int | None:
    """The id of the last exchange with a person before a day."""
    numbered = enumerate(exchanges, start=1)
    return max((row_id for row_id, one in numbered if one.person == person and one.day < day), default=None)


def _target(row_id: int, row: Mapping[str, str | None], days: Days) -> Row:
    added = written(days.ago(whole(row["added_ago"]) or 0))
    return {
        "id": row_id,
        "name": row["name"],
        "organisation_key": organisation_key(str(row["name"])),
        "kind": row["kind"],
        "motivation": whole(row["motivation"]),
        "posting": whole(row["posting"]),
        "notes": row["notes"],
        "status": row["status"],
        "created_at": added,
        "updated_at": added,
    }


def _search(row_id: int, search: Row, days: Days) -> Row:
    return {
        "id": row_id,
        "started_on": days.monday(search["started_weeks_ago"]),
        "ended_on": days.monday(search["ended_weeks_ago"]) if "ended_weeks_ago" in search else None,
        "situation": search["situation"],
        "hours_a_week": search["hours_a_week"],
        "outcome": search.get("outcome"),
    }


def _week(row: Row, days: Days, column: str) -> Row:
    """A row that is dated by its Monday."""
    return {column: days.monday(row["weeks_ago"]), **{name: row[name] for name in row if name != "weeks_ago"}}


def _intention(row: Row, days: Days) -> Row:
    return {
        "monday": days.monday(row["weeks_ago"]),
        "when_": row["when"],
        "then_": row["then"],
        "kept": row.get("kept"),
    }


def _suggestion(row: Row, people: Mapping[str, Person], days: Days) -> Row:
    return {
        "shown_on": days.ago(row["ago"]),
        "key": f"{row['kind']}:{people[row['contact']].id}",
        "outcome": row["outcome"],
        "reason": row.get("reason"),
        "until": days.ahead(row["until"]) if "until" in row else None,
    }


def _forecast(row: Row, search: int, days: Days) -> Row:
    issued = days.ago(row["ago"])
    return {
        "issued_on": issued,
        "search": search,
        "step": row["step"],
        "horizon_on": issued + timedelta(days=row["days"]),
        **{name: row[name] for name in ("chance", "low", "high")},
        "happened": row.get("happened"),
    }


def _answer(row: Row, days: Days) -> Row:
    return {
        "prompt": row["prompt"],
        "item": row["item"],
        "position": row["item"],
        "body": row["body"],
        "confirmed": True,
        "removed": row.get("removed", False),
        "answered_at": written(days.ago(row["ago"])),
    }


def _position(row: Row, days: Days) -> Row:
    return {
        "organisation": row["organisation"],
        "organisation_key": organisation_key(row["organisation"]),
        "title": row["title"],
        "started_on": days.ago(row["started_ago"]),
        "ended_on": days.ago(row["ended_ago"]),
    }
