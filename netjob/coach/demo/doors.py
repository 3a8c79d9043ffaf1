"""Place referrals with their steps and exchanges, and openings with their stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from netjob.coach.demo.days import Days, written
from netjob.coach.demo.exchange import Exchange
from netjob.coach.demo.people import Person
from netjob.coach.demo.script import Row, Tables, chapter
from netjob.coaching.identity import organisation_key

# Steps whose exchange is with the person the door leads to; the others are with the one who opens it.
_WITH_PERSON = ("talked", "decision_maker", "interview", "offer", "declined")
_OUT = ("asked", "talked", "decision_maker")
_ANGLES = {"asked": "role", "talked": "insight", "decision_maker": "role"}
_CAME_UP = ("asked", "introduced")


@dataclass(frozen=True, slots=True)
class Doors:
    """The referrals and openings of the files, and the ids that other rows are known by."""

    referrals: list[Row]
    openings: list[Row]
    people: Mapping[str, Person]
    targets: Mapping[str, int]
    seeds: Mapping[str, int]
    days: Days


def read(people: Mapping[str, Person], targets: Mapping[str, int], seeds: Mapping[str, int], days: Days) -> Doors:
    """What referrals.toml and openings.toml say."""
    return Doors(chapter("referrals")["referral"], chapter("openings")["opening"], people, targets, seeds, days)


def exchanges(doors: Doors) -> list[Exchange]:
    """The touchpoints of every step that says something, of writing to the new person, and of telling who opened."""
    script = chapter("referrals")
    words = {when: cycle(lines) for when, lines in script["told"].items()}
    hellos = cycle(script["wrote"]["lines"])
    found = []
    for referral in doors.referrals:
        target = doors.targets.get(referral.get("target", ""))
        for step in referral["steps"]:
            if "note" in step:
                found.append(_step_exchange(doors, referral, step, target))
                if step["step"] == "introduced" and "to" in referral:
                    line, person = next(hellos), doors.people[referral["to"]]
                    found.append(Exchange(person, doors.days.ago(step["ago"]), "out", line["by"], line, target))
            if "told" in step:
                line = next(words["introduced" if step["step"] == "introduced" else "later"])
                person, day = doors.people[referral["from"]], doors.days.ago(step["told"])
                found.append(Exchange(person, day, "out", line["by"], line, target))
    return found


def named_on(doors: Doors) -> dict[int, date]:
    """The day on which each person a door leads to was first named, by id."""
    days: dict[int, date] = {}
    for referral in doors.referrals:
        if "to" in referral:
            person, day = doors.people[referral["to"]].id, doors.days.ago(referral["steps"][0]["ago"])
            days[person] = min(day, days.get(person, day))
    return days


def tables(doors: Doors, marks: Mapping[str, int]) -> Tables:
    """The rows of `referral`, `referral_step`, `opening`, `opening_stage` and `opening_contact`."""
    opening_ids = {opening["key"]: at for at, opening in enumerate(doors.openings, start=1)}
    referral_ids = {referral["key"]: at for at, referral in enumerate(doors.referrals, start=1)}
    return {
        "opening": [_opening(opening_ids[opening["key"]], opening, doors) for opening in doors.openings],
        "opening_stage": [
            {"opening": opening_ids[opening["key"]], "stage": stage, "reached_on": doors.days.ago(ago)}
            for opening in doors.openings
            for stage, ago in opening["stages"].items()
        ],
        "opening_contact": [
            {"opening": opening_ids[opening["key"]], "contact": doors.people[key].id, "part": part}
            for opening in doors.openings
            for key, part in opening["contacts"].items()
        ],
        "referral": [_referral(referral, referral_ids, opening_ids, marks, doors) for referral in doors.referrals],
        "referral_step": [
            {
                "referral": referral_ids[referral["key"]],
                "step": step["step"],
                "reached_on": doors.days.ago(step["ago"]),
                "told_on": doors.days.ago(step["told"]) if "told" in step else None,
            }
            for referral in doors.referrals
            for step in referral["steps"]
        ],
    }


def _step_exchange(doors: Doors, referral: Row, step: Row, target: int | None) -> Exchange:
    name = step["step"]
    whom = referral["to"] if name in _WITH_PERSON and "to" in referral else referral["from"]
    says = {"angle": _ANGLES.get(name), "ground": name in _OUT, **step}
    if name == "asked":
        says["ask"] = referral["ask"]
    return Exchange(
        doors.people[whom],
        doors.days.ago(step["ago"]),
        "out" if name in _OUT else "in",
        step["by"],
        says,
        target,
        mark=f"{referral['key']}:{name}",
    )


def _referral(
    referral: Row, ids: Mapping[str, int], openings: Mapping[str, int], marks: Mapping[str, int], doors: Doors
) -> Row:
    began = written(doors.days.ago(referral["steps"][0]["ago"]))
    return {
        "id": ids[referral["key"]],
        "referrer": doors.people[referral["from"]].id,
        "direction": referral["direction"],
        "weight": referral["weight"],
        "person": doors.people[referral["to"]].id if "to" in referral else None,
        "target": doors.targets.get(referral.get("target", "")),
        "opening": openings.get(referral.get("opening", "")),
        "came_from_referral": ids.get(referral.get("after", "")),
        "seed": doors.seeds.get(referral.get("seed", "")),
        "touchpoint": next((marks[m] for s in _CAME_UP if (m := f"{referral['key']}:{s}") in marks), None),
        "guess": referral.get("guess"),
        "notes": referral.get("notes"),
        "created_at": began,
        "updated_at": written(doors.days.ago(referral["steps"][-1]["ago"])),
    }


def _opening(row_id: int, opening: Row, doors: Doors) -> Row:
    days = [written(doors.days.ago(ago)) for ago in opening["stages"].values()]
    facts = ("advertised", "shortlist", "ahead_of_line", "met_decision_maker_first", "shaped")
    return {
        "id": row_id,
        "target": doors.targets.get(opening.get("target", "")),
        "organisation": opening["organisation"],
        "organisation_key": organisation_key(opening["organisation"]),
        "role": opening["role"],
        "source": opening["source"],
        **{fact: opening.get(fact) for fact in facts},
        "vouched_by": doors.people[opening["vouched_by"]].id if "vouched_by" in opening else None,
        "notes": opening.get("notes"),
        "created_at": days[0],
        "updated_at": days[-1],
    }
