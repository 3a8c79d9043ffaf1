"""Where referrals stand, with and without an opening, a page at a time."""

from __future__ import annotations

from netjob.workbook import Workbook, referrals, standings
from netjob.workbook.standings import View
from tests.workbook.doors import TODAY, add, day, opening


def test_the_furthest_step_counts_whatever_was_dated_last(book: Workbook, ann: int) -> None:
    row_id = add(book, ann)
    book.save(lambda writer: referrals.step(writer, row_id, "talked", day(20), TODAY))
    book.save(lambda writer: referrals.step(writer, row_id, "agreed", day(20), TODAY))
    found = standings.standing(book, row_id)
    assert (found.step, found.since, found.began_on, found.to_tell) == ("talked", day(20), day(1), True)


def test_with_an_opening_the_last_steps_are_its_stages(book: Workbook, ann: int) -> None:
    row_id = add(book, ann, opening=opening(book, heard=2, final=9, offer=12))
    found = standings.rungs(book, row_id)
    assert [(rung.step, rung.reached_on, rung.from_opening) for rung in found] == [
        ("asked", day(1), False), ("interview", day(9), True), ("offer", day(12), True),
    ]  # fmt: skip


def test_a_page_is_ordered_by_step_and_then_by_the_longest_rest(book: Workbook, ann: int) -> None:
    late, agreed, early = add(book, ann, on=9), add(book, ann, "agreed", 2), add(book, ann, on=3)
    total, rows = standings.page(book, View("outgoing"), 2)
    assert (total, [row.id for row in rows]) == (3, [early, late])
    assert [row.id for row in standings.page(book, View("outgoing"), 2, 2)[1]] == [agreed]
    assert standings.page(book, View("outgoing"), 2, 40)[1][0].id == early
    assert standings.page(book, View("incoming"), 2) == (0, [])


def test_words_are_found_in_every_name(book: Workbook, ann: int) -> None:
    add(book, ann, person_name="Björn 100%")
    for words, total in (("ann bjorn", 1), ("100%", 1), ("cy", 0)):
        assert standings.page(book, View(words=words), 5)[0] == total, words


def test_a_board_reads_the_first_of_each_step_and_says_how_many_there_are(book: Workbook, ann: int) -> None:
    late, early, agreed = add(book, ann, on=9), add(book, ann, on=3), add(book, ann, "agreed", 2)
    shown = dict.fromkeys(standings.FACTS["order"], 1)
    found = standings.board(book, View("outgoing"), shown)
    assert [(step, total, [row.id for row in rows]) for step, total, rows in found] == [
        ("asked", 2, [early]), ("agreed", 1, [agreed]),
    ]  # fmt: skip
    found = standings.board(book, View("outgoing"), shown | {"asked": 2})
    assert [row.id for row in found[0][2]] == [early, late]
    assert standings.board(book, View("incoming"), shown) == []


def test_what_stands_still_came_there_before_the_day_of_its_step(book: Workbook, ann: int) -> None:
    still, moving = add(book, ann, on=3), add(book, ann, on=4)
    before = (("asked", day(4)),)
    assert [row.id for row in standings.page(book, View(still_before=before), 5)[1]] == [still]
    book.save(lambda writer: referrals.step(writer, still, "declined", day(3), TODAY))
    assert standings.page(book, View(still_before=before), 5) == (0, [])
    assert set(standings.some(book, [still, moving, 99])) == {still, moving}


def test_the_referrals_of_an_opening(book: Workbook, ann: int) -> None:
    opened = opening(book, heard=2)
    own, _ = add(book, ann, opening=opened), add(book, ann)
    assert [row.id for row in standings.page(book, View(opening=opened), 5)[1]] == [own]
