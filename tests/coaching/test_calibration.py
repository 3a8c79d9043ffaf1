"""Guesses held against what came."""

from __future__ import annotations

from datetime import date, timedelta

from netjob.coaching.calibration import Guess, calibrated

TODAY = date(2026, 3, 2)


def guess(number: int, asked: int, agreed: int | None = None) -> Guess:
    """Asked so many days ago, answered with a yes so many days after that."""
    asked_on = TODAY - timedelta(days=asked)
    return Guess(number, asked_on, None if agreed is None else asked_on + timedelta(days=agreed))


def test_each_group_has_its_mean_guess_and_its_share_of_yes() -> None:
    found = calibrated(
        [guess(0, 20), guess(33, 20, 3), guess(34, 20, 14), guess(66, 20, 15), guess(67, 14, 0)], 14, TODAY
    )
    assert [(group.guessed, group.k, group.n) for group in found.groups] == [(16.5, 1, 2), (50.0, 1, 2), (67.0, 1, 1)]
    assert (found.k, found.n, found.too_recent, found.enough) == (3, 5, 0, False)
    assert (found.groups[2].share.low, found.groups[2].share.high) == (0.20654931437723745, 1.0)


def test_the_young_are_left_out_whatever_came() -> None:
    found = calibrated([guess(80, 13, 1), guess(80, 13), guess(80, 14)], 14, TODAY)
    assert (found.k, found.n, found.too_recent) == (0, 1, 2)


def test_a_group_without_guesses_has_no_mean() -> None:
    found = calibrated([], 14, TODAY)
    assert [group.guessed for group in found.groups] == [None, None, None]


def test_enough_from_eight_on() -> None:
    assert not calibrated([guess(50, 20)] * 7, 14, TODAY).enough
    assert calibrated([guess(50, 20)] * 8, 14, TODAY).enough
