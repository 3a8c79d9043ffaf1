"""One search at most is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.errors import Refused
from netjob.workbook import Workbook, searches
from netjob.workbook.searches import Search


def test_a_search_begins_changes_and_ends(book: Workbook, today: date) -> None:
    assert searches.current(book) is None
    row_id = book.save(lambda writer: searches.begin(writer, "laid_off", today, today))
    assert row_id is not None
    book.save(lambda writer: searches.change(writer, row_id, situation="returning", hours_a_week=5))
    open_ = searches.current(book)
    assert open_ == Search(row_id, today, "returning", 5)
    book.save(lambda writer: searches.end(writer, open_, "found", today, today))
    assert searches.current(book) is None
    assert book.rows("SELECT outcome, ended_on FROM search") == [("found", today)]


def test_what_the_rules_do_not_allow_changes_nothing(book: Workbook, today: date) -> None:
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    with pytest.raises(Refused, match="in the future"):
        book.save(lambda writer: searches.begin(writer, "laid_off", tomorrow, today))
    with pytest.raises(Refused, match="keeping"):
        book.save(lambda writer: searches.begin(writer, "keeping", today, today))
    row_id = book.save(lambda writer: searches.begin(writer, "employed", today, today)) or 0
    search = Search(row_id, today, "employed", 0)
    for outcome, day in (("found", yesterday), ("found", tomorrow), ("won", today)):
        with pytest.raises(Refused):
            book.save(lambda writer, outcome=outcome, day=day: searches.end(writer, search, outcome, day, today))
    assert book.rows("SELECT situation, ended_on FROM search") == [("employed", None)]
