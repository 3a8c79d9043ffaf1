"""Answers are append-only, and the newest one counts."""

from __future__ import annotations

import pytest

from netjob.workbook import Workbook, answers


def write(book: Workbook, prompt: str, body: str, item: int = 0, position: int | None = None) -> None:
    book.save(lambda writer: answers.write(writer, prompt, body, item, position))


def test_an_unchanged_body_adds_nothing_and_a_changed_one_keeps_the_old(book: Workbook) -> None:
    for body in ("a calm team", "a calm team ", "a calm team, near home"):
        write(book, "want", body, 1)
    assert book.rows("SELECT item, position, body, confirmed, removed FROM answer ORDER BY id") == [
        (1, 1, "a calm team", True, False),
        (1, 1, "a calm team, near home", True, False),
    ]
    assert answers.body(book, "want", 1) == "a calm team, near home"
    assert answers.body(book, "want", 2) == ""


def test_an_empty_body_takes_the_item_out_and_it_can_come_back(book: Workbook) -> None:
    write(book, "proof", "")
    assert book.value("SELECT count(*) FROM answer") == 0
    write(book, "proof", "nine people", 1)
    write(book, "proof", "", 1)
    write(book, "proof", " ", 1)
    assert answers.standing(book, "proof") == []
    assert book.value("SELECT count(*) FROM answer") == 2
    write(book, "proof", "nine people", 1)
    assert answers.body(book, "proof", 1) == "nine people"


def test_a_list_stands_in_the_users_order(book: Workbook) -> None:
    write(book, "proof", "second", 1, 2)
    write(book, "proof", "first", 2, 1)
    write(book, "other", "elsewhere", 1)
    assert [answer.body for answer in answers.standing(book, "proof")] == ["first", "second"]
    write(book, "proof", "second, better", 1)
    assert [(answer.item, answer.position) for answer in answers.standing(book, "proof")] == [(2, 1), (1, 2)]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_draft_is_marked_as_such(book: Workbook, confirmed: bool) -> None:
    book.save(lambda writer: answers.write(writer, "proof", "from an archive", 1, confirmed=confirmed))
    assert [answer.confirmed for answer in answers.standing(book, "proof")] == [confirmed]
