"""The look ahead of a workbook: its sentence, the one forecast a week, and what became of the kept ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coach.progress import Progress
from netjob.coach.projection import Projection
from netjob.coach.report import report
from netjob.workbook import Workbook
from tests.hand import TODAY, Hand, ago

KEPT = "SELECT issued_on, step, horizon_on, happened FROM forecast ORDER BY id"


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def searching(hand: Hand, people: int = 40, days: int = 150) -> list[int]:
    """A search with people reached out to evenly since it began; every fourth introduced within ten days."""
    hand.search(ago(days))
    found = []
    for at in range(people):
        began = days - 1 - at * (days - 2) // people
        found.append(hand.contact(f"Person {at}"))
        hand.touch(found[-1], ago(began))
        if at % 4 == 0 and began > 10:
            hand.referral(found[-1], asked=ago(began - 2), agreed=ago(began - 5), introduced=ago(began - 9))
    return found


def ahead(book: Workbook, today: date = TODAY) -> Projection:
    found = Progress(book, today).projection
    assert found is not None
    return found


def test_without_a_search_there_is_nothing_ahead(book: Workbook) -> None:
    assert Progress(book, TODAY).projection is None
    assert report(book, TODAY)["projection"] == []


def test_the_report_gives_the_chance_and_writes_nothing(book: Workbook, hand: Hand) -> None:
    searching(hand)
    before = book.revision
    (row,) = report(book, TODAY)["projection"]
    assert list(row) == ["step", "horizon_on", "chance", "low", "high", "prior_share", "sentence"]
    assert (row["step"], row["horizon_on"]) == ("introduced", "2026-03-30")
    assert 0 < row["low"] <= row["chance"] <= row["high"] < 1
    assert row["sentence"].startswith("At your pace of these weeks, ")
    assert "that at least one more person you asked introduces you by 30 March (" in row["sentence"]
    assert "% of this is starting assumption" in row["sentence"]
    assert book.revision == before
    assert book.rows(KEPT) == []


@pytest.mark.parametrize(
    ("people", "days", "said"), [(40, 27, "a few weeks of your search"), (9, 150, "a few more people")]
)
def test_before_there_is_enough_the_sentence_has_no_number(
    book: Workbook, hand: Hand, people: int, days: int, said: str
) -> None:
    searching(hand, people, days)
    (row,) = report(book, TODAY)["projection"]
    assert row["chance"] is None
    assert said in row["sentence"]
    assert not any(letter.isdigit() for letter in row["sentence"])
    ahead(book).issue()
    assert book.rows(KEPT) == []


def test_one_forecast_is_kept_a_week(book: Workbook, hand: Hand) -> None:
    searching(hand)
    ahead(book).issue()
    assert book.rows(KEPT) == [(TODAY, "introduced", TODAY + timedelta(days=28), None)]
    before = book.revision
    ahead(book).issue()
    ahead(book, TODAY + timedelta(days=6)).issue()
    assert book.revision == before
    ahead(book, TODAY + timedelta(days=7)).issue()
    assert [row[0] for row in book.rows(KEPT)] == [TODAY, TODAY + timedelta(days=7)]


@pytest.mark.parametrize("happened", [True, False])
def test_a_kept_forecast_is_held_against_what_happened(book: Workbook, hand: Hand, happened: bool) -> None:
    people = searching(hand)
    ahead(book).issue()
    assert ahead(book).record() is None
    later = TODAY + timedelta(days=29)
    if happened:
        hand.referral(people[-1], asked=TODAY, agreed=TODAY, introduced=later - timedelta(days=1))
    else:
        hand.referral(people[-1], asked=TODAY, agreed=TODAY, introduced=later)
    ahead(book, TODAY + timedelta(days=28)).issue()
    assert book.rows(KEPT)[0][-1] is None
    ahead(book, later).issue()
    assert book.rows(KEPT)[0][-1] is happened
    said = ahead(book, later).record()
    assert said is not None
    assert said.endswith(f"it happened in {int(happened)} of 1.")


def test_another_pace_changes_the_chance_and_keeps_nothing(book: Workbook, hand: Hand) -> None:
    searching(hand)
    found = ahead(book)
    assert found.outlook("introduced", 0).chance < found.outlook("introduced").chance
    said = found.sentence("introduced", found.outlook("introduced", 0), 0)
    assert said.startswith("With 0 new people a week, ")
    assert book.rows(KEPT) == []


def test_the_demo_knows_what_became_of_its_forecasts(demo: Workbook) -> None:
    assert ahead(demo).record() == "We said about 6 in 10 on average; it happened in 5 of 6."
