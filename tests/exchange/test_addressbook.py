"""Lists of contacts from Google, Outlook, Thunderbird and by hand."""

from __future__ import annotations

import pytest

from netjob.exchange import read
from netjob.exchange.columns import ColumnsUnclear
from netjob.exchange.records import Member, Person


def only(*rows: str, encoding: str = "utf-8") -> Member:
    (member,) = read("contacts.csv", "\r\n".join((*rows, "")).encode(encoding))
    return member


def reasons(member: Member) -> list[tuple[int, str, str, bool]]:
    return [(problem.row, problem.column, problem.reason, problem.refused) for problem in member.problems]


def test_google_with_more_addresses_than_any_list_of_headers() -> None:
    member = only(
        "First Name,Last Name,Labels,E-mail 11 - Label,E-mail 11 - Value,E-mail 12 - Label,E-mail 12 - Value,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Organization Name",
        "Jane,Doe,* myContacts,Work,j@a.example ::: j@b.example,,J@A.example,Work Fax,1,Mobile,2 ::: 3,Acme ::: Old",
    )
    assert (member.format, member.source) == ("google_contacts", "google")
    emails = ("j@a.example", "j@b.example", "J@A.example")
    assert member.people == (Person(2, "Jane Doe", "Acme", None, emails, ("2", "3")),)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Abteilung;Position;Telefon geschäftlich;Mobiltelefon;"
            "E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag",
            "Dr.;Jane;Q.;Doe;Acme;IT;Leitung, Technik;1;2;j@a.example;j@b.example;0/0/00",
        ),
        (
            "Título;Nombre;Segundo nombre;Apellidos;Organización;Department;Puesto;Teléfono del trabajo;Particular;"
            "E-mail Address;Dirección de correo electrónico 2;Birthday",
            "Dr.;Jane;Q.;Doe;Acme;IT;Leitung, Technik;1;2;j@a.example;j@b.example;0/0/00",
        ),
        (
            "Titolo;Nome;Secondo nome;Cognome;Società;Reparto;Qualifica;Telefono di lavoro;Cellulare;"
            "Indirizzo e-mail;Indirizzo e-mail 2;Compleanno",
            "Dr.;Jane;Q.;Doe;Acme;IT;Leitung, Technik;1;2;j@a.example;j@b.example;0/0/00",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_outlook_in_other_languages(header: str, row: str, encoding: str) -> None:
    member = only(header, row, encoding=encoding)
    assert (member.format, member.source) == ("outlook_contacts", "outlook")
    expected = Person(2, "Jane Q. Doe", "Acme", "Leitung, Technik", ("j@a.example", "j@b.example"), ("1", "2"))
    assert member.people == (expected,)


def test_thunderbird_in_german_with_notes_of_several_lines_and_one_field_too_many() -> None:
    member = only(
        "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Tel. dienstlich,"
        "Organisation,Notizen",
        'Jane,Doe,Dr. Jane Doe,j@a.example,,1,Acme,"one\r\ntwo",',
        "Joe,Doe,Joe Doe,joe@a.example,,,,,",
    )
    assert (member.format, member.source) == ("thunderbird_contacts", "thunderbird")
    assert member.people == (
        Person(2, "Dr. Jane Doe", "Acme", None, ("j@a.example",), ("1",)),
        Person(3, "Joe Doe", None, None, ("joe@a.example",)),
    )
    assert member.problems == ()


def test_a_list_kept_by_hand() -> None:
    member = only("Name,Email,Company,LinkedIn", "Jane Doe,j@a.example; j@b.example,Acme,linkedin.com/in/jane-doe")
    assert (member.format, member.source) == ("contacts_table", "table")
    emails = ("j@a.example", "j@b.example")
    assert member.people == (Person(2, "Jane Doe", "Acme", None, emails, profile_url="linkedin.com/in/jane-doe"),)


def test_name_beside_a_first_name_is_the_last_one() -> None:
    member = only("Vorname;Name;Firma;Email", "Jane;Doe;Acme;j@a.example")
    assert [person.name for person in member.people] == ["Jane Doe"]


def test_title_alone_may_be_either_and_is_asked() -> None:
    with pytest.raises(ColumnsUnclear):
        only("Name,Email,Title", "Jane Doe,j@a.example,Dr.")


def test_an_address_with_a_name_stays_as_written() -> None:
    member = only("Name,Email", '"Jane","""Doe, Jane"" <j@a.example>"')
    assert member.people[0].emails == ('"Doe, Jane" <j@a.example>',)


def test_what_can_not_be_read_of_a_row_is_named() -> None:
    member = only("Name,Email,Company", ",,Acme", ",,", "Jane,/o=Org/cn=jane,", "Joe,at home; joe@a.example,", ",me,")
    assert [(person.row, person.name, person.emails) for person in member.people] == [
        (2, "Acme", ()),
        (4, "Jane", ()),
        (5, "Joe", ("joe@a.example",)),
    ]
    assert reasons(member) == [
        (2, "", "no_name", False),
        (4, "Email", "exchange_path", False),
        (5, "Email", "bad_email", False),
        (6, "Email", "bad_email", False),
        (6, "", "no_name", True),
    ]
    assert (member.rows, member.taken) == (4, 3)
