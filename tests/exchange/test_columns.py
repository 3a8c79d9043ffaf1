"""Tables that do not say what their columns hold: what is asked, what is guessed, what proves itself."""

from __future__ import annotations

import pytest

from netjob.exchange import read
from netjob.exchange.columns import ColumnsUnclear, Layout, Unmapped
from netjob.exchange.records import Person
from netjob.exchange.refusals import UnknownFormat


def asked(*rows: str) -> Unmapped:
    with pytest.raises(ColumnsUnclear, match="does not show which of its columns") as raised:
        read("list.csv", "\n".join((*rows, "")).encode())
    return raised.value.unmapped


def test_a_header_with_an_unknown_column_is_asked_about_with_what_is_known() -> None:
    unmapped = asked("Person;Adresa;Kdy;Firma", "Jana;j@a.example;2021;Acme", "Petr;p@a.example;2022;")
    assert unmapped == Unmapped(
        "list.csv",
        ("Person", "Adresa", "Kdy", "Firma"),
        (("Jana", "j@a.example", "2021", "Acme"), ("Petr", "p@a.example", "2022", "")),
        Layout(";", 1, 4, {0: "name", 1: "email", 3: "organisation"}),
    )


def test_a_table_without_header_is_asked_about() -> None:
    unmapped = asked("Jane,Doe,j@a.example,+49 151 12345678", "Joe,Doe,joe@a.example,")
    assert (unmapped.header, len(unmapped.rows)) == ((), 2)
    assert unmapped.guess == Layout(",", 0, 4, {2: "email", 3: "phone"})


def test_addresses_alone_are_a_list_of_people() -> None:
    assert asked("j@a.example", "joe@a.example").guess == Layout(",", 0, 1, {0: "email"})


def test_the_answer_is_what_is_read() -> None:
    data = b"notes\r\n\r\nJana;Mala;j@a.example;2021\r\nPetr;Maly;p@a.example;2022\r\n"
    layout = Layout(";", 2, 4, {0: "first_name", 1: "last_name", 2: "email"})
    (member,) = read("list.csv", data, mapping=layout)
    assert (member.format, member.source, member.problems) == ("contacts_table", "table", ())
    assert member.people == (
        Person(3, "Jana Mala", emails=("j@a.example",)),
        Person(4, "Petr Maly", emails=("p@a.example",)),
    )
    (other,) = read("list.csv", data, mapping=Layout(";", 2, 4, {0: "name", 9: "email"}))
    assert [person.name for person in other.people] == ["Jana", "Petr"]


def test_a_guess_that_is_taken_up_reads_the_file() -> None:
    data = b"Person,Adresa\nJana,j@a.example\n"
    with pytest.raises(ColumnsUnclear) as raised:
        read("list.csv", data)
    (member,) = read("list.csv", data, mapping=raised.value.unmapped.guess)
    assert member.people == (Person(2, "Jana", emails=("j@a.example",)),)


def test_whole_names_beside_their_parts_prove_a_table_without_header() -> None:
    rows = ("joe@a.example,Doe,Joe,Joe Doe", "ann@a.example,von Ohn,Ann,Ann  von Ohn")
    (member,) = read("list.csv", "\n".join(rows).encode() + b"\n")
    assert [(person.name, person.emails) for person in member.people] == [
        ("Joe Doe", ("joe@a.example",)),
        ("Ann von Ohn", ("ann@a.example",)),
    ]
    assert [(problem.reason, problem.refused) for problem in member.problems] == [("no_header", False)]


@pytest.mark.parametrize(
    "rows",
    [
        ("Joe Doe,Joe,Doe,joe@a.example",),
        ("Joe Doe,Joe,Doe,joe@a.example", "Ann Roe,Ann,Smith,ann@a.example"),
        ("Joe Doe,Joe,Doe,joe@a.example", "Ann Roe,Ann,Roe,none"),
    ],
)
def test_one_row_that_does_not_fit_proves_nothing(rows: tuple[str, ...]) -> None:
    assert not {"name", "first_name", "last_name"} & set(asked(*rows).guess.columns.values())


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"Dear Jane,\n\nthank you.\n",
        b"<table>\n<td>a,b</td>\n<td>c,d</td>\n</table>",
        b'{"a": 1,\n"b": 2,\n"c": 3}',
        b",".join([b"a"] * 300) + b"\n" + b",".join([b"b"] * 300),
    ],
)
def test_what_is_no_list_of_people_is_not_asked_about(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        read("file", data)


def test_an_archive_is_not_asked_about_and_takes_no_answer() -> None:
    empty = b"PK\x05\x06" + bytes(18)
    with pytest.raises(UnknownFormat):
        read("empty.zip", empty)
    with pytest.raises(UnknownFormat):
        read("empty.zip", empty, mapping=Layout(",", 0, 1, {0: "email"}))
