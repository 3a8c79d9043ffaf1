"""What became of suggestions, and what is left out."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from netjob.workbook import Workbook, outcomes
from netjob.workbook.outcomes import LeftOut
from tests.hand import Hand, ago

DAY = timedelta(days=1)


def decide(
    book: Workbook, key: str, outcome: str, day: date, until: date | None = None, reason: str | None = None
) -> None:
    book.save(lambda writer: outcomes.decide(writer, key, outcome, day, reason, until))


def show(book: Workbook, day: date, *keys: str) -> None:
    book.save(lambda writer: outcomes.show(writer, keys, day))


def test_a_promise_that_is_done_is_kept_today(book: Workbook, today: date) -> None:
    hand = Hand(book)
    row_id = hand.row("follow_up", contact=hand.contact(), owed_by="me", due_on=ago(9), what="the page")
    book.save(lambda writer: outcomes.fulfil(writer, f"promise:{row_id}", today))
    assert book.rows("SELECT done_on FROM follow_up") == [(today,)]


def test_what_was_decided_hides_until_its_day(book: Workbook, today: date) -> None:
    tomorrow = today + DAY
    for key, outcome, until in (
        ("cadence:1", "later", tomorrow), ("cadence:2", "later", today), ("cadence:3", "not_this_one", None),
        ("cadence:4", "not_this_one", tomorrow), ("cadence:5", "done", None), ("cadence:6", "later", tomorrow),
        ("cadence:6", "later", today),
    ):  # fmt: skip
        decide(book, key, outcome, today, until)
    assert outcomes.away(book, today) == {"cadence:1", "cadence:3", "cadence:4", "cadence:5"}
    assert outcomes.away(book, tomorrow) == {"cadence:3"}
    assert outcomes.settled(book, today) == 4
    assert outcomes.settled(book, tomorrow) == 0


def test_the_answer_is_written_where_the_suggestion_stands(book: Workbook, today: date) -> None:
    show(book, today, "cadence:1", "cadence:2")
    assert outcomes.unwritten(book, ["cadence:2", "cadence:3"], today) == ["cadence:3"]
    decide(book, "cadence:1", "later", today, today + DAY)
    assert book.rows("SELECT key, outcome, until FROM suggestion ORDER BY id") == [
        ("cadence:1", "later", today + DAY),
        ("cadence:2", None, None),
    ]
    assert outcomes.away(book, today) == {"cadence:1"}
    show(book, today + DAY, "cadence:1")
    assert outcomes.away(book, today + DAY) == set()


def test_what_stood_on_the_days_of_the_last_week(book: Workbook, today: date) -> None:
    show(book, ago(8), "cadence:9")
    show(book, ago(7), "cadence:1", "cadence:2")
    show(book, ago(1), "cadence:2", "cadence:3")
    decide(book, "cadence:3", "done", ago(1))
    show(book, today, "cadence:4")
    assert outcomes.stood(book, today) == [{"cadence:2"}, {"cadence:1", "cadence:2"}]


def test_what_stands_is_nothing_that_a_person_did(book: Workbook, today: date) -> None:
    show(book, today, "cadence:1")
    assert outcomes.active(book, today) == []


def test_people_and_kinds_are_listed_with_the_reason_and_brought_back(book: Workbook, today: date) -> None:
    hand = Hand(book)
    ann, bob, cy, dee = (hand.contact(name) for name in ("Ann", "Bob", "Cy", "Dee"))
    promise = hand.row("follow_up", contact=cy, owed_by="me", due_on=ago(1), what="the page")
    door = hand.referral(dee, agreed=ago(3))
    talk = hand.touch(dee, ago(3), talk=True)
    until = today + timedelta(days=90)
    expected = [
        LeftOut(f"contact:{ann}", "Ann", "He moved away", None),
        LeftOut(f"cadence:{bob}", "Bob", None, until),
        LeftOut(f"promise:{promise}", "Cy", None, until),
        LeftOut(f"ask:referral:{door}", "Dee", None, until),
        LeftOut(f"ask:touchpoint:{talk}", "Dee", None, until),
        LeftOut(f"talk:{talk}", "Dee", None, until),
        LeftOut(f"thanks:{door}", "Dee", None, until),
        LeftOut("kind:wanted", None, None, None),
    ]
    for one in reversed(expected):
        decide(book, one.key, "not_this_one", today, one.until, one.reason)
    decide(book, "keep:1", "not_this_one", today)  # another page's
    decide(book, "path:1:2", "not_this_one", today)
    assert outcomes.left_out(book, today) == expected
    for one in expected:
        book.save(lambda writer, key=one.key: outcomes.bring_back(writer, key, today))
    assert outcomes.left_out(book, today) == []
    assert outcomes.away(book, today) == {"keep:1", "path:1:2"}


def test_a_reminder_comes_back_on_its_day(book: Workbook, today: date) -> None:
    tomorrow = today + DAY
    decide(book, "linkedin:0", "later", today, tomorrow)
    assert not outcomes.reminded(book, "linkedin:0", today)
    assert outcomes.reminded(book, "linkedin:0", tomorrow)
    assert outcomes.settled(book, today) == 0


def test_moments_of_writing_are_those_of_sixty_days_and_the_last_before(book: Workbook, today: date) -> None:
    hand = Hand(book)
    for moment in (datetime(2025, 1, 1, 9), datetime(2025, 6, 1, 9, 7), datetime(2026, 3, 1, 23, 50)):
        book.clock = lambda moment=moment: moment
        hand.contact()
    assert outcomes.active(book, today) == [datetime(2025, 6, 1, 9), datetime(2026, 3, 1, 23, 45)]
