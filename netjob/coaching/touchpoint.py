"""Describe a touchpoint as a person logs it, and refuse what the rules do not allow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from netjob.coaching import words
from netjob.coaching.workdays import after
from netjob.errors import Refused

MOST_WENT = 5
STEP_WORKDAYS = 2  # a next step without a day, and a thank-you: a default, not a finding


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was heard; `person` is the place, from 0, of who said it among the people of the form."""

    kind: str
    body: str
    person: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something promised: by me, or by the person at place `person`. Without a day it is due in two working days."""

    what: str
    due_on: date | None
    owed_by: str = "me"
    person: int = 0


@dataclass(frozen=True, slots=True)
class NameGiven:
    """Somebody whose name was given by the person at place `person`, or an organisation alone.

    `contact` is set when they are in the workbook already. `asked`: whether the name was asked for; None takes it from
    what the form says was asked. `promised`: the introduction to them is still to come. `guess`: how likely a yes to
    what was asked is, 0 to 100.
    """

    name: str
    organisation: str = ""
    contact: int | None = None
    asked: bool | None = None
    person: int = 0
    promised: bool = False
    guess: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Something done for the people of the form."""

    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class TouchpointForm:
    """One exchange with one or several people: contacts by id first, then the names of people new to the workbook.

    `talk` None is derived from the channel. Only who and the channel are required.
    """

    happened_on: date
    channel: str | None
    contacts: tuple[int, ...] = ()
    new_names: tuple[str, ...] = ()
    direction: str = "out"
    talk: bool | None = None
    angle: str | None = None
    ask: str | None = None
    points: tuple[str, ...] = ()
    common_ground: tuple[str, ...] = ()
    target: int | None = None
    decision_maker: bool | None = None
    heard: tuple[Heard, ...] = ()
    went: int | None = None
    notes: str = ""
    next_steps: tuple[NextStep, ...] = ()
    names: tuple[NameGiven, ...] = ()
    gives: tuple[Given, ...] = ()

    @property
    def people(self) -> int:
        """How many people it was with."""
        return len(self.contacts) + len(self.new_names)


def checked(form: TouchpointForm, today: date, days_off: Collection[date] = ()) -> TouchpointForm:
    """The form with spaces folded, `talk` decided and empty lines left out.

    Raises `Refused` naming the field: contacts, happened_on, direction, channel, angle, ask, points, common_ground,
    heard, went, next_what, next_on, next_by, names or gives.
    """
    if not form.people:
        raise Refused("contacts", "choose_someone")
    if form.happened_on > today:
        raise Refused("happened_on", "future_date")
    words.one_of("direction", form.direction, words.DIRECTIONS)
    if form.channel is None:
        raise Refused("channel", "channel_needed")
    words.one_of("channel", form.channel, words.CHANNELS)
    _checked_words(form)
    return replace(
        form,
        contacts=tuple(dict.fromkeys(form.contacts)),
        new_names=tuple(words.named("contacts", name) for name in form.new_names),
        talk=is_talk(form.channel, form.talk),
        heard=tuple(_heard(line, form.people) for line in form.heard if line.body.strip()),
        notes=form.notes.strip(),
        next_steps=tuple(
            _next_step(step, form, today, days_off) for step in form.next_steps if step.what.strip() or step.due_on
        ),
        names=tuple(_name(name, form) for name in form.names if _says(name)),
        gives=tuple(_given(give) for give in form.gives),
    )


def is_talk(channel: str, marked: bool | None) -> bool:
    """Whether both sides spoke: always for a call, video, meeting or event; else when it was marked so."""
    return channel in words.SPOKEN or bool(marked)


def asked_for_a_door(ask: str | None) -> bool:
    """Whether what was asked for opens doors: an introduction or a recommendation."""
    return ask in words.DOOR_ASKS


def _checked_words(form: TouchpointForm) -> None:
    if form.angle is not None:
        words.one_of("angle", form.angle, words.ANGLES)
    if form.ask is not None:
        words.one_of("ask", form.ask, words.ASKS)
    for point in form.points:
        words.one_of("points", point, words.POINTS)
    for ground in form.common_ground:
        words.one_of("common_ground", ground, words.GROUNDS)
    if form.went is not None and not 1 <= form.went <= MOST_WENT:
        raise Refused("went", "range", low=1, high=MOST_WENT)


def _heard(line: Heard, people: int) -> Heard:
    words.one_of("heard", line.kind, words.HEARD)
    _among("heard", line.person, people)
    return replace(line, body=line.body.strip())


def _next_step(step: NextStep, form: TouchpointForm, today: date, days_off: Collection[date]) -> NextStep:
    words.one_of("next_by", step.owed_by, words.OWED_BY)
    _among("next_by", step.person, form.people)
    if not step.what.strip():
        raise Refused("next_what", "what_needed")
    due_on = step.due_on or after(today, STEP_WORKDAYS, days_off)
    if due_on < form.happened_on:
        raise Refused("next_on", "before_the_day")
    return replace(step, what=" ".join(step.what.split()), due_on=due_on)


def _says(given: NameGiven) -> bool:
    return bool(given.name.strip() or given.organisation.strip()) or given.contact is not None


def _name(given: NameGiven, form: TouchpointForm) -> NameGiven:
    _among("names", given.person, form.people)
    if given.contact is not None and given.contact in form.contacts:
        raise Refused("names", "named_themselves")
    return replace(
        given,
        name=words.named("names", given.name) if given.contact is None and given.name.strip() else given.name.strip(),
        organisation=words.named("names", given.organisation) if given.organisation.strip() else "",
        asked=asked_for_a_door(form.ask) if given.asked is None else given.asked,
        promised=given.promised and (bool(given.name.strip()) or given.contact is not None),
    )


def _given(give: Given) -> Given:
    if not give.kind:
        raise Refused("gives", "kind_needed")
    words.one_of("gives", give.kind, words.GIVES)
    return replace(give, what=" ".join(give.what.split()))


def _among(field: str, person: int, people: int) -> None:
    if not 0 <= person < people:
        raise Refused(field, "choose_someone")
