"""People who were remembered become kept contacts, without doubling anybody."""

from __future__ import annotations

from datetime import date

from netjob.coaching.contact import ContactForm
from netjob.coaching.hello import Acquaintance
from netjob.coaching.names import Named
from netjob.workbook import Workbook, acquaintances, contacts

BEFORE = date(2025, 9, 1)


def keep(book: Workbook, person: Named) -> int | None:
    known = acquaintances.same_name(book, [person.name]).get(person.name.lower(), [])
    return book.save(lambda writer: acquaintances.keep(writer, person, BEFORE, known))


def test_somebody_new_is_added_as_kept_and_familiar(book: Workbook) -> None:
    contact = keep(book, Named("Ana Kovač", "Lumen Works", "we shared an office"))
    assert book.rows("SELECT id, name, organisation, notes, last_before, circle, tie, status FROM contact") == [
        (contact, "Ana Kovač", "Lumen Works", "we shared an office", BEFORE, "known", "familiar", "kept")
    ]
    assert acquaintances.remembered(book) == [
        Acquaintance(contact or 0, "Ana Kovač", "Lumen Works", "we shared an office", BEFORE)
    ]
    assert keep(book, Named("ana kovač")) is None
    assert book.value("SELECT count(*) FROM contact") == 1


def test_the_one_of_that_name_in_the_pool_is_kept_instead_of_doubled(book: Workbook) -> None:
    pooled = book.save(lambda writer: contacts.add(writer, ContactForm("Ana Kovač", "Old", tie="none", status="pool")))
    assert keep(book, Named("Ana Kovač", "Lumen Works", "we shared an office")) == pooled
    assert book.rows("SELECT organisation, tie, status, last_before, notes FROM contact") == [
        ("Old", "familiar", "kept", BEFORE, "we shared an office")
    ]


def test_a_note_that_stands_on_somebody_of_the_pool_is_left(book: Workbook) -> None:
    form = ContactForm("Ana Kovač", status="pool", notes="choir")
    book.save(lambda writer: contacts.add(writer, form))
    assert keep(book, Named("Ana Kovač", "", "we shared an office")) == 1
    assert book.rows("SELECT notes FROM contact") == [("choir",)]


def test_two_of_that_name_in_the_pool_are_left_alone(book: Workbook) -> None:
    for organisation in ("North", "South"):
        form = ContactForm("Ana Kovač", organisation, status="pool")
        book.save(lambda writer, form=form: contacts.add(writer, form))
    assert keep(book, Named("Ana Kovač", "West")) is not None
    assert book.rows("SELECT organisation, status FROM contact ORDER BY id") == [
        ("North", "pool"),
        ("South", "pool"),
        ("West", "kept"),
    ]
