"""Weeks, days and silences from rows written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.preferences import CADENCE_DAYS
from netjob.coaching.weeks import Week
from netjob.workbook import Workbook, cadence
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def this_week(book: Workbook) -> Week:
    return cadence.weekly(book, TODAY)[-1]


def focused(hand: Hand, contact: int, day: date = TODAY, **values: object) -> int:
    return hand.touch(contact, day, **{"angle": "role", "points": ["next"]} | values)


def test_a_week_in_numbers(book: Workbook, hand: Hand) -> None:
    ada, ben = hand.contact("Ada"), hand.contact("Ben")
    hand.touch(ada, TODAY)
    hand.touch(ada, TODAY, direction="in", talk=True, channel="call")
    hand.touch(ben, TODAY, ask="introduction")
    hand.touch(ben, TODAY, ask="job")
    hand.touch(ben, ago(1))
    hand.give(ben, TODAY)
    week = this_week(book)
    assert (week.monday, week.label) == (date(2026, 3, 2), "2026-W10")
    assert (week.outgoing, week.incoming, week.talks, week.asks, week.gives) == (3, 1, 1, 1, 1)
    assert cadence.people(book, TODAY) == {week.monday: 2, ago(7): 1}
    assert cadence.weekly(book, TODAY)[-2].outgoing == 1


def test_the_last_104_weeks_are_listed_with_their_gaps(book: Workbook, hand: Hand) -> None:
    assert cadence.weekly(book, TODAY) == []
    hand.touch(hand.contact(), ago(2000))
    weeks = cadence.weekly(book, TODAY)
    assert len(weeks) == 104
    assert (weeks[0].monday, weeks[0].touchpoints) == (date(2024, 3, 11), 0)


def test_what_is_in_the_trash_or_still_to_come_counts_nowhere(book: Workbook, hand: Hand) -> None:
    ada, gone = hand.contact(), hand.contact(trashed_at="2026-02-01")
    hand.touch(ada, TODAY, trashed_at="2026-03-01")
    hand.touch(gone, TODAY)
    hand.touch(ada, date(2026, 3, 3))
    assert this_week(book).touchpoints == 0
    assert cadence.daily(book, ago(30), TODAY) == []
    assert cadence.weekly_by(book, "direction", ago(7), TODAY) == []


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"angle": None}, False),
        ({"points": None}, False),
        ({"points": []}, False),
        ({"points": None, "common_ground": ["reading"]}, True),
        ({"direction": "in"}, False),
    ],
)
def test_focused_needs_an_angle_and_something_said(
    book: Workbook, hand: Hand, values: dict[str, object], counts: bool
) -> None:
    focused(hand, hand.contact(), **values)
    assert this_week(book).focused == int(counts)


def test_a_give_makes_a_touchpoint_focused_too(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    with_give = hand.touch(ada, TODAY, angle="connection")
    hand.touch(ada, TODAY, angle="connection")
    hand.give(ada, TODAY, touchpoint=with_give)
    hand.give(ada, TODAY, touchpoint=None)
    assert this_week(book).focused == 1


@pytest.mark.parametrize(("people", "expected"), [(4, 4), (5, 1), (6, 1)])
def test_the_same_text_to_five_or_more_in_a_day_counts_once(
    book: Workbook, hand: Hand, people: int, expected: int
) -> None:
    for at in range(people):
        focused(hand, hand.contact(f"Person {at}"), batch="letter")
    assert this_week(book).focused == expected
    assert this_week(book).outgoing == people


def test_the_same_form_on_two_days_is_two_texts(book: Workbook, hand: Hand) -> None:
    for at in range(5):
        focused(hand, hand.contact(f"Person {at}"), batch="letter", day=ago(7) if at else ago(8))
    assert [week.focused for week in cadence.weekly(book, TODAY)[-3:]] == [1, 4, 0]


def test_contacts_in_the_pool_show_in_bars_and_calendar_and_in_no_goal(book: Workbook, hand: Hand) -> None:
    pool = hand.contact(status="pool")
    focused(hand, pool, talk=True, ask="advice")
    hand.give(pool, TODAY)
    week = this_week(book)
    assert (week.outgoing, cadence.people(book, TODAY)) == (1, {week.monday: 1})
    assert (week.focused, week.talks, week.asks, week.gives) == (0, 0, 0, 0)
    assert cadence.daily(book, ago(7), TODAY) == [(TODAY, 1)]


def test_bars_by_group(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.touch(ada, ago(8), channel="call", circle="wanted")
    hand.touch(ada, ago(7), channel="call")
    hand.touch(ada, TODAY, direction="in")
    monday, last = date(2026, 2, 16), date(2026, 2, 23)
    assert cadence.weekly_by(book, "channel", monday, TODAY) == [
        (monday, "call", 1), (last, "call", 1), (TODAY, "message", 1),
    ]  # fmt: skip
    assert cadence.weekly_by(book, "circle", monday, TODAY)[0] == (monday, "wanted", 1)
    assert cadence.weekly_by(book, "direction", TODAY, TODAY) == [(TODAY, "in", 1)]
    with pytest.raises(KeyError):
        cadence.weekly_by(book, "name; DROP TABLE contact", monday, TODAY)


def names(book: Workbook) -> list[str]:
    return [silence.contact for silence in cadence.silent(book, CADENCE_DAYS, TODAY)]


def test_never_touched_comes_first_then_the_longest_silence_for_its_cadence(book: Workbook, hand: Hand) -> None:
    hand.touch(hand.contact("Amber", tie="close"), ago(31))
    hand.touch(hand.contact("Red", tie="close"), ago(61))
    hand.touch(hand.contact("In time", tie="slight"), ago(61))
    hand.contact("Never")
    found = cadence.silent(book, CADENCE_DAYS, TODAY)
    assert [(one.contact, one.colour, one.days_since, one.cadence_days) for one in found] == [
        ("Never", "never", None, 60), ("Red", "red", 61, 30), ("Amber", "amber", 31, 30),
    ]  # fmt: skip
    assert [one.ratio for one in found] == [None, 61 / 30, 31 / 30]
    assert [one.due_on for one in found] == [None, ago(31), ago(1)]


def test_on_its_day_a_contact_is_due_and_not_past(book: Workbook, hand: Hand) -> None:
    hand.touch(hand.contact(tie="close"), ago(30))
    (one,) = cadence.tended(book, CADENCE_DAYS, TODAY)
    assert (one.due, one.past, one.due_on, one.colour) == (True, False, TODAY, "green")
    assert names(book) == []


@pytest.mark.parametrize(
    "left_out",
    [
        {"status": "pool"},
        {"status": "waiting"},
        {"status": "resting"},
        {"status": "closed"},
        {"paused_until": TODAY},
        {"tie": "none"},
        {"circle": "wanted"},
        {"trashed_at": "2026-02-01"},
    ],
)
def test_who_is_left_out(book: Workbook, hand: Hand, left_out: dict[str, object]) -> None:
    hand.contact(**left_out)
    assert cadence.tended(book, CADENCE_DAYS, TODAY) == []


def test_an_own_cadence_goes_before_the_ties_and_a_pause_ends(book: Workbook, hand: Hand) -> None:
    hand.touch(hand.contact("Own", tie="none", circle="wanted", cadence_days=7), ago(8))
    hand.contact("Back", paused_until=ago(1))
    assert names(book) == ["Back", "Own"]


def test_a_snoozed_contact_comes_back_on_the_day(book: Workbook, hand: Hand) -> None:
    snoozed, back = hand.contact("Snoozed"), hand.contact("Back")
    hand.row("suggestion", shown_on=ago(3), key=f"cadence:{snoozed}", outcome="later", until=date(2026, 3, 3))
    hand.row("suggestion", shown_on=ago(3), key=f"cadence:{back}", outcome="later", until=TODAY)
    assert names(book) == ["Back"]


def test_a_past_dated_touchpoint_moves_the_last_touch_only_when_it_is_later(book: Workbook, hand: Hand) -> None:
    ada = hand.contact(last_before=ago(1))
    assert names(book) == ["Ada Byron"]
    hand.touch(ada, ago(10))
    hand.touch(ada, ago(400))
    hand.touch(ada, ago(5), trashed_at="2026-03-01")
    (one,) = cadence.tended(book, CADENCE_DAYS, TODAY)
    assert one.days_since == 10


def test_rest_weeks(book: Workbook, hand: Hand) -> None:
    hand.rest(date(2026, 2, 23))
    assert cadence.rest_weeks(book) == {date(2026, 2, 23)}
