"""What an import reads from the workbook and writes into it."""

from __future__ import annotations

from datetime import date, datetime

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, Writer, contacts, imports
from netjob.workbook.imports import Arrival, Entry, Known, Touch

AT = datetime(2024, 1, 11, 9)


def entry(name: str, organisation: str | None = None) -> Entry:
    return Entry(name, organisation, organisation and organisation.lower(), None, None, None, None, None, "linkedin")


def touch(contact: int, key: str = "2024-01-11 out") -> Touch:
    return Touch(contact, date(2024, 1, 11), AT, "out", "message", "linkedin", key)


def read(book: Workbook) -> Known:
    found = book.save(imports.known)
    assert found is not None
    return found


def write(book: Workbook, arrival: Arrival, run: int = 1) -> None:
    book.save(lambda writer: imports.write(writer, arrival, run))


def test_newcomers_get_ids_and_what_names_them_follows(book: Workbook) -> None:
    book.save(lambda writer: contacts.add(writer, ContactForm("Here Already")))
    newcomers = [entry("One"), entry("Two", "Papaya")]
    identities = [(-2, "row", "b"), (-1, "row", "a"), (1, "email", "h@mail.example")]
    write(book, Arrival(newcomers, identities, touches=[touch(-2), touch(1)]), run=7)
    assert book.rows("SELECT id, name, organisation, status, import_run FROM contact ORDER BY id") == [
        (1, "Here Already", None, "kept", None),
        (2, "One", None, "pool", 7),
        (3, "Two", "Papaya", "pool", 7),
    ]
    assert book.rows("SELECT contact, kind, value, import_run FROM contact_identity ORDER BY contact") == [
        (1, "email", "h@mail.example", 7),
        (2, "row", "a", 7),
        (3, "row", "b", 7),
    ]
    assert book.rows("SELECT contact, tie, happened_at FROM touchpoint ORDER BY contact") == [
        (1, "familiar", AT),
        (3, "none", AT),
    ]
    assert book.save(lambda writer: contacts.add(writer, ContactForm("Next"))) == 4


def test_an_empty_arrival_writes_nothing(book: Workbook) -> None:
    write(book, Arrival())
    assert book.value("SELECT count(*) FROM contact") == 0


def test_a_change_keeps_both_states(book: Workbook) -> None:
    write(book, Arrival([entry("One", "Old"), entry("Two", "Old")]))
    write(book, Arrival(changed={2: entry("Two", "New")}), run=2)
    assert book.rows("SELECT organisation, organisation_key FROM contact ORDER BY id") == [
        ("Old", "old"),
        ("New", "new"),
    ]
    sides = "before ->> '$.organisation', after ->> '$.organisation'"
    assert book.rows(f"SELECT batch, table_name, row_id, {sides} FROM change") == [
        ("import:2", "contact", 2, "Old", "New")
    ]


def test_what_is_there_already_is_found_by_contact_day_and_direction(book: Workbook) -> None:
    write(book, Arrival([entry("One"), entry("Two")], touches=[touch(-1)]))
    asked = [touch(1), touch(2), touch(1, "2024-01-11 in"), touch(-1)]
    assert book.save(lambda writer: imports.already(writer, asked)) == {0}
    assert book.save(lambda writer: imports.already(writer, [])) == set()


def test_what_is_known_holds_the_trash_and_what_was_typed_by_hand(book: Workbook) -> None:
    form = ContactForm("Hand", organisation="Papaya", email="H@mail.example")
    book.save(lambda writer: contacts.add(writer, form))
    write(book, Arrival([entry("Edited", "Old"), entry("Gone", "Old")]))

    def touched(writer: Writer) -> None:
        writer.update("contact", 2, {"edited": ["position"]})
        contacts.trash(writer, 3)

    book.save(touched)
    known = read(book)
    kept = {known.entries[row_id].name: known.entries[row_id].kept for row_id in known.entries}
    assert kept["Hand"] == {"organisation", "organisation_key", "email"}
    assert kept["Edited"] == {"position"}
    assert kept["Gone"] >= {"organisation", "position", "email", "phone", "profile_url", "met_on"}
    assert known.identities == {("email", "h@mail.example"): 1}


def test_an_identity_of_two_belongs_to_who_is_not_in_the_trash(book: Workbook) -> None:
    write(book, Arrival([entry("Gone"), entry("Here"), entry("Later")], [(-n, "row", "same") for n in (1, 2, 3)]))
    book.save(lambda writer: contacts.trash(writer, 1))
    assert read(book).identities == {("row", "same"): 2}
