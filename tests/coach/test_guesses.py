"""Guesses held against what came, judged by the user's own horizon."""

from __future__ import annotations

from datetime import date

from netjob.coach import Coach, guesses
from netjob.coaching.preferences import HORIZONS
from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook, preferences

TODAY = date(2026, 3, 2)


def test_a_guess_is_judged_after_the_days_of_the_step(book: Workbook) -> None:
    Coach(book, TODAY).referrals.add(
        ReferralForm(None, "outgoing", "asked", date(2026, 2, 20), referrer_name="Ann", guess=80)
    )
    assert guesses.horizon(book) == 14
    assert (guesses.calibration(book, TODAY).n, guesses.calibration(book, TODAY).too_recent) == (0, 1)
    preferences.choose(book, horizons=HORIZONS | {"referral": HORIZONS["referral"] | {"agreed": 7}})
    assert (guesses.calibration(book, TODAY).n, guesses.calibration(book, TODAY).too_recent) == (1, 0)
