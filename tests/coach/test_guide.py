"""The guide: every item of the method, the words, and the tour."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach import Coach
from netjob.coach.guide import STOPS
from netjob.ui.registry import PAGES
from netjob.workbook import Workbook


@pytest.fixture
def coach(book: Workbook, today: date) -> Coach:
    return Coach(book, today)


def test_every_item_of_the_method_stands_in_it_once(coach: Coach) -> None:
    numbers = [number for section in coach.guide.sections() for item in section.items for number in item.numbers]
    assert sorted(numbers, key=lambda number: int(number[1:])) == [f"M{at}" for at in range(1, 51)]


def test_every_item_says_something_and_leads_to_a_page_there_is(coach: Coach) -> None:
    items = [item for section in coach.guide.sections() for item in section.items]
    assert all(item.title and item.words for item in items)
    assert {item.page for item in items if item.page} <= {entry.name for entry in PAGES}


def test_all_searched_words_stand_in_what_is_found(coach: Coach) -> None:
    found = coach.guide.sections("Incoming  garden")
    assert [(section.name, [item.numbers for item in section.items]) for section in found] == [
        ("directions", [("M12",)])
    ]
    assert [section.name for section in coach.guide.sections("m44")] == ["side_door"]
    assert coach.guide.sections("zzz") == []
    assert [word for word, _ in coach.guide.glossary("every 30")] == ["cadence"]
    assert coach.guide.glossary("zzz") == []


def test_a_section_found_by_its_title_comes_whole(coach: Coach) -> None:
    (section,) = coach.guide.sections("three circles directions")
    assert len(section.items) == 5


def test_the_tour_is_walked_left_and_taken_again(coach: Coach) -> None:
    assert (coach.guide.tour_offered(), coach.guide.stop()) == (True, 0)
    coach.guide.walk(len(STOPS))
    assert (coach.guide.tour_offered(), coach.guide.stop()) == (False, len(STOPS))
    coach.guide.walk(len(STOPS) + 1)
    assert (coach.guide.tour_offered(), coach.guide.stop()) == (False, 0)
    coach.guide.walk(1)
    assert coach.guide.stop() == 1
