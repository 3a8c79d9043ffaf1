"""Kinds, fields, roles, places: added, taken out, explained."""

import pytest

from netjob.errors import Refused
from netjob.workbook import Workbook, market


def test_values_that_stay_keep_their_why(book: Workbook) -> None:
    book.save(lambda writer: market.replace(writer, "role", ["Lead", "Planner"]))
    book.save(lambda writer: market.explain(writer, 1, "  closest  "))
    book.save(lambda writer: market.replace(writer, "role", ["lead", "Teacher"]))
    assert [(one.kind, one.value, one.why) for one in market.listed(book)] == [
        ("role", "Lead", "closest"),
        ("role", "Teacher", ""),
    ]


def test_other_kinds_are_left_alone(book: Workbook) -> None:
    book.save(lambda writer: market.replace(writer, "place", ["Here"]))
    book.save(lambda writer: market.replace(writer, "role", []))
    assert [one.value for one in market.listed(book)] == ["Here"]


@pytest.mark.parametrize(("kind", "value"), [("planet", "x"), ("role", "  "), ("role", "x" * 201)])
def test_what_cannot_be_kept_is_refused(book: Workbook, kind: str, value: str) -> None:
    with pytest.raises(Refused):
        book.save(lambda writer: market.replace(writer, kind, [value]))
    assert market.listed(book) == []
