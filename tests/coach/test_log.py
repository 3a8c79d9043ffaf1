"""What the Log section answers."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach.log import Log
from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, Writer, contacts


@pytest.fixture
def log(book: Workbook) -> Log:
    """Ids 1 to 4: one kept, three of the pool, two of them called the same."""

    def work(writer: Writer) -> None:
        contacts.add(writer, ContactForm("Ann Lee"))
        contacts.add(writer, ContactForm("Eve Ox", status="pool"))
        contacts.add(writer, ContactForm("Eve Ox", status="pool"))
        contacts.add(writer, ContactForm("Cy Dee", "Lee & Sons", status="pool"))

    book.save(work)
    return Log(book, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("name", "matches", "sure"),
    [
        ("ann  lee", [1], 1),
        ("Lee", [1, 4], None),
        ("Eve Ox", [2, 3], None),
        ("cy dee", [4], 4),
        ("Nobody", [], None),
    ],
)
def test_whom_a_typed_name_may_mean(log: Log, name: str, matches: list[int], sure: int | None) -> None:
    found = log.meant(name)
    assert sorted(match.id for match in found.matches) == matches
    assert found.sure == sure


def test_the_choices_are_the_kept_and_whom_was_asked_for(log: Log) -> None:
    assert [match.id for match in log.choices()] == [1]
    assert [match.id for match in log.choices((4, 1, 999))] == [1, 4]


def test_people_come_in_the_order_asked_for(log: Log) -> None:
    assert [match.id for match in log.people((4, 1, 999))] == [4, 1]


def test_labels_tell_people_apart_and_mark_the_pool(log: Log) -> None:
    log.book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee")))
    assert dict(log.labels((3, 2, 4))) == {
        1: "Ann Lee",
        5: "Ann Lee (2)",
        4: "Cy Dee · Lee & Sons (everyone else)",
        2: "Eve Ox (everyone else)",
        3: "Eve Ox (everyone else) (2)",
    }


def test_a_label_never_looks_like_another_with_its_number(book: Workbook) -> None:
    for name in ("Ann", "Ann (2)", "Ann"):
        book.save(lambda writer, name=name: contacts.add(writer, ContactForm(name)))
    assert len(set(Log(book, date(2026, 3, 2)).labels().values())) == 3


def test_labels_are_worked_out_once_until_the_next_save(log: Log) -> None:
    before = log.labels()
    assert log.labels() is before
    assert log.labels((1,)) is before
    log.book.save(lambda writer: contacts.add(writer, ContactForm("Bob Ray", "Orbit")))
    assert dict(log.labels()) == {1: "Ann Lee", 5: "Bob Ray · Orbit"}
