"""Hold the rules of the referral ladder: which steps there are, their order in time, how a referral ends and goes on.

A ladder is a mapping of steps to days; nothing here moves by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from netjob.coaching import words
from netjob.errors import Refused

Ladder = Mapping[str, date]

FIRST = {"outgoing": "asked", "incoming": "introduced"}
MOST_GUESS = 100
# What the person who opened the door does not see by themselves, and so is to be told of.
NEWS = ("talked", "decision_maker", "put_forward", "interview", "offer", "accepted", "declined")


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """A referral as it is added: who opens the door, to whom or where, and the step it stands at since `reached_on`.

    People and target are given by id, or by a name that is new to the workbook.
    """

    referrer: int | None
    direction: str
    step: str
    reached_on: date
    person: int | None = None
    target: int | None = None
    opening: int | None = None
    weight: str = "unknown"
    came_from_referral: int | None = None
    seed: int | None = None
    give: int | None = None
    touchpoint: int | None = None
    guess: int | None = None
    notes: str = ""
    referrer_name: str = ""
    person_name: str = ""
    target_name: str = ""


def checked(form: ReferralForm, today: date) -> dict[str, object]:
    """The form as columns of `referral`; its step and day are checked too, and not among them, nor is its opening.

    Raises `Refused` naming the field: referrer, direction, person, weight, guess, step or reached_on.
    """
    words.one_of("direction", form.direction, words.REFERRAL_DIRECTIONS)
    words.one_of("weight", form.weight, words.WEIGHTS)
    if form.referrer is None and not form.referrer_name.strip():
        raise Refused("referrer", "choose_someone")
    if form.person is not None and form.person == form.referrer:
        raise Refused("person", "named_themselves")
    checked_guess(form.guess)
    placed({}, form.step, form.reached_on, form.direction, today)
    return {
        "referrer": form.referrer,
        "direction": form.direction,
        "weight": form.weight,
        "person": form.person,
        "target": form.target,
        "came_from_referral": form.came_from_referral,
        "seed": form.seed,
        "give": form.give,
        "touchpoint": form.touchpoint,
        "guess": form.guess,
        "notes": form.notes.strip() or None,
    }


def checked_guess(guess: int | None) -> None:
    """Raises `Refused` for a guess outside 0 to 100 percent; None is no guess."""
    if guess is not None and not 0 <= guess <= MOST_GUESS:
        raise Refused("guess", "range", low=0, high=MOST_GUESS)


def rungs(direction: str) -> tuple[str, ...]:
    """The steps of a referral in order, from the one at which its direction starts."""
    return words.STEPS[words.STEPS.index(FIRST[direction]) :]


def furthest(ladder: Ladder) -> str | None:
    """The furthest step that has a day; None for an empty ladder."""
    return next((step for step in reversed(words.STEPS) if step in ladder), None)


def ended(ladder: Ladder) -> str | None:
    """'declined' or 'lapsed' when the referral has ended, else None."""
    return next((end for end in words.ENDS if end in ladder), None)


def to_guess(direction: str, step: str) -> bool:
    """Whether a yes can still be guessed: once its outcome is known, a guess would be hindsight."""
    return direction == "outgoing" and step == FIRST["outgoing"]


def patience(horizons: Mapping[str, int]) -> dict[str, int]:
    """Days a referral may stand at each step before it counts as standing still: those of the step after it.

    At the last step and at an end nothing further is waited for, and they are not in it.
    """
    return {step: int(horizons[beyond]) for step, beyond in pairwise(words.STEPS)}


def still_since(step: str, since: date, days: Mapping[str, int], today: date) -> date | None:
    """The day from which a referral counts as standing still, by the `patience` given; None while it does not."""
    still = since + timedelta(days=days[step]) if step in days else None
    return still if still and still < today else None


def resting_since(ladder: Ladder) -> date | None:
    """The day it came to where it stands: of its end, else of its furthest step."""
    place = ended(ladder) or furthest(ladder)
    return ladder[place] if place else None


def following(ladder: Ladder, direction: str) -> tuple[str, ...]:
    """The steps that can come next: every rung beyond the furthest one; none once it has ended."""
    if ended(ladder):
        return ()
    there = furthest(ladder)
    beyond = words.STEPS.index(there) + 1 if there else 0
    return tuple(step for step in rungs(direction) if words.STEPS.index(step) >= beyond)


def gaps(ladder: Ladder, direction: str) -> tuple[str, ...]:
    """The rungs below the furthest one that have no day: for a hint to fill them in."""
    there = furthest(ladder)
    below = words.STEPS[: words.STEPS.index(there)] if there else ()
    return tuple(step for step in rungs(direction) if step in below and step not in ladder)


def placed(ladder: Ladder, step: str, day: date, direction: str, today: date) -> dict[str, date]:
    """The ladder with `step` reached on `day`: the next one, a skipped one, or an end.

    Raises `Refused` for `step` (no rung of this referral, dated already, ended) or `reached_on` (future, out of order).
    """
    words.one_of("step", step, (*words.STEPS, *words.ENDS))
    if step not in (*rungs(direction), *words.ENDS):
        raise Refused("step", "step_order", first=("step", FIRST[direction]))
    if ended(ladder):
        raise Refused("step", "ended")
    if step in ladder:
        raise Refused("step", "step_taken")
    return moved({**ladder, step: day}, step, day, today)


def moved(ladder: Ladder, step: str, day: date, today: date) -> dict[str, date]:
    """The ladder with the day of a dated `step` corrected. Raises `Refused` for `reached_on` (future, out of order)."""
    if step not in ladder:
        raise Refused("step", "step_missing")
    if day > today:
        raise Refused("reached_on", "future_date")
    order = (*words.STEPS, *words.ENDS)
    for other, reached in ladder.items():
        if order.index(other) < order.index(step) and reached > day:
            raise Refused("reached_on", "before_step", earlier=("step", other), day=reached)
        if order.index(other) > order.index(step) and reached < day:
            raise Refused("reached_on", "after_step", later=("step", other), day=reached)
    return {**ladder, step: day}


def without(ladder: Ladder, step: str) -> dict[str, date]:
    """The ladder without a step that was dated by mistake; `Refused` when it is the only one."""
    rest = {name: day for name, day in ladder.items() if name != step}
    if furthest(rest) is None:
        raise Refused("step", "only_step")
    return rest


def reopened(ladder: Ladder) -> dict[str, date]:
    """The ladder without its end: the referral goes on from its furthest step."""
    return {step: day for step, day in ladder.items() if step not in words.ENDS}
