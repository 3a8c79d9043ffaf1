"""Today: who comes, in which words, and what becomes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from netjob.coach import Coach
from netjob.coach.reasons import Suggestion, spoken
from netjob.coach.start import Outcome
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import Heard, TouchpointForm
from netjob.errors import Refused
from netjob.workbook import Workbook
from netjob.workbook.outcomes import LeftOut
from tests.hand import Hand, ago

DAY = timedelta(days=1)
HELLO = "A hello or something small to give is enough; an ask can wait for an answer."


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
    return [suggestion.name for suggestion in coach.start.who_next(more).suggestions]


def first(coach: Coach) -> Suggestion:
    return coach.start.who_next().suggestions[0]


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
    assert found.could == HELLO
    assert found.last == "Last in touch around September 2025, as you remember it"


def test_a_dormant_tie_is_offered_a_hello(coach: Coach) -> None:
    touched(coach, add(coach, "Ann Lee", tie="close"), 3 * 365)
    assert first(coach).could == HELLO
    assert first(coach).last == "Last: call, I reached out, 3 March 2023"


def test_without_goals_one_comes_and_more_when_asked_for(coach: Coach) -> None:
    for name in ("Ann", "Bob", "Cy"):
        add(coach, name)
    assert names(coach) == ["Ann"]
    assert coach.start.who_next().others
    assert names(coach, 1) == ["Ann", "Bob"]
    assert names(coach, 9) == ["Ann", "Bob", "Cy"]
    assert not coach.start.who_next(9).others


def test_the_week_is_divided_by_its_days(coach: Coach) -> None:
    for name in ("Ann", "Bob", "Cy", "Dee", "Eve", "Flo"):
        add(coach, name)
    coach.prepare.begin("laid_off", coach.today - timedelta(days=60), 20)
    assert names(coach) == ["Ann", "Bob", "Cy", "Dee", "Eve"]
    coach.prepare.change_hours(5)
    assert names(coach) == ["Ann", "Bob"]
    coach.start.later(first(coach).key, "tomorrow")
    assert names(coach) == ["Bob"]
    coach.start.not_this_one(first(coach), "not_now", "too soon")
    assert names(coach) == ["Cy"]
    coach.start.done(first(coach), Outcome("message"))
    day = coach.start.who_next()
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
    assert coach.start.who_next().week.counts.focused == 1
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
    day = coach.start.who_next()
    assert (day.rest, [suggestion.kind for suggestion in day.suggestions]) == (True, ["promise"])


def test_after_days_away_one_comes_and_the_rest_is_spread(coach: Coach) -> None:
    for number in range(12):
        add(coach, f"Person {number}")
    coach.prepare.begin("laid_off", coach.today - timedelta(days=60), 20)
    later = Coach(coach.book, coach.today + timedelta(days=7))
    assert (later.start.who_next().fresh, len(later.start.who_next().suggestions)) == (0, 1)
    coach.book.clock = lambda: datetime(2026, 3, 9, 12)
    later.start.later(first(later).key, "tomorrow")
    next_day = Coach(coach.book, coach.today + timedelta(days=8))
    assert (next_day.start.who_next().fresh, len(next_day.start.who_next().suggestions)) == (1, 2)


def test_not_this_person_is_learned_and_taken_back(coach: Coach) -> None:
    ann, bob = add(coach, "Ann"), add(coach, "Bob")
    touched(coach, ann, 3)  # a talk that asks for thanks
    assert names(coach, 5) == ["Ann", "Bob"]
    coach.start.not_this_one(first(coach), "not_person", " He moved away ")
    assert names(coach, 5) == ["Bob"]
    assert names(Coach(coach.book, coach.today + timedelta(days=400)), 5) == ["Bob"]
    promise(coach, ann, coach.today)
    assert [one.kind for one in coach.start.who_next(5).suggestions] == ["promise", "first"]
    assert coach.start.left_out() == [LeftOut(f"contact:{ann}", "Ann", "He moved away", None)]
    coach.start.suggest_again(f"contact:{ann}")
    assert coach.start.left_out() == []
    assert first(coach).choices == ("not_now",)
    assert bob


def test_not_this_kind_is_learned_and_taken_back(coach: Coach) -> None:
    for name in ("Ann", "Bob"):
        add(coach, name)
    add(coach, "Wanted", circle="wanted", tie="none")
    coach.start.not_this_one(first(coach), "not_kind")
    assert names(coach, 5) == ["Wanted"]
    assert coach.start.left_out() == [LeftOut("kind:first", None, None, None)]
    coach.start.suggest_again("kind:first")
    assert names(coach, 5) == ["Ann", "Bob", "Wanted"]


def test_no_list_stands_three_days_running_when_nothing_was_done(coach: Coach) -> None:
    for name in ("Ann", "Bob", "Cy"):
        add(coach, name)
    shown = []
    for ahead in range(4):
        later = Coach(coach.book, coach.today + ahead * DAY)
        day = later.start.who_next()
        for _ in range(2):
            later.start.seen(day)  # a rerun writes nothing twice
        shown.append(([one.name for one in day.suggestions], day.turned))
    assert shown == [(["Ann"], False), (["Ann"], False), (["Bob"], True), (["Ann"], False)]
    assert coach.book.value("SELECT count(*) FROM suggestion") == 4
    assert names(Coach(coach.book, coach.today + 2 * DAY), 1) == ["Ann", "Bob"]


def test_who_stands_alone_has_a_day_off_that_can_be_asked_back(coach: Coach) -> None:
    add(coach, "Ann")
    for ahead in range(2):
        later = Coach(coach.book, coach.today + ahead * DAY)
        later.start.seen(later.start.who_next())
    third = Coach(coach.book, coach.today + 2 * DAY).start
    assert (third.who_next().suggestions, third.who_next().turned, third.who_next().others) == ((), True, True)
    assert [one.name for one in third.who_next(1).suggestions] == ["Ann"]


@pytest.mark.parametrize(
    ("zone", "written", "fresh"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 22, 30), None),  # 23:30 on the 28th: four days ago
        ("Europe/Berlin", datetime(2026, 3, 28, 23, 30), None),  # 00:30 on the 29th, when clocks change
        ("Europe/Berlin", datetime(2026, 3, 27, 22, 30), 0),  # 23:30 on the 27th
        ("Pacific/Auckland", datetime(2026, 3, 27, 22, 30), None),  # 11:30 on the 28th
        ("America/Los_Angeles", datetime(2026, 3, 28, 2, 30), 0),  # 19:30 on the 27th
    ],
)
def test_days_away_are_the_users_own_days(coach: Coach, zone: str, written: datetime, fresh: int | None) -> None:
    coach.prepare.choose(zone=zone)
    coach.book.clock = lambda: written
    add(coach, "Ann")
    assert Coach(coach.book, date(2026, 4, 1)).start.who_next().fresh == fresh


def test_a_fresh_start_over_new_year(coach: Coach) -> None:
    coach.book.clock = lambda: datetime(2026, 12, 23, 12)
    for name in ("Ann", "Bob", "Cy"):
        add(coach, name)
    promise(coach, 1, date(2026, 12, 28))
    coach.prepare.begin("laid_off", date(2026, 1, 1), 20)
    back = Coach(coach.book, date(2027, 1, 4))
    assert back.start.who_next().fresh == 0
    assert [one.kind for one in back.start.who_next().suggestions] == ["promise", "first"]
    assert first(back).reason == "You planned for 28 December 2026: the page"


def test_an_ask_is_possible_once_a_slight_tie_answered(coach: Coach) -> None:
    ann = add(coach, "Ann", tie="slight")
    touched(coach, ann, 150)
    assert first(coach).could == "They have answered you: a question or an ask is possible."


def test_with_work_found_those_who_opened_a_door_come_and_no_ask_does(coach: Coach, book: Workbook) -> None:
    hand = Hand(book)
    ann = hand.contact("Ann", status="resting", organisation="Acme")
    hand.search(ago(90), ended_on=ago(5), outcome="found")
    hand.referral(ann, agreed=ago(80))
    hand.touch(hand.contact("Bob", circle="wanted", tie="none"), ago(20), ask="advice")
    assert [(one.kind, one.name) for one in coach.start.who_next(9).suggestions] == [("opened", "Ann")]
    assert first(coach).reason == "Opened a door while you were looking. They would like to hear how it ended."
    coach.start.done(first(coach), Outcome())
    assert book.rows("SELECT contact, kind FROM give") == [(ann, "thanks")]
    assert coach.start.who_next(9).suggestions == ()


# The first of the demo's list, as it stands on the tests' Monday: the promises, then doors, then the others.
DEMO = [
    "promise:18", "promise:16", "promise:14", "promise:13", "promise:15", "promise:2", "thanks:37", "thanks:24",
    "news:22", "news:35", "news:9", "news:16", "update:30", "update:34", "ask:touchpoint:550", "ask:referral:23",
    "promise:17", "cadence:6", "cadence:8", "cadence:35",
]  # fmt: skip


def test_the_demos_list_is_the_same_on_its_day(demo: Workbook, today: date) -> None:
    found = Coach(demo, today).start.who_next(40).suggestions
    assert [suggestion.key for suggestion in found][: len(DEMO)] == DEMO
    assert all(suggestion.reason and "{" not in suggestion.reason for suggestion in found)
    assert [suggestion.key for suggestion in Coach(demo, today).start.who_next().suggestions] == DEMO[:2]
    organisations = [suggestion.organisation for suggestion in found if suggestion.organisation]
    assert len(organisations) == len(set(organisations))


def test_a_day_has_its_year_only_when_it_is_another_one(today: date) -> None:
    assert spoken(today, today) == "2 March"
    assert spoken(date(2025, 12, 31), today) == "31 December 2025"
