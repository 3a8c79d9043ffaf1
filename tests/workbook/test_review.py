"""A week in SQL: what was heard, what moved, who could hear of it, targets without news, hours, intentions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from netjob.errors import NotFound, Refused
from netjob.workbook import Workbook, effort, intentions, review
from netjob.workbook.intentions import Intention
from netjob.workbook.review import Counts, Heard, Untouched
from tests.hand import TODAY, Hand, ago

LAST_OF_2026 = date(2026, 12, 28)  # Monday of 2026-W53, which ends on 3 January 2027
DAY = timedelta(days=1)


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def hear(hand: Hand, contact: int, day: date, kind: str, body: str) -> int:
    touchpoint = hand.touch(contact, day)
    hand.row("heard", touchpoint=touchpoint, kind=kind, body=body)
    return touchpoint


def test_what_was_heard_belongs_to_its_iso_week(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann")
    for day, body in (
        (LAST_OF_2026 - DAY, "the Sunday before"),
        (LAST_OF_2026, "Monday"),
        (date(2027, 1, 1), "New Year"),
        (date(2027, 1, 3), "Sunday"),
        (date(2027, 1, 4), "the Monday after"),
    ):
        hear(hand, ann, day, "news" if body != "New Year" else "advice", body)
    assert review.heard_kinds(book, LAST_OF_2026) == {"news": 2, "advice": 1}
    assert [one.body for one in review.heard(book, LAST_OF_2026, "", 9)] == ["Sunday", "New Year", "Monday"]
    assert review.heard(book, LAST_OF_2026, "advice", 9) == [Heard(ann, "Ann", date(2027, 1, 1), "advice", "New Year")]
    assert [one.body for one in review.heard(book, LAST_OF_2026, "", 1, 1)] == ["New Year"]
    assert [one.body for one in review.heard(book, date(2027, 1, 4), "", 9)] == ["the Monday after"]


def test_what_lies_in_the_trash_was_not_heard(book: Workbook, hand: Hand) -> None:
    gone = hand.contact("Gone", trashed_at=datetime(2026, 3, 1))
    hear(hand, gone, TODAY, "news", "x")
    thrown = hand.touch(hand.contact("Ann"), TODAY, trashed_at=datetime(2026, 3, 2))
    hand.row("heard", touchpoint=thrown, kind="name", body="y")
    assert review.heard_kinds(book, TODAY) == {}
    assert review.counts(book, TODAY) == Counts(0, 0, 0)


def test_what_turned_into_what(book: Workbook, hand: Hand) -> None:
    ann, bob = hand.contact("Ann"), hand.contact("Bob")
    talk = hear(hand, ann, TODAY, "name", "Bob, at Orbit")
    began = hand.referral(ann, asked=TODAY, agreed=TODAY + DAY)
    book.save(lambda writer: writer.update("referral", began, {"touchpoint": talk, "person": bob}))
    further = hand.referral(bob, asked=ago(30), agreed=ago(20), introduced=TODAY)
    hand.referral(bob, asked=ago(60), declined=TODAY)  # an end is no step further
    hand.referral(bob, asked=ago(60), agreed=ago(1))  # the Sunday before
    hand.referral(ann, asked=TODAY, trashed_at=datetime(2026, 3, 2))
    assert review.counts(book, TODAY) == Counts(names=1, begun=1, further=2)
    total, rows = review.turned(book, TODAY, 9)
    assert total == 3
    assert [row.referral for row in rows] == [began, further + 1, further]
    first = rows[0]
    assert (first.referrer_name, first.person, first.happened_on, first.channel) == ("Ann", "Bob", TODAY, "message")
    assert first.steps == (("asked", TODAY), ("agreed", TODAY + DAY))
    assert rows[2].steps == (("introduced", TODAY),)
    assert [row.referral for row in review.turned(book, TODAY, 1, 2)[1]] == [further]
    assert review.turned(book, TODAY, 1, 3) == (3, [first])  # the last page went
    assert review.turned(book, ago(7), 9)[0] == 1


def test_steps_of_an_opening_count_for_the_door_that_led_there(book: Workbook, hand: Hand) -> None:
    opening = hand.opening(stages={"interview": ago(3), "offer": TODAY})
    door = hand.referral(hand.contact("Ann"), asked=ago(40), opening=opening)
    assert review.counts(book, TODAY) == Counts(0, 0, 1)
    assert review.turned(book, TODAY, 9)[1][0].steps == (("offer", TODAY),)
    (told,) = review.to_tell(book, ago(30))
    assert (told.id, told.step, told.since) == (door, "offer", TODAY)
    assert review.to_tell(book, TODAY + DAY) == []


def test_targets_without_news(book: Workbook, hand: Hand) -> None:
    old = datetime(2026, 1, 1)

    def target(name: str, **values: object) -> int:
        row_id = hand.row("target", name=name, organisation_key=name.casefold(), status="active", **values)
        book.save(lambda writer: writer.execute("UPDATE target SET updated_at = ? WHERE id = ?", [old, row_id]))
        return row_id

    wanted, quiet = target("Wanted", motivation=3), target("Quiet", motivation=1)
    reached, asked, open_ = target("Reached"), target("Asked"), target("Open")
    target("Resting")
    book.save(lambda writer: writer.execute("UPDATE target SET status = 'resting' WHERE name = 'Resting'"))
    hand.touch(hand.contact("Ann", organisation_key="quiet"), ago(31))
    hand.touch(hand.contact("Bob", organisation_key="reached"), ago(30))
    door = hand.referral(hand.contact("Cy"), asked=ago(3))
    book.save(lambda writer: writer.update("referral", door, {"target": asked}))
    hand.opening(stages={"heard": ago(2)}, target=open_)
    since, moment = ago(30), datetime(2026, 1, 31)
    expected = [Untouched(wanted, "Wanted", None), Untouched(quiet, "Quiet", ago(31))]
    assert review.untouched(book, since, moment, 9) == (2, expected)
    assert review.untouched(book, since, moment, 1, 1) == (2, expected[1:])
    assert reached
    book.save(lambda writer: review.look_at(writer, wanted))
    assert review.untouched(book, since, moment, 9) == (1, expected[1:])


def test_hours_of_a_week_are_replaced_and_can_be_taken_back(book: Workbook, hand: Hand) -> None:
    from netjob.workbook.undo import undo

    hand.row("effort", monday=ago(7), source="network", minutes=60)
    hand.row("effort", monday=TODAY, source="network", minutes=90)
    hand.row("effort", monday=TODAY, source="posting", minutes=30)
    spent = {"network": 120, "posting": 0, "other": 15}
    assert book.save(lambda writer: effort.spend(writer, TODAY, spent), "batch") is True
    assert effort.minutes(book, TODAY) == {"network": 120, "other": 15}
    assert effort.by_week(book) == {ago(7): 60, TODAY: 135}
    assert book.save(lambda writer: effort.spend(writer, TODAY, spent)) is False
    book.save(lambda writer: undo(writer, "batch"))
    assert effort.minutes(book, TODAY) == {"network": 90, "posting": 30}


@pytest.mark.parametrize("spent", [{"network": -1}, {"network": 7 * 24 * 60 + 1}, {"lottery": 5}])
def test_minutes_that_no_week_has_are_refused(book: Workbook, spent: dict[str, int]) -> None:
    with pytest.raises(Refused):
        book.save(lambda writer: effort.spend(writer, TODAY, spent))
    assert effort.by_week(book) == {}


def test_a_week_has_one_intention(book: Workbook) -> None:
    def intend(when: str, then: str) -> object:
        return book.save(lambda writer: intentions.intend(writer, TODAY, when, then, ["a plan"]))

    book.save(lambda writer: writer.insert("intention", monday=TODAY, when_="Friday 10:00", then_="a plan"))
    assert intentions.by_week(book, ["a plan"]) == {}
    assert intend("", " ") is False
    assert intend(" it  rains ", "I ring Ann") is True
    (found,) = intentions.by_week(book, ["a plan"]).values()
    assert found == Intention(found.id, TODAY, "it rains", "I ring Ann", None)
    book.save(lambda writer: intentions.mark(writer, found.id, True))
    assert intend("it rains", "I ring Ann") is False
    assert intentions.by_week(book, ["a plan"])[TODAY].kept is True
    assert intend("it rains", "I ring Bob") is True  # another wording was not looked at yet
    assert intentions.by_week(book, ["a plan"])[TODAY] == Intention(found.id, TODAY, "it rains", "I ring Bob", None)
    assert intend("", "") is True
    assert intentions.by_week(book, ["a plan"]) == {}
    assert book.rows("SELECT then_ FROM intention") == [("a plan",)]


@pytest.mark.parametrize(
    ("when", "then", "field"), [("it rains", " ", "then"), ("", "I ring", "when"), ("x" * 201, "I ring", "when")]
)
def test_half_an_intention_is_refused(book: Workbook, when: str, then: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: intentions.intend(writer, TODAY, when, then, []))
    assert refused.value.field == field
    assert book.rows("SELECT * FROM intention") == []


def test_marking_an_intention_that_is_gone_says_so(book: Workbook) -> None:
    with pytest.raises(NotFound):
        book.save(lambda writer: intentions.mark(writer, 5, True))
