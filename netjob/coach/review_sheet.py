"""Put a week on one page for a coach or a peer group: numbers only, or with names and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netjob.coach import week as said
from netjob.coach.review import Looked, Review
from netjob.coaching import weeks
from netjob.coaching.sheet import Section, Sheet, fitted
from netjob.coaching.weeks import WEEK
from netjob.content import label, text
from netjob.workbook.review import SIX_DAYS

MOST_HEARD = 12
MOST_TURNED = 8
BEFORE = 4  # weeks
SEARCHING = ("touchpoints", "talks", "asks", "gives")
KEEPING = ("contacts", "talks", "gives")


def sheet(review: Review, monday: date, names: bool) -> Sheet:
    """The sheet of a week. Without `names` nothing that anybody wrote is on it, so that no name can be."""
    looked = review.week(monday)
    words = _words(review, looked) if names else _counts(review, looked)
    sections = [
        Section(text("review", "sheet.numbers"), tuple(_numbers(review, looked)), listed=True),
        *words,
        Section(text("review", "sheet.hours"), tuple(_hours(looked)), listed=True),
        Section(text("review", "sheet.before"), tuple(_before(review, monday)), listed=True),
    ]
    title = text("review", "sheet.heading", label=weeks.label(monday))
    return Sheet(title, _about(review, monday), tuple(section for section in sections if section.lines))


def done(looked: Looked, name: str) -> int:
    """How many of one of the week's measures there were."""
    return int(getattr(looked.week, "focused" if name == "touchpoints" else name))


def _about(review: Review, monday: date) -> str:
    end = min(monday + SIX_DAYS, review.today)
    started = review.search.started_on if review.search else None
    if started is None or started > end:
        return text("review", "sheet.about", days=said.days(monday))
    return text("review", "sheet.about_day", days=said.days(monday), day=(end - started).days + 1)


def _numbers(review: Review, looked: Looked) -> Iterator[str]:
    if looked.week.rest:
        yield text("review", "sheet.rest")
    for name in SEARCHING if review.search else KEEPING:
        goal = getattr(looked.goals, name) if looked.goals else None
        facts = {"name": text("review", f"numbers.{name}"), "done": done(looked, name), "goal": goal}
        line = text("review", "sheet.planned" if goal else "sheet.line", **facts)
        average = looked.average
        if average:
            line = text("review", "sheet.average", line=line, average=said.short(getattr(average, name)))
        yield line


def _counts(review: Review, looked: Looked) -> Iterator[Section]:
    heard = [text("review", "sheet.heard_count", kind=label("heard", k), count=n) for k, n in looked.heard.items()]
    yield Section(text("review", "sheet.heard"), tuple(heard), listed=True)
    if review.search:
        yield Section(text("review", "sheet.turned"), (said.chain(looked),))
    if looked.intention:
        made = text("review", "sheet.intention_made", kept=kept(looked.intention.kept))
        yield Section(text("review", "sheet.intention"), (made,))


def _words(review: Review, looked: Looked) -> Iterator[Section]:
    monday = looked.week.monday
    heard = [
        text("review", "sheet.heard_line", name=one.name, kind=label("heard", one.kind), body=fitted(one.body))
        for one in review.heard(monday, limit=MOST_HEARD)
    ]
    yield Section(text("review", "sheet.heard"), tuple(heard), listed=True)
    if review.search:
        turned = [
            f"{one.referrer_name}: {said.story(one, review.today)}"
            for one in review.turned(monday, limit=MOST_TURNED)[1]
        ]
        yield Section(text("review", "sheet.turned"), (said.chain(looked), *turned))
    after = review.intended(monday + WEEK)
    if looked.intention:
        sentence = f"{said.sentence(looked.intention)} ({kept(looked.intention.kept)})"
        yield Section(text("review", "sheet.intention"), (sentence,))
    if after:
        yield Section(text("review", "sheet.intention_next"), (said.sentence(after),))


def _hours(looked: Looked) -> Iterator[str]:
    for source, minutes in looked.minutes.items():
        yield text("review", "sheet.hours_line", source=label("source", source), total=said.duration(minutes))


def _before(review: Review, monday: date) -> Iterator[str]:
    for found in review.before(monday, BEFORE):
        facts = {"label": found.label, "focused": found.focused, "talks": found.talks, "gives": found.gives}
        key = "rest" if found.rest else "line" if review.search else "keeping"
        yield text("review", f"sheet.before_{key}", contacts=found.contacts, **facts)


def kept(was: bool | None) -> str:
    """Whether an intention was kept, as people read it."""
    return text("review", "intention.unseen" if was is None else "intention.kept" if was else "intention.not_kept")
