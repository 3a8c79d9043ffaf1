"""What a query answered is remembered until the file is written, and never longer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from netjob.coach import Coach
from netjob.coach.start import Start
from netjob.coaching.touchpoint import Given, Heard, TouchpointForm
from netjob.coaching.words import REFERRAL_DIRECTIONS
from netjob.errors import NetjobError
from netjob.workbook import Workbook, bulk, contacts, goals, merging, preferences, touchpoints, trash
from netjob.workbook.recall import QUESTIONS, ROWS, Answer, Recall
from netjob.workbook.undo import undo
from netjob.workbook.writer import Params
from tests.conftest import noon
from tests.hand import Hand

T = TypeVar("T")

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


# ------------------------------------------------------------------ after a save


class Forgetful(Workbook):
    """A workbook without memory."""

    def _asked(self, sql: str, params: Params) -> Answer:
        return self._fetched(sql, params)

    def once(self, name: Hashable, today: date, work: Callable[[], T]) -> T:
        return work()


Deed = Callable[[Workbook, int, str], object]

# What may be saved, in every way there is to write; each takes a number to choose by, and a token.
DEEDS: tuple[Deed, ...] = (
    lambda book, at, token: Hand(book).contact(f"Person {at}", status=("kept", "pool")[at % 2]),
    lambda book, at, token: book.save(lambda w: touchpoints.log(w, message(at, "thanks"), TODAY), token),
    lambda book, at, token: book.save(lambda w: w.update("contact", 1 + at % 3, {"name": f"New {at}"}), token),
    lambda book, at, token: book.save(lambda w: contacts.trash(w, 3), token),
    lambda book, at, token: book.save(lambda w: trash.restore(w, "contact", 3), token),
    lambda book, at, token: book.save(lambda w: merging.merge(w, 1, 2, {}), token),
    lambda book, at, token: Hand(book).referral(1, asked=TODAY, **{("agreed", "declined")[at % 2]: TODAY}),
    lambda book, at, token: Hand(book).opening(stages={"heard": TODAY}),
    lambda book, at, token: Start(book, TODAY).later(f"cadence:{1 + at % 3}", "next_week", token),
    lambda book, at, token: Start(book, TODAY).seen(Start(book, TODAY).who_next()),
    lambda book, at, token: preferences.choose(book, streaks=bool(at % 2)),
    lambda book, at, token: book.save(lambda w: goals.rest(w, TODAY, bool(at % 2)), token),
    lambda book, at, token: book.save(lambda w: bulk.insert(w, "seed", seeds(at)), token),
    lambda book, at, token: book.save(lambda w: w.execute("DELETE FROM give WHERE id % 5 = ?", [at % 5]), token),
    lambda book, at, token: book.exchange(lambda: None),
    lambda book, at, token: book.save(lambda w: undo(w, str(at)), None),
    lambda book, at, token: book.save(lambda w: undo(w, str(at - 1)), None),
)


def message(at: int, heard: str) -> TouchpointForm:
    gives, told = (Given("help"),) * (at % 2), (Heard("news", heard),)
    return TouchpointForm(TODAY, "message", (1 + at % 3,), angle="role", heard=told, gives=gives)


def seeds(at: int) -> dict[str, list[object]]:
    return {"planted_on": [TODAY], "kind": ["post"], "what": [f"Post {at}"]}


def tables(book: Workbook) -> list[object]:
    """Every table and every sequence."""
    names = sorted(name for (name,) in book.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal"))
    sequences = book.rows("SELECT sequence_name, last_value FROM duckdb_sequences() ORDER BY ALL")
    return [*(book.rows(f"FROM {name} ORDER BY ALL") for name in names), sequences, book.revision]


def pages(book: Workbook) -> list[object]:
    """What pages make of several tables."""
    coach, progress = Coach(book, TODAY), Coach(book, TODAY).progress
    return [
        coach.start.who_next(),
        coach.workout.practice(),
        coach.review.week(TODAY),
        coach.review.thanks(),
        coach.review.turned(TODAY - timedelta(days=TODAY.weekday())),
        coach.log.labels(),
        coach.referrals.counts(),
        coach.referrals.asks.advised,
        coach.paths.page(None),
        coach.market.size(),
        progress.weeks_with_people,
        progress.tended,
        progress.people("circle"),
        [progress.referrals(direction) for direction in REFERRAL_DIRECTIONS],
        progress.rhythm.gaps(),
        progress.side_door(),
    ]


def test_whatever_is_saved_no_answer_is_older(tmp_path: Path) -> None:
    book, chance = Workbook(tmp_path / "w.duckdb", noon), Random(1)
    without = Forgetful(book.path, noon)
    for name in ("Ada", "Ben", "Cy"):
        Hand(book).contact(name)
    done = 0
    for at in range(40):
        with suppress(NetjobError):  # such as nothing to undo: then nothing may be another either
            chance.choice(DEEDS)(book, at, str(at))
            done += 1
        assert tables(book) == tables(without)  # and all of it is remembered for the next round
        if at % 10 == 9:
            assert pages(book) == pages(without)
    assert done > 25
    without.close()
    book.close()


def test_what_a_save_did_not_touch_is_not_asked_again(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    Hand(book).touch(Hand(book).contact(), TODAY)
    asked: list[str] = []
    fetched = Workbook._fetched

    def counted(self: Workbook, sql: str, params: Params) -> Answer:
        asked.append(sql)
        return fetched(self, sql, params)

    monkeypatch.setattr(Workbook, "_fetched", counted)
    Coach(book, TODAY).start.who_next()
    preferences.choose(book, streaks=True)
    asked.clear()
    Coach(book, TODAY).start.who_next()
    assert asked == ["SELECT name, value FROM preference"]
