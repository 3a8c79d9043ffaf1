"""People read from pasted lines."""

from __future__ import annotations

import pytest

from netjob.coaching import names
from netjob.coaching.names import Named


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Kovač, Lumen Works, we shared an office", Named("Ana Kovač", "Lumen Works", "we shared an office")),
        ("Ana Kovač", Named("Ana Kovač")),
        ("  Ana   Kovač ,, school ", Named("Ana Kovač", "", "school")),
        ("Lin Meyer; Acme, Inc.; our children", Named("Lin Meyer", "Acme, Inc.", "our children")),
        ("Lin\tAcme\tschool, and later work", Named("Lin", "Acme", "school, and later work")),
        ("- Lin, Acme", Named("Lin", "Acme")),
        ("3. Lin, Acme", Named("Lin", "Acme")),
        ("12) Lin, Acme, a, b", Named("Lin", "Acme", "a, b")),
        ("*Ana* [x](http://y)", Named("*Ana* [x](http://y)")),
    ],
)
def test_a_line_is_a_person(line: str, expected: Named) -> None:
    assert names.people(line) == [expected]


def test_blank_lines_and_repeated_names_are_left_out() -> None:
    assert names.people("\n  \n , nowhere\nAna, A\nBen\nANA, B\n") == [Named("Ana", "A"), Named("Ben")]


@pytest.mark.parametrize(
    ("name", "first"), [("Ana Kovač", "Ana"), ("Dr. Ife Okafor", "Ife"), ("Cher", "Cher"), ("Dr.", "Dr.")]
)
def test_the_name_of_a_hello(name: str, first: str) -> None:
    assert names.first_name(name) == first
