"""The user's own numbers on the scale of published ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.estimates import share
from netjob.coaching.rulers import PUBLISHED, Application, Own, answered, offer_days, owns, talks_each

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def applied(days: int, after: int | None = None) -> Application:
    return Application(ago(days), None if after is None else ago(days - after), None, None, None)


def interview(days: int, offer: int | None = None, closed: int | None = None) -> Application:
    ends = [None if after is None else ago(days - after) for after in (offer, closed)]
    return Application(None, None, ago(days), *ends)


def test_talks_for_each_decision_maker_turn_the_share_around() -> None:
    found = talks_each(20, 2)
    assert (found.k, found.n, found.point) == (2, 20, 10)
    assert found.low == pytest.approx(1 / share(2, 20).high)
    assert found.high == pytest.approx(1 / share(2, 20).low)
    assert talks_each(20, 0) == Own(0, 20, None, 1 / share(0, 20).high, None)
    assert talks_each(7, 1).point is None
    assert talks_each(4, 1) == Own(1, 4)
    assert talks_each(8, 11).k == 8


def test_applications_are_judged_after_thirty_days_whatever_happened_since() -> None:
    rows = [applied(40, 5), applied(40, 31), applied(29, 2), *[applied(60)] * 6]
    found = answered(rows, TODAY)
    assert (found.k, found.n) == (1, 8)
    assert found.point == 12.5
    assert (found.low, found.high) == (100 * share(1, 8).low, 100 * share(1, 8).high)
    assert answered(rows[:4], TODAY) == Own(1, 3)
    assert answered([], TODAY) == Own(0, 0)


def test_days_to_an_offer_count_those_who_wait() -> None:
    rows = [interview(200, day) for day in (10, 12, 14, 16, 20, 24, 30, 34)] + [interview(20), interview(90, None, 40)]
    found = offer_days(rows, TODAY)
    assert (found.k, found.n, found.point) == (8, 10, 20)
    assert found.low is not None
    assert 10 <= found.low <= 20
    assert found.high is None or found.high >= 20
    assert offer_days(rows[:4], TODAY) == Own(4, 4)


def test_every_published_figure_has_its_own() -> None:
    assert set(owns(9, 1, [], TODAY)) == {published.name for published in PUBLISHED}
    assert owns(9, 1, [], TODAY)["decision_makers"] == Own(1, 9, 1.0)
