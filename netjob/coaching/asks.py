"""Say what could follow an ask that has no answer yet: three by seven for strangers, one nudge for those one knows.

*Three by seven*: one live ask to an organisation at a time; after three working days without an answer a second person
there may be tried; after seven the first is asked once more; then it rests. Whoever is known gets one nudge after seven
working days and then rests for 90 days. It advises; nothing is locked, nothing moves by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coaching import workdays

SECOND = 3  # working days
AGAIN = 7
RESTS = timedelta(days=90)
KINDS = ("answered", "together", "wait", "second", "again", "rest", "rested")
DUE = ("second", "again")  # what could be done today


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked of a contact, and what came since.

    `key` is 'referral:<id>', or 'touchpoint:<id>' for an ask that opened no referral. `organisation_key` says where it
    is to lead ('' when nobody knows), `again_on` is the last day on which the contact heard from the user since.
    """

    key: str
    contact: int
    name: str
    stranger: bool
    asked_on: date
    organisation: str = ""
    organisation_key: str = ""
    again_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What could be done, of `KINDS`, and its day.

    answered: an answer came on `day`. together: a stranger at the same place, `other`, was asked on `day` and the
    three days are not over. wait: until `day`. second: a second person there may be tried since `day`. again: ask once
    more since `day`. rest: until `day` (None: for good). rested: the rest ended on `day`.
    """

    kind: str
    day: date | None
    other: str = ""

    @property
    def due(self) -> bool:
        """Whether there is something that could be done today."""
        return self.kind in DUE


def advise(ask: Ask, asks: Iterable[Ask], today: date, days_off: Collection[date] = ()) -> Advice:
    """What could follow `ask`, beside the other `asks` that are open; `days_off` are the user's holidays."""
    if ask.answered_on is not None:
        return Advice("answered", ask.answered_on)
    seventh = workdays.after(ask.asked_on, AGAIN, days_off)
    if ask.again_on is not None:
        return _resting(ask, ask.again_on, today)
    if today >= ask.asked_on + RESTS:  # so long ago that asking once more would be a new ask
        return _resting(ask, ask.asked_on, today)
    if today >= seventh:
        return Advice("again", seventh)
    return _beside(ask, asks, today, days_off) if ask.stranger else Advice("wait", seventh)


def advised(asks: Sequence[Ask], today: date, days_off: Collection[date] = ()) -> list[tuple[Ask, Advice]]:
    """Every ask with its advice, in the order given."""
    at = defaultdict[str, list[Ask]](list)
    for ask in asks:
        at[ask.organisation_key].append(ask)
    return [(ask, advise(ask, at[ask.organisation_key], today, days_off)) for ask in asks]


def free_on(ask: Ask, days_off: Collection[date] = ()) -> date:
    """The day from which a second person may be tried beside `ask`."""
    return workdays.after(ask.asked_on, SECOND, days_off)


def open_at(organisation_key: str, asks: Iterable[Ask], today: date, days_off: Collection[date] = ()) -> Ask | None:
    """The stranger asked last at an organisation whose three days are not over; None when somebody may be asked."""
    waiting = [ask for ask in _live(organisation_key, asks) if today < free_on(ask, days_off)]
    return max(waiting, key=lambda ask: (ask.asked_on, ask.key), default=None)


def _beside(ask: Ask, asks: Iterable[Ask], today: date, days_off: Collection[date]) -> Advice:
    """Before the seventh day: whether anybody else was asked at the same place, and when somebody could be."""
    others = [other for other in _live(ask.organisation_key, asks) if other.contact != ask.contact]
    third, seventh = free_on(ask, days_off), workdays.after(ask.asked_on, AGAIN, days_off)
    before = max((o for o in others if o.asked_on <= ask.asked_on), key=lambda o: (o.asked_on, o.key), default=None)
    if before and ask.asked_on < free_on(before, days_off) and today < third:
        return Advice("together", before.asked_on, before.name)
    if others or not ask.organisation_key:
        return Advice("wait", seventh)
    return Advice("second", third) if today >= third else Advice("wait", third)


def _live(organisation_key: str, asks: Iterable[Ask]) -> list[Ask]:
    """Asks of strangers at an organisation that have neither an answer nor a second word from the user."""
    return [
        ask
        for ask in asks
        if ask.stranger
        and organisation_key
        and ask.organisation_key == organisation_key
        and ask.answered_on is None
        and ask.again_on is None
    ]


def _resting(ask: Ask, again_on: date, today: date) -> Advice:
    if ask.stranger:
        return Advice("rest", None)
    until = again_on + RESTS
    return Advice("rest" if today < until else "rested", until)
