"""Cards of people: what any reader finds in them is what was put in."""

from __future__ import annotations

import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netjob.exchange import cards, read
from netjob.exchange.cards import Card
from netjob.exchange.text import one_line

AWKWARD = 'Ana, "Bo"; C\\D\nEND:VCARD 🧑‍🤝‍🧑 <b>é</b>'
BO = Card(
    "1-2@netjob", "Bo Li", "Acme, Inc.; Ltd", "VP, Engineering", ("bo@x.example", "b@y.example"), ("+49 151 1",),
    "https://www.linkedin.com/in/bo-li",
)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=200)


def test_a_card_has_exactly_these_lines() -> None:
    assert cards.write([BO]).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:1-2@netjob",
        "FN:Bo Li",
        "N:Li;Bo;;;",
        "ORG:Acme\\, Inc.\\; Ltd",
        "TITLE:VP\\, Engineering",
        "URL:https://www.linkedin.com/in/bo-li",
        "EMAIL;TYPE=INTERNET:bo@x.example",
        "EMAIL;TYPE=INTERNET:b@y.example",
        "TEL;TYPE=VOICE:+49 151 1",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize("name", ["Prince", "Ana Maria de Souza", "李小龍", "=1+1", "x" * 500])
def test_a_name_is_one_name_everywhere(name: str) -> None:
    written = cards.write([Card("1", name, None, None, (), (), None)])
    assert vobject.readOne(written.decode()).fn.value == name
    assert read("a.vcf", written)[0].people[0].name == name


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(WORDS, WORDS, WORDS).filter(lambda said: all(one_line(word) for word in said)), min_size=1, max_size=4
    )
)
@example([(AWKWARD, AWKWARD, AWKWARD), ("é" * 100, "🧑" * 60, "a" * 300)])
def test_readers_find_what_was_written(said: list[tuple[str, str, str]]) -> None:
    written = cards.write(
        Card(str(at), name, organisation, position, ("a@x.example",), ("+4915112345678",), None)
        for at, (name, organisation, position) in enumerate(said)
    )
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    for line in written.split(b"\r\n"):
        line.decode()  # no line ends within a character
    people = read("a.vcf", written)[0].people
    found = [(person.name, person.organisation, person.position) for person in people]
    assert found == [tuple(map(one_line, each)) for each in said]
    others = list(vobject.readComponents(written.decode()))
    assert [(card.fn.value, card.org.value[0], card.title.value) for card in others] == said
    assert {(person.emails, person.phones) for person in people} == {(("a@x.example",), ("+4915112345678",))}
