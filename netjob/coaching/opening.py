"""Hold the rules of an opening: what it is, its dated stages and their order, the facts of the side door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from netjob.coaching import words
from netjob.coaching.identity import organisation_key
from netjob.errors import Refused

Stages = Mapping[str, date]

# What may be known of how an opening came about; each is yes, no, or not known yet.
FACTS = ("advertised", "shortlist", "ahead_of_line", "met_decision_maker_first", "shaped")
# Each line is in order by itself. Who comes through people is often talked with first and files the form afterwards:
# `applied` and `answered` keep no order with the talks.
ORDERS = (
    ("heard", "applied", "answered", "closed"),
    ("heard", "interview", "final", "offer", "accepted", "closed"),
)
END = "closed"


@dataclass(frozen=True, slots=True)
class OpeningForm:
    """An opening as it is added: where, which role, how it was found, and the stage it stands at since `reached_on`.

    With `referral` the opening becomes that referral's.
    """

    organisation: str
    source: str
    stage: str
    reached_on: date
    role: str = ""
    target: int | None = None
    notes: str = ""
    referral: int | None = None


def checked(form: OpeningForm, today: date) -> dict[str, object]:
    """The form as columns of `opening`; its stage and day are checked too, and not among them.

    Raises `Refused` naming the field: organisation, role, source, stage or reached_on.
    """
    placed({}, form.stage, form.reached_on, today)
    return described(form.organisation, form.role, form.source, form.target, form.notes)


def described(organisation: str, role: str, source: str, target: int | None, notes: str) -> dict[str, object]:
    """What says which opening it is, as columns. Raises `Refused` naming organisation, role or source."""
    name = words.named("organisation", organisation)
    return {
        "target": target,
        "organisation": name,
        "organisation_key": organisation_key(name) or name.casefold(),
        "role": words.named("role", role) if role.strip() else None,
        "source": words.one_of("source", source, words.SOURCES),
        "notes": notes.strip() or None,
    }


def standing(stages: Stages) -> str | None:
    """Where an opening stands: closed where it was closed, else its furthest stage; None without any."""
    return next((stage for stage in reversed(words.STAGES) if stage in stages), None)


def following(stages: Stages) -> tuple[str, ...]:
    """The stages that can still get a day, those beyond the furthest one first; none once it is closed."""
    if END in stages:
        return ()
    furthest = standing(stages)
    at = words.STAGES.index(furthest) if furthest else -1
    open_ = [stage for stage in words.STAGES if stage not in stages and stage != END]
    return tuple(sorted(open_, key=lambda stage: words.STAGES.index(stage) < at))


def placed(stages: Stages, stage: str, day: date, today: date, field: str = "stage") -> dict[str, date]:
    """The stages with one more, reached on `day`; `field` is where the stage was chosen.

    Raises `Refused` for `field` (unknown, dated already, closed) or `reached_on` (future, out of order).
    """
    words.one_of(field, stage, words.STAGES)
    if END in stages:
        raise Refused(field, "opening_closed")
    if stage in stages:
        raise Refused(field, "step_taken")
    return moved({**stages, stage: day}, stage, day, today)


def moved(stages: Stages, stage: str, day: date, today: date) -> dict[str, date]:
    """The stages with the day of a dated one corrected. Raises `Refused` for `reached_on` (future, out of order)."""
    if stage not in stages:
        raise Refused("stage", "step_missing")
    if day > today:
        raise Refused("reached_on", "future_date")
    for other, earlier in _crossed(stages, stage, day):
        if earlier:
            raise Refused("reached_on", "before_step", earlier=("stage", other), day=stages[other])
        raise Refused("reached_on", "after_step", later=("stage", other), day=stages[other])
    return {**stages, stage: day}


def joined(stages: Stages, steps: Stages) -> dict[str, date]:
    """The stages with those that only a referral has dated, once it leads to the opening; a last round is an interview.

    What the referral was asked for and agreed to needs no order with them: a door may open while an opening is on its
    way. Raises `Refused` for `opening` (closed, or a day of the two that cannot stand together).
    """
    if END in stages:
        raise Refused("opening", "opening_closed")
    found = dict(stages)
    for step, day in steps.items():
        if step in stages or (step == "interview" and "final" in stages):
            continue
        for other, _ in _crossed(found, step, day):
            raise Refused(
                "opening", "opening_days", step=("step", step), day=day, stage=("stage", other), on=found[other]
            )
        found[step] = day
    return found


def _crossed(stages: Stages, stage: str, day: date) -> Iterator[tuple[str, bool]]:
    """The stages that are dated later though they come earlier (true), or earlier though they come later (false)."""
    for order in (order for order in ORDERS if stage in order):
        for other in (other for other in order if other in stages and other != stage):
            earlier = order.index(other) < order.index(stage)
            if (stages[other] > day) if earlier else (stages[other] < day):
                yield other, earlier
