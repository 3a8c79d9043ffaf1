"""Contacts as files: those the list shows, with everything they can be reached by."""

from __future__ import annotations

from netjob.coach.contact_files import as_cards, as_sheet
from netjob.coach.people import People
from netjob.coaching.contact import ContactForm
from netjob.exchange import read
from netjob.workbook import Workbook, contacts
from netjob.workbook.listing import Filter
from tests.conftest import TODAY

AWKWARD = '=Ana, "Bo"; C\\D <b>é</b> :smile:'


def add(book: Workbook, name: str, **more: object) -> int:
    made = book.save(lambda writer: contacts.add(writer, ContactForm(name, **more)))  # type: ignore[arg-type]
    assert made is not None
    return made


def test_cards_and_table_hold_who_is_listed(book: Workbook) -> None:
    ana = add(book, AWKWARD, organisation="Acme, Inc.; Ltd", position="VP, Rail", email="Ana@x.example")
    add(book, "Bo Li", phone="+49 151 12345678", profile_url="https://www.linkedin.com/in/bo-li")
    gone = add(book, "Cy Ng")
    book.save(lambda writer: contacts.trash(writer, gone))
    book.save(lambda w: w.insert("contact_identity", contact=ana, kind="email", value="ana@home.example"))
    people = People(book, TODAY)
    found = read("a.vcf", as_cards(people, Filter()))[0].people
    assert [(one.name, one.organisation, one.position, one.emails, one.phones, one.profile_url) for one in found] == [
        (AWKWARD, "Acme, Inc.; Ltd", "VP, Rail", ("Ana@x.example", "ana@home.example"), (), None),
        ("Bo Li", None, None, (), ("+49 151 12345678",), "https://www.linkedin.com/in/bo-li"),
    ]
    assert as_sheet(people, Filter(words="bo li")).decode("utf-8-sig").splitlines() == [
        "Name,Organisation,Position,E-mail,Phone,LinkedIn profile",
        "Bo Li,,,,'+49 151 12345678,https://www.linkedin.com/in/bo-li",
    ]
    assert as_sheet(people, Filter(words="ana")).decode("utf-8-sig").splitlines()[1].startswith('"\'=Ana, ""Bo')


def test_a_table_comes_in_again_as_it_went_out(book: Workbook) -> None:
    add(book, "Bo Li", organisation="Acme", email="bo@x.example", phone="+49 151 12345678")
    (person,) = read("contacts.csv", as_sheet(People(book, TODAY), Filter()))[0].people
    assert (person.name, person.organisation, person.emails) == ("Bo Li", "Acme", ("bo@x.example",))


def test_a_second_file_names_the_same_cards(book: Workbook) -> None:
    add(book, "Bo Li")
    people = People(book, TODAY)
    assert as_cards(people, Filter()) == as_cards(people, Filter())
    assert f"UID:{book.workbook_id}-contact-1@netjob".encode() in as_cards(people, Filter()).replace(b"\r\n ", b"")
