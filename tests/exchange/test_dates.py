"""Dates as LinkedIn, spreadsheets and people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.exchange import dates


@pytest.mark.parametrize(
    "text",
    [
        "12 Mar 2021",
        "12-Mar-21",
        "12. März 2021",
        "12 mars 2021",
        "12 de marzo de 2021",
        "12 mrt. 2021",
        "Mar 12, 2021",
        "2021-03-12",
        "2021/3/12",
        "12.03.2021",
        "12.3.21",
        "2021-03-12T23:59:00+02:00",
        " 12 Mar 2021 ",
    ],
)
def test_day(text: str) -> None:
    assert dates.day(text) == date(2021, 3, 12)


@pytest.mark.parametrize("text", ["", "soon", "0/0/00", "31 Feb 2021", "12 Mar 0021", "2021-13-01", "1" * 5_000])
def test_no_day(text: str) -> None:
    assert dates.day(text) is None
    assert dates.moment(text) is None
    assert not dates.is_ambiguous(text)


def test_a_day_that_could_be_two_is_not_guessed() -> None:
    assert dates.day("03/04/2021") is None
    assert dates.is_ambiguous("03/04/2021")
    assert dates.day("03/04/2021", "day") == date(2021, 4, 3)
    assert dates.day("03/04/2021", "month") == date(2021, 3, 4)
    assert dates.day("13/04/2021") == dates.day("04/13/2021") == date(2021, 4, 13)
    assert dates.day("04/04/2021") == date(2021, 4, 4)


def test_a_column_shows_its_order() -> None:
    assert dates.order(["03/04/2021", "25/12/2021"]) == "day"
    assert dates.order(["03/04/2021", "12/25/2021"]) == "month"
    assert dates.order(["5/1/23, 3:43 PM"]) == "month"
    assert dates.order(["03/04/2021", "12 Mar 2021"]) is None
    assert dates.order(["25/12/2021", "12/25/2021"]) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-01-11 15:40:00 UTC", datetime(2024, 1, 11, 15, 40)),
        ("2024-01-11T15:40:00Z", datetime(2024, 1, 11, 15, 40)),
        ("2024-01-11 00:30:00+02:00", datetime(2024, 1, 10, 22, 30)),
        ("2024-01-11 23:30:00 -0130", datetime(2024, 1, 12, 1, 0)),
        ("2024-01-11 15:40:09.123", datetime(2024, 1, 11, 15, 40, 9)),
        ("5/1/23, 3:43 PM", datetime(2023, 5, 1, 15, 43)),
        ("5/1/23, 12:05 AM", datetime(2023, 5, 1, 0, 5)),
        ("5/1/23, 12:05\u202fPM", datetime(2023, 5, 1, 12, 5)),
        ("06/11/22, 09:15 AM", datetime(2022, 6, 11, 9, 15)),
        ("Tue Mar 04 10:11:12 UTC 2025", datetime(2025, 3, 4, 10, 11, 12)),
        ("12 Mar 2021", datetime(2021, 3, 12)),
        ("2024-01-11 25:40:00", None),
        ("2024-01-11 15:40:00+02:00 UTC", None),
    ],
)
def test_moment(text: str, at: datetime | None) -> None:
    assert dates.moment(text) == at


def test_months() -> None:
    assert dates.month_start("Mar 2021") == date(2021, 3, 1)
    assert dates.month_end("Feb 2020") == date(2020, 2, 29)
    assert dates.month_start("03/2018") == date(2018, 3, 1)
    assert (dates.month_start("2018"), dates.month_end("2018")) == (date(2018, 1, 1), date(2018, 12, 31))
    assert dates.month_start("5 Mar 2021") == dates.month_end("5 Mar 2021") == date(2021, 3, 5)
    assert dates.month_start("Foo 2021") is dates.month_end("") is None
