"""Cards as phones and programs write them, and why they are not left to a library."""

from __future__ import annotations

import pytest

from netjob.exchange import read, vcard
from netjob.exchange.records import Member, Person
from netjob.exchange.refusals import TooLarge
from tests.exchange.test_manifest import CASES, lines, needs_cases


def only(*cards: str, name: str = "a.vcf") -> Member:
    (member,) = read(name, "\r\n".join(cards).encode())
    return member


def card(*said: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *said, "END:VCARD", ""))


def person(*said: str, version: str = "3.0") -> Person:
    return only(card(*said, version=version)).people[0]


def test_a_whole_card() -> None:
    found = person(
        "N:Doe;Jane;;Dr.;",
        "FN:Jane Doe",
        "ORG:Acme\\, Inc.;Sales\\; North;",
        "TITLE:VP, Engineering; Research",
        "item1.EMAIL;TYPE=INTERNET:mailto:Jane@Example.org",
        "EMAIL:Jane@Example.org",
        "EMAIL:jane@acme.example",
        "TEL;VALUE=uri:tel:+44-555-555-5555;ext=5555",
        "TEL;TYPE=FAX:1",
        "TEL;TYPE=fax,voice:2",
        "X-SOCIALPROFILE;type=twitter:http://twitter.com/jane",
        "X-SOCIALPROFILE;type=linkedin:http\\://www.linkedin.com/in/jane-doe",
        "BDAY:1604-01-01",
    )
    assert found == Person(
        1,
        "Jane Doe",
        "Acme, Inc.",
        "VP, Engineering; Research",
        ("Jane@Example.org", "jane@acme.example"),
        ("+44-555-555-5555;ext=5555", "2"),
        "http://www.linkedin.com/in/jane-doe",
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (("N:Doe;Jane;Q.;Dr.;MSc",), "Jane Q. Doe"),
        (("N:Doe;Jane;Philip,Paul;;", "FN:"), "Jane Philip Paul Doe"),
        (("N:;;;;", "FN:Apple, AG"), "Apple, AG"),
        (("N:;;;;", "NICKNAME:Janey", "ORG:Acme"), "Janey"),
        (("ORG:;Sales", "EMAIL:a@b.example"), "Sales"),
        (("EMAIL:a@b.example", "TEL:1"), "a@b.example"),
        (("TEL:0151 1",), "0151 1"),
        (("FN:one\\ntwo\\Nthree\\\\four",), "one two three\\four"),
    ],
)
def test_who_it_is(said: tuple[str, ...], name: str) -> None:
    assert person(*said).name == name


def test_a_backslash_means_less_in_version_2_1_which_may_come_last() -> None:
    assert person("FN:C:\\new\\, old", version="2.1").name == "C:\\new, old"
    assert only("BEGIN:VCARD", "N:Doe,Jane;J", "VERSION:2.1", "END:VCARD").people[0].name == "J Doe,Jane"


def test_who_is_called_by_something_else_is_pointed_at() -> None:
    member = only(card("EMAIL:a@b.example", "EMAIL:at home"), card("NOTE:nobody"), card("FN:Jane"))
    assert [(problem.row, problem.column, problem.reason, problem.refused) for problem in member.problems] == [
        (1, "FN", "no_name", False),
        (1, "EMAIL", "bad_email", False),
        (2, "FN", "no_name", True),
    ]
    assert (member.rows, member.taken, [person.row for person in member.people]) == (3, 2, [1, 3])


def test_cards_in_cards() -> None:
    agent = ("AGENT:", "BEGIN:VCARD", "FN:Susan", "TEL:9", "END:VCARD")
    assert [(person.name, person.phones) for person in only(card("FN:Jane", *agent, "TEL:1")).people] == [
        ("Jane", ("1",))
    ]
    agent = ("AGENT:BEGIN:VCARD", "FN:Susan", "END:VCARD")
    assert [person.name for person in only(card("FN:Jane", *agent)).people] == ["Jane"]
    agent = ("AGENT:BEGIN:VCARD\\nFN:Susan\\nEND:VCARD\\n",)
    assert [person.name for person in only(card("FN:Jane", *agent)).people] == ["Jane"]


def test_cards_without_an_end() -> None:
    member = only("BEGIN:VCARD", "FN:Jane", "BEGIN:VCARD", "FN:Joe", "TEL:1", "TEL:0151 23")
    assert [(person.name, person.phones) for person in member.people] == [("Jane", ()), ("Joe", ("1",))]
    assert [(problem.row, problem.reason, problem.refused) for problem in member.problems] == [
        (1, "not_closed", False),
        (2, "not_closed", False),
    ]


def test_lists_are_no_people() -> None:
    member = only(card("FN:Friends", "KIND:group", version="4.0"), card("FN:F", "X-ADDRESSBOOKSERVER-KIND:group"))
    assert (member.people, member.skipped, member.rows, member.taken) == ((), {"contact_list": 2}, 2, 0)


def test_what_is_too_long_is_left_out_and_named() -> None:
    member = only(card("FN:Jane", f"TITLE:{'a' * 70_000}"))
    assert member.people == (Person(1, "Jane"),)
    assert [(problem.column, problem.reason) for problem in member.problems] == [("TITLE", "too_long")]


def test_too_many_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 2)
    with pytest.raises(TooLarge, match="2 cards"):
        only(card("FN:1"), card("FN:2"), card("FN:3"))


def library(data: bytes) -> list[tuple[str, str]]:
    """What vobject reads, asked as kindly as it can be."""
    from vobject.base import readComponents

    from netjob.exchange import text

    read_cards = []
    for found in readComponents(data.decode(text.encoding(data), "replace"), ignoreUnreadable=True):
        said = found.contents
        name = said["fn"][0].value if said.get("fn") and said["fn"][0].value else ""
        title = said["title"][0].value if "title" in said else ""
        read_cards.append((name, title))
    return read_cards


@needs_cases
@pytest.mark.filterwarnings("ignore")
def test_a_library_reads_these_cases_wrong_and_own_code_none() -> None:
    """vobject 0.9.9. With bytes, folds and commas treated before, what is left of it takes a second for 1,000 cards."""
    from vobject.base import VObjectError

    wrong = set()
    for line in lines():
        if not line["file"].startswith("vcf/") or line["contacts"] == "0":
            continue
        data = (CASES / line["file"]).read_bytes()
        try:
            name, title = library(data)[0]
        except (VObjectError, ValueError, UnicodeError):
            wrong.add(line["file"])
            continue
        own = read("a.vcf", data)[0].people
        if own and ((name and name != own[0].name) or title != (own[0].position or "")):
            wrong.add(line["file"])
    assert {"vcf/ezvcard_gmail.vcf", "vcf/kde_photo_logo_sound.vcf", "vcf/ezvcard_android.vcf"} <= wrong
    unescaped = card("FN:Jane", "TITLE:VP, Engineering")
    assert library(unescaped.encode())[0][1] == "VP"
    assert only(unescaped).people[0].position == "VP, Engineering"
