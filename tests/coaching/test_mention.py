"""What a person is called: found as words of its own, whatever the case and the accents, and taken out."""

from __future__ import annotations

import pytest

from netjob.coaching.mention import Sought, mentions, sought, without, without_in_json


@pytest.mark.parametrize(
    ("name", "namesakes", "expected"),
    [
        ("Ana Lee", False, Sought(("a@b.example", "Ana Lee"), ("Ana", "Lee"))),
        ("Ana Lee", True, Sought(("a@b.example",), ("Ana Lee", "Ana", "Lee"))),
        ("Ana", False, Sought(("a@b.example",), ("Ana",))),
        ("Bo Li Smith", False, Sought(("a@b.example", "Bo Li Smith"), ("Smith",))),
    ],
)
def test_a_name_is_sure_of_nobody_when_it_is_short_or_shared(name: str, namesakes: bool, expected: Sought) -> None:
    assert sought(name, ["a@b.example"], namesakes) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ana Lee called", "X called"),
        ("met ANA  lee, ana lee's", "met ANA  lee, X's"),
        ("Aná Leé", "X"),
        ("Banana Leek", "Banana Leek"),
        ("(Ana Lee)Ana Lee", "(X)X"),
        ("", ""),
    ],
)
def test_a_whole_name_is_taken_out(words: str, expected: str) -> None:
    assert without(words, ("Ana Lee",), "X") == expected
    assert mentions(words, ("Ana Lee",)) == (words != expected)


def test_a_name_goes_before_its_parts() -> None:
    assert without("Ana Lee and Ana", ("Ana Lee", "Ana", "Lee"), "somebody") == "somebody and somebody"


def test_an_address_is_found_among_signs() -> None:
    assert without("<a.b@c.example>; +49 30 1", ("a.b@c.example", "+49 30 1"), "-") == "<->; -"
    assert not mentions("xa.b@c.example", ("a.b@c.example",))


def test_letters_that_become_two_keep_their_places() -> None:
    assert without("İpek Ana ﬁ", ("Ana",), "X") == "İpek X ﬁ"


def test_json_keeps_its_shape() -> None:
    assert without_in_json('[{"file": "ana lee.vcf", "n": 1, "names": ["Ana Lee"]}]', ("Ana Lee",), "X") == (
        '[{"file": "X.vcf", "n": 1, "names": ["X"]}]'
    )
