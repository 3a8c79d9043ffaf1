"""Guess, then see: what was guessed before asks, held against what came."""

from __future__ import annotations

from datetime import date

from netjob.coaching.calibration import Calibration, calibrated
from netjob.workbook import Workbook, guesses, preferences


def horizon(book: Workbook) -> int:
    """How many days an ask is given before it is judged."""
    return int(preferences.read(book)["horizons"]["referral"]["agreed"])


def calibration(book: Workbook, today: date) -> Calibration:
    """Every guess before an ask, in its groups, judged as the ladder judges the ask."""
    return book.once("calibration", today, lambda: calibrated(guesses.guesses(book), horizon(book), today))
