"""Guesses before asks, with the day of the yes."""

from __future__ import annotations

from datetime import date

from netjob.coaching.calibration import Guess
from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook, guesses, referrals
from tests.workbook.doors import TODAY, add, day, opening


def test_a_yes_is_the_first_step_beyond_the_ask(book: Workbook, ann: int) -> None:
    add(book, ann)  # no guess
    add(book, ann, guess=30)
    jumped, ended = add(book, ann, guess=60), add(book, ann, guess=90)
    add(book, ann, guess=70, opening=opening(book, final=20))
    book.save(lambda writer: referrals.step(writer, jumped, "talked", day(9), TODAY))
    book.save(lambda writer: referrals.step(writer, ended, "declined", day(9), TODAY))
    incoming = ReferralForm(ann, "incoming", "introduced", date(2026, 2, 3), guess=50)
    book.save(lambda writer: referrals.add(writer, incoming, TODAY))
    assert guesses.guesses(book) == [
        Guess(30, day(1), None), Guess(60, day(1), day(9)), Guess(90, day(1), None), Guess(70, day(1), day(20)),
    ]  # fmt: skip
