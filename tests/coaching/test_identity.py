"""What identifies a person or an organisation."""

from __future__ import annotations

import time
from datetime import date

import pytest

from netjob.coaching.identity import (
    Identity,
    email_key,
    identities,
    organisation_key,
    phone_key,
    profile_key,
    row_key,
)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/jon-smythe", "linkedin.com/in/jon-smythe"),
        ("https://www.linkedin.com/in/jon-smythe/", "linkedin.com/in/jon-smythe"),
        ("http://linkedin.com/in/jon-smythe?trk=x", "linkedin.com/in/jon-smythe"),
        ("https://de.linkedin.com/in/Jon-Smythe#top", "linkedin.com/in/jon-smythe"),
        ("linkedin.com/in/jon-smythe/en", "linkedin.com/in/jon-smythe"),
        (" //m.linkedin.com:443/in/jon-smythe/detail/x ", "linkedin.com/in/jon-smythe"),
        ("https://www.linkedin.com/in/jos%C3%A9-mu%C3%B1oz", "linkedin.com/in/josé-muñoz"),
        ("https://www.linkedin.com/in/jose\u0301-mun\u0303oz", "linkedin.com/in/josé-muñoz"),
        ("https://www.linkedin.com/in/STRASSE", "linkedin.com/in/strasse"),
        ("https://www.linkedin.com/in/stra%C3%9Fe", "linkedin.com/in/strasse"),
        ("https://www.linkedin.com/in/%ff", "linkedin.com/in/%ff"),
        ("https://www.linkedin.com/in/a%2Fb", "linkedin.com/in/a/b"),
        ("https://www.linkedin.com/pub/jane-doe/1/2a3/b45", "linkedin.com/pub/jane-doe/1/2a3/b45"),
        ("https://www.linkedin.com/profile/view?id=3", None),
        ("https://www.linkedin.com/company/acme", None),
        ("https://www.linkedin.com/in/", None),
        ("https://notlinkedin.com/in/jon", None),
        ("https://linkedin.com@evil.example/in/jon", None),
        ("https://linkedin.com.evil.example/in/jon", None),
        ("javascript:alert(1)//linkedin.com/in/x", None),
        ("", None),
    ],
)
def test_profile_key(url: str, key: str | None) -> None:
    assert profile_key(url) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kate@Example.com ", "kate@example.com"),
        ('"Omega" <omega@example.com>', "omega@example.com"),
        ("mailto:A.B+c@d.example", "a.b+c@d.example"),
        ("x@BÜRO.example.", "x@büro.example"),
        ("/o=Exchange/cn=Recipients/cn=jb", None),
        ("a@localhost", None),
        ("a@b.example, c@d.example", None),
        ("@b.example", None),
        ("nobody", None),
        ("", None),
    ],
)
def test_email_key(text: str, key: str | None) -> None:
    assert email_key(text) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme, Inc.", "acme"),
        ("ACME", "acme"),
        ("Acme Inc", "acme"),
        ("Contoso AG", "contoso"),
        ("Siemens Mobility GmbH & Co. KG", "siemens mobility"),
        ("Société Générale S.A.", "société générale"),
        ("Foo S.à r.l.", "foo"),
        ("Foo S.A. de C.V.", "foo"),
        ("Bar Sp. z o.o.", "bar"),
        ("Baz UG (haftungsbeschränkt)", "baz"),
        ("Maersk A/S", "maersk"),
        ("Nokia Oyj", "nokia"),
        ("Philips B.V.", "philips"),
        ("Infosys Pvt. Ltd.", "infosys"),
        ("ООО Пример", "пример"),
        ("株式会社 東芝", "東芝"),
        ("Quill & Stone", "quill and stone"),
        ("Quill and Stone LLP", "quill and stone"),
        ("Booking.com", "booking com"),
        ("Incorporated Minds", "incorporated minds"),
        ("Agora", "agora"),
        ("Saga", "saga"),
        ("Trust Me", "trust me"),
        ("AG", "ag"),
        ("Company & Co", "company"),
        ("---", None),
        ("", None),
    ],
)
def test_organisation_key(name: str, key: str | None) -> None:
    assert organisation_key(name) == key


def test_row_key_depends_on_what_is_said_only() -> None:
    key = row_key("Amy  B.", "linkedin", date(2023, 4, 4))
    assert key == row_key("amy b.", "linkedin", date(2023, 4, 4))
    assert len(key) == 32
    assert len({key, row_key("Amy B.", "google", date(2023, 4, 4)), row_key("Amy B.", "linkedin", None)}) == 3


def test_row_key_takes_broken_text() -> None:
    assert len(row_key("\ud800", "linkedin", None)) == 32


def test_identities_fall_back_to_the_row() -> None:
    url, row = Identity("profile_url", "linkedin.com/in/a"), Identity("row", row_key("A", "linkedin", None))
    mails = ("A@b.example", "a@B.example", "c@d.example")
    assert identities("A", "linkedin", "linkedin.com/in/A", mails, None) == (
        url,
        Identity("email", "a@b.example"),
        Identity("email", "c@d.example"),
    )
    assert identities("A", "linkedin", "https://a.example", ("none",), None) == (row,)


def test_long_text_takes_no_time() -> None:
    began = time.monotonic()
    assert email_key("a" * 1_000_000 + "@") is None
    assert profile_key("a." * 500_000) is None
    assert organisation_key("a." * 500_000) == "a" * 1_000
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("text", "region", "key"),
    [
        ("+49 151 23456789", None, "+4915123456789"),
        ("0151 23456789", "DE", "+4915123456789"),
        ("0049 (0)151-2345 6789", "DE", "+4915123456789"),
        ("+44-20-7946-0018;ext=5", None, "+442079460018"),
        ("0151 23456789", None, None),
        ("+49 1", None, None),
        ("mainphone", None, None),
        ("", None, None),
        ("1" * 1_000, "DE", None),
    ],
)
def test_a_phone_number_is_compared_by_the_rules_of_its_country(text: str, region: str | None, key: str | None) -> None:
    assert phone_key(text, region) == key
