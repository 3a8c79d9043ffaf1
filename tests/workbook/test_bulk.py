"""Many rows at once: whole numbers stay whole, sequences go on behind ids given by hand, all or nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.errors import WorkbookNotEmpty
from netjob.workbook import Workbook, bulk

HEARD = {"touchpoint": [1, 2], "kind": ["news", "name"], "body": ["a late train", "Ana"]}


def test_values_come_back_as_they_were(book: Workbook) -> None:
    columns = {
        "id": [3, 4],
        "name": ["Ana", 'Łukasz "; DROP TABLE contact'],
        "circle": ["known", "known_of"],
        "tie": ["close", "none"],
        "introduced_by": [None, 3],
        "met_on": [date(2020, 2, 29), None],
        "status": ["kept", "pool"],
        "source": ["hand", "named"],
        "edited": [["name", "tie"], None],
        "created_at": [datetime(2026, 1, 1, 9, 30), datetime(2026, 1, 2)],
        "updated_at": [datetime(2026, 1, 1, 9, 30), datetime(2026, 1, 2)],
    }
    book.save(lambda writer: bulk.insert(writer, "contact", columns))
    names = ", ".join(columns)
    assert book.rows(f"SELECT {names} FROM contact ORDER BY id") == list(zip(*columns.values(), strict=True))


def test_a_column_may_hold_nothing_at_all(book: Workbook) -> None:
    columns = {"organisation": ["Kestrel"], "organisation_key": ["kestrel"], "title": [None], "import_run": [None]}
    book.save(lambda writer: bulk.insert(writer, "own_position", columns))
    assert book.rows("SELECT title, import_run FROM own_position") == [(None, None)]


def test_lists_may_be_empty(book: Workbook) -> None:
    columns = {
        "contact": [1], "happened_on": [date(2026, 3, 1)], "direction": ["out"], "channel": ["call"], "talk": [True],
        "points": [[]], "circle": ["known"], "tie": ["close"], "source": ["hand"],
        "created_at": [datetime(2026, 3, 1)], "updated_at": [datetime(2026, 3, 1)],
    }  # fmt: skip
    book.save(lambda writer: bulk.insert(writer, "touchpoint", columns))
    assert book.value("SELECT points FROM touchpoint") == []


def test_ids_are_given_when_none_are(book: Workbook) -> None:
    book.save(lambda writer: bulk.insert(writer, "heard", HEARD))
    assert book.rows("SELECT id, body FROM heard ORDER BY id") == [(1, "a late train"), (2, "Ana")]


def test_the_sequence_goes_on_behind_ids_given_by_hand(book: Workbook) -> None:
    book.save(lambda writer: bulk.insert(writer, "heard", {"id": [7, 41], **HEARD}))
    added = book.save(lambda writer: writer.insert("heard", touchpoint=1, kind="news", body="x"))
    assert added == 42


def test_the_sequence_never_goes_back(book: Workbook) -> None:
    def work(writer):  # type: ignore[no-untyped-def]
        bulk.insert(writer, "heard", {"id": [50, 51], **HEARD})
        bulk.insert(writer, "heard", {"id": [8, 9], **HEARD})
        return writer.insert("heard", touchpoint=1, kind="news", body="x")

    assert book.save(work) == 52


def test_occasions_go_on_behind_those_given_by_hand(book: Workbook) -> None:
    columns = {
        "contact": [1, 2], "happened_on": [date(2026, 3, 1)] * 2, "direction": ["out"] * 2, "channel": ["event"] * 2,
        "talk": [True] * 2, "occasion": [6, None], "circle": ["known"] * 2, "tie": ["close"] * 2,
        "source": ["hand"] * 2, "created_at": [datetime(2026, 3, 1)] * 2, "updated_at": [datetime(2026, 3, 1)] * 2,
    }  # fmt: skip
    book.save(lambda writer: bulk.insert(writer, "touchpoint", columns))
    assert book.value("SELECT nextval('occasion_id')") == 7


def test_reserved_numbers_are_nobody_elses(book: Workbook) -> None:
    def work(writer):  # type: ignore[no-untyped-def]
        first = bulk.reserve(writer, "heard_id", 3)
        return first, bulk.reserve(writer, "heard_id", 2), bulk.reserve(writer, "heard_id", 0)

    assert book.save(work) == (range(1, 4), range(4, 6), range(0))


def test_a_column_that_the_file_has_not_is_refused(book: Workbook) -> None:
    with pytest.raises(KeyError, match="heard: body FROM heard; --"):
        book.save(lambda writer: bulk.insert(writer, "heard", {"body FROM heard; --": ["x"]}))
    with pytest.raises(KeyError, match="nowhere"):
        book.save(lambda writer: bulk.insert(writer, "nowhere", {"id": [1]}))


def test_columns_of_unequal_length_are_refused(book: Workbook) -> None:
    with pytest.raises(ValueError, match="unequal"):
        book.save(lambda writer: bulk.insert(writer, "heard", {**HEARD, "body": ["one"]}))


def test_no_rows_change_nothing(book: Workbook) -> None:
    book.save(lambda writer: bulk.insert(writer, "heard", {"touchpoint": [], "kind": [], "body": []}))
    assert book.value("SELECT count(*) FROM heard") == 0


def test_filling_is_whole_or_not_at_all(book: Workbook) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        bulk.fill(book, {"heard": HEARD, "nowhere": {"id": [1]}})
    assert book.value("SELECT count(*) FROM heard") == 0
    assert not book.demo


def test_only_an_empty_workbook_is_filled(book: Workbook) -> None:
    market = {"name": ["Kestrel"], "organisation_key": ["kestrel"], "status": ["active"]}
    stamps = {"created_at": [datetime(2026, 3, 1)], "updated_at": [datetime(2026, 3, 1)]}
    bulk.fill(book, {"target": market | stamps})
    revision = book.revision
    with pytest.raises(WorkbookNotEmpty, match="already holds data"):
        bulk.fill(book, {"heard": HEARD}, demo=True)
    assert (book.revision, book.demo, book.value("SELECT count(*) FROM heard")) == (revision, False, 0)
