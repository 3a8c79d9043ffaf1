"""Know the usual phone number at once: written with its country code, and a landline or mobile of the main country.

Measured: phonenumbers takes 60 microseconds for one number, most of it for spellings that hardly any number has; an
address book of 30,000 people has 60,000 numbers. Whatever is not usual is left to the library.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WRITTEN = re.compile(r"\+[0-9][0-9 ().-]{6,24}")
_NO_DIGIT = re.compile(r"[^0-9]+")

Shapes = tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], frozenset[int]], ...]]


def usual(text: str) -> str | None:
    """The number as E.164 (`+4915112345678`); None for one that only the library can tell."""
    if not _WRITTEN.fullmatch(text):
        return None
    digits = _NO_DIGIT.sub("", text)
    for length in (2, 1, 3):
        if shapes := _shapes(digits[:length]):
            prefix, kinds = shapes
            national = digits[length:]
            if prefix.match(national):  # written with the zero that is dialled at home
                return None
            if any(len(national) in lengths and shape.fullmatch(national) for shape, lengths in kinds):
                return f"+{digits}"
            return None
    return None


@lru_cache(maxsize=1_024)
def _shapes(code: str) -> Shapes | None:
    """What is dialled before a number at home, and the shapes of numbers, in the main country of a code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(code)) if code[0] != "0" else None
    about = PhoneMetadata.metadata_for_region(regions[0]) if regions else None
    if about is None or about.general_desc is None:
        return None
    lengths = about.general_desc.possible_length
    kinds = tuple(
        (re.compile(kind.national_number_pattern), frozenset(kind.possible_length or lengths))
        for kind in (about.mobile, about.fixed_line)
        if kind and kind.national_number_pattern
    )
    # Without a prefix nothing is dialled before: a pattern that matches nowhere.
    return re.compile(about.national_prefix_for_parsing or r"(?!)"), kinds
