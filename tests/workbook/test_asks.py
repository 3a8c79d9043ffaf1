"""Asks that stand open: of referrals and of other touchpoints, and what came since."""

from __future__ import annotations

import pytest

from netjob.coaching.asks import Ask
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import TouchpointForm
from netjob.workbook import Workbook, asks, contacts, referrals, touchpoints
from tests.workbook.doors import TODAY, add, day, opening


@pytest.fixture
def stranger(book: Workbook) -> int:
    form = ContactForm("Sam", "Acme Ltd", circle="wanted", tie="none")
    found = book.save(lambda writer: contacts.add(writer, form))
    assert found is not None
    return found


def log(book: Workbook, contact: int, on: int, **values: object) -> int:
    form = TouchpointForm(day(on), values.pop("channel", "message"), contacts=(contact,), **values)  # type: ignore[arg-type]
    found = book.save(lambda writer: touchpoints.log(writer, form, TODAY))
    assert found is not None
    return found[0]


def test_a_referral_at_asked_stands_open(book: Workbook, ann: int, stranger: int) -> None:
    one, other = add(book, ann, target_name="Orbit GmbH"), add(book, stranger, on=3)
    assert asks.asks(book, TODAY) == [
        Ask(f"referral:{one}", ann, "Ann Lee", False, day(1), "Orbit GmbH", "orbit"),
        Ask(f"referral:{other}", stranger, "Sam", True, day(3), "Acme Ltd", "acme"),
    ]
    assert asks.asks(book, day(2)) == asks.asks(book, TODAY)[:1]


def test_what_went_on_ended_or_went_to_the_trash_does_not(book: Workbook, ann: int) -> None:
    agreed, declined, trashed = add(book, ann), add(book, ann), add(book, ann)
    add(book, ann, opening=opening(book, interview=9))
    book.save(lambda writer: referrals.step(writer, agreed, "agreed", TODAY, TODAY))
    book.save(lambda writer: referrals.step(writer, declined, "declined", TODAY, TODAY))
    book.save(lambda writer: referrals.trash(writer, trashed))
    assert asks.asks(book, TODAY) == []


def test_an_answer_and_a_second_word_are_seen(book: Workbook, ann: int, stranger: int) -> None:
    add(book, ann, on=5)
    add(book, stranger, on=5)
    log(book, ann, 4, direction="in")  # before the ask
    log(book, ann, 5, direction="in", channel="call")  # the talk it was asked in
    log(book, stranger, 9)
    log(book, stranger, 12)
    found = {ask.contact: (ask.answered_on, ask.again_on) for ask in asks.asks(book, TODAY)}
    assert found == {ann: (None, None), stranger: (None, day(12))}
    log(book, ann, 8, direction="in")
    log(book, stranger, 13, channel="call")
    found = {ask.contact: (ask.answered_on, ask.again_on) for ask in asks.asks(book, TODAY)}
    assert found == {ann: (day(8), None), stranger: (day(13), day(12))}


def test_an_ask_that_opened_no_referral_stands_open_too(book: Workbook, ann: int, stranger: int) -> None:
    asked = log(book, stranger, 6, ask="advice")
    log(book, stranger, 10, ask="advice")
    log(book, ann, 6, ask="job")  # counts nowhere
    assert asks.asks(book, TODAY) == [
        Ask(f"touchpoint:{asked}", stranger, "Sam", True, day(6), "Acme Ltd", "acme", again_on=day(10))
    ]
    add(book, stranger, on=6)
    assert [ask.key for ask in asks.asks(book, TODAY)] == ["referral:1"]


def test_a_later_ask_counts_once_the_first_was_answered(book: Workbook, ann: int) -> None:
    first = log(book, ann, 2, ask="advice")
    assert [ask.key for ask in asks.asks(book, TODAY)] == [f"touchpoint:{first}"]
    log(book, ann, 4, direction="in")
    second = log(book, ann, 9, ask="introduction")
    assert [(ask.key, ask.answered_on) for ask in asks.asks(book, TODAY)] == [(f"touchpoint:{second}", None)]
    log(book, ann, 9, channel="call")  # the talk it was asked in
    log(book, ann, 12, channel="call")
    assert [(ask.key, ask.answered_on) for ask in asks.asks(book, TODAY)] == [(f"touchpoint:{first}", day(4))]
