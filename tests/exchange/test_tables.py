"""Delimited text, whole and broken."""

from __future__ import annotations

import pytest

from netjob.exchange import read, refusals, tables
from netjob.exchange.records import Problem
from netjob.exchange.source import HEAD, Source
from netjob.exchange.tables import Dialect, heading

DIALECT = Dialect("linkedin_connections", (frozenset({"first_name", "connected_on"}),))
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
AMY = "Amy,B.,https://www.linkedin.com/in/amy,,Acme,QA,12 Mar 2021\n"


def source(text: str) -> Source:
    data = text.encode()
    return Source("f.csv", None, data[:HEAD], lambda: data)


def taken(text: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    file, problems = source(text), list[Problem]()
    head = heading(file, [DIALECT])
    assert head is not None
    return list(tables.rows(file, head, problems)), problems


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_header_is_found_by_what_it_says(delimiter: str) -> None:
    text = f'Notes:\n"A note, with; signs\tand a\nline break"\n\n{HEADER.replace(",", delimiter)}'
    head = heading(source(text), [DIALECT])
    assert head is not None
    assert (head.row, head.delimiter, head.columns["connected_on"]) == (4, delimiter, 6)
    assert (head.at("phone"), head.called("connected_on"), head.called("phone")) == (-1, "Connected On", "")


def test_no_header_no_table() -> None:
    assert heading(source("a,b\nc,d\n"), [DIALECT]) is None


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    rows, problems = taken("Notes:\n\n" + HEADER + '\n,,,,,,\nA,"two\nlines",,,,,\nB,C,,,,,\n')
    assert [(row, cells[0], cells[-1]) for row, cells in rows] == [(6, "A", ""), (7, "B", "")]
    assert problems == []


def test_short_rows_are_filled_and_empty_ends_cut() -> None:
    rows, problems = taken(HEADER + "A,B\nC,D,,,,,,,,\n")
    assert [(row, len(cells)) for row, cells in rows] == [(2, 8), (3, 8)]
    assert problems == []


def test_a_stray_comma_costs_its_row_only() -> None:
    rows, problems = taken(HEADER + "Amy,B.,,,Contoso, Inc.,QA,12 Mar 2021\n" + AMY)
    assert [row for row, _ in rows] == [3]
    assert problems == [Problem(2, "", "extra_columns", refused=True)]


def test_a_stray_quotation_mark_costs_its_row_only() -> None:
    rows, problems = taken(HEADER + '"' + AMY + AMY + 'Bo,C.,,,"Quoted, Inc.",QA,1 Jan 2020\n' + AMY)
    assert [(row, cells[0]) for row, cells in rows] == [(3, "Amy"), (4, "Bo"), (5, "Amy")]
    assert problems == [Problem(2, "", "open_quote", refused=True)]


def test_a_quotation_mark_never_closed_costs_its_row_only() -> None:
    rows, problems = taken(HEADER + AMY + '"' + AMY * 30_000)
    assert len(rows) == 30_000
    assert problems == [Problem(3, "", "open_quote", refused=True)]


def test_quotation_marks_everywhere_are_no_table() -> None:
    with pytest.raises(refusals.DamagedFile, match="row 202"):
        taken(HEADER + '"x,\n' * 2_001)


def test_a_row_at_the_end_of_a_cut_file_is_refused() -> None:
    rows, problems = taken(HEADER + AMY + "Sam,Fixt")
    assert len(rows) == 1
    assert problems == [Problem(3, "", "cut_off", refused=True)]


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(refusals.TooLarge, match="3 rows"):
        taken(HEADER + AMY * 3)


def test_ten_thousand_columns() -> None:
    with pytest.raises(refusals.UnknownFormat):
        read("f.csv", (",".join(f"c{at}" for at in range(10_000)) + "\n").encode() * 2)


def test_rows_of_unread_tables_are_counted() -> None:
    assert tables.count(source("x,y\n1,2\n\n3,4\n")) == 2
    assert tables.count(source("")) == tables.count(source("<html>\n</html>\n")) == 0
