"""Today: who comes, in which words, and what becomes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from netjob.coach import Coach
from netjob.coach.start import Outcome, Suggestion, spoken
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import Heard, TouchpointForm
from netjob.errors import Refused
from netjob.workbook import Workbook

DAY = timedelta(days=1)


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


def add(coach: Coach, name: str, **facts: object) -> int:
    return coach.people.add(ContactForm(name, **facts)) or 0  # type: ignore[arg-type]


def touched(coach: Coach, contact: int, days_ago: int, *heard: Heard) -> None:
    day = coach.today - timedelta(days=days_ago)
    coach.log.touchpoint(TouchpointForm(day, "call", (contact,), heard=heard))


def promise(coach: Coach, contact: int, due_on: date) -> None:
    facts = {"contact": contact, "owed_by": "me", "due_on": due_on, "what": "the page"}
    coach.book.save(lambda writer: writer.insert("follow_up", **facts))


def names(coach: Coach, more: int = 0) -> list[str]:
    return [suggestion.name for suggestion in coach.start.today(more).suggestions]


def first(coach: Coach) -> Suggestion:
    return coach.start.today().suggestions[0]


def test_a_suggestion_says_why_in_one_line(coach: Coach) -> None:
    ann = add(coach, "Ann Lee", organisation="Acme", tie="close")
    touched(coach, ann, 65, Heard("news", "She moved to planning"))
    assert first(coach) == Suggestion(
        key=f"cadence:{ann}",
        kind="cadence",
        contact=ann,
        name="Ann Lee",
        organisation="Acme",
        tie="close",
        reason="65 days since your last touchpoint; about every 30 is what you chose.",
        could="",
        last="“She moved to planning” (27 December 2025)",
    )


def test_who_was_never_touched_is_offered_a_hello(coach: Coach) -> None:
    add(coach, "Ann Lee", last_before=date(2025, 9, 1))
    found = first(coach)
    assert found.could == "A hello without an ask is enough."
    assert found.last == "Last in touch around September 2025, as you remember it"


def test_a_dormant_tie_is_offered_a_hello(coach: Coach) -> None:
    touched(coach, add(coach, "Ann Lee", tie="close"), 3 * 365)
    assert first(coach).could == "A hello without an ask is enough."
    assert first(coach).last == "Last: call, I reached out, 3 March 2023"


def test_without_goals_one_comes_and_more_when_asked_for(coach: Coach) -> None:
    for name in ("Ann", "Bob", "Cy"):
        add(coach, name)
    assert names(coach) == ["Ann"]
    assert coach.start.today().others
    assert names(coach, 1) == ["Ann", "Bob"]
    assert names(coach, 9) == ["Ann", "Bob", "Cy"]
    assert not coach.start.today(9).others


def test_the_week_is_divided_by_its_days(coach: Coach) -> None:
    for name in ("Ann", "Bob", "Cy", "Dee", "Eve", "Flo"):
        add(coach, name)
    coach.prepare.begin("laid_off", coach.today - timedelta(days=60), 20)
    assert names(coach) == ["Ann", "Bob", "Cy", "Dee", "Eve"]
    coach.prepare.change_hours(5)
    assert names(coach) == ["Ann", "Bob"]
    coach.start.later(first(coach).key, "tomorrow")
    assert names(coach) == ["Bob"]
    coach.start.not_this_one(first(coach).key, "not_now", "too soon")
    assert names(coach) == ["Cy"]
    coach.start.done(first(coach), Outcome("message"))
    day = coach.start.today()
    assert (day.suggestions, day.settled, day.others) == ((), 2, True)
    assert coach.book.rows("SELECT key, outcome, reason, until FROM suggestion ORDER BY id") == [
        ("cadence:1", "later", None, date(2026, 3, 3)),
        ("cadence:2", "not_this_one", "too soon", date(2026, 5, 31)),
        ("cadence:3", "done", None, None),
    ]


def test_done_logs_what_was_heard_and_counts_when_there_was_a_point(coach: Coach) -> None:
    ann = add(coach, "Ann")
    coach.prepare.begin("laid_off", coach.today, 5)
    suggestion = first(coach)
    for _ in range(2):
        coach.start.done(suggestion, Outcome("email", "She moved", "news", ("doing",)), "one")
    assert coach.book.rows("SELECT contact, happened_on, direction, channel, angle, points FROM touchpoint") == [
        (ann, coach.today, "out", "email", "acquaintance", ["doing"])
    ]
    assert coach.book.rows("SELECT kind, body FROM heard") == [("news", "She moved")]
    assert coach.start.today().week.counts.focused == 1
    with pytest.raises(Refused):
        coach.start.done(suggestion, Outcome(None))


def test_a_promise_comes_first_and_is_kept_by_done(coach: Coach) -> None:
    ann, bob = add(coach, "Ann", tie="close"), add(coach, "Bob")
    coach.book.save(
        lambda writer: writer.insert("follow_up", contact=bob, owed_by="me", due_on=coach.today - DAY, what="the page")
    )
    assert names(coach, 1) == ["Bob", "Ann"]
    assert first(coach).reason == "You planned for 1 March: the page"
    coach.start.done(first(coach), Outcome("message"))
    assert coach.book.value("SELECT done_on FROM follow_up") == coach.today
    assert names(coach, 1) == ["Ann"]
    assert ann == first(Coach(coach.book, coach.today + DAY)).contact


def test_a_week_of_rest_shows_promises_only(coach: Coach) -> None:
    ann = add(coach, "Ann")
    coach.prepare.rest(True)
    assert names(coach) == []
    promise(coach, ann, coach.today)
    day = coach.start.today()
    assert (day.rest, [suggestion.kind for suggestion in day.suggestions]) == (True, ["promise"])


def test_after_days_away_one_comes_and_the_rest_is_spread(coach: Coach) -> None:
    for number in range(12):
        add(coach, f"Person {number}")
    coach.prepare.begin("laid_off", coach.today - timedelta(days=60), 20)
    later = Coach(coach.book, coach.today + timedelta(days=7))
    assert (later.start.today().fresh, len(later.start.today().suggestions)) == (0, 1)
    coach.book.clock = lambda: datetime(2026, 3, 9, 12)
    later.start.later(first(later).key, "tomorrow")
    next_day = Coach(coach.book, coach.today + timedelta(days=8))
    assert (next_day.start.today().fresh, len(next_day.start.today().suggestions)) == (1, 2)


def test_somebody_turned_down_can_be_suggested_again(coach: Coach) -> None:
    ann = add(coach, "Ann")
    coach.start.not_this_one(f"cadence:{ann}", "not_again")
    assert (names(coach), coach.start.turned_down()) == ([], [(f"cadence:{ann}", "Ann", None)])
    coach.start.suggest_again(f"cadence:{ann}")
    assert (names(coach), coach.start.turned_down()) == (["Ann"], [])


def test_every_kind_of_suggestion_has_its_sentence(demo: Workbook, today: date) -> None:
    found = Coach(demo, today).start.today(40).suggestions
    assert {"promise", "cadence"} <= {suggestion.kind for suggestion in found}
    assert all(suggestion.reason and "{" not in suggestion.reason for suggestion in found)


def test_a_day_has_its_year_only_when_it_is_another_one(today: date) -> None:
    assert spoken(today, today) == "2 March"
    assert spoken(date(2025, 12, 31), today) == "31 December 2025"
