"""What a query answered is remembered until the file is written, and never longer."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from netjob.workbook import Workbook
from netjob.workbook.recall import QUESTIONS, ROWS, Answer, Recall
from tests.conftest import noon

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)
ONE = Answer(("a",), ((1,),))


def test_a_question_is_fetched_once_between_two_writes() -> None:
    memory, asked = Recall(), []

    def fetch() -> Answer:
        asked.append(1)
        return ONE

    assert memory.ask("q", [1], fetch) == memory.ask("q", [1], fetch) == ONE
    assert len(asked) == 1
    memory.ask("q", ["1"], fetch)
    assert len(asked) == 2
    memory.forget()
    memory.ask("q", [1], fetch)
    assert len(asked) == 3


def test_an_answer_fetched_across_a_write_is_not_kept() -> None:
    memory = Recall()

    def fetch() -> Answer:
        memory.forget()  # somebody saves while the query runs
        return ONE

    memory.ask("q", (), fetch)
    assert memory.ask("q", (), lambda: Answer(("a",), ((2,),))).rows == ((2,),)


def test_long_answers_and_old_questions_are_let_go() -> None:
    memory = Recall()
    memory.ask("long", (), lambda: Answer(("a",), ((1,),) * (ROWS + 1)))
    assert memory.ask("long", (), lambda: ONE) == ONE
    for at in range(QUESTIONS + 1):
        memory.ask(str(at), (), lambda: ONE)
    assert memory.ask("long", (), lambda: Answer((), ())) == Answer((), ())


def test_what_was_made_of_the_file_is_made_once_between_two_saves(book: Workbook) -> None:
    made: list[object] = []

    def work() -> object:
        made.append(object())
        return made[-1]

    assert book.once("a", TODAY, work) is book.once("a", TODAY, work)
    assert book.once("b", TODAY, work) is not book.once("a", TODAY, work)
    assert book.once("a", TOMORROW, work) is not book.once("a", TODAY, work)
    assert len(made) == 3
    before = book.once("a", TODAY, work)
    book.save(lambda writer: writer.execute("INSERT INTO rest_week VALUES ('2026-03-02')"))
    assert book.once("a", TODAY, work) is not before
    other = Workbook(book.path, noon)
    assert other.once("a", TODAY, work) is not book.once("a", TODAY, work)
    other.close()


def test_a_failed_save_and_a_second_opening_forget_too(book: Workbook) -> None:
    assert book.value("SELECT count(*) FROM rest_week") == 0
    other = Workbook(book.path, noon)
    other.save(lambda writer: writer.execute("INSERT INTO rest_week VALUES ('2026-03-02')"))
    assert book.value("SELECT count(*) FROM rest_week") == 1
    other.close()


def test_every_reader_sees_a_save_as_soon_as_it_is_confirmed(tmp_path: Path) -> None:
    """Readers and a writer at once: a count read after a save began to return is never older than that save."""
    book = Workbook(tmp_path / "w.duckdb", noon)
    stale: list[tuple[int, int]] = []
    confirmed = [0]
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            before = confirmed[0]
            seen = book.value("SELECT count(*) FROM rest_week")
            if seen < before:
                stale.append((before, seen))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for at in range(60):
        book.save(
            lambda writer, at=at: writer.execute("INSERT INTO rest_week VALUES (DATE '2000-01-03' + ?)", [7 * at])
        )  # type: ignore[misc]
        confirmed[0] = at + 1
    done.set()
    for reader in readers:
        reader.join()
    book.close()
    assert stale == []


def test_what_a_caller_does_to_its_rows_stays_with_the_caller(book: Workbook) -> None:
    rows = book.rows("SELECT 1 AS a")
    rows.append(("mine",))
    assert book.rows("SELECT 1 AS a") == [(1,)]


@pytest.mark.parametrize("read", ["rows", "row", "value", "records"])
def test_every_way_of_reading_is_remembered_alike(book: Workbook, read: str) -> None:
    expected = {"rows": [(1, 2)], "row": (1, 2), "value": 1, "records": [{"a": 1, "b": 2}]}[read]
    for _ in range(2):
        assert getattr(book, read)("SELECT 1 AS a, 2 AS b") == expected
