"""The short way to a phone number says what the long way says, or nothing."""

from __future__ import annotations

from random import Random

import pytest

from netjob.coaching.usual_number import usual


def by_the_library(text: str) -> str | None:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

    try:
        number = parse(text, None)
    except NumberParseException:
        return None
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else None


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("+49 151 12345678", "+4915112345678"),
        ("+44 (20) 7946-0123", "+442079460123"),
        ("+1 212.555.0100", "+12125550100"),
        ("+39 06 6982 1234", None),  # a zero may be one that is dialled at home
        ("+49 (0)151 12345678", None),  # the library drops the zero
        ("0151 12345678", None),
        ("+49 151 12345678 ext. 4", None),
        ("+999 12345678", None),
        ("+49 12", None),
        ("+0 151 12345678", None),
        ("＋49 151 12345678", None),
        ("", None),
    ],
)
def test_usual_numbers_are_known_at_once(written: str, known: str | None) -> None:
    assert usual(written) == known


def test_it_says_what_the_library_says_or_nothing() -> None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    random, known = Random(7), 0
    for code, regions in COUNTRY_CODE_TO_REGION_CODE.items():
        about = PhoneMetadata.metadata_for_region(regions[0])
        examples = [kind.example_number for kind in (about.mobile, about.fixed_line) if kind] if about else []
        for example in filter(None, examples):
            for _ in range(12):
                digits = list(example)
                for at in random.sample(range(len(digits)), k=random.randrange(min(4, len(digits)))):
                    digits[at] = str(random.randrange(10))
                written = f"+{code} {''.join(digits)}{random.choice(['', '', '', '7'])}"
                if found := usual(written):
                    assert found == by_the_library(written)
                    known += 1
    assert known > 2_000
