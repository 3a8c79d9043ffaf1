"""Whom a sentence means: sure when one contact fits, else asked for."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach import Coach
from netjob.coach.log import Log
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import NameGiven
from netjob.errors import Refused
from netjob.workbook import Workbook, inbox
from tests.hand import added


@pytest.fixture
def ids(book: Workbook) -> dict[str, int]:
    """Kept people, people of the pool, and namesakes of both kinds."""
    return added(book, {
        "Ada": ContactForm("Ada Lovelace", "Initech"),
        "José": ContactForm("José García"),
        "Dr. Ife": ContactForm("Dr. Ife Okafor"),
        "Bob 1": ContactForm("Bob Ray", "Acme"),
        "Bob 2": ContactForm("Bob Day", "Hooli"),
        "Grace": ContactForm("Grace Hopper", "Navy", status="pool"),
        "Eve 1": ContactForm("Eve Ox", "North", status="pool"),
        "Eve 2": ContactForm("Eve Ox", "South", status="pool"),
    })  # fmt: skip


@pytest.fixture
def log(book: Workbook, ids: dict[str, int], today: date) -> Log:
    return Coach(book, today).log


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("coffee with Ada Lovelace", ["Ada"]),
        ("coffee with ada", ["Ada"]),
        ("coffee with ADA LOVELACE", ["Ada"]),
        ("coffee with jose garcia", ["José"]),
        ("coffee with Jose", ["José"]),
        ("coffee with Ife", ["Dr. Ife"]),
        ("coffee with Ada L.", ["Ada"]),
        ("coffee with Ada X.", [":Ada X."]),
        ("coffee with Bob R.", ["Bob 1"]),
        ("coffee with Bob", [":Bob"]),
        ("coffee with Bob from Hooli", ["Bob 2"]),
        ("coffee with Bob from Initech", [":Bob"]),
        ("coffee with Grace Hopper", ["Grace"]),
        ("coffee with Grace", [":Grace"]),
        ("coffee with Eve Ox", [":Eve Ox"]),
        ("coffee with Eve Ox from South", ["Eve 2"]),
        ("coffee with Ada and Ada Lovelace", ["Ada"]),
        ("coffee with Love", [":Love"]),
        ("coffee", []),
    ],
)
def test_whom_a_name_means(log: Log, ids: dict[str, int], sentence: str, people: list[str]) -> None:
    expected = [name[1:] if name.startswith(":") else ids[name] for name in people]
    assert list(log.proposal(sentence).people) == expected


def test_people_stand_in_the_order_of_the_form_and_what_they_said_goes_with_them(log: Log, ids: dict[str, int]) -> None:
    said = "coffee with Noor Long, Bob and Ada, Ada will call me, Noor told me that they hire, Bob named Jane Doe"
    found = log.proposal(said)
    assert found.people == (ids["Ada"], "Bob", "Noor Long")
    assert [(step.what, step.person) for step in found.said.promises] == [("call me", 0)]
    assert [(line.body, line.person) for line in found.said.heard] == [("they hire", 2)]
    assert found.said.names == (NameGiven("Jane Doe", person=1),)


def test_nothing_is_saved(log: Log, book: Workbook) -> None:
    before = book.revision
    log.proposal("coffee with Ada yesterday, she will introduce me to Jane Doe at Initech")
    assert book.revision == before


def test_the_day_is_the_one_it_was_written_on(log: Log) -> None:
    assert log.proposal("coffee with Ada yesterday", date(2026, 1, 1)).said.happened_on == date(2025, 12, 31)


def test_a_typed_first_name_is_offered_those_who_are_called_so_first(log: Log, ids: dict[str, int]) -> None:
    found = log.meant("Bob")
    assert [match.id for match in found.matches] == [ids["Bob 1"], ids["Bob 2"]]
    assert found.sure is None
    assert log.meant("jose garcia").sure == ids["José"]


def test_an_empty_sentence_is_refused(book: Workbook, today: date) -> None:
    from netjob.coach.log import note

    with pytest.raises(Refused):
        note(book.path, " \n", book.clock(), today)
    assert not inbox.path_of(book.path).exists()
