"""Suggestions over a workbook, and the same file again after a merge."""

from __future__ import annotations

import pytest

from netjob.coach import Coach
from netjob.coach.archive import Archive, File, read
from netjob.coaching.contact import ContactForm
from netjob.errors import NotFound
from netjob.workbook import Workbook, contacts, preferences
from tests.hand import TODAY, Hand, ago

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


@pytest.fixture
def coach(book: Workbook) -> Coach:
    return Coach(book, TODAY)


@pytest.fixture
def archive(book: Workbook) -> Archive:
    return Archive(book, TODAY)


def connections(*rows: str) -> File:
    return read("Connections.csv", "\n".join((HEADER, *rows, "")).encode())


def add(book: Workbook, name: str, **more: object) -> int:
    made = book.save(lambda writer: contacts.add(writer, ContactForm(name, **more)))  # type: ignore[arg-type]
    assert made is not None
    return made


def pairs(book: Workbook) -> list[tuple[int, int, int, str]]:
    """As a coach of this moment finds them."""
    return [(m.one, m.other, m.score, m.reason) for m in Coach(book, TODAY).matches.suggested()]


def test_a_contact_typed_in_is_known_by_all_its_addresses(book: Workbook) -> None:
    number = {"phone": "+49 30 901820"}
    add(book, "Bo Li", email="Bo@Lumen.com", profile_url="https://www.linkedin.com/in/bo-li/", **number)
    add(book, "Mum", **number)
    add(book, "Eva Stern", phone="030 901820")
    assert book.rows("SELECT contact, kind, value FROM contact_identity ORDER BY contact, id") == [
        (1, "profile_url", "linkedin.com/in/bo-li"),
        (1, "email", "bo@lumen.com"),
        (1, "phone", "+4930901820"),
        (2, "phone", "+4930901820"),
    ]
    opened = ContactForm("Eva Stern", phone="030 901820")
    book.save(lambda w: contacts.edit(w, 3, ContactForm("Eva Stern", phone="+4930901820", email="e@s.example"), opened))
    assert book.rows("SELECT kind, value FROM contact_identity WHERE contact = 3 ORDER BY id") == [
        ("email", "e@s.example"),
        ("phone", "+4930901820"),
    ]


def test_a_number_without_a_country_code_is_one_of_the_users_country(book: Workbook) -> None:
    add(book, "Bo Li", phone="+49 30 901820")
    add(book, "B. Li", phone="030 901820")
    assert pairs(book) == []
    preferences.choose(book, country="DE")
    assert pairs(book) == [(1, 2, 90, "phone_name")]


def test_an_address_typed_in_twice_is_the_surest_sign(book: Workbook) -> None:
    add(book, "Bo Li", email="bo@lumen.com")
    add(book, "Chef", email="BO@lumen.com")
    assert pairs(book) == [(1, 2, 98, "address")]


def test_who_is_in_the_trash_or_was_answered_is_not_suggested(book: Workbook, coach: Coach) -> None:
    for name in ("Bo Li", "Li, Bo", "B. Li"):
        add(book, name, organisation="Lumen")
    assert pairs(book) == [(1, 2, 92, "name_at"), (1, 3, 64, "name_at"), (2, 3, 64, "name_at")]
    coach.matches.not_same(2, 1, "a")
    coach.matches.later(1, 3, "b")
    assert pairs(book) == [(2, 3, 64, "name_at")]
    coach.people.trash(3)
    assert pairs(book) == []
    coach.undo("a")
    assert pairs(book) == [(1, 2, 92, "name_at")]


def test_the_one_with_more_touchpoints_stays(book: Workbook, coach: Coach) -> None:
    one, other, none = (add(book, name, organisation="Lumen") for name in ("Bo Li", "Li, Bo", "Eva"))
    Hand(book).touch(other, ago(3))
    with pytest.raises(NotFound):
        coach.matches.merge(one, 99, {}, "x")
    assert coach.matches.merge(one, other, {"name": "one"}, "a") == other
    assert coach.matches.merge(one, other, {"name": "one"}, "a") is None  # the form was sent twice
    assert book.rows("SELECT id, name FROM contact ORDER BY id") == [(other, "Bo Li"), (none, "Eva")]


FILE = (
    "Bo,Li,https://www.linkedin.com/in/bo-li,,Papaya Books,Editor,12 Mar 2021",
    "Bo,Li,,bo@mail.example,Papaya,,11 Mar 2019",
    "Cy,Ng,,,Orbit,,13 Mar 2021",
)


def test_the_number_of_an_import_is_what_the_review_shows(archive: Archive, book: Workbook) -> None:
    add(book, "Robert Mills", organisation="Acme, Inc.")
    add(book, "Cy Ng", organisation="Elsewhere")
    rows = ("Bob,Mills,https://www.linkedin.com/in/bob,,ACME,,1 Mar 2021", "Eva,Stern,,eva@mail.example,,,1 Mar 2021")
    outcome = archive.bring_in(connections(*rows, *FILE))
    assert outcome.accounts[0].suggested == len({other for _, other, _, _ in pairs(book)}) == 3
    assert outcome.alike == ("Bob Mills", "Bo Li", "Cy Ng")
    assert pairs(book) == [(1, 3, 86, "name_at"), (2, 7, 48, "name_moved"), (5, 6, 48, "name_moved")]
    assert archive.bring_in(connections(*rows, *FILE)).accounts[0].suggested == 0


def test_the_same_file_after_a_merge_changes_nothing(archive: Archive, book: Workbook, coach: Coach) -> None:
    file = connections(FILE[0].replace("Papaya Books", "Papaya GmbH"), *FILE[1:])
    archive.bring_in(file)
    archive.bring_in(file)
    assert pairs(book) == [(1, 2, 92, "name_at")]
    coach.matches.merge(1, 2, {"organisation": "other", "met_on": "other"}, "merge")
    before = book.rows("FROM contact ORDER BY id"), book.rows("FROM contact_identity ORDER BY id")
    outcome = archive.bring_in(file)
    assert outcome.nothing_new
    assert outcome.accounts[0].suggested == 0
    assert (book.rows("FROM contact ORDER BY id"), book.rows("FROM contact_identity ORDER BY id")) == before
    assert before[0][0][1:3] == ("Bo Li", "Papaya")
    coach.undo("merge")
    assert archive.bring_in(file).nothing_new
    assert pairs(book) == [(1, 2, 92, "name_at")]


def test_a_conflict_of_a_file_waits_in_the_review_and_is_gone_once_merged(
    archive: Archive, book: Workbook, coach: Coach
) -> None:
    archive.bring_in(connections(*FILE))
    both = "Bo,Li,https://www.linkedin.com/in/bo-li,new@mail.example,Papaya,,12 Mar 2021"
    other = "Somebody,Else,https://www.linkedin.com/in/else,,,,2 Mar 2022"
    clash = "Bo,Li,https://www.linkedin.com/in/else,bo@mail.example,Papaya,,12 Mar 2021"
    outcome = archive.bring_in(connections(both, other, clash))
    assert [problem.contacts for problem in outcome.accounts[0].problems] == [(2, 4)]
    assert outcome.unsure
    assert (2, 4, 80, "conflict") in pairs(book)
    coach.matches.merge(2, 4, {}, "merge")
    assert not archive.bring_in(connections(clash)).accounts[0].problems
    assert "conflict" not in [reason for *_, reason in pairs(book)]
