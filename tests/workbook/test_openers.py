"""Who opened a door in the search that ended well."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.workbook import Workbook, openers
from tests.hand import Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def chain(hand: Hand) -> dict[str, int]:
    """Ann led to Ben, Ben to the job; Cy opened another door, Dee only heard an ask, Eve works there."""
    ids = {name: hand.contact(name) for name in ("Ann", "Ben", "Cy", "Dee", "Eve", "Flo")}
    opening = hand.opening(stages={"accepted": ago(12)}, vouched_by=ids["Flo"])
    hand.row("opening_contact", opening=opening, contact=ids["Eve"], part="insider")
    first = hand.referral(ids["Ann"], introduced=ago(50))
    last = hand.referral(ids["Ben"], introduced=ago(40), opening=opening)
    hand.book.save(lambda writer: writer.update("referral", last, {"came_from_referral": first}))
    hand.referral(ids["Cy"], asked=ago(45), agreed=ago(30))
    hand.referral(ids["Dee"], asked=ago(20))
    return ids


def led(book: Workbook, today: date) -> list[tuple[str, str | None]]:
    return [(one.name, one.led) for one in openers.openers(book, today)]


def test_the_chain_of_the_job_and_everybody_who_opened_a_door(hand: Hand, book: Workbook, today: date) -> None:
    chain(hand)
    hand.search(ago(60), ended_on=ago(10), outcome="found")
    assert led(book, today) == [
        ("Eve", "Fen Rail"), ("Flo", "Fen Rail"), ("Ann", "Fen Rail"), ("Ben", "Fen Rail"), ("Cy", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("ended", "outcome"), [(None, None), (10, "paused"), (10, "stopped")])
def test_nobody_before_work_was_found(
    hand: Hand, book: Workbook, today: date, ended: int | None, outcome: str | None
) -> None:
    chain(hand)
    hand.search(ago(60), ended_on=ended and ago(ended), outcome=outcome)
    assert openers.openers(book, today) == []
    assert openers.candidates(book, today) == []


def test_nobody_once_a_new_search_began(hand: Hand, book: Workbook, today: date) -> None:
    chain(hand)
    hand.search(ago(60), ended_on=ago(10), outcome="found")
    hand.search(ago(2))
    assert openers.found(book) is None


def test_each_is_suggested_until_thanked_for_ninety_days(hand: Hand, book: Workbook, today: date) -> None:
    ids = chain(hand)
    hand.search(ago(60), ended_on=ago(10), outcome="found")
    hand.give(ids["Ann"], ago(13), kind="thanks")  # before the offer was accepted
    hand.give(ids["Ben"], ago(12), kind="thanks")
    hand.give(ids["Cy"], ago(1), kind="help")
    found = {one.candidate.key: one.candidate.due_on for one in openers.candidates(book, today)}
    assert found == {
        f"opened:{ids['Ann']}": ago(60), f"opened:{ids['Eve']}": ago(60), f"opened:{ids['Flo']}": ago(60),
        f"opened:{ids['Cy']}": ago(10),
    }  # fmt: skip
    assert openers.candidates(book, date(2026, 5, 21))  # the 90th day
    assert openers.candidates(book, date(2026, 5, 22)) == []


def test_where_an_offer_was_accepted_last(hand: Hand, book: Workbook, today: date) -> None:
    assert openers.accepted(book, ago(60), today) is None
    chain(hand)
    assert openers.accepted(book, ago(60), today) == ("Fen Rail", ago(12))
    assert openers.accepted(book, ago(11), today) is None


def test_thanks_long_before_the_end_are_no_news_of_it(hand: Hand, book: Workbook, today: date) -> None:
    ids = chain(hand)
    hand.opening(stages={"accepted": ago(50)})
    hand.search(ago(60), ended_on=ago(10), outcome="found")
    hand.give(ids["Ann"], ago(13), kind="thanks")  # after the first of the two jobs, before the last
    assert [one.name for one in openers.openers(book, today) if one.thanked] == []
