"""Referrals of referrals: upwards, downwards, never in a circle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netjob.errors import Refused
from netjob.workbook import Workbook, chain, referrals
from tests.workbook.doors import TODAY, add


@pytest.fixture
def doors(book: Workbook, ann: int) -> list[int]:
    """One led to two, the first of which led to a third."""
    root = add(book, ann)
    first, second = add(book, ann, came_from_referral=root), add(book, ann, came_from_referral=root)
    return [root, first, second, add(book, ann, came_from_referral=first)]


def test_what_led_here_and_what_lies_behind(book: Workbook, doors: list[int]) -> None:
    root, first, second, third = doors
    assert chain.before(book, third) == [root, first]
    assert chain.before(book, root) == []
    assert chain.behind(book, root) == [(first, 1), (third, 2), (second, 1)]
    assert chain.behind(book, third) == []


def test_what_lies_in_the_trash_is_left_out(book: Workbook, doors: list[int]) -> None:
    root, first, second, third = doors
    book.save(lambda writer: referrals.trash(writer, first))
    assert chain.behind(book, root) == [(second, 1)]
    assert chain.before(book, third) == [root]


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_chain_never_comes_back_to_itself(book: Workbook, doors: list[int], place: int) -> None:
    opened = referrals.details(book, doors[0])
    now = replace(opened, came_from_referral=doors[place])
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: referrals.edit(writer, doors[0], now, opened, TODAY))
    assert refused.value.field == "came_from_referral"


def test_another_origin_may_be_named(book: Workbook, doors: list[int]) -> None:
    opened = referrals.details(book, doors[2])
    now = replace(opened, came_from_referral=doors[3])
    book.save(lambda writer: referrals.edit(writer, doors[2], now, opened, TODAY))
    assert chain.before(book, doors[2]) == [doors[0], doors[1], doors[3]]


def test_a_circle_in_the_file_ends(book: Workbook, doors: list[int]) -> None:
    book.save(lambda writer: writer.update("referral", doors[0], {"came_from_referral": doors[3]}))
    assert {found for found, _ in chain.behind(book, doors[0])} == set(doors[1:])
    assert len(chain.before(book, doors[0])) < 50
