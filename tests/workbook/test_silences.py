"""How long answers take, those that are still to come included."""

from __future__ import annotations

from datetime import datetime

import pytest

from netjob.coaching.timing import Reply
from netjob.workbook import Workbook, silences
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def test_an_answer_is_the_next_incoming_and_a_second_message_cuts_the_wait_off(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.touch(ada, ago(40))
    hand.touch(ada, ago(30))
    hand.touch(ada, ago(27), direction="in")
    hand.touch(ada, ago(20), direction="in")
    hand.touch(ada, ago(4))
    assert silences.replies(book, TODAY) == [Reply(3, True, False), Reply(4, False, True), Reply(10, False, False)]


def test_a_talk_is_an_answer_and_needs_none(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.touch(ada, ago(40))
    hand.touch(ada, ago(35), channel="call", talk=True)
    assert silences.replies(book, TODAY) == [Reply(5, True, False)]


def test_on_one_day_times_decide_and_without_them_the_outgoing_comes_first(book: Workbook, hand: Hand) -> None:
    timed, untimed = hand.contact("Timed"), hand.contact("Untimed")
    hand.touch(timed, ago(9), direction="in", happened_at=datetime(2026, 2, 21, 8))
    hand.touch(timed, ago(9), happened_at=datetime(2026, 2, 21, 9))
    assert silences.replies(book, TODAY) == [Reply(9, False, True)]
    hand.touch(untimed, ago(9), direction="in")
    hand.touch(untimed, ago(9))
    assert silences.replies(book, TODAY) == [Reply(0, True, False), Reply(9, False, True)]


def test_answers_leave_out_the_pool_the_trash_and_other_people(book: Workbook, hand: Hand) -> None:
    hand.touch(hand.contact(status="pool"), ago(9))
    hand.touch(hand.contact(), ago(9), trashed_at="2026-03-01")
    hand.touch(hand.contact("Ada"), ago(9))
    hand.touch(hand.contact("Ben"), ago(8), direction="in")
    assert silences.replies(book, TODAY) == [Reply(9, False, True)]
