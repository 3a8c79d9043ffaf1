"""Tables for spreadsheets: every cell arrives, none of them starts a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjob.exchange.spreadsheet import as_csv, harmless

STARTS = "=+-@＝＋－＠"


def test_a_table_starts_no_formula() -> None:
    written = as_csv(["Row", "=Why"], [[1, "=1+1"], [-2, "-x"], [3, "@y, z"], [4.5, "plain"], [None, ""]])
    lines = ["Row,'=Why", "1,'=1+1", "-2,'-x", '3,"\'@y, z"', "4.5,plain", ","]
    assert written.decode("utf-8-sig").splitlines() == lines


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("\t=1", "'\t'=1"),
        (" =1", "' =1"),
        ("\r\n", "'\r\n"),
        ("＝1", "'＝1"),
        ("a; =1", "a;' =1"),  # a cell of its own where semicolons part them
        ("said:\n- b", "said:\n'- b"),
        ('a;"=1', "a;'\"=1"),
        ("a = b - c", "a = b - c"),
        ("a-b; c", "a-b; c"),
    ],
)
def test_what_could_become_a_cell_starts_none_either(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


@given(st.lists(st.lists(st.text(st.sampled_from(STARTS + "a ;,\t\r\n\"'")), min_size=2, max_size=3), max_size=4))
def test_no_separator_makes_a_formula(rows: list[list[str]]) -> None:
    written = as_csv(["a", "b"], rows).decode("utf-8-sig")
    for delimiter in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.lstrip(" ").startswith(tuple(STARTS))]
